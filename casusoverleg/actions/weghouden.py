"""Who may take no part in a casus, and what ends because of it; nobody reads why."""

from uuid import UUID

from casusoverleg.actions import plaats
from casusoverleg.models import Casus, CasusDeelname
from keten.kern import klok, vastleggen, verzoek
from keten.toegang.actor import Actor, systeem
from keten.toegang.uitzonderingen import read_weggehouden

BLOKKADE = "blokkade toepassen"
# What the history says of who is kept away: no more than of anybody who goes.
NEUTRAAL = "Neemt niet meer deel."


def release_regie(casus: Casus, *, medewerker_id: UUID, by: Actor) -> None:
    """Let the casus be without casusregisseur when this person was it."""
    if casus.casusregisseur_id == medewerker_id:
        vastleggen.write(
            casus, by=by, casusregisseur_id=None, casusregie_organisatie_id=None
        )


def kept_away(casus: Casus) -> frozenset[UUID]:
    """Return who may take no part in this casus, whoever asks."""
    with verzoek.systeem(BLOKKADE):
        return read_weggehouden(
            casus.pk, melding_id=casus.melding_id, today=klok.vandaag()
        )


def keep_out(casus: Casus) -> None:
    """End what somebody does here who is kept away; nobody reads why."""
    weg = kept_away(casus)
    if not weg:
        return
    with verzoek.systeem(BLOKKADE):
        by = systeem(BLOKKADE)
        vers = vastleggen.lock(casus)
        rijen = CasusDeelname.objects.filter(casus=vers, medewerker__in=weg)
        for rij in rijen.exclude(tot__lte=klok.vandaag()):
            release_regie(vers, medewerker_id=rij.medewerker_id, by=by)
            plaats.end(vastleggen.lock(rij), reden=NEUTRAAL, by=by)
