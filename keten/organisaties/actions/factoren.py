"""The second factor of somebody: the app, the security keys, the codes for later."""

import uuid
from contextlib import suppress
from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt, encrypt
from cryptography.exceptions import InvalidTag
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from keten.kern import klok, opdrachten
from keten.kern.overgangen import OvergangError
from keten.organisaties.actions.recht import require_collega
from keten.organisaties.actions.sessies import end_sessies
from keten.organisaties.models import Medewerker
from keten.toegang.actor import Actor

TAAK_GEWIJZIGD = "organisaties.mail_inloggen_gewijzigd"
APP, SLEUTEL, CODES = "totp", "webauthn", "recovery_codes"
_STAP = 30  # seconds that a code of the app stands
_SPELING = 1  # steps that a phone may be early or late


class VerkeerdeCodeError(OvergangError):
    """This code is wrong, too old, or was used before."""


class LaatsteFactorError(OvergangError):
    """Without this one nothing would be left to log in with."""


def factors_of(medewerker: Medewerker) -> list[Authenticator]:
    """Return the factors with which somebody can log in, codes for later left out."""
    return list(
        Authenticator.objects.filter(user=medewerker, type__in=(APP, SLEUTEL)).order_by(
            "created_at"
        )
    )


@transaction.atomic
def add_app(
    medewerker: Medewerker, *, geheim: str, code: str, sessie: SessionBase
) -> list[str]:
    """
    Let an app on a phone make codes for this person.

    :param geheim: what the app was given
    :return: the codes for later, when these are the first; shown once
    :raises VerkeerdeCodeError: if the app does not make the right code
    """
    _lock(medewerker)
    if Authenticator.objects.filter(user=medewerker, type=APP).exists():
        raise OvergangError("U gebruikt al een app. Haal die eerst weg.")
    teller = _find_counter(geheim, code, na=0)
    Authenticator(
        user=medewerker,
        type=APP,
        data={"secret": encrypt(geheim), "laatst": teller},
        created_at=klok.nu(),
    ).save(force_insert=True)
    return _added(medewerker, sessie)


@transaction.atomic
def add_sleutel(
    medewerker: Medewerker, *, naam: str, credential: Any, sessie: SessionBase
) -> list[str]:
    """
    Let a security key log this person in.

    :param credential: what the key answered, checked already
    :return: the codes for later, when these are the first; shown once
    """
    _lock(medewerker)
    Authenticator(
        user=medewerker,
        type=SLEUTEL,
        data={"name": naam, "credential": credential},
        created_at=klok.nu(),
    ).save(force_insert=True)
    return _added(medewerker, sessie)


@transaction.atomic
def renew_codes(medewerker: Medewerker, *, sessie: SessionBase) -> list[str]:
    """Make new codes for later; the earlier ones work no more."""
    _lock(medewerker)
    if not factors_of(medewerker):
        raise OvergangError("Kies eerst een app of een sleutel.")
    Authenticator.objects.filter(user=medewerker, type=CODES).delete()
    codes: list[str] = RecoveryCodes.activate(medewerker).get_unused_codes()
    _changed(medewerker, sessie)
    return codes


@transaction.atomic
def remove_factor(medewerker: Medewerker, *, pk: int, sessie: SessionBase) -> None:
    """
    Take one factor away; one must stay.

    :raises LaatsteFactorError: for the last one
    """
    _lock(medewerker)
    alle = factors_of(medewerker)
    if len(alle) == 1:
        raise LaatsteFactorError(
            "Dit is uw enige tweede stap. Voeg eerst een andere toe."
        )
    for factor in alle:
        if factor.pk == pk:
            factor.delete()
            _changed(medewerker, sessie)


@transaction.atomic
def remove_factors(medewerker: Medewerker, *, by: Actor) -> None:
    """Take all factors of somebody who lost them away; the next login chooses anew."""
    require_collega(medewerker, by=by)
    _lock(medewerker)
    Authenticator.objects.filter(user=medewerker).delete()
    end_sessies(medewerker)
    tell_gewijzigd(medewerker)


@transaction.atomic
def use_code(medewerker: Medewerker, *, code: str) -> Authenticator:
    """
    Take a code of the app or one for later; it works once.

    :raises VerkeerdeCodeError: if it is none of these
    """
    rijen = Authenticator.objects.select_for_update().filter(user=medewerker)
    # A secret of a key that is gone makes no code: then it is none of these.
    with suppress(VerkeerdeCodeError, InvalidTag):
        if app := rijen.filter(type=APP).first():
            na = app.data.get("laatst", 0)
            app.data["laatst"] = _find_counter(decrypt(app.data["secret"]), code, na=na)
            app.save(update_fields=["data"])
            return app
    with suppress(InvalidTag):
        codes = rijen.filter(type=CODES).first()
        if codes and codes.wrap().validate_code(code):
            return codes
    raise VerkeerdeCodeError("Deze code klopt niet, of is al gebruikt.")


@transaction.atomic
def reseal_factoren() -> tuple[int, int]:
    """
    Seal the secrets of all factors anew, with the key of today.

    :return: how many, and how many no key opens
    """
    gedaan = onleesbaar = 0
    for rij in Authenticator.objects.select_for_update().order_by("pk"):
        namen = {"secret", "seed"} & rij.data.keys()
        try:
            rij.data |= {naam: encrypt(decrypt(rij.data[naam])) for naam in namen}
        except InvalidTag:
            onleesbaar += 1
            continue
        if namen:
            rij.save(update_fields=["data"])
            gedaan += 1
    return gedaan, onleesbaar


def _find_counter(geheim: str, code: str, *, na: int) -> int:
    """Return which step made this code; never one that was used, or is before it."""
    nu = int(klok.op_de_muur().timestamp()) // _STAP
    for teller in range(nu - _SPELING, nu + _SPELING + 1):
        juist = format_hotp_value(hotp_value(geheim, teller))
        if teller > na and compare_user_code(actual=code, expected=juist):
            return teller
    raise VerkeerdeCodeError(
        "Deze code klopt niet. Kijk of de klok van uw telefoon"
        " goed staat en neem de nieuwste code."
    )


def _added(medewerker: Medewerker, sessie: SessionBase) -> list[str]:
    codes: list[str] = []
    if not Authenticator.objects.filter(user=medewerker, type=CODES).exists():
        codes = RecoveryCodes.activate(medewerker).get_unused_codes()
    _changed(medewerker, sessie)
    return codes


def _changed(medewerker: Medewerker, sessie: SessionBase) -> None:
    end_sessies(medewerker, behalve=sessie.session_key)
    tell_gewijzigd(medewerker)


def tell_gewijzigd(medewerker: Medewerker) -> None:
    """Tell somebody that the way to log in changed."""
    # Whoever did not do this must know.
    opdrachten.plan(
        TAAK_GEWIJZIGD,
        medewerker_id=str(medewerker.pk),
        bericht_id=str(uuid.uuid4()),
    )


def _lock(medewerker: Medewerker) -> None:
    Medewerker.objects.select_for_update().get(pk=medewerker.pk)
