"""Starting, not starting, undoing, correcting, and taking over a running casus."""

import datetime as dt

import pytest
from django.urls import reverse

from casusoverleg.actions.afsluiting import AfgeslotenError
from casusoverleg.models import Casus
from keten.kern import klok
from keten.personen.models import Persoon
from tests.casusoverleg.kast import Kast, errors_of, make_kast
from tests.gedeeld import gedeeld
from tests.rollen import add_deelnemer, make_casus, make_melding, make_persoon

START = {
    "veiligheidsplan_uitzondering": "LEV maakt het deze week.",
    "informeren": "De casusregisseur vertelt het thuis.",
}


@gedeeld
def kast(db: None) -> Kast:
    return make_kast(gestart=False)


def test_the_page_lists_what_is_missing_before_the_start(kast: Kast) -> None:
    page = kast.html("regisseur", "casus")

    assert "Om te starten" in page
    assert "Een casusregisseur" in page
    assert "ontbreekt" in page


def test_a_start_that_is_not_ready_says_what_is_missing(kast: Kast) -> None:
    adres = kast.url("casus_handeling", None, "starten")

    answer = kast.post("regisseur", adres, versie=kast.casus.versie, **START)

    assert answer.status_code == 409
    assert "een casusregisseur" in errors_of(answer)
    kast.casus.refresh_from_db()
    assert kast.casus.status == "voorbereiding"


def test_a_ready_casus_starts_and_the_start_can_be_undone(kast: Kast) -> None:
    deelnemer = kast.casus.deelnames.get(medewerker=kast.kring.lev)
    kast.post(
        "regisseur",
        kast.url("casusregisseur_aanwijzen"),
        deelnemer=deelnemer.pk,
        reden="Kent de jongere.",
    )
    kast.casus.refresh_from_db()
    adres = kast.url("casus_handeling", None, "starten")

    started = kast.post("regisseur", adres, versie=kast.casus.versie, **START)

    assert started.status_code == 302
    kast.casus.refresh_from_db()
    assert kast.casus.status == "actief"

    ongedaan = kast.url("casus_handeling", None, "ongedaan-maken")
    assert "Maak de laatste stap ongedaan" in kast.html("regisseur", "casus")
    undone = kast.post("regisseur", ongedaan)

    assert undone.status_code == 302
    kast.casus.refresh_from_db()
    assert kast.casus.status == "voorbereiding"
    assert "Ongedaan gemaakt" in kast.html("regisseur", "casus_tijdlijn")


def test_closing_before_the_start_asks_for_a_reason(kast: Kast) -> None:
    adres = kast.url("casus_handeling", None, "toch-niet")
    versie = kast.casus.versie

    assert kast.post("regisseur", adres, versie=versie).status_code == 422
    answer = kast.post("regisseur", adres, versie=versie, reden="Elders opgepakt.")

    assert answer.status_code == 302
    kast.casus.refresh_from_db()
    assert kast.casus.status == "afgesloten"


def test_a_closed_casus_takes_nothing_more(kast: Kast) -> None:
    kast.post(
        "regisseur",
        kast.url("casus_handeling", None, "toch-niet"),
        reden="Elders opgepakt.",
    )
    kast.casus.refresh_from_db()

    page = kast.html("regisseur", "casus")
    answer = kast.post(
        "regisseur",
        kast.url("betrokkene_toevoegen"),
        roepnaam="Nieuweling",
        rol="ouder",
    )

    assert "Nieuwe afspraak" not in page
    assert answer.status_code == 409
    assert "Deze casus is afgesloten." in errors_of(answer)
    with pytest.raises(AfgeslotenError):
        kast.add_informatie("lev")
    with pytest.raises(AfgeslotenError):
        kast.add_afspraak()
    with pytest.raises(AfgeslotenError):
        add_deelnemer(kast.kring, kast.casus, kast.kring.politie2)


def test_a_professional_makes_no_move_of_the_casus(kast: Kast) -> None:
    adres = kast.url("casus_handeling", None, "toch-niet")

    assert kast.post("lev", adres, reden="Nee.").status_code == 403
    assert kast.post("vreemde", adres, reden="Nee.").status_code == 404


def test_an_unknown_move_is_not_found(kast: Kast) -> None:
    assert kast.get("regisseur", "casus_handeling", None, "zomaar").status_code == 404


def test_a_correction_of_the_key_facts_stays_readable(kast: Kast) -> None:
    velden = {
        "type": kast.casus.type,
        "regime": "veilig_thuis",
        "noodzaak": "Nu anders.",
        "informeren": kast.casus.informeren,
    }

    answer = kast.post(
        "regisseur", kast.url("casus_wijzigen"), versie=kast.casus.versie, **velden
    )

    assert answer.status_code == 302
    page = kast.html("regisseur", "casus_tijdlijn")
    assert "Verbeterd: regime" in page
    assert "Lokaal convenant" in page


def test_the_second_writer_of_the_key_facts_sees_both_versions(kast: Kast) -> None:
    velden = {"type": "anders", "regime": "groep", "noodzaak": "Eerst."}
    adres = kast.url("casus_wijzigen")
    versie = kast.casus.versie
    kast.post("regisseur", adres, versie=versie, **velden)

    answer = kast.post(
        "regisseur", adres, versie=versie, **{**velden, "noodzaak": "Later."}
    )

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Eerst." in page
    assert "Later." in page


OVERNAME = {
    "type": "loverboy",
    "regime": "lokaal_convenant",
    "noodzaak": "Liep al bij de gemeente.",
    "informeren": "Is gedaan.",
    "reden": "Wij werken nu met Keten.",
    "roepnaam": "Overneempje",
    "geslachtsnaam": "Voorbeeldnaam",
    "rol": "slachtoffer",
}


def test_a_running_casus_is_taken_over_with_its_first_betrokkene(kast: Kast) -> None:
    adres = reverse("casusoverleg:casus_overnemen")
    begon = klok.vandaag() - dt.timedelta(days=90)

    answer = kast.post("regisseur", adres, gestart_op=f"{begon:%d-%m-%Y}", **OVERNAME)

    casus = Casus.objects.get(herkomst="overgenomen")
    assert answer.url == casus.get_absolute_url()
    assert (casus.status, casus.gestart_op) == ("actief", begon)
    assert casus.betrokkenen.get().hoofdbetrokkene


def test_a_known_name_is_asked_about_before_somebody_is_made_twice(
    kast: Kast,
) -> None:
    adres = reverse("casusoverleg:casus_overnemen")
    bekend = kast.casus.betrokkenen.get().persoon
    velden = {
        **OVERNAME,
        "roepnaam": bekend.roepnaam,
        "geslachtsnaam": bekend.geslachtsnaam.upper(),
        "gestart_op": "01-01-2026",
    }
    aantal = Persoon.objects.count()

    asked = kast.post("regisseur", adres, **velden)

    assert asked.status_code == 422
    assert "Kies of dit dezelfde persoon is." in errors_of(asked)
    gezien = asked.context["form"]["gezien"].value()

    done = kast.post(
        "regisseur", adres, persoon=str(bekend.pk), gezien=gezien, **velden
    )

    assert done.status_code == 302
    assert Persoon.objects.count() == aantal
    casus = Casus.objects.get(herkomst="overgenomen")
    assert casus.betrokkenen.get().persoon == bekend


def test_only_who_directs_takes_a_casus_over(kast: Kast) -> None:
    adres = reverse("casusoverleg:casus_overnemen")

    assert kast.post("lev", adres, **OVERNAME).status_code == 403


def test_a_name_of_which_nothing_may_be_seen_is_not_asked_about(kast: Kast) -> None:
    bekend = make_persoon(by=kast.kring.regisseur, roepnaam="Elders", geslachtsnaam="")
    velden = {**OVERNAME, "roepnaam": bekend.roepnaam, "geslachtsnaam": ""}

    answer = kast.post(
        "regisseur",
        reverse("casusoverleg:casus_overnemen"),
        gestart_op="01-01-2026",
        **velden,
    )

    assert answer.status_code == 302


def test_two_casussen_of_one_person_stay_apart(kast: Kast) -> None:
    persoon = kast.casus.betrokkenen.get().persoon
    tweede = make_casus(
        kast.kring,
        melding=make_melding(kast.kring, persoon=persoon),
        deelnemers=(kast.kring.politie,),
        gestart=False,
    )

    assert kast.browser("lev").get(tweede.get_absolute_url()).status_code == 404
