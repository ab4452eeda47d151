"""A role begins and ends on its day, and the places on casussen with it."""

import datetime as dt
from typing import Any

from casusoverleg.actions import agendapunt as punten
from casusoverleg.actions import overleg as overleggen
from casusoverleg.actions import regie
from casusoverleg.models import CasusDeelname
from casusoverleg.tasks import volg_rollen
from keten.kern import klok
from keten.organisaties import actions
from keten.organisaties.models import Medewerker, Roltoekenning
from keten.toegang.rollen import Rol
from tests.casusoverleg.kast import Kast, make_kast
from tests.casusoverleg.tafelproef import make_overleg
from tests.factories import MedewerkerFactory
from tests.gedeeld import gedeeld
from tests.rollen import actor_of, make_beheer, make_casus

OVER = dt.timedelta(days=10)


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


def _op_dag(plus: dt.timedelta) -> Any:
    return klok.op_moment(klok.nu() + plus)


def _new(kast: Kast, **velden: Any) -> Medewerker:
    """Let a colleague become trajectregisseur, asked for and agreed to today."""
    kring = kast.kring
    nieuw: Medewerker = MedewerkerFactory(organisatie=kring.gemeente)
    rij = actions.grant_rol(
        nieuw,
        rol=Rol.TRAJECTREGISSEUR,
        verband=kring.verband,
        by=actor_of(make_beheer(kring)),
        **velden,
    )
    regie.approve_rol(rij, by=actor_of(kring.regisseur))
    return nieuw


def _places(medewerker: Medewerker) -> int:
    rijen = CasusDeelname.objects.geldig(klok.vandaag())
    return rijen.filter(medewerker=medewerker).count()


def _status(kast: Kast, medewerker: Medewerker) -> int:
    browser = kast.kring.client(medewerker)
    return int(browser.get(kast.casus.get_absolute_url()).status_code)


def test_who_directs_from_a_later_day_has_a_place_on_that_day(kast: Kast) -> None:
    nieuw = _new(kast, van=klok.vandaag() + OVER)
    volg_rollen()
    assert _places(nieuw) == 0

    with _op_dag(OVER):
        volg_rollen()

        assert _places(nieuw) == 1
        assert _status(kast, nieuw) == 200


def test_who_no_longer_directs_has_no_place(kast: Kast) -> None:
    oud = _new(kast, tot=klok.vandaag() + OVER)
    assert _places(oud) == 1

    with _op_dag(OVER):
        volg_rollen()

        assert _places(oud) == 0
        rij = CasusDeelname.objects.get(medewerker=oud)
        assert rij.eindreden == "Is geen trajectregisseur meer."


def test_asked_again_nothing_changes(kast: Kast) -> None:
    _new(kast, van=klok.vandaag() + OVER)

    with _op_dag(OVER):
        volg_rollen()
        eerst = list(CasusDeelname.objects.order_by("pk").values())
        volg_rollen()

        assert list(CasusDeelname.objects.order_by("pk").values()) == eerst


def test_who_takes_part_for_a_partner_keeps_that_place(kast: Kast) -> None:
    with _op_dag(OVER):
        volg_rollen()

        assert _places(kast.kring.lev) == _places(kast.kring.politie) == 1
        assert _places(kast.kring.regisseur) == 1
        assert _places(kast.kring.vreemde) == 0


def _notulist(kast: Kast) -> Medewerker:
    kring = kast.kring
    notulist: Medewerker = MedewerkerFactory(
        notulist=True, organisatie=kring.gemeente, verband=kring.verband
    )
    overleg = make_overleg(kring, dagen=0)
    regisseur = actor_of(kring.regisseur)
    punten.schedule(overleg=overleg, casus=kast.casus, vraag="Hoe nu?", by=regisseur)
    for stap in (overleggen.invite, overleggen.fix_agenda):
        stap(overleg, by=regisseur)
    overleggen.open_overleg(overleg, by=regisseur, notulist=notulist)
    laat = make_casus(kring, deelnemers=(), gestart=False)
    overleg.refresh_from_db()
    punten.schedule(overleg=overleg, casus=laat, vraag="Kan dit nog?", by=regisseur)
    return notulist


def test_who_takes_the_minutes_reads_what_came_on_the_table_later(kast: Kast) -> None:
    assert _places(_notulist(kast)) == 2


def test_who_no_longer_takes_minutes_has_no_place(kast: Kast) -> None:
    notulist = _notulist(kast)
    rol = Roltoekenning.objects.get(medewerker=notulist)
    actions.end_rol(rol, reden="Andere baan.", by=actor_of(kast.kring.regisseur))

    volg_rollen()

    assert _places(notulist) == 0
