"""Whom the casus is about: known or new, one more role, and the wrong one out."""

from casusoverleg.models import CasusBetrokkene
from keten.kern import klok
from keten.personen.actions import open_for_meldpunt
from keten.personen.models import Persoon
from tests.casusoverleg.kast import Kast, errors_of, make_kast
from tests.gedeeld import gedeeld
from tests.rollen import actor_of, make_persoon


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


NIEUW = {"roepnaam": "Tweeling", "geslachtsnaam": "El Voorbeeld", "rol": "ouder"}


def test_somebody_new_is_seen_by_the_deelnemers(kast: Kast) -> None:
    answer = kast.post("regisseur", kast.url("betrokkene_toevoegen"), **NIEUW)

    assert answer.status_code == 302
    assert "Tweeling El Voorbeeld" in kast.html("lev", "casus_betrokkenen")


def test_two_spellings_of_one_name_are_recognised(kast: Kast) -> None:
    adres = kast.url("betrokkene_toevoegen")
    kast.post("regisseur", adres, **NIEUW)
    anders = {**NIEUW, "geslachtsnaam": "Elvoorbéeld"}

    asked = kast.post("regisseur", adres, **anders)
    gezien = asked.context["form"]["gezien"].value()
    made = kast.post("regisseur", adres, persoon="nieuw", gezien=gezien, **anders)

    assert "Kies of dit dezelfde persoon is." in errors_of(asked)
    assert made.status_code == 302
    assert Persoon.objects.filter(roepnaam="Tweeling").count() == 2


def test_a_known_person_keeps_the_spelling_that_was_typed(kast: Kast) -> None:
    al = make_persoon(by=kast.kring.regisseur, roepnaam="Proefster")
    open_for_meldpunt(
        al.pk,
        verband_id=kast.kring.verband.pk,
        herkomst=al.pk,
        today=klok.vandaag(),
    )
    adres = kast.url("betrokkene_toevoegen")
    velden = {"roepnaam": "Proefsteer", "geslachtsnaam": "Proefnaam", "rol": "ouder"}
    gezien = kast.post("regisseur", adres, **velden).context["form"]["gezien"].value()

    kast.post("regisseur", adres, gezien=gezien, persoon=str(al.pk), **velden)

    assert [alias.naam for alias in al.aliassen.all()] == ["Proefsteer Proefnaam"]


def test_who_is_on_the_casus_already_is_refused(kast: Kast) -> None:
    al = kast.casus.betrokkenen.get().persoon

    adres = kast.url("betrokkene_toevoegen")
    velden = {
        "roepnaam": al.roepnaam,
        "geslachtsnaam": al.geslachtsnaam,
        "rol": "ouder",
        "persoon": str(al.pk),
    }
    asked = kast.post("regisseur", adres, **velden)
    gezien = asked.context["form"]["gezien"].value()

    answer = kast.post("regisseur", adres, gezien=gezien, **velden)

    assert answer.status_code == 409
    assert "staat al bij deze casus" in errors_of(answer)


def test_a_name_is_asked_for(kast: Kast) -> None:
    answer = kast.post("regisseur", kast.url("betrokkene_toevoegen"), rol="ouder")

    assert answer.status_code == 422
    assert "Vul een roepnaam of een achternaam in." in errors_of(answer)


def test_a_correction_reaches_every_reader_and_the_old_name_stays_findable(
    kast: Kast,
) -> None:
    rij = kast.casus.betrokkenen.get()
    adres = kast.url("betrokkene_wijzigen", rij.pk)
    velden = {"roepnaam": "Anders", "geslachtsnaam": "Geschreven", "geboren": "2011"}

    refused = kast.post("lev", adres, **velden)
    answer = kast.post("regisseur", adres, versie=rij.persoon.versie, **velden)

    assert refused.status_code == 403
    assert answer.status_code == 302
    assert "Anders Geschreven" in kast.html("lev", "casus_betrokkenen")
    zichtbaar = Persoon.objects.visible_to(actor_of(kast.kring.lev))
    assert zichtbaar.genaamd("Proefje Proefnaam").exists()


def test_a_role_is_added(kast: Kast) -> None:
    rij = kast.casus.betrokkenen.get()

    kast.post("regisseur", kast.url("betrokkene_rol", rij.pk), rol="getuige")

    assert "Getuige" in kast.html("lev", "casus_betrokkenen")


def test_the_wrong_person_is_unlinked_and_seen_by_nobody(kast: Kast) -> None:
    rij = kast.casus.betrokkenen.get()
    kast.add_informatie("lev", over_persoon=rij.persoon)
    afspraak = kast.add_afspraak(betreft=rij.persoon)
    assert "Proefje" in kast.html("lev", "casus_informatie")
    assert "Proefje" in kast.html("lev", "afspraak", afspraak.pk)
    adres = kast.url("betrokkene_ontkoppelen", rij.pk)
    before = kast.html("regisseur", "betrokkene_ontkoppelen", rij.pk)

    answer = kast.post("regisseur", adres, reden="Verkeerde jongere.")

    assert "LEV Groep" in before
    assert answer.status_code == 302
    for tab in ("casus", "casus_betrokkenen", "casus_informatie", "casus_afdruk"):
        assert "Proefje" not in kast.html("lev", tab)
    assert "Proefje" not in kast.html("lev", "afspraak", afspraak.pk)
    assert not Persoon.objects.visible_to(actor_of(kast.kring.lev)).exists()
    assert CasusBetrokkene.objects.get(pk=rij.pk).tot is not None


def test_unlinking_asks_for_a_reason_and_for_the_right(kast: Kast) -> None:
    rij = kast.casus.betrokkenen.get()
    adres = kast.url("betrokkene_ontkoppelen", rij.pk)

    assert kast.post("regisseur", adres).status_code == 422
    assert kast.post("lev", adres, reden="Nee.").status_code == 403
    assert kast.post("vreemde", adres, reden="Nee.").status_code == 404
