"""Who is logged in where."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session

from keten.kern import klok
from keten.organisaties.models import Medewerker


def end_sessies(medewerker: Medewerker, *, behalve: str | None = None) -> None:
    """Log this person out on every computer, or on every other one."""
    # The row does not name its owner, and few people are logged in at a time.
    weg = [
        sessie.pk
        for sessie in Session.objects.filter(expire_date__gt=klok.op_de_muur())
        if sessie.get_decoded().get(SESSION_KEY) == str(medewerker.pk)
        and sessie.pk != behalve
    ]
    Session.objects.filter(pk__in=weg).delete()
    UserSession.objects.filter(user=medewerker).exclude(session_key=behalve).delete()


def rotate(sessie: SessionBase) -> None:
    """Give a session that goes on another key: the old cookie opens nothing."""
    oud = sessie.session_key
    sessie.cycle_key()
    UserSession.objects.filter(session_key=oud).update(session_key=sessie.session_key)
