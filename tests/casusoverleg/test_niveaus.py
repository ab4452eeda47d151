"""How deep one looks: that there is a casus, how it goes, what it is about."""

import pytest
from django.urls import reverse

from casusoverleg.actions import agendapunt as punten
from casusoverleg.models import Agendapunt
from tests.casusoverleg.kast import Kast, make_kast
from tests.casusoverleg.tafelproef import make_overleg
from tests.gedeeld import gedeeld
from tests.rollen import actor_of

TYPE, REGIME = "Loverboy", "convenant"
VRAAG = "Wie belt de school?"


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


def _kijk(kast: Kast, niveau: int) -> None:
    kast.casus.deelnames.filter(medewerker=kast.kring.politie).update(niveau=niveau)


def _op_agenda(kast: Kast, *, door: str = "regisseur") -> Agendapunt:
    doe = punten.schedule if door == "regisseur" else punten.propose
    return doe(
        overleg=make_overleg(kast.kring, dagen=7),
        casus=kast.casus,
        vraag=VRAAG,
        by=actor_of(getattr(kast.kring, door)),
    )


def _found(kast: Kast) -> str:
    browser = kast.browser("politie")
    page = browser.post(reverse("zoeken"), {"zoekterm": kast.casus.nummer}).text
    assert kast.casus.get_absolute_url() in page
    return str(page)


@pytest.mark.parametrize("naam", ["casus", "casus_afdruk"])
@pytest.mark.parametrize(("niveau", "inhoud"), [(1, False), (2, True)])
def test_what_it_is_about_stands_on_the_page_from_level_two(
    kast: Kast, naam: str, niveau: int, inhoud: bool
) -> None:
    _kijk(kast, niveau)

    page = kast.html("politie", naam)

    assert (TYPE in page, REGIME in page) == (inhoud, inhoud)
    assert "Laatst besproken" in page


def test_at_level_zero_a_page_tells_number_state_and_days(kast: Kast) -> None:
    _kijk(kast, 0)

    page = kast.html("politie", "casus")

    assert kast.casus.nummer in page
    assert "Geopend" in page
    for woord in (TYPE, REGIME, "Casusregisseur", "Deelnemers", "LEV Groep"):
        assert woord not in page
    assert kast.get("politie", "casus_afdruk").status_code == 404


@pytest.mark.parametrize(("niveau", "type_"), [(0, False), (1, False), (2, True)])
def test_the_list_tells_the_type_from_level_two(
    kast: Kast, niveau: int, type_: bool
) -> None:
    _kijk(kast, niveau)
    browser = kast.browser("politie")

    page = browser.get(reverse("casusoverleg:casussen")).text
    by_type = browser.get(
        reverse("casusoverleg:casussen"), {"type": kast.casus.type}
    ).context["pagina"]

    # In the filter the word stands too.
    assert (f"{kast.casus.get_type_display()}</td>" in page) == type_
    assert bool(by_type.rijen) == type_


@pytest.mark.parametrize(("niveau", "regie"), [(0, False), (1, True), (2, True)])
def test_the_list_tells_who_directs_from_level_one(
    kast: Kast, niveau: int, regie: bool
) -> None:
    _kijk(kast, niveau)

    page = kast.browser("politie").get(reverse("casusoverleg:casussen")).text

    assert ("LEV Groep" in page) == regie


@pytest.mark.parametrize(("niveau", "type_"), [(0, False), (1, False), (2, True)])
def test_what_was_found_tells_the_type_from_level_two(
    kast: Kast, niveau: int, type_: bool
) -> None:
    _kijk(kast, niveau)

    assert (TYPE in _found(kast)) == type_


@pytest.mark.parametrize(("niveau", "vraag"), [(1, False), (2, True)])
def test_the_question_on_the_agenda_is_read_from_level_two(
    kast: Kast, niveau: int, vraag: bool
) -> None:
    punt = _op_agenda(kast)
    _kijk(kast, niveau)

    page = kast.html("politie", "overleg", punt.overleg_id)

    assert kast.casus.nummer in page
    assert (VRAAG in page) == vraag
    wijzig = kast.get("politie", "agendapunt_wijzigen", punt.pk)
    assert wijzig.status_code == (200 if vraag else 403)


def test_at_level_zero_there_is_no_agenda(kast: Kast) -> None:
    punt = _op_agenda(kast)
    _kijk(kast, 0)

    assert kast.get("politie", "overleg", punt.overleg_id).status_code == 404
    assert kast.get("politie", "agendapunt_voorstellen").status_code == 404


def test_who_asked_a_question_reads_it(kast: Kast) -> None:
    punt = _op_agenda(kast, door="politie")
    _kijk(kast, 1)

    assert kast.get("politie", "agendapunt_wijzigen", punt.pk).status_code == 200
