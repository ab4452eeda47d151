"""The only writer of meldingen."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from keten.kern import herinneringen, klok, overgangen, vastleggen, verzoek
from keten.kern.nummers import new_nummer
from keten.kern.termijnen import HERINNER_TIJD, Termijn, vervaldatum, volgende_werkdag
from keten.organisaties.models import Medewerker
from keten.personen import actions as persoon_actions
from keten.personen.gelijkenis import Wie
from keten.toegang.actor import Actor
from keten.toegang.models import Inzagegrond
from keten.toegang.rechten import Recht
from keten.toegang.rollen import Rol
from meldingen.models import Melding, MeldingBetrokkene, MeldingSignaal, Triage
from meldingen.status import OPEN, TABEL, MeldingStatus
from signalen import actions as signaal_actions
from signalen.models import Signaal


class GeslotenError(overgangen.OvergangError):
    """The melding is decided: it no longer changes."""


class AlBetrokkeneError(overgangen.OvergangError):
    """This person is on the melding already, in this role."""


def may_change(melding: Melding, *, by: Actor) -> bool:
    """Test if it is still open, and of the meldpunt or still of its author."""
    if melding.status not in OPEN:
        return False
    return could_change(melding, by=by)


def could_change(melding: Melding, *, by: Actor) -> bool:
    """Test the same, apart from whether it is still open."""
    if by.mag(Recht.MELDING_BEOORDELEN, melding.samenwerkingsverband_id):
        return True
    return (
        melding.gemaakt_door_id == by.pk
        and melding.status == MeldingStatus.GEREGISTREERD
        and by.mag(Recht.MELDING_REGISTREREN, melding.samenwerkingsverband_id)
    )


@transaction.atomic
def register_melding(
    *,
    verband_id: UUID,
    by: Actor,
    signaal: Signaal | None = None,
    betrokkenen: Iterable[tuple[Wie, str]] = (),
    **velden: Any,
) -> Melding:
    """
    Register a melding (M1), of a signaal (S7) or by a professional as aanmelder.

    The melder must hear within ten working days; that term starts here.
    """
    nu = klok.nu()
    melding = overgangen.begin(
        TABEL,
        "registreren",
        Melding,
        by=by,
        samenwerkingsverband_id=verband_id,
        nummer=new_nummer("M", today=klok.vandaag()),
        geregistreerd_op=nu,
        terugkoppelen_uiterlijk=vervaldatum(
            Termijn.MELDING_TERUGKOPPELEN, klok.vandaag()
        ),
        **_aanmelder(by, verband_id, signaal),
        **velden,
    )
    if signaal:
        _join(melding, signaal, by=by)
    for persoon, rol in betrokkenen:
        _link(melding, persoon, rol=rol, by=by)
    _remind(melding)
    return melding


@transaction.atomic
def join_signaal(melding: Melding, *, signaal: Signaal, by: Actor) -> Melding:
    """Let a signaal join a melding that is still open (S7)."""
    vers = _changeable(melding, by=by)
    if vers.samenwerkingsverband_id != signaal.samenwerkingsverband_id:
        raise GeslotenError("Deze melding is van een ander samenwerkingsverband.")
    _join(vers, signaal, by=by)
    return vers


@transaction.atomic
def add_betrokkene(
    melding: Melding, *, persoon: Wie, rol: str, by: Actor
) -> MeldingBetrokkene:
    """
    Say whom the melding is about; the meldpunt sees that person from now on.

    :raises AlBetrokkeneError: if this person is on it already in this role
    """
    vers = _changeable(melding, by=by)
    return _link(vers, persoon, rol=rol, by=by)


@transaction.atomic
def change_betrokkene(
    rij: MeldingBetrokkene, *, by: Actor, versie: int | None = None, **velden: Any
) -> None:
    """Correct what is known of a person; the old spelling stays findable."""
    _changeable(rij.melding, by=by)
    persoon_actions.change_persoon(rij.persoon, by=by, versie=versie, **velden)


@verzoek.systeem("gronden van een ander beëindigen")
def remove_betrokkene(rij: MeldingBetrokkene, *, reden: str, by: Actor) -> None:
    """Wrong person: what was seen because of it is seen no longer."""
    _changeable(rij.melding, by=by)
    vers = vastleggen.lock(rij)
    if vers.ontkoppeld_op:
        return
    overgangen.note_stap(
        vers,
        soort="meldingen.meldingbetrokkene",
        actie="ontkoppelen",
        by=by,
        reden=reden,
    )
    vastleggen.write(vers, by=by, ontkoppeld_op=klok.nu())
    Inzagegrond.objects.filter(herkomst=vers.pk, tot__isnull=True).update(
        tot=klok.vandaag()
    )


@transaction.atomic
def change_melding(
    melding: Melding, *, by: Actor, versie: int | None = None, **velden: Any
) -> Melding:
    """Correct a melding that is still open."""
    _changeable(melding, by=by)
    return vastleggen.change(melding, by=by, versie=versie, **velden)


def start_screening(
    melding: Melding, *, by: Actor, versie: int | None = None
) -> Melding:
    """Begin to check what is known (M2)."""
    return overgangen.move(TABEL, "screening-starten", melding, by=by, versie=versie)


def send_to_triage(
    melding: Melding, *, by: Actor, versie: int | None = None
) -> Melding:
    """Put it before the trajectregisseur (M5)."""
    return overgangen.move(TABEL, "naar-triage", melding, by=by, versie=versie)


@transaction.atomic
def mark_geaccepteerd(
    melding: Melding,
    *,
    by: Actor,
    weging: dict[str, Any],
    reden: str,
    versie: int | None = None,
) -> Triage:
    """
    Record that a casus was opened on it (M7); called by casusoverleg.

    :param weging: criteria, regime, noodzaak and informeren: see ``Triage``
    """
    vers = _decide("accepteren", melding, by=by, reden=reden, versie=versie)
    return vastleggen.create(Triage, by=by, melding=vers, **weging)


def close_with_advies(
    melding: Melding, *, by: Actor, reden: str, versie: int | None = None
) -> Melding:
    """Close with advice (M9)."""
    return _decide("met-advies-afsluiten", melding, by=by, reden=reden, versie=versie)


def declare_niet_ontvankelijk(
    melding: Melding, *, by: Actor, reden: str, versie: int | None = None
) -> Melding:
    """Close: not for this partnership (M10)."""
    return _decide("niet-ontvankelijk", melding, by=by, reden=reden, versie=versie)


def declare_onjuist_geadresseerd(
    melding: Melding, *, by: Actor, reden: str, versie: int | None = None
) -> Melding:
    """Close: it belongs elsewhere (M11)."""
    return _decide("onjuist-geadresseerd", melding, by=by, reden=reden, versie=versie)


@transaction.atomic
def give_terugkoppeling(
    melding: Melding, *, by: Actor, tekst: str, versie: int | None = None
) -> Melding:
    """Tell the melder what happens next (M12): process only, no content."""
    vers = vastleggen.lock(melding, versie=versie)
    if not by.mag(Recht.MELDING_BEOORDELEN, vers.samenwerkingsverband_id):
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
    overgangen.note_stap(
        vers, soort="meldingen.melding", code="M12", actie="terugkoppelen", by=by
    )
    herinneringen.cancel(over_id=vers.pk)
    return vastleggen.write(
        vers, by=by, terugkoppeling=tekst, teruggekoppeld_op=klok.nu()
    )


def undo(melding: Melding, *, by: Actor, reden: str = "") -> Melding:
    """Undo the last move of this melding."""
    return overgangen.undo(
        TABEL, melding, by=by, regie=Recht.TRIAGE_BESLISSEN, reden=reden
    )


def _decide(
    actie: str, melding: Melding, *, by: Actor, reden: str, versie: int | None
) -> Melding:
    return overgangen.move(
        TABEL,
        actie,
        melding,
        by=by,
        versie=versie,
        reden=reden,
        besluit_reden=reden,
        besloten_op=klok.nu(),
    )


def _join(melding: Melding, signaal: Signaal, *, by: Actor) -> None:
    signaal_actions.mark_omgezet(signaal, by=by)
    vastleggen.create(MeldingSignaal, by=by, melding=melding, signaal=signaal)


def _link(melding: Melding, wie: Wie, *, rol: str, by: Actor) -> MeldingBetrokkene:
    persoon = persoon_actions.settle(wie, by=by)
    if melding.betrokkenen.gekoppeld().filter(persoon=persoon, rol=rol).exists():
        raise AlBetrokkeneError("Deze persoon staat al bij de melding, in deze rol.")
    rij = vastleggen.create(
        MeldingBetrokkene, by=by, melding=melding, persoon=persoon, rol=rol
    )
    persoon_actions.open_for_meldpunt(
        persoon.pk,
        verband_id=melding.samenwerkingsverband_id,
        herkomst=rij.pk,
        today=klok.vandaag(),
    )
    return rij


def _changeable(melding: Melding, *, by: Actor) -> Melding:
    vers = vastleggen.lock(melding)
    if vers.status not in OPEN:
        raise GeslotenError("Over deze melding is al besloten.")
    if not may_change(vers, by=by):
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
    return vers


def _aanmelder(by: Actor, verband_id: UUID, signaal: Signaal | None) -> dict[str, Any]:
    if signaal:
        return {
            "aanmelder_id": signaal.melder_id,
            "aanmelder_organisatie_id": signaal.melder_organisatie_id,
        }
    organisatie = next((o for o, v in sorted(by.deelnames) if v == verband_id), None)
    return {"aanmelder_id": by.pk, "aanmelder_organisatie_id": organisatie}


def _remind(melding: Melding) -> None:
    meldpunt = Medewerker.objects.met_rol(
        Rol.MELDPUNTMEDEWERKER, melding.samenwerkingsverband_id, klok.vandaag()
    )
    dag = volgende_werkdag(melding.terugkoppelen_uiterlijk + dt.timedelta(days=1))
    herinneringen.plan(
        taak="meldingen.mail_terugkoppelen",
        soort="terugkoppelen",
        over_id=melding.pk,
        aan=list(meldpunt.values_list("pk", flat=True)),
        momenten=[klok.moment_op(dag, HERINNER_TIJD)],
    )
