"""The only writer of minutes: a row per casus, a PDF per casus and per reader."""

from django.db import transaction

from casusoverleg.actions import deelname
from casusoverleg.actions import uitgifte as uitgiften
from casusoverleg.models import Addendum, Overleg, Reactie, Uitgifte, Verslag
from casusoverleg.status import AGENDAPUNT, AgendapuntStatus
from keten.kern import klok, opdrachten, overgangen, vastleggen, verzoek
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


class AlVastgesteldError(overgangen.OvergangError):
    """What is established changes only by addendum."""


@verzoek.systeem("verslagen voor alle lezers")
def make_concepten(overleg: Overleg, *, by: Actor) -> None:
    """At closing: a concept verslag per discussed item, and the PDFs of the round."""
    for punt in overleg.agendapunten.filter(status=AgendapuntStatus.BESPROKEN):
        if not Verslag.objects.filter(agendapunt=punt).exists():
            vastleggen.create(
                Verslag,
                by=by,
                agendapunt=punt,
                casus_id=punt.casus_id,
                samenwerkingsverband_id=punt.samenwerkingsverband_id,
            )
    uitgiften.issue(overleg, definitief=False, by=by)


@transaction.atomic
def change_toelichting(
    verslag: Verslag, *, toelichting: str, by: Actor, versie: int | None = None
) -> Verslag:
    """Add the sentences that only the trajectregisseur can; a new concept is made."""
    vers = vastleggen.lock(verslag, versie=versie)
    _require(vers.agendapunt.overleg, by=by)
    if vers.status == Verslag.Status.VASTGESTELD:
        raise AlVastgesteldError("Dit verslag is vastgesteld. Maak een addendum.")
    return vastleggen.change(vers, by=by, versie=versie, toelichting=toelichting)


@verzoek.systeem("verslagen voor alle lezers")
def refresh(overleg: Overleg, *, by: Actor) -> None:
    """Make the concepts again, after corrections."""
    vers = vastleggen.lock(overleg)
    _require(vers, by=by)
    if vers.status not in {"verslag_in_concept", "verslag_ter_accordering"}:
        raise AlVastgesteldError("Alleen een conceptverslag wordt opnieuw gemaakt.")
    uitgiften.issue(vers, definitief=False, by=by)


@transaction.atomic
def react(verslag: Verslag, *, tekst: str, by: Actor) -> Reactie:
    """Ask for a correction of a concept (G11)."""
    organisatie_id = deelname.require_bijdrage(verslag.casus, by=by)
    vers = vastleggen.lock(verslag)
    if vers.status == Verslag.Status.VASTGESTELD:
        raise AlVastgesteldError("Dit verslag is vastgesteld.")
    return vastleggen.create(
        Reactie,
        by=by,
        verslag=vers,
        casus_id=vers.casus_id,
        organisatie_id=organisatie_id,
        tekst=tekst,
    )


@transaction.atomic
def handle_reactie(reactie: Reactie, *, by: Actor) -> Reactie:
    """Say that a correction was dealt with."""
    _require(reactie.verslag.agendapunt.overleg, by=by)
    return vastleggen.change(reactie, by=by, verwerkt_op=klok.nu())


@verzoek.systeem("verslagen voor alle lezers")
def establish(overleg: Overleg, *, by: Actor) -> None:
    """Make every concept of this meeting final, and its PDFs."""
    for verslag in Verslag.objects.filter(
        agendapunt__overleg=overleg, status=Verslag.Status.CONCEPT
    ).select_related("agendapunt"):
        overgangen.move(AGENDAPUNT, "vaststellen", verslag.agendapunt, by=by)
        vers = vastleggen.lock(verslag)
        vastleggen.write(
            vers, by=by, status=Verslag.Status.VASTGESTELD, vastgesteld_op=klok.nu()
        )
    uitgiften.issue(overleg, definitief=True, by=by)


@transaction.atomic
def add_addendum(verslag: Verslag, *, soort: str, tekst: str, by: Actor) -> Addendum:
    """
    Change an established verslag the only way there is: dated, beside it.

    What is withdrawn is gone behind every link that there was.
    """
    vers = vastleggen.lock(verslag)
    _require(vers.agendapunt.overleg, by=by)
    if vers.status != Verslag.Status.VASTGESTELD:
        raise overgangen.VerkeerdeStandError("Een concept verbetert u gewoon.")
    if vers.addenda.filter(soort=Addendum.Soort.INTREKKING).exists():
        raise AlVastgesteldError("Dit verslag is al ingetrokken.")
    addendum = vastleggen.create(
        Addendum, by=by, verslag=vers, casus_id=vers.casus_id, soort=soort, tekst=tekst
    )
    with verzoek.systeem("een addendum bij het verslag van alle lezers"):
        if soort == Addendum.Soort.INTREKKING:
            uitgiften.replace_withdrawn(vers, by=by)
        uitgiften.issue_addendum(addendum, by=by)
    return addendum


def tell_lezers(overleg: Overleg) -> None:
    """Tell each reader that the own concept is ready."""
    for uitgifte in uitgiften.laatste_ronde(overleg).filter(soort=Uitgifte.Soort.LEZER):
        opdrachten.plan(
            "casusoverleg.mail_verslag",
            sleutel=f"verslag:{uitgifte.pk}",
            uitgifte_id=str(uitgifte.pk),
        )


@transaction.atomic
def retry(uitgifte: Uitgifte, *, by: Actor) -> None:
    """Try again what got stuck."""
    _require(uitgifte.overleg, by=by)
    if uitgifte.opdracht:
        opdrachten.retry(uitgifte.opdracht)


def _require(overleg: Overleg, *, by: Actor) -> None:
    if not by.mag(Recht.VERSLAG_VASTSTELLEN, overleg.samenwerkingsverband_id):
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
