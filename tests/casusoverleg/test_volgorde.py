"""Who is needed when: an order with less waiting, proposed, taken over, dragged."""

from typing import Any

import pytest

from casusoverleg.actions import agendapunt as punten
from casusoverleg.models import Agendapunt, Overleg
from casusoverleg.volgorde import Punt, propose_order, starts, waiting
from tests.casusoverleg.tafelproef import make_overleg
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db
HALF_TWEE = 13 * 60 + 30


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def agenda(kring: Kring) -> tuple[Overleg, list[Agendapunt]]:
    """LEV at the first and the third item; somebody else at the second."""
    overleg, regie = make_overleg(kring, dagen=7), actor_of(kring.regisseur)
    anders = [(kring.lev,), (kring.politie2,), (kring.lev,)]
    return overleg, [
        punten.schedule(
            overleg=overleg,
            casus=make_casus(kring, deelnemers=wie, gestart=False),
            vraag="?",
            by=regie,
        )
        for wie in anders
    ]


def test_the_page_says_what_an_order_costs_and_what_another_would(
    kring: Kring, agenda: Any
) -> None:
    overleg, _ = agenda

    tekst = _page(kring, overleg).content.decode()

    assert "nu samen <strong>15 minuten</strong>" in tekst
    assert "is dat <strong>0 minuten</strong>" in tekst


def test_the_proposal_is_taken_over_with_one_button(kring: Kring, agenda: Any) -> None:
    overleg, rij = agenda
    een, twee, drie = (str(punt.pk) for punt in rij)

    _post(kring, overleg, was=[een, twee, drie], punt=[een, drie, twee])

    assert _order(overleg) == [een, drie, twee]


def test_an_order_thought_of_for_another_agenda_changes_nothing(
    kring: Kring, agenda: Any
) -> None:
    overleg, rij = agenda
    een, twee, drie = (str(punt.pk) for punt in rij)

    antwoord = _post(kring, overleg, was=[twee, een, drie], punt=[drie, twee, een])

    assert antwoord.status_code == 409
    assert _order(overleg) == [een, twee, drie]


def test_an_item_of_another_meeting_does_not_come_along(
    kring: Kring, agenda: Any
) -> None:
    overleg, rij = agenda
    sleutels = [str(punt.pk) for punt in rij]

    antwoord = _post(
        kring, overleg, was=sleutels, punt=[*sleutels[:2], "niet een sleutel"]
    )

    assert antwoord.status_code == 409
    assert _order(overleg) == sleutels


def test_a_partner_does_not_see_who_else_is_needed(kring: Kring, agenda: Any) -> None:
    overleg, _ = agenda

    antwoord = kring.client(kring.lev).get(f"/overleggen/{overleg.pk}/volgorde/")

    assert antwoord.status_code == 403


def test_an_item_with_a_fixed_time_is_foreseen_at_that_time(
    kring: Kring, agenda: Any
) -> None:
    overleg, rij = agenda
    kring.client(kring.regisseur).post(
        f"/agendapunten/{rij[1].pk}/wijzigen/",
        {
            "versie": rij[1].versie,
            "vraagsoort": "meedenken",
            "vraag": "?",
            "minuten": "15",
            "vast_om": "14.30",
        },
    )

    tekst = _page(kring, overleg).content.decode()

    assert "14.30, 15 minuten, precies om <time" in tekst


def test_spoed_comes_first() -> None:
    rij = [_punt(1, "a"), _punt(2, "b"), _punt(3, "a", spoed=True)]

    assert propose_order(rij, begin=HALF_TWEE)[0].sleutel == 3


def test_a_fixed_time_is_kept() -> None:
    rij = [_punt(1, "a", vast=HALF_TWEE + 30), _punt(2, "b"), _punt(3, "a")]

    nieuw = propose_order(rij, begin=HALF_TWEE)

    tijden = dict(
        zip((p.sleutel for p in nieuw), starts(nieuw, begin=HALF_TWEE), strict=True)
    )
    assert tijden[1] == HALF_TWEE + 30


def test_who_is_needed_first_and_last_waits_through_the_middle() -> None:
    rij = [_punt(1, "a"), _punt(2, "b"), _punt(3, "ab")]

    assert waiting(rij, begin=HALF_TWEE) == {"a": 15, "b": 0}


def test_the_same_agenda_gives_the_same_proposal() -> None:
    rij = [_punt(nr, wie) for nr, wie in enumerate(("ab", "c", "bc", "a", "cd", "d"))]

    assert propose_order(rij, begin=0) == propose_order(rij, begin=0)


def test_an_empty_agenda_says_so(kring: Kring) -> None:
    leeg = make_overleg(kring, dagen=14)

    assert "Geen punten om te ordenen" in _page(kring, leeg).content.decode()


def _punt(sleutel: int, wie: str, **rest: Any) -> Punt:
    return Punt(sleutel, 15, frozenset(wie), **rest)


def _page(kring: Kring, overleg: Overleg) -> Any:
    return kring.client(kring.regisseur).get(f"/overleggen/{overleg.pk}/volgorde/")


def _post(kring: Kring, overleg: Overleg, **data: Any) -> Any:
    return kring.client(kring.regisseur).post(
        f"/overleggen/{overleg.pk}/volgorde/", data
    )


def _order(overleg: Overleg) -> list[str]:
    rij = Agendapunt.objects.filter(overleg=overleg).order_by("volgorde")
    return [str(pk) for pk in rij.values_list("pk", flat=True)]
