"""
What somebody typed when the session ran out.

It waits in the anonymous session, marked with who wrote it, and is given back to that
person alone; whoever else logs in on this browser makes it go.
"""

from typing import Any
from uuid import UUID

from django.core import signing
from django.http import HttpRequest

SLEUTEL = "bewaard"
SCHRIJVER = "schrijver"
MAX_BEWAARD = 200_000
# A secret is typed again.
_NIET = {
    *("csrfmiddlewaretoken", SCHRIJVER, "indiening"),
    *("password", "password1", "password2", "geheim"),
}


def sign_schrijver(pk: UUID | None) -> str:
    """Return the mark that a form carries of who fills it in."""
    return signing.dumps(str(pk or ""), salt=SLEUTEL)


def keep_typed(request: HttpRequest, *, plek: str = "") -> None:
    """
    Keep the fields of a form that came in without a session.

    :param plek: the page on which it stood; the one that was asked for if not said
    """
    if request.method != "POST" or SCHRIJVER not in request.POST:
        return
    velden = {k: v for k, v in request.POST.lists() if k not in _NIET}
    if sum(len(w) for waarden in velden.values() for w in waarden) > MAX_BEWAARD:
        return
    request.session[SLEUTEL] = {
        "plek": plek or request.path,
        SCHRIJVER: request.POST[SCHRIJVER],
        "velden": velden,
    }


def take_typed(request: HttpRequest) -> dict[str, Any] | None:
    """
    Give back what was typed on this page by this person, once.

    What another wrote is destroyed.
    """
    bewaard = request.session.get(SLEUTEL)
    if not bewaard:
        return None
    try:
        schrijver = signing.loads(bewaard[SCHRIJVER], salt=SLEUTEL)
    except signing.BadSignature:
        schrijver = ""
    if schrijver != str(request.user.pk):
        del request.session[SLEUTEL]
        return None
    if bewaard["plek"] != request.path:
        return None
    del request.session[SLEUTEL]
    velden: dict[str, Any] = bewaard["velden"]
    return velden
