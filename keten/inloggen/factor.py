"""Did this session show a second factor?"""

from typing import Any

from allauth.account.internal.flows.login import (
    get_authentication_records,
    record_authentication,
)
from django.conf import settings
from django.http import HttpRequest

# The kind of factor that somebody else asked.
DIENST = "dienst"
# Where one can go without: the pages on which to choose one, and out.
ZONDER = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_logout",
        "bevestigen",
        "scherm_dicht",
    }
)


def has_factor(request: HttpRequest) -> bool:
    """Test if this session, and not only this person, showed a second factor."""
    aantekeningen = get_authentication_records(request, request.user)
    return any(regel.get("method") == "mfa" for regel in aantekeningen)


def note_factor(request: HttpRequest, *, soort: str) -> None:
    """Note that a factor was shown, or chosen just now."""
    record_authentication(request, request.user, "mfa", type=soort)


def shown_elsewhere(request: HttpRequest, wie: Any, *, vraag: bool = False) -> bool:
    """
    Note that a login service showed a second factor of this person.

    :param vraag: note nothing, only tell whether it did
    """
    if not vraag:
        record_authentication(request, wie, "mfa", type=DIENST)
    return any(
        regel.get("method") == "mfa" and regel.get("type") == DIENST
        for regel in get_authentication_records(request, wie)
    )


def is_missing(request: HttpRequest) -> bool:
    """Test if this session may go no further than choosing a factor."""
    return bool(
        settings.KETEN_TWEEDE_FACTOR
        and request.user.is_authenticated
        and not has_factor(request)
    )
