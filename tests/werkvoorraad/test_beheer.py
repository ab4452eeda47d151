"""What who manages looks for first thing: counts and colleagues, no case content."""

import datetime as dt

import pytest

from keten.kern import klok, opdrachten
from keten.kern.models import Opdracht
from keten.organisaties import actions
from keten.organisaties.models import Medewerker
from keten.toegang.actor import systeem
from keten.toegang.models import Weigering
from keten.toegang.rollen import Rol
from tests.factories import MedewerkerFactory
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, count_queries, make_beheer
from tests.rollen import actor_of, make_casus

pytestmark = pytest.mark.django_db


@gedeeld
def beheer() -> Beheer:
    return make_beheer()


def _page(beheer: Beheer, medewerker: Medewerker) -> str:
    answer = beheer.kring.client(medewerker).get("/")
    assert answer.status_code == 200
    return str(answer.text)


def _fg(beheer: Beheer) -> Medewerker:
    fg: Medewerker = MedewerkerFactory(
        fg=True, organisatie=beheer.kring.gemeente, verband=beheer.kring.verband
    )
    return fg


def _colleague(beheer: Beheer, naam: str) -> Medewerker:
    """Work at LEV since today, with a role that waits and a link that was sent."""
    nieuw: Medewerker = MedewerkerFactory(naam=naam, organisatie=beheer.kring.levgroep)
    actions.grant_rol(
        nieuw,
        rol=Rol.PARTNERPROFESSIONAL,
        verband=beheer.kring.verband,
        by=actor_of(beheer.levbeheer),
    )
    actions.issue_link(nieuw, by=systeem("proef"))
    return nieuw


def test_the_functioneel_beheerder_sees_what_got_stuck(beheer: Beheer) -> None:
    rij = opdrachten.plan("proef.taak")
    Opdracht.objects.filter(pk=rij.pk).update(status="vastgelopen")

    assert "Werk dat vastliep: 1" in _page(beheer, beheer.fb)
    assert "vastliep" not in _page(beheer, beheer.levbeheer)


def test_who_manages_sees_which_roles_and_accounts_wait(beheer: Beheer) -> None:
    _colleague(beheer, "Nieuwe Collega")

    for wie in (beheer.fb, beheer.levbeheer):
        page = _page(beheer, wie)
        assert "Rollen die wachten op goedkeuring: 1" in page
        assert "Accounts met een link die nog niet gebruikt is: 1" in page


def test_a_link_that_no_longer_works_is_told(beheer: Beheer) -> None:
    _colleague(beheer, "Nieuwe Collega")
    wat = "Accounts die nooit gebruikt zijn, zonder geldige link: "
    before = _page(beheer, beheer.levbeheer).split(wat)[1].split("<")[0]

    with klok.op_moment(klok.nu() + dt.timedelta(days=20)):
        after = _page(beheer, beheer.levbeheer).split(wat)[1].split("<")[0]

    assert int(after) == int(before) + 1


def test_the_organisatiebeheerder_sees_the_own_colleagues_only(beheer: Beheer) -> None:
    _colleague(beheer, "Nieuwe Collega")
    MedewerkerFactory(naam="Agent Ander", organisatie=beheer.kring.politieorganisatie)

    page = _page(beheer, beheer.levbeheer)

    assert "Nieuwe Collega" in page
    assert "wacht op goedkeuring" in page
    assert "Agent Ander" not in page


def test_the_fg_reads_how_often_something_was_refused_this_week(
    beheer: Beheer,
) -> None:
    for dagen in (0, 1, 8):
        Weigering.objects.create(
            soort="pagina",
            actie="casusoverleg:casus",
            waarom="GeenRecht",
            op=klok.nu() - dt.timedelta(days=dagen),
            door=beheer.kring.lev,
        )

    page = _page(beheer, _fg(beheer))

    assert "Een pagina zonder recht</th>" in page
    assert 'data-label="Hoe vaak">2</td>' in page
    assert beheer.kring.lev.naam not in page


@pytest.mark.parametrize("wie", ["regisseur", "lev", "meldpunt", "politie"])
def test_who_manages_nothing_sees_none_of_it(beheer: Beheer, wie: str) -> None:
    page = _page(beheer, getattr(beheer.kring, wie))

    assert "Accounts" not in page
    assert "Geweigerd" not in page


def test_no_manager_reads_anything_of_a_casus(beheer: Beheer) -> None:
    casus = make_casus(beheer.kring)

    for wie in (beheer.fb, beheer.levbeheer, _fg(beheer)):
        assert casus.nummer not in _page(beheer, wie)


def test_many_colleagues_cost_as_much_as_one(beheer: Beheer) -> None:
    client = beheer.kring.client(beheer.levbeheer)
    _colleague(beheer, "Een")
    een = count_queries(client, "/")
    for nummer in range(5):
        _colleague(beheer, f"Nog {nummer}")

    assert count_queries(client, "/") == een
