"""Guard 9: every state is in its table, every move belongs to a right."""

from collections.abc import Iterator
from typing import Any

import pytest

from casusoverleg.status import AFSPRAAK, AGENDAPUNT, CASUS, OVERLEG
from keten.kern.standen import Overgang, Tabel
from keten.toegang.rechten import Recht
from keten.toegang.rollen import NAMEN, ROLLEN, Rol
from meldingen.status import TABEL as MELDING
from signalen.status import TABEL as SIGNAAL
from tests.architectuur.bronnen import check
from tests.architectuur.modellen import own_models

TABELLEN = (SIGNAAL, MELDING, CASUS, OVERLEG, AGENDAPUNT, AFSPRAAK)
# model -> why its status has no table
ZONDER_TABEL: dict[str, str] = {
    "casusoverleg.Verslag": "moves with its Agendapunt and Overleg",
    "kern.Opdracht": "work: the outbox moves it",
}
# state -> why nothing leads on from it
EINDE: dict[str, str] = {
    "signalen.signaal omgezet_in_melding": "goes on as a melding",
    "signalen.signaal alleen_advies": "closed",
    "signalen.signaal niet_bevestigd": "closed",
    "signalen.signaal ingetrokken": "closed",
    "meldingen.melding geaccepteerd": "goes on as a casus",
    "meldingen.melding advies_afgesloten": "closed",
    "meldingen.melding niet_ontvankelijk": "closed",
    "meldingen.melding onjuist_geadresseerd": "closed",
    "casusoverleg.casus actief": "closing is for later: nazorg, then afgesloten",
    "casusoverleg.casus afgesloten": "closed",
    "casusoverleg.overleg geannuleerd": "its items are proposals for the next",
    "casusoverleg.overleg verslag_vastgesteld": "done; changes by addendum",
    "casusoverleg.agendapunt afgewezen": "closed",
    "casusoverleg.agendapunt doorgeschoven": "goes on as an item of the next meeting",
    "casusoverleg.agendapunt ingetrokken": "closed",
    "casusoverleg.agendapunt schriftelijk_afgedaan": "closed",
    "casusoverleg.agendapunt vastgesteld": "done; changes by addendum",
    "casusoverleg.agendapunt vervallen": "goes on as a proposal for the next meeting",
    "casusoverleg.afspraak afgerond": "done",
    "casusoverleg.afspraak overgedragen": "goes on as an afspraak of another",
    "casusoverleg.afspraak vervallen": "closed",
}
# move -> why nobody has to be told that it was made
ZONDER_WOORDEN: dict[str, str] = {
    "casusoverleg.agendapunt bespreken": "the screen of the meeting shows the item",
}


def _soort(tabel: Tabel) -> str:
    return tabel.soort


def _moves() -> Iterator[tuple[Tabel, Overgang]]:
    for tabel in TABELLEN:
        for overgang in tabel.overgangen:
            yield tabel, overgang


def test_every_status_has_a_table() -> None:
    met = {tabel.soort for tabel in TABELLEN}
    zonder = {
        m._meta.label
        for m in own_models()
        if "status" in {veld.name for veld in m._meta.fields}
        and m._meta.label_lower not in met
    }

    check(zonder, ZONDER_TABEL)


@pytest.mark.parametrize("tabel", TABELLEN, ids=_soort)
def test_the_states_of_a_model_are_those_of_its_table(tabel: Tabel) -> None:
    model = next(m for m in own_models() if m._meta.label_lower == tabel.soort)

    veld: Any = model._meta.get_field("status")
    assert veld.choices == tabel.standen.choices


@pytest.mark.parametrize("tabel", TABELLEN, ids=_soort)
def test_every_state_is_reached_from_nothing(tabel: Tabel) -> None:
    bereikt: set[str] = {o.naar for o in tabel.overgangen if not o.van}
    for _ in tabel.standen:
        bereikt |= {o.naar for o in tabel.overgangen if o.naar and o.van & bereikt}

    assert bereikt == set(tabel.standen.values)


def test_every_state_leads_on_or_is_an_end() -> None:
    dood = {
        f"{tabel.soort} {stand}"
        for tabel in TABELLEN
        for stand in tabel.standen.values
        if not any(stand in o.van for o in tabel.overgangen)
    }

    check(dood, EINDE)


def test_every_move_goes_between_known_states() -> None:
    vreemd = {
        f"{tabel.soort} {overgang.actie}"
        for tabel, overgang in _moves()
        if not (overgang.van | {overgang.naar} - _blijft(overgang))
        <= set(tabel.standen.values)
    }

    assert not vreemd


def _blijft(overgang: Overgang) -> set[str]:
    """A step that leaves the state as it is names none; but it begins somewhere."""
    return {""} if overgang.van else set()


def test_every_move_asks_a_right_that_exists() -> None:
    vrij = {
        f"{tabel.soort} {overgang.actie}"
        for tabel, overgang in _moves()
        if not overgang.rechten or not overgang.rechten <= set(Recht)
    }

    assert not vrij


@pytest.mark.parametrize("tabel", TABELLEN, ids=_soort)
def test_no_two_moves_carry_one_code(tabel: Tabel) -> None:
    codes = [overgang.code for overgang in tabel.overgangen]

    assert sorted(codes) == sorted(set(codes))


def test_every_button_says_what_was_done() -> None:
    zwijgt = {
        f"{tabel.soort} {overgang.actie}"
        for tabel, overgang in _moves()
        if overgang.van and not overgang.zonder_knop and not overgang.gedaan
    }

    check(zwijgt, ZONDER_WOORDEN)


def test_every_move_can_be_put_in_a_url() -> None:
    assert all(o.actie.replace("-", "").isalpha() for _, o in _moves())


def test_every_right_is_held_by_somebody() -> None:
    gehouden = {recht for rechten in ROLLEN.values() for recht in rechten}

    assert gehouden == set(Recht)


def test_every_role_has_rights_and_a_name() -> None:
    assert set(ROLLEN) == set(Rol) == set(NAMEN)
