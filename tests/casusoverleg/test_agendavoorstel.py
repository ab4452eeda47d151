"""The agenda that builds itself: which casussen, in which order, and why."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casusoverleg.actions import afspraak as afspraken
from casusoverleg.agendavoorstel import read_voorstellen
from casusoverleg.models import Afspraak, Agendapunt, Casus, Overleg, Vrijstelling
from keten.kern import klok
from tests.casusoverleg.tafelproef import make_overleg, make_zitting
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def overleg(kring: Kring) -> Overleg:
    return make_overleg(kring, dagen=7)


@gedeeld
def casus(kring: Kring) -> Casus:
    return make_casus(kring)


def _dag(dagen: int) -> dt.date:
    return klok.vandaag() + dt.timedelta(days=dagen)


def _besproken(casus: Casus, **velden: object) -> None:
    """Discussed lately, so that no other reason holds."""
    gewoon = {"laatst_besproken_op": _dag(-10), "spoed": False}
    Casus._base_manager.filter(pk=casus.pk).update(**(gewoon | velden))


def _late(kring: Kring, casus: Casus) -> None:
    rij = afspraken.make_afspraak(
        casus,
        by=actor_of(kring.regisseur),
        wat="Belt elke dinsdag.",
        organisatie=kring.levgroep,
        uiterlijk=_dag(1),
        informering="cr_mondeling",
    )
    Afspraak._base_manager.filter(pk=rij.pk).update(uiterlijk=_dag(-2))


def _redenen(kring: Kring, overleg: Overleg) -> list[list[str]]:
    voorstellen = read_voorstellen(overleg, actor=actor_of(kring.regisseur))
    return [[woorden for _, woorden in v.redenen] for v in voorstellen]


def test_a_casus_that_was_never_discussed_is_new(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    assert _redenen(kring, overleg) == [[f"nieuw, geopend {_dag(0):%d-%m-%Y}"]]


def test_a_casus_that_was_discussed_lately_is_not_proposed(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    _besproken(casus)

    assert _redenen(kring, overleg) == []


@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        ({"spoed": True}, "spoed"),
        ({"herbespreken_op": _dag(7)}, f"herbespreken vanaf {_dag(7):%d-%m-%Y}"),
        (
            {"laatst_besproken_op": _dag(-60)},
            f"niet besproken sinds {_dag(-60):%d-%m-%Y}",
        ),
    ],
)
def test_each_reason_is_told(
    kring: Kring,
    overleg: Overleg,
    casus: Casus,
    velden: dict[str, object],
    reden: str,
) -> None:
    _besproken(casus, **velden)

    assert _redenen(kring, overleg) == [[reden]]


def test_what_is_to_be_discussed_after_the_meeting_waits(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    _besproken(casus, herbespreken_op=_dag(8))

    assert _redenen(kring, overleg) == []


def test_afspraken_that_are_late_are_a_reason(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    _besproken(casus)
    _late(kring, casus)

    assert _redenen(kring, overleg) == [
        [f"1 afspraak te laat, sinds {_dag(-2):%d-%m-%Y}"]
    ]


def test_the_most_pressing_stands_first(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    laat, spoed = make_casus(kring), make_casus(kring)
    _besproken(laat)
    _late(kring, laat)
    _besproken(spoed, spoed=True)

    rijen = read_voorstellen(overleg, actor=actor_of(kring.regisseur))

    assert [rij.casus for rij in rijen] == [spoed, laat, casus]


def _lijst(kring: Kring, overleg: Overleg) -> str:
    pad = f"/overleggen/{overleg.pk}/voorstellen/"
    return kring.client(kring.regisseur).get(pad).content.decode()


def test_the_chair_sees_the_reason_on_the_page(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    pagina = _lijst(kring, overleg)

    assert casus.nummer in pagina
    assert "nieuw, geopend" in pagina


def test_another_partnership_sees_no_proposals(kring: Kring, overleg: Overleg) -> None:
    pad = f"/overleggen/{overleg.pk}/voorstellen/"

    assert kring.client(kring.vreemde).get(pad).status_code == 404
    assert kring.client(kring.lev).get(pad).status_code == 403


def test_who_is_kept_away_from_a_casus_gets_no_proposal_of_it(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    vreemd = actor_of(kring.vreemde)

    assert read_voorstellen(overleg, actor=vreemd) == []


def _accept(
    kring: Kring, overleg: Overleg, casus: Casus, **velden: object
) -> Agendapunt:
    gewoon = {
        "overleg": str(overleg.pk),
        "vraagsoort": "besluiten",
        "vraag": "Kan de casus dicht?",
        "minuten": "20",
    }
    kring.client(kring.regisseur).post(
        f"/casussen/{casus.pk}/agenderen/?overleg={overleg.pk}", gewoon | velden
    )
    return Agendapunt.objects.get(overleg=overleg, casus=casus)


def test_one_form_puts_it_on_the_agenda_with_who_is_needed(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    lev = casus.deelnames.get(medewerker=kring.lev)

    punt = _accept(kring, overleg, casus, nodig=str(lev.pk))

    assert (punt.status, punt.vraagsoort, punt.minuten) == (
        "op_agenda",
        "besluiten",
        20,
    )
    assert Vrijstelling.objects.get().medewerker == kring.politie


def test_what_is_on_the_agenda_is_proposed_no_more(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    alle = [str(rij.pk) for rij in casus.deelnames.professionals()]
    _accept(kring, overleg, casus, nodig=alle)

    assert _redenen(kring, overleg) == []


def _refuse(kring: Kring, overleg: Overleg, casus: Casus, reden: str) -> int:
    pad = f"/casussen/{casus.pk}/niet-agenderen/?overleg={overleg.pk}"
    velden = {"overleg": str(overleg.pk), "reden": reden}
    return int(kring.client(kring.regisseur).post(pad, velden).status_code)


def test_what_is_refused_stays_away_from_this_meeting(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    assert _refuse(kring, overleg, casus, "Eerst de uitslag afwachten.") == 302

    assert _redenen(kring, overleg) == []


def test_and_comes_back_for_the_next(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    _refuse(kring, overleg, casus, "Eerst de uitslag afwachten.")

    assert len(_redenen(kring, make_overleg(kring, dagen=35))) == 1


def test_refusing_asks_why(kring: Kring, overleg: Overleg, casus: Casus) -> None:
    assert _refuse(kring, overleg, casus, "") == 422


def test_what_a_partner_asked_for_is_in_the_same_list(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    _besproken(casus)
    kring.client(kring.lev).post(
        f"/casussen/{casus.pk}/agenderen/",
        {
            "overleg": str(overleg.pk),
            "vraagsoort": "meedenken",
            "vraag": "Hoe nu verder?",
            "minuten": "15",
        },
    )

    pagina = _lijst(kring, overleg)

    assert "voorstel van LEV Groep" in pagina
    assert "Hoe nu verder?" in pagina


def test_the_list_costs_the_same_however_long(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    actor = actor_of(kring.regisseur)
    with CaptureQueriesContext(connection) as kort:
        read_voorstellen(overleg, actor=actor)
    _late(kring, make_casus(kring))
    with CaptureQueriesContext(connection) as lang:
        read_voorstellen(overleg, actor=actor)

    assert len(lang) == len(kort)


def test_the_table_says_when_it_wants_the_casus_back() -> None:
    """Said at the end of the item; the next meeting after that day proposes it."""
    zitting = make_zitting()
    zitting.post(
        doe="afronden",
        geen_vervolg="Alles loopt.",
        herbespreken_op=f"{_dag(30):%d-%m-%Y}",
    )

    zitting.casussen[0].refresh_from_db()
    assert zitting.casussen[0].herbespreken_op == _dag(30)
