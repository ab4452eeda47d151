"""Who might be the same person, and what differs in words."""

import datetime as dt

import pytest

from keten.kern.tekst import fold
from keten.personen.gelijkenis import Gezocht, candidates, compare
from keten.personen.models import Alias, Persoon
from tests.factories import AliasFactory, PersoonFactory

EXACT, JAAR, GESCHAT = "exact", "jaar", "geschat"


def _persoon(roepnaam: str, geslachtsnaam: str, **velden: object) -> Persoon:
    persoon: Persoon = PersoonFactory(
        roepnaam=roepnaam, geslachtsnaam=geslachtsnaam, **velden
    )
    return persoon


def _gevonden(roepnaam: str, geslachtsnaam: str, **velden: object) -> list[Persoon]:
    gezocht = Gezocht(roepnaam=roepnaam, geslachtsnaam=geslachtsnaam, **velden)  # type: ignore[arg-type]
    return [k.persoon for k in candidates(Persoon.objects.all(), gezocht)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("bekend", "getypt"),
    [
        (("Yasmina", "Elamrani"), ("Yasmina", "El Amrani")),
        (("Yasmina", "El Amrani"), ("Jasmina", "el-Amrâni")),
        (("Noortje", "Voorbeeld"), ("Noor", "Voorbeelt")),
        (("Zoë", "Proef"), ("Zoe", "Proef")),
        (("Kim", ""), ("Kim", "")),
    ],
)
def test_another_spelling_is_found(
    bekend: tuple[str, str], getypt: tuple[str, str]
) -> None:
    persoon = _persoon(*bekend)

    assert _gevonden(*getypt) == [persoon]


@pytest.mark.django_db
def test_another_person_is_not_found() -> None:
    _persoon("Bram", "Anders")

    assert _gevonden("Noor", "Voorbeelt") == []


@pytest.mark.django_db
def test_a_nickname_is_found() -> None:
    persoon = _persoon("Noor", "Voorbeelt")
    AliasFactory(
        persoon=persoon, naam="noor.vb11", soort=Alias.Soort.ONLINE, zoeknaam="noorvb11"
    )

    assert _gevonden("noor.vb11", "") == [persoon]


@pytest.mark.django_db
def test_the_same_birthday_asks_less_of_the_name() -> None:
    dag = dt.date(2011, 3, 14)
    persoon = _persoon("Sanne", "Voorbeelt", geboortedatum=dag)

    assert _gevonden("Susan", "Voorbild", geboortedatum=dag) == [persoon]


@pytest.mark.django_db
def test_the_likeliest_comes_first_and_no_more_than_three() -> None:
    for letter in "abcd":
        _persoon("Noor", f"Voorbeel{letter}")
    gelijk = _persoon("Noor", "Voorbeelt")

    gevonden = _gevonden("Noor", "Voorbeelt")

    assert gevonden[0] == gelijk
    assert len(gevonden) == 3


@pytest.mark.parametrize(
    ("een", "ander", "woord"),
    [
        (("14-03-2011", EXACT), ("14-03-2011", EXACT), "gelijk"),
        (("14-03-2011", EXACT), ("15-03-2011", EXACT), "verschilt: andere dag"),
        (("14-03-2008", EXACT), ("14-03-2011", EXACT), "verschilt: 3 jaar jonger"),
        (("14-03-2011", EXACT), ("01-01-2008", JAAR), "verschilt: 3 jaar ouder"),
        (("01-01-2011", JAAR), ("14-03-2011", EXACT), "zelfde jaar, niet even precies"),
        (("01-01-2011", JAAR), ("01-01-2011", JAAR), "gelijk"),
        (None, ("14-03-2011", EXACT), "niet bekend"),
    ],
)
def test_birth_is_compared_in_words(
    een: tuple[str, str] | None, ander: tuple[str, str], woord: str
) -> None:
    def _dag(paar: tuple[str, str] | None) -> dt.date | None:
        return dt.datetime.strptime(paar[0], "%d-%m-%Y").date() if paar else None  # noqa: DTZ007

    gezocht = Gezocht(
        roepnaam="Noor",
        geboortedatum=_dag(een),
        nauwkeurigheid=een[1] if een else EXACT,
    )
    persoon = Persoon(
        roepnaam="Noor", geboortedatum=_dag(ander), nauwkeurigheid=ander[1]
    )

    verschil = next(v for v in _compare(persoon, gezocht) if v.label == "Geboren")
    assert verschil.woord == woord


@pytest.mark.parametrize(
    ("getypt", "bekend", "woord"),
    [
        (("Noor", "Voorbeelt"), ("Noor", "Voorbeelt"), "gelijk"),
        (("Zoë", "Proef"), ("Zoe", "Proef"), "verschilt: schrijfwijze"),
        (("Noor", "Voorbeelt"), ("Noor", "Heel Anders"), "verschilt: achternaam"),
        (("Noor", "Voorbeelt"), ("Bram", "Voorbeelt"), "verschilt: voornaam"),
    ],
)
def test_names_are_compared_in_words(
    getypt: tuple[str, str], bekend: tuple[str, str], woord: str
) -> None:
    gezocht = Gezocht(roepnaam=getypt[0], geslachtsnaam=getypt[1])
    persoon = Persoon(
        roepnaam=bekend[0], geslachtsnaam=bekend[1], zoeknaam=fold("".join(bekend))
    )

    assert _compare(persoon, gezocht)[0].woord == woord


def _compare(persoon: Persoon, gezocht: Gezocht) -> list:  # type: ignore[type-arg]
    persoon._prefetched_objects_cache = {"aliassen": Alias.objects.none()}  # type: ignore[attr-defined]
    return compare(persoon, gezocht)
