"""Whom the casus is about: known or new, one more role, and the wrong one out."""

import pytest

from casusoverleg.models import CasusBetrokkene
from keten.personen.models import Persoon
from tests.casusoverleg.kast import Kast, errors_of, make_kast
from tests.rollen import actor_of


@pytest.fixture
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
    made = kast.post("regisseur", adres, bestaand="nieuw", **anders)

    assert "Kies of dit iemand is die al in Keten staat." in errors_of(asked)
    assert made.status_code == 302
    assert Persoon.objects.filter(roepnaam="Tweeling").count() == 2


def test_who_is_on_the_casus_already_is_refused(kast: Kast) -> None:
    al = kast.casus.betrokkenen.get().persoon

    answer = kast.post(
        "regisseur",
        kast.url("betrokkene_toevoegen"),
        roepnaam=al.roepnaam,
        geslachtsnaam=al.geslachtsnaam,
        rol="ouder",
        bestaand=str(al.pk),
    )

    assert answer.status_code == 409
    assert "staat al bij deze casus" in errors_of(answer)


def test_a_name_is_asked_for(kast: Kast) -> None:
    answer = kast.post("regisseur", kast.url("betrokkene_toevoegen"), rol="ouder")

    assert answer.status_code == 422
    assert "Vul een roepnaam of een achternaam in." in errors_of(answer)


def test_a_role_is_added(kast: Kast) -> None:
    rij = kast.casus.betrokkenen.get()

    kast.post("regisseur", kast.url("betrokkene_rol", rij.pk), rol="getuige")

    assert "Getuige" in kast.html("lev", "casus_betrokkenen")


def test_the_wrong_person_is_unlinked_and_seen_by_nobody(kast: Kast) -> None:
    rij = kast.casus.betrokkenen.get()
    adres = kast.url("betrokkene_ontkoppelen", rij.pk)
    before = kast.html("regisseur", "betrokkene_ontkoppelen", rij.pk)

    answer = kast.post("regisseur", adres, reden="Verkeerde jongere.")

    assert "LEV Groep" in before
    assert answer.status_code == 302
    assert "Proefje" not in kast.html("lev", "casus_betrokkenen")
    assert not Persoon.objects.visible_to(actor_of(kast.kring.lev)).exists()
    assert CasusBetrokkene.objects.get(pk=rij.pk).tot is not None


def test_unlinking_asks_for_a_reason_and_for_the_right(kast: Kast) -> None:
    rij = kast.casus.betrokkenen.get()
    adres = kast.url("betrokkene_ontkoppelen", rij.pk)

    assert kast.post("regisseur", adres).status_code == 422
    assert kast.post("lev", adres, reden="Nee.").status_code == 403
    assert kast.post("vreemde", adres, reden="Nee.").status_code == 404
