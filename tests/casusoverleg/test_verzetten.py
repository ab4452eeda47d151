"""A meeting that moves or is cancelled: no term moves by itself, spoed is for today."""

import datetime as dt
from typing import Any

import pytest

from casusoverleg.actions import afspraak as afspraken
from casusoverleg.actions import agendapunt as punten
from casusoverleg.actions import overleg as actions
from casusoverleg.models import Afspraak, Casus, Overleg
from tests.casusoverleg.tafelproef import make_overleg
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db
DAG = dt.timedelta(days=1)


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def casus(kring: Kring) -> Casus:
    return make_casus(kring)


@gedeeld
def overleg(kring: Kring) -> Overleg:
    make_overleg(kring, dagen=56)
    return make_overleg(kring, dagen=28)


@gedeeld
def afspraak(kring: Kring, casus: Casus, overleg: Overleg) -> Afspraak:
    """To be done a week before the meeting."""
    return afspraken.make_afspraak(
        casus,
        by=actor_of(kring.regisseur),
        wat="Gaat langs bij de buurvrouw.",
        organisatie=kring.levgroep,
        uiterlijk=overleg.datum - 7 * DAG,
        informering="cr_mondeling",
    )


def _move(kring: Kring, overleg: Overleg, dagen: int) -> Any:
    velden = {
        "versie": str(overleg.versie),
        "datum": f"{overleg.datum + dagen * DAG:%d-%m-%Y}",
        "begin": "9.00",
        "eind": "11.00",
        "vorm": "fysiek",
        "plaats": "Gemeentehuis",
    }
    client = kring.client(kring.regisseur)
    return client.post(f"/overleggen/{overleg.pk}/wijzigen/", velden)


def _choose(kring: Kring, overleg: Overleg, afspraak: Afspraak, reden: str) -> Any:
    return kring.client(kring.regisseur).post(
        f"/overleggen/{overleg.pk}/termijnen/",
        {"afspraken": [str(afspraak.pk)], "reden": reden},
    )


def test_a_meeting_that_moves_asks_and_moves_no_term(
    kring: Kring, overleg: Overleg, afspraak: Afspraak
) -> None:
    naar = _move(kring, overleg, 7)

    assert naar.url == f"/overleggen/{overleg.pk}/termijnen/"
    pagina = kring.client(kring.regisseur).get(naar.url).content.decode()
    assert "Gaat langs bij de buurvrouw." in pagina
    assert Afspraak.objects.get(pk=afspraak.pk).uiterlijk == afspraak.uiterlijk


def test_what_is_chosen_goes_along_with_the_reason(
    kring: Kring, overleg: Overleg, afspraak: Afspraak
) -> None:
    _move(kring, overleg, 7)

    assert _choose(kring, overleg, afspraak, "Het overleg is later.").status_code == 302

    assert Afspraak.objects.get(pk=afspraak.pk).uiterlijk == overleg.datum
    pagina = kring.client(kring.regisseur).get(afspraak.get_absolute_url())
    assert "Het overleg is later." in pagina.content.decode()


def test_without_a_reason_nothing_moves(
    kring: Kring, overleg: Overleg, afspraak: Afspraak
) -> None:
    _move(kring, overleg, 7)

    assert _choose(kring, overleg, afspraak, "").status_code == 422
    assert Afspraak.objects.get(pk=afspraak.pk).uiterlijk == afspraak.uiterlijk


def test_a_cancelled_meeting_asks_too(
    kring: Kring, overleg: Overleg, afspraak: Afspraak
) -> None:
    naar: Any = kring.client(kring.regisseur).post(
        f"/overleggen/{overleg.pk}/stap/annuleren/", {"reden": "Sneeuw."}
    )

    assert naar.url == f"/overleggen/{overleg.pk}/termijnen/"
    _choose(kring, overleg, afspraak, "Het overleg gaat niet door.")
    nieuw = Afspraak.objects.get(pk=afspraak.pk).uiterlijk
    assert nieuw == overleg.datum + 21 * DAG


def test_a_move_to_which_nothing_is_tied_asks_nothing(
    kring: Kring, overleg: Overleg
) -> None:
    assert _move(kring, overleg, 7).url == overleg.get_absolute_url()


@pytest.mark.parametrize(("wie", "code"), [("lev", 403), ("vreemde", 404)])
def test_a_stranger_moves_no_terms(
    kring: Kring, overleg: Overleg, wie: str, code: int
) -> None:
    client = kring.client(getattr(kring, wie))

    assert client.get(f"/overleggen/{overleg.pk}/termijnen/").status_code == code


def test_spoed_of_a_cancelled_meeting_is_for_today(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    regie = actor_of(kring.regisseur)
    punten.schedule(overleg=overleg, casus=casus, vraag="Nu?", spoed=True, by=regie)
    actions.cancel_overleg(overleg, reden="Sneeuw.", by=regie)

    pagina = kring.client(kring.regisseur).get("/").content.decode()

    assert "Beslis vandaag wat er gebeurt" in pagina
    assert "Voorstel voor de agenda: Nu?" not in pagina
    anders = kring.client(kring.lev).get("/").content.decode()
    assert "Beslis vandaag" not in anders
