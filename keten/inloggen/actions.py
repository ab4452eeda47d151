"""The writer of what is counted of logging in, and of what the session list shows."""

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from keten.inloggen.models import Drempel, Inlogdienst
from keten.kern import klok, opdrachten, vastleggen
from keten.kern.overgangen import OvergangError
from keten.organisaties.actions import claim_link
from keten.organisaties.actions.recht import require
from keten.organisaties.models import Dienstverband, Medewerker, Organisatie
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

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


class AlGekoppeldError(OvergangError):
    """This account logs in elsewhere already, or this service has people already."""


@transaction.atomic
def set_inlogdienst(
    organisatie: Organisatie, *, by: Actor, versie: int | None = None, **velden: Any
) -> Inlogdienst:
    """
    Say where the people of an organisation log in.

    :raises AlGekoppeldError: for another issuer while people are coupled to this one
    """
    require(by, Recht.ORGANISATIES_BEHEREN)
    rij: Inlogdienst | None = Inlogdienst.objects.filter(
        organisatie=organisatie
    ).first()
    if rij is None:
        return vastleggen.create(Inlogdienst, by=by, organisatie=organisatie, **velden)
    if velden["uitgever"] != rij.uitgever and _coupled(rij).exists():
        raise AlGekoppeldError(
            "Er zijn al collega's gekoppeld aan deze inlogdienst. Een andere dienst kan"
            " andere mensen dezelfde sleutel geven."
        )
    return vastleggen.change(rij, by=by, versie=versie, **velden)


@transaction.atomic
def couple(*, dienst_id: str, sub: str, afdruk: str) -> Medewerker:
    """
    Let who holds this link come in by this service from now on.

    The mail address that a service tells plays no part: only the link, that works once.

    :raises OngeldigeLinkError: if the link does not work
    """
    medewerker = claim_link(afdruk=afdruk)
    dienst = Inlogdienst.objects.aan().filter(pk=dienst_id).first()
    if dienst is None or not works_for(medewerker, dienst):
        raise AlGekoppeldError("Deze inlogdienst is niet van uw organisatie.")
    if _coupled(dienst).filter(user=medewerker).exists():
        raise AlGekoppeldError("Dit account is al gekoppeld.")
    SocialAccount(user=medewerker, provider=dienst_id, uid=sub, extra_data={}).save(
        force_insert=True
    )
    return medewerker


def works_for(medewerker: Medewerker, dienst: Inlogdienst) -> bool:
    """Test if somebody works today for the organisation of this service."""
    return (
        Dienstverband.objects.geldig(klok.vandaag())
        .filter(medewerker=medewerker, organisatie=dienst.organisatie_id)
        .exists()
    )


def services_for(medewerker: Medewerker) -> list[Inlogdienst]:
    """Return the services of the organisations for which somebody works today."""
    return [d for d in Inlogdienst.objects.aan() if works_for(medewerker, d)]


def _coupled(dienst: Inlogdienst) -> Any:
    return SocialAccount.objects.filter(provider=str(dienst.pk))
