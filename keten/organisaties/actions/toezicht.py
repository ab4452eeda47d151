"""Four times a year every organisation says who still works there."""

import datetime as dt

from django.db import transaction

from keten.kern import herinneringen, klok, vastleggen
from keten.kern.overgangen import OvergangError
from keten.kern.termijnen import HERINNER_TIJD, Termijn, vervaldatum
from keten.organisaties.actions.recht import require_organisatie
from keten.organisaties.models import (
    Deelname,
    Dienstverband,
    Organisatie,
    Roltoekenning,
    Toegangsregel,
    Toegangsronde,
)
from keten.toegang.actor import Actor
from keten.toegang.rollen import Rol

TAAK = "organisaties.mail_toegangsronde"
SOORT = "toegangsronde"


class AlBeoordeeldError(OvergangError):
    """Somebody answered this line before."""


@transaction.atomic
def make_rondes(*, today: dt.date, by: Actor) -> int:
    """Make the lists of this quarter that are not there yet; return how many."""
    begin = dt.date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    diensten = Dienstverband.objects.geldig(today)
    deelnames = Deelname.objects.geldig(today)
    al = Toegangsronde.objects.filter(begin=begin)
    organisaties = Organisatie.objects.filter(
        pk__in=deelnames.values("organisatie")
    ).exclude(pk__in=al.values("organisatie"))
    gemaakt = 0
    for organisatie in organisaties.filter(pk__in=diensten.values("organisatie")):
        ronde = vastleggen.create(
            Toegangsronde,
            by=by,
            organisatie=organisatie,
            begin=begin,
            uiterlijk=vervaldatum(Termijn.TOEGANG_BEVESTIGEN, today),
        )
        for dienst in diensten.filter(organisatie=organisatie):
            vastleggen.create(Toegangsregel, by=by, ronde=ronde, dienstverband=dienst)
        _remind(ronde)
        gemaakt += 1
    return gemaakt


@transaction.atomic
def confirm_regel(rij: Toegangsregel, *, by: Actor) -> Toegangsregel:
    """
    Say that this colleague works here still.

    :raises AlBeoordeeldError: if it was answered before
    """
    vers = vastleggen.lock(rij)
    require_organisatie(vers.ronde.organisatie_id, by=by)
    if vers.oordeel:
        raise AlBeoordeeldError("Deze regel is al beantwoord.")
    return _answer(vers, oordeel=Toegangsregel.Oordeel.BLIJFT, by=by)


@transaction.atomic
def reopen_regel(rij: Toegangsregel, *, by: Actor) -> Toegangsregel:
    """Take a confirmation back."""
    vers = vastleggen.lock(rij)
    require_organisatie(vers.ronde.organisatie_id, by=by)
    if vers.oordeel != Toegangsregel.Oordeel.BLIJFT:
        raise AlBeoordeeldError("Deze regel is nog open, of het dienstverband eindigt.")
    return vastleggen.change(
        vers, by=by, oordeel="", beoordeeld_op=None, beoordeeld_door_id=None
    )


def close_regels(dienst: Dienstverband, *, by: Actor) -> None:
    """Answer the open lines of a Dienstverband that ends."""
    for rij in Toegangsregel.objects.filter(dienstverband=dienst, oordeel=""):
        _answer(rij, oordeel=Toegangsregel.Oordeel.WEG, by=by)


def _answer(rij: Toegangsregel, *, oordeel: str, by: Actor) -> Toegangsregel:
    return vastleggen.change(
        rij,
        by=by,
        oordeel=oordeel,
        beoordeeld_op=klok.nu(),
        beoordeeld_door_id=by.pk,
    )


def _remind(ronde: Toegangsronde) -> None:
    """Tell who manages colleagues at once, near the end, and when it is late."""
    vandaag = klok.vandaag()
    rollen = Roltoekenning.objects.geldig(vandaag).filter(rol=Rol.ORGANISATIEBEHEERDER)
    diensten = Dienstverband.objects.geldig(vandaag).filter(
        organisatie=ronde.organisatie, medewerker__in=rollen.values("medewerker")
    )
    dagen = (vandaag, ronde.uiterlijk - dt.timedelta(days=3), ronde.uiterlijk)
    herinneringen.plan(
        taak=TAAK,
        soort=SOORT,
        over_id=ronde.pk,
        aan=list(diensten.values_list("medewerker_id", flat=True).distinct()),
        momenten=[
            klok.moment_op(dag + dt.timedelta(days=1), HERINNER_TIJD) for dag in dagen
        ],
    )
