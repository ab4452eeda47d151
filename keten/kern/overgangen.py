"""
The state engine: it makes the moves of which `standen` holds the tables.

A move has an actor, a moment, a from and a to, a version and, where told, a reason; a
refused one is written down after its transaction was rolled back (`geweigerd`).
"""

import datetime as dt
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import models, transaction

from keten.kern import klok, vastleggen
from keten.kern.models import KetenModel, Statuswissel
from keten.kern.standen import Overgang, Tabel, mag
from keten.kern.termijnen import ONGEDAAN_MINUTEN
from keten.kern.vastleggen import Vrager

Model = TypeVar("Model", bound=KetenModel)


class OvergangError(Exception):
    """A move that is refused; the text is for the person who tried."""

    # Where on the form it belongs, when it is about one field.
    veld: str | None = None


class GeenRechtError(OvergangError):
    """This person may not make this move on this record."""


class VerkeerdeStandError(OvergangError):
    """The record is not in a state from which this move goes."""


class RedenOntbreektError(OvergangError):
    """This move asks for a reason."""


class NietOngedaanError(OvergangError):
    """What was done cannot be undone; the text says what can be done instead."""


@dataclass(frozen=True)
class Weigering:
    """A move that was tried and refused."""

    soort: str
    object_id: UUID | None
    actie: str
    waarom: str


# Filled here, emptied by whoever opened the transaction.
geweigerd: ContextVar[list[Weigering] | None] = ContextVar("geweigerd", default=None)


def note_weigering(soort: str, object_id: UUID | None, actie: str, waarom: str) -> None:
    """Remember a refusal until the transaction is over."""
    lijst = geweigerd.get()
    if lijst is not None:
        lijst.append(Weigering(soort, object_id, actie, waarom))


@transaction.atomic
def move(
    tabel: Tabel,
    actie: str,
    rij: Model,
    *,
    by: Vrager,
    versie: int | None = None,
    reden: str = "",
    **velden: Any,
) -> Model:
    """
    Make one move: lock, check, write, and add a row to the history.

    :param velden: other fields that change with the move
    :raises OvergangError: when refused; the text tells the person why
    :raises VerouderdError: if it is no longer the version that was shown
    """
    overgang = tabel[actie]
    vers = vastleggen.lock(rij)
    try:
        _check(tabel, overgang, vers, by=by, reden=reden)
    except OvergangError as fout:
        note_weigering(tabel.soort, vers.pk, actie, type(fout).__name__)
        raise
    if versie is not None and vers.versie != versie:
        raise vastleggen.VerouderdError(vers)
    van = str(getattr(vers, "status", ""))
    namen = {_veld(type(vers), veld).attname for veld in velden} | {"status"}
    vorige = {naam: getattr(vers, naam) for naam in namen}
    vers = vastleggen.write(vers, by=by, status=overgang.naar or van, **velden)
    Statuswissel(
        soort=tabel.soort,
        object_id=vers.pk,
        code=overgang.code,
        actie=actie,
        van=van,
        naar=overgang.naar or van,
        reden=reden,
        vorige=vorige,
        object_versie=vers.versie,
        op=klok.nu(),
        door_id=by.pk,
    ).save(force_insert=True)
    return vers


def begin(
    tabel: Tabel,
    actie: str,
    model: type[Model],
    *,
    by: Vrager,
    reden: str = "",
    **velden: Any,
) -> Model:
    """
    Make the record with which a history begins: the move from nothing.

    :raises OvergangError: when this person may not
    """
    overgang = tabel[actie]
    if overgang.van:
        raise ValueError(f"{actie} does not start from nothing")
    verband_id = velden.get("samenwerkingsverband_id") or getattr(
        velden.get("samenwerkingsverband"), "pk", None
    )
    if not any(by.mag(recht, verband_id) for recht in overgang.rechten):
        note_weigering(tabel.soort, None, actie, GeenRechtError.__name__)
        raise GeenRechtError("U hebt hiervoor niet het recht.")
    _check_reden(overgang, reden)
    rij = vastleggen.create(model, by=by, status=overgang.naar, **velden)
    Statuswissel(
        soort=tabel.soort,
        object_id=rij.pk,
        code=overgang.code,
        actie=actie,
        naar=overgang.naar,
        reden=reden,
        object_versie=rij.versie,
        door_id=by.pk,
    ).save(force_insert=True)
    return rij


def note_stap(
    rij: KetenModel,
    *,
    soort: str,
    actie: str,
    by: Vrager,
    code: str = "",
    reden: str = "",
) -> None:
    """Add a row to the history for something that is no move between states."""
    stand = str(getattr(rij, "status", ""))
    Statuswissel(
        soort=soort,
        object_id=rij.pk,
        code=code,
        actie=actie,
        naar=stand,
        reden=reden,
        object_versie=rij.versie,
        door_id=by.pk,
    ).save(force_insert=True)


def last_move(rij: KetenModel) -> Statuswissel | None:
    """Return the last move of this record that stands."""
    return (
        Statuswissel.objects.filter(object_id=rij.pk, ongedaan_op__isnull=True)
        .exclude(van="")
        .order_by("-object_versie")
        .first()
    )


def can_undo(
    tabel: Tabel, rij: Any, wissel: Statuswissel | None, *, by: Vrager, regie: str
) -> str:
    """
    Say why the last move cannot be undone by this person; empty when it can.

    :param regie: the right with which also later, and a move of another, is undone
    """
    if wissel is None or not wissel.van or wissel.actie not in tabel:
        return "Er is geen stap die ongedaan gemaakt kan worden."
    overgang = tabel[wissel.actie]
    if overgang.niet_ongedaan:
        return overgang.niet_ongedaan
    if rij.versie != wissel.object_versie:
        return (
            "Er is daarna iets gewijzigd. Verbeter dat eerst, of zet een nieuwe stap."
        )
    if by.mag(regie, rij.samenwerkingsverband_id):
        return ""
    if wissel.door_id != by.pk:
        return "Alleen wie deze stap zette, of de trajectregisseur, kan dat."
    if klok.nu() - wissel.op > dt.timedelta(minutes=ONGEDAAN_MINUTEN):
        return (
            f"Dat kan tot {ONGEDAAN_MINUTEN} minuten erna. "
            "Vraag het de trajectregisseur."
        )
    return ""


@transaction.atomic
def undo(
    tabel: Tabel,
    rij: Model,
    *,
    by: Vrager,
    regie: str,
    reden: str = "",
    gebouwd: str = "",
) -> Model:
    """
    Undo the last move: the record stands as before, the history keeps both.

    :param gebouwd: what was built on the move, in words; then it stays
    :raises NietOngedaanError: when it cannot; the text says what can
    """
    vers = vastleggen.lock(rij)
    wissel = last_move(vers)
    waarom = gebouwd or can_undo(tabel, vers, wissel, by=by, regie=regie)
    if waarom or wissel is None:
        note_weigering(tabel.soort, vers.pk, "ongedaan_maken", "NietOngedaanError")
        raise NietOngedaanError(waarom)
    nu = klok.nu()
    te_laat = nu - wissel.op > dt.timedelta(minutes=ONGEDAAN_MINUTEN)
    if (te_laat or wissel.door_id != by.pk) and not reden.strip():
        raise RedenOntbreektError("Vul in waarom u dit ongedaan maakt.")
    velden = {_veld(type(vers), n): waarde for n, waarde in wissel.vorige.items()}
    terug = {veld.attname: veld.to_python(waarde) for veld, waarde in velden.items()}
    vers = vastleggen.write(vers, by=by, **terug)
    wissel.ongedaan_op, wissel.ongedaan_door_id = nu, by.pk
    wissel.ongedaan_reden = reden
    wissel.save(update_fields=["ongedaan_op", "ongedaan_door", "ongedaan_reden"])
    _recount(vers)
    return vers


def forget(*, soort: str, actie: str, veld: str, voor: dt.datetime) -> int:
    """
    Let the history no longer hold what a field held before a move.

    Undone after this the move is undone, but that field stays empty.

    :param voor: moves made before this moment
    :return: how many moves forgot something
    """
    rijen = Statuswissel.objects.select_for_update().filter(
        soort=soort, actie=actie, op__lt=voor, vorige__has_key=veld
    )
    aantal = 0
    for wissel in rijen:
        del wissel.vorige[veld]
        wissel.save(update_fields=["vorige"])
        aantal += 1
    return aantal


def _recount(vers: KetenModel) -> None:
    """Let the move before the undone one be the last again: undo can go on."""
    vorige = last_move(vers)
    if vorige:
        vorige.object_versie = vers.versie
        vorige.save(update_fields=["object_versie"])


def _check(
    tabel: Tabel, overgang: Overgang, vers: Any, *, by: Vrager, reden: str
) -> None:
    if not mag(overgang, vers, by):
        raise GeenRechtError("U hebt hiervoor niet het recht.")
    if vers.status not in overgang.van:
        stand = tabel.standen(vers.status).label.lower()
        raise VerkeerdeStandError(
            f"“{overgang.label}” kan niet meer: de stand is nu “{stand}”."
        )
    _check_reden(overgang, reden)


def _check_reden(overgang: Overgang, reden: str) -> None:
    if overgang.reden and not reden.strip():
        raise RedenOntbreektError("Vul een reden in.")


def _veld(model: type[models.Model], naam: str) -> Any:
    return model._meta.get_field(naam)
