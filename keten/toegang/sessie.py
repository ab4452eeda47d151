"""
What a session knows of itself: since when, until when, how lately confirmed.

By the clock on the wall: the shifted clock of a demo logs nobody out.
"""

import datetime as dt

from django.contrib.sessions.backends.base import SessionBase

from keten.kern import klok

STILTE = dt.timedelta(minutes=15)
HOOGUIT = dt.timedelta(hours=10)
VERS = dt.timedelta(minutes=5)
# A clock that goes back by more than this ends the session: it lengthens none.
TERUG = dt.timedelta(minutes=5)
_BEGIN, _GEZIEN, _BEVESTIGD = "ingelogd_op", "gezien_op", "bevestigd_op"
_OPEN, _DICHT = "blijft_open", "dicht"


def begin(session: SessionBase) -> None:
    """Note that somebody logged in just now."""
    for sleutel in (_BEGIN, _GEZIEN, _BEVESTIGD):
        session[sleutel] = _now()


def confirm(session: SessionBase) -> None:
    """Note that it is still the same person, with a factor or the password."""
    session[_BEVESTIGD] = _now()


def is_confirmed(session: SessionBase) -> bool:
    """Test if this person showed who it is, five minutes ago at most."""
    return 0 <= _age(session, _BEVESTIGD) + 1 <= VERS.total_seconds() + 1


def note_seen(session: SessionBase) -> None:
    """Note that somebody did something."""
    session[_GEZIEN] = _now()


def hold_open(session: SessionBase) -> None:
    """Let silence not end it: the meeting goes on. The longest term stays."""
    session[_OPEN] = True
    session.set_expiry(max(60, int(HOOGUIT.total_seconds() - _age(session, _BEGIN))))


def release(session: SessionBase) -> None:
    """Let silence end it again."""
    if session.pop(_OPEN, False):
        session.set_expiry(None)


def darken(session: SessionBase, *, plek: str) -> None:
    """Show nothing of this session any more, until somebody goes on at this place."""
    session[_DICHT] = {"sinds": _now(), "plek": plek}


def dark_at(session: SessionBase) -> str:
    """Return where it went dark; nothing when it is light."""
    return str(session.get(_DICHT, {}).get("plek", ""))


def is_long_dark(session: SessionBase) -> bool:
    """Test if it has been dark for so long that somebody else may sit there."""
    sinds = float(session.get(_DICHT, {}).get("sinds", 0))
    return not 0 <= _now() - sinds + 1 <= STILTE.total_seconds() + 1


def lighten(session: SessionBase) -> None:
    """Show it again."""
    session.pop(_DICHT, None)


def is_over(session: SessionBase) -> bool:
    """Test if it lasted too long, or if nobody did anything for too long."""
    duur = _age(session, _BEGIN)
    if duur > HOOGUIT.total_seconds() or duur < -TERUG.total_seconds():
        return True
    return not session.get(_OPEN) and _age(session, _GEZIEN) > STILTE.total_seconds()


def _now() -> float:
    return klok.op_de_muur().timestamp()


def _age(session: SessionBase, sleutel: str) -> float:
    """How many seconds ago; of what was never noted, far too many."""
    return _now() - float(session.get(sleutel, 0))
