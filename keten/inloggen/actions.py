"""The writer of what is counted of logging in, and of what the session list shows."""

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from keten.inloggen.models import Drempel
from keten.kern import klok, opdrachten
from keten.kern.overgangen import OvergangError
from keten.organisaties.models import Medewerker

TAAK_NIEUW = "organisaties.mail_nieuw_apparaat"
# After so long what failed is forgotten.
VERGEET = dt.timedelta(hours=1)
OPRUIMEN = dt.timedelta(days=1)


class TeVaakError(OvergangError):
    """It failed too often just now; a little later it may be tried again."""


@dataclass(frozen=True)
class Pot:
    """
    What is counted together.

    :param vrij: so many failures cost nothing
    :param langst: seconds; the wait doubles up to this and no further
    """

    sleutel: str
    vrij: int = 5
    langst: int = 60


def pot(soort: str, *delen: str, vrij: int = 5, langst: int = 60) -> Pot:
    """Name what is counted together, so that nothing of it can be read back."""
    tekst = "\x00".join((settings.SECRET_KEY, soort, *delen))
    return Pot(hashlib.sha256(tekst.encode()).hexdigest(), vrij, langst)


def require_calm(*potten: Pot) -> None:
    """
    Let only who does not have to wait go on.

    :raises TeVaakError: for who must, with how long
    """
    nu = klok.op_de_muur()
    rijen = Drempel.objects.filter(sleutel__in=[p.sleutel for p in potten])
    wacht = max((rij.vrij_op - nu for rij in rijen), default=dt.timedelta())
    if wacht > dt.timedelta():
        seconden = int(wacht.total_seconds()) + 1
        raise TeVaakError(
            f"Dit ging te vaak mis. Wacht {seconden} seconden en probeer het opnieuw."
        )


@transaction.atomic
def note_failure(*potten: Pot) -> None:
    """Count a failure; each one beyond the first few doubles the wait."""
    nu = klok.op_de_muur()
    Drempel.objects.filter(begonnen_op__lt=nu - OPRUIMEN).delete()
    for p in sorted(potten, key=lambda p: p.sleutel):
        Drempel.objects.get_or_create(
            sleutel=p.sleutel, defaults={"begonnen_op": nu, "vrij_op": nu}
        )
        rij = Drempel.objects.select_for_update().get(sleutel=p.sleutel)
        if nu - rij.begonnen_op > VERGEET:
            rij.mislukt, rij.begonnen_op = 0, nu
        rij.mislukt += 1
        te_veel = rij.mislukt - p.vrij
        if te_veel > 0:
            seconden = min(2 ** min(te_veel, 20), p.langst)
            rij.vrij_op = nu + dt.timedelta(seconds=seconden)
        rij.save()


@transaction.atomic
def note_success(*potten: Pot) -> None:
    """Forget what failed before."""
    sleutels = [p.sleutel for p in potten]
    for rij in Drempel.objects.select_for_update().filter(sleutel__in=sleutels):
        rij.mislukt = 0
        rij.save(update_fields=["mislukt"])


def sessions_of(medewerker: Medewerker) -> list[UserSession]:
    """Return where somebody is logged in now, the latest first."""
    open_ = Session.objects.filter(expire_date__gt=klok.op_de_muur())
    return list(
        UserSession.objects.filter(
            user=medewerker, session_key__in=open_.values("session_key")
        ).order_by("-created_at")
    )


@transaction.atomic
def end_sessie(rij: UserSession) -> None:
    """Log out there."""
    Session.objects.filter(pk=rij.session_key).delete()
    rij.delete()


def end_oldest(medewerker: Medewerker, *, blijven: int) -> None:
    """Let at most so many stay logged in; the oldest go."""
    for rij in sessions_of(medewerker)[blijven:]:
        end_sessie(rij)


def tell_nieuw_apparaat(medewerker: Medewerker) -> None:
    """Let somebody know of a login on a browser that was not used before."""
    opdrachten.plan(
        TAAK_NIEUW, medewerker_id=str(medewerker.pk), bericht_id=str(uuid.uuid4())
    )
