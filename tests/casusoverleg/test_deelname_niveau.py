"""Deeper or less deep: by who directs, with a reason, and at once."""

import datetime as dt
from typing import Any

import pytest

from casusoverleg.models import CasusDeelname
from keten.kern import klok
from keten.personen.models import Persoon
from keten.toegang import objectrechten
from keten.toegang.models import Inzagegrond
from tests.casusoverleg.kast import Kast, errors_of, make_kast
from tests.factories import MedewerkerFactory, OrganisatieFactory
from tests.gedeeld import gedeeld
from tests.rollen import add_deelnemer


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


def _rij(kast: Kast, wie: str = "politie") -> CasusDeelname:
    rij: CasusDeelname = kast.casus.deelnames.get(medewerker=getattr(kast.kring, wie))
    return rij


def _wijzig(
    kast: Kast, wie: str = "politie", door: str = "regisseur", **velden: Any
) -> Any:
    rij = _rij(kast, wie)
    gewoon = {"niveau": 1, "reden": "Hoeft niet meer.", "versie": rij.versie}
    return kast.post(door, kast.url("deelnemer_niveau", rij.pk), **(gewoon | velden))


def _persons(kast: Kast) -> int:
    return Persoon.objects.visible_to(kast.by("politie")).count()


def test_less_deep_closes_the_content_at_once(kast: Kast) -> None:
    assert _persons(kast) == 1

    answer = _wijzig(kast)

    assert answer.status_code == 302
    assert kast.get("politie", "casus").status_code == 200
    assert kast.get("politie", "casus_betrokkenen").status_code == 404
    assert _persons(kast) == 0
    held = objectrechten.held(kast.casus, medewerker_id=kast.kring.politie.pk)
    assert held == {objectrechten.INZIEN}


def test_deeper_again_opens_it(kast: Kast) -> None:
    _wijzig(kast)

    _wijzig(kast, niveau=2, reden="Toch nodig.")

    assert kast.get("politie", "casus_betrokkenen").status_code == 200
    assert _persons(kast) == 1


def test_the_reason_stands_in_the_timeline(kast: Kast) -> None:
    _wijzig(kast, reden="Alleen het verloop is nodig.")

    page = kast.html("lev", "casus_tijdlijn")
    assert "Gewijzigd wat een deelnemer ziet" in page
    assert "Alleen het verloop is nodig." in page


@pytest.mark.parametrize(
    ("wie", "velden", "fout"),
    [
        ("politie", {"reden": ""}, "Vul dit in."),
        ("politie", {"niveau": "3"}, "Kies er een."),
        ("politie", {"niveau": ""}, "Kies er een."),
        ("politie", {"tot": "gisteren"}, "bestaat niet"),
        ("politie", {"tot": "vandaag"}, "na vandaag"),
        ("lev", {}, "Deze persoon is casusregisseur."),
    ],
)
def test_what_cannot_be_is_said_at_the_field(
    kast: Kast, wie: str, velden: dict[str, str], fout: str
) -> None:
    answer = _wijzig(kast, wie, **velden)

    assert answer.status_code in {409, 422}
    assert fout in errors_of(answer)
    assert _rij(kast, wie).niveau == 2


@pytest.mark.parametrize(
    ("door", "code"), [("lev", 403), ("politie", 403), ("vreemde", 404)]
)
def test_others_change_no_level(kast: Kast, door: str, code: int) -> None:
    assert _wijzig(kast, door=door).status_code == code
    assert _rij(kast).niveau == 2


def test_nobody_changes_the_own_level(kast: Kast) -> None:
    assert _wijzig(kast, "regisseur").status_code == 404


def test_two_at_a_time_are_told(kast: Kast) -> None:
    versie = _rij(kast).versie
    _wijzig(kast)

    assert _wijzig(kast, niveau=0, versie=versie).status_code == 409


def test_a_guest_sees_how_it_goes_unless_said_otherwise(kast: Kast) -> None:
    morgen = klok.vandaag() + dt.timedelta(days=1)

    rij = add_deelnemer(
        kast.kring, kast.casus, kast.kring.politie2, rol="gast", tot=morgen
    )

    assert rij.niveau == 1
    assert kast.get("politie2", "casus_betrokkenen").status_code == 404


def test_a_guest_keeps_an_end(kast: Kast) -> None:
    morgen = klok.vandaag() + dt.timedelta(days=1)
    add_deelnemer(kast.kring, kast.casus, kast.kring.politie2, rol="gast", tot=morgen)

    answer = _wijzig(kast, "politie2", niveau=2)

    assert answer.status_code == 409
    assert "Een gast neemt deel tot een dag." in errors_of(answer)


def test_a_volunteer_sees_what_belongs_to_the_organisation(kast: Kast) -> None:
    humanitas = OrganisatieFactory(soort="vrijwilligers", standaardniveau=1)
    wie = MedewerkerFactory(
        professional=True, organisatie=humanitas, verband=kast.kring.verband
    )

    assert add_deelnemer(kast.kring, kast.casus, wie).niveau == 1


def test_grounds_of_a_guest_are_written_once(kast: Kast) -> None:
    morgen = klok.vandaag() + dt.timedelta(days=1)
    rij = add_deelnemer(
        kast.kring, kast.casus, kast.kring.politie2, rol="gast", niveau=2, tot=morgen
    )
    ander = MedewerkerFactory(
        professional=True, organisatie=kast.kring.levgroep, verband=kast.kring.verband
    )
    add_deelnemer(kast.kring, kast.casus, ander)

    assert Inzagegrond.objects.filter(herkomst=rij.pk).count() == 1
