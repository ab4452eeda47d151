"""The only writer of signalen."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from keten.kern import herinneringen, klok, opdrachten, overgangen, vastleggen
from keten.kern.nummers import new_nummer
from keten.kern.termijnen import DAGMAIL_TIJD, Termijn, vervaldatum, volgende_werkdag
from keten.organisaties.models import Medewerker
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.rollen import Rol
from signalen.actions import deling
from signalen.models import Aanvulling, Signaal
from signalen.status import EIND, OPEN, TABEL, SignaalStatus

TE_WIJZIGEN = frozenset({SignaalStatus.CONCEPT, SignaalStatus.INGEDIEND})


class NietMeerTeWijzigenError(overgangen.OvergangError):
    """The meldpunt works on it: what comes later is added, not changed."""


class OnvolledigError(overgangen.OvergangError):
    """A concept that says nothing is not sent in."""


def may_change(signaal: Signaal, *, by: Actor) -> bool:
    """Test if it is the own signaal and nobody works on it yet."""
    eigen = by.pk in {signaal.melder_id, signaal.gemaakt_door_id}
    return eigen and signaal.status in TE_WIJZIGEN


@transaction.atomic
def begin_signaal(*, verband_id: UUID, by: Actor, **velden: Any) -> Signaal:
    """Begin a signaal that only its author sees (S1)."""
    organisatie = _organisatie_in(by, verband_id)
    return overgangen.begin(
        TABEL,
        "beginnen",
        Signaal,
        by=by,
        samenwerkingsverband_id=verband_id,
        nummer=new_nummer("S", today=klok.vandaag()),
        kanaal=Signaal.Kanaal.PROFESSIONAL,
        melder_id=by.pk,
        melder_organisatie_id=organisatie,
        **velden,
    )


@transaction.atomic
def send_in(signaal: Signaal, *, by: Actor, versie: int | None = None) -> Signaal:
    """
    Send it to the meldpunt (S2); from now on the norm runs.

    :raises OnvolledigError: as long as it does not say what was seen
    """
    if not signaal.feiten.strip():
        raise OnvolledigError("Schrijf eerst op wat u zag of hoorde.")
    vers = overgangen.move(
        TABEL, "indienen", signaal, by=by, versie=versie, **_ontvangst(signaal.acuut)
    )
    _remind_meldpunt(vers)
    _alert_meldpunt(vers)
    return vers


@transaction.atomic
def submit_signaal(*, verband_id: UUID, by: Actor, **velden: Any) -> Signaal:
    """Begin and send in at once: what the form of the professional does."""
    return send_in(begin_signaal(verband_id=verband_id, by=by, **velden), by=by)


@transaction.atomic
def record_by_phone(*, verband_id: UUID, by: Actor, **velden: Any) -> Signaal:
    """Write down what somebody told the meldpunt on the telephone (S3)."""
    vers = overgangen.begin(
        TABEL,
        "vastleggen",
        Signaal,
        by=by,
        samenwerkingsverband_id=verband_id,
        nummer=new_nummer("S", today=klok.vandaag()),
        kanaal=Signaal.Kanaal.TELEFOON,
        **_ontvangst(velden.get("acuut", False)),
        **velden,
    )
    _remind_meldpunt(vers)
    _alert_meldpunt(vers)
    return vers


@transaction.atomic
def change_signaal(
    signaal: Signaal, *, by: Actor, versie: int | None = None, **velden: Any
) -> Signaal:
    """
    Correct a signaal while nobody works on it yet.

    :raises NietMeerTeWijzigenError: once the meldpunt picked it up
    """
    vers = vastleggen.lock(signaal, versie=versie)
    if not may_change(vers, by=by):
        raise NietMeerTeWijzigenError(
            "Het meldpunt werkt hier al aan. Vul het signaal aan."
        )
    return vastleggen.change(vers, by=by, versie=versie, **velden)


@transaction.atomic
def add_aanvulling(signaal: Signaal, *, tekst: str, by: Actor) -> Aanvulling:
    """Add what became known later; nothing of before changes."""
    vers = vastleggen.lock(signaal)
    if vers.status == SignaalStatus.INGETROKKEN:
        raise NietMeerTeWijzigenError("Dit signaal is ingetrokken.")
    return vastleggen.create(Aanvulling, by=by, signaal=vers, tekst=tekst)


def withdraw(
    signaal: Signaal, *, by: Actor, versie: int | None = None, reden: str
) -> Signaal:
    """Take the own signaal back while nobody works on it (rule 9)."""
    return _quiet("intrekken", signaal, by=by, versie=versie, reden=reden)


def pick_up(signaal: Signaal, *, by: Actor, versie: int | None = None) -> Signaal:
    """Put it on the own name (S4)."""
    return _quiet("oppakken", signaal, by=by, versie=versie, behandelaar_id=by.pk)


@transaction.atomic
def mark_omgezet(signaal: Signaal, *, by: Actor, versie: int | None = None) -> Signaal:
    """Record that a melding was made of it (S7); called by meldingen."""
    return _quiet("melding-maken", signaal, by=by, versie=versie)


def close_with_advies(
    signaal: Signaal, *, by: Actor, advies: str, versie: int | None = None
) -> Signaal:
    """Answer with advice only (S10); who it was about is not kept."""
    return _quiet(
        "alleen-advies",
        signaal,
        by=by,
        versie=versie,
        advies=advies,
        over_wie="",
    )


@transaction.atomic
def forget_over_wie(*, voor: dt.datetime) -> int:
    """
    Forget whom a signaal that ended in advice was about, for good.

    Until this moment who closed it could undo that, and the name had to come back.
    """
    return overgangen.forget(
        soort=TABEL.soort, actie="alleen-advies", veld="over_wie", voor=voor
    )


def propose_niet_bevestigd(
    signaal: Signaal, *, by: Actor, reden: str, versie: int | None = None
) -> Signaal:
    """Propose to close it as not confirmed; somebody else decides."""
    return overgangen.move(
        TABEL,
        "niet-bevestigd-voorstellen",
        signaal,
        by=by,
        versie=versie,
        reden=reden,
        voorstel_door_id=by.pk,
        voorstel_reden=reden,
    )


def confirm_niet_bevestigd(
    signaal: Signaal, *, by: Actor, reden: str, versie: int | None = None
) -> Signaal:
    """Close as not confirmed (S11): the second pair of eyes."""
    return _quiet("niet-bevestigd", signaal, by=by, versie=versie, reden=reden)


def reject_niet_bevestigd(
    signaal: Signaal, *, by: Actor, reden: str, versie: int | None = None
) -> Signaal:
    """Do not agree: the meldpunt looks further."""
    return overgangen.move(
        TABEL,
        "voorstel-afwijzen",
        signaal,
        by=by,
        versie=versie,
        reden=reden,
        voorstel_door_id=None,
        voorstel_reden="",
    )


@transaction.atomic
def undo(signaal: Signaal, *, by: Actor, reden: str = "") -> Signaal:
    """Undo the last move of this signaal."""
    vers = overgangen.undo(
        TABEL, signaal, by=by, regie=Recht.SIGNAAL_TWEEDE_BEOORDELING, reden=reden
    )
    if vers.status == SignaalStatus.INGEDIEND:
        _remind_meldpunt(vers)
    return vers


@transaction.atomic
def drop_oude_concepten(*, voor: dt.datetime, by: Actor) -> int:
    """Withdraw what was begun and left lying; return how many."""
    oud = list(Signaal.objects.oude_concepten(voor).select_for_update(skip_locked=True))
    for signaal in oud:
        overgangen.move(TABEL, "intrekken", signaal, by=by, reden="Niet afgemaakt.")
    return len(oud)


@transaction.atomic
def let_go(*, behandelaar_id: UUID, signalen: Iterable[UUID], by: Actor) -> None:
    """Let these signalen be on nobody's name: the meldpunt goes on with them."""
    rijen = Signaal.objects.filter(
        pk__in=signalen, behandelaar=behandelaar_id, status__in=OPEN
    )
    for signaal in rijen:
        vastleggen.change(signaal, by=by, behandelaar=None)


def _quiet(actie: str, signaal: Signaal, **rest: Any) -> Signaal:
    """Make a move after which nobody has to be reminded any more."""
    with transaction.atomic():
        vers = overgangen.move(TABEL, actie, signaal, **rest)
        herinneringen.cancel(over_id=vers.pk)
        if vers.status in EIND and vers.status != SignaalStatus.OMGEZET:
            deling.end_all(vers, by=rest["by"])
    return vers


def _ontvangst(acuut: bool) -> dict[str, Any]:  # noqa: FBT001
    termijn = Termijn.SIGNAAL_OPPAKKEN_SPOED if acuut else Termijn.SIGNAAL_OPPAKKEN
    uiterlijk = vervaldatum(termijn, volgende_werkdag(klok.vandaag()))
    return {"ontvangen_op": klok.nu(), "oppakken_uiterlijk": uiterlijk}


def _remind_meldpunt(signaal: Signaal) -> None:
    if signaal.oppakken_uiterlijk is None:
        return
    meldpunt = _meldpunt(signaal)
    dag = volgende_werkdag(signaal.oppakken_uiterlijk + dt.timedelta(days=1))
    herinneringen.plan(
        taak="signalen.mail_te_laat",
        soort="signaal_te_laat",
        over_id=signaal.pk,
        aan=meldpunt,
        momenten=[klok.moment_op(dag, DAGMAIL_TIJD)],
    )


def _alert_meldpunt(signaal: Signaal) -> None:
    """Tell the meldpunt at once when somebody may be in danger."""
    if not signaal.acuut:
        return
    for medewerker_id in _meldpunt(signaal):
        opdrachten.plan(
            "signalen.mail_acuut",
            sleutel=f"acuut:{signaal.pk}:{medewerker_id}",
            signaal_id=str(signaal.pk),
            medewerker_id=str(medewerker_id),
        )


def _meldpunt(signaal: Signaal) -> list[UUID]:
    medewerkers = Medewerker.objects.met_rol(
        Rol.MELDPUNTMEDEWERKER, signaal.samenwerkingsverband_id, klok.vandaag()
    )
    return list(medewerkers.values_list("pk", flat=True))


def _organisatie_in(by: Actor, verband_id: UUID) -> UUID | None:
    """Return for which organisation somebody speaks in this verband."""
    return next((org for org, waar in sorted(by.deelnames) if waar == verband_id), None)
