"""The only writer of minutes: a row per casus, a PDF per casus and per reader."""

from typing import Any
from uuid import UUID

from django.db import transaction

from casusoverleg.actions import deelname
from casusoverleg.models import (
    Addendum,
    CasusDeelname,
    Overleg,
    Reactie,
    Uitgifte,
    UitgifteOnderdeel,
    Verslag,
)
from casusoverleg.status import AGENDAPUNT, AgendapuntStatus
from keten.kern import documenten, klok, opdrachten, overgangen, vastleggen, verzoek
from keten.kern.models import Document
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

MAAK = "casusoverleg.maak_uitgifte"


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
    _issue(overleg, definitief=False, by=by)


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
    _issue(vers, definitief=False, by=by)


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
    _issue(overleg, definitief=True, by=by)


@transaction.atomic
def add_addendum(verslag: Verslag, *, soort: str, tekst: str, by: Actor) -> Addendum:
    """Change an established verslag the only way there is: dated, beside it."""
    vers = vastleggen.lock(verslag)
    _require(vers.agendapunt.overleg, by=by)
    if vers.status != Verslag.Status.VASTGESTELD:
        raise overgangen.VerkeerdeStandError("Een concept verbetert u gewoon.")
    return vastleggen.create(
        Addendum, by=by, verslag=vers, casus_id=vers.casus_id, soort=soort, tekst=tekst
    )


def tell_lezers(overleg: Overleg) -> None:
    """Tell each reader that the own concept is ready."""
    for uitgifte in laatste_ronde(overleg).filter(soort=Uitgifte.Soort.LEZER):
        opdrachten.plan(
            "casusoverleg.mail_verslag",
            sleutel=f"verslag:{uitgifte.pk}",
            uitgifte_id=str(uitgifte.pk),
        )


@transaction.atomic
def attach_document(
    uitgifte: Uitgifte,
    *,
    inhoud: bytes,
    bestandsnaam: str,
    onderdelen: list[tuple[UUID, int]],
) -> bool:
    """
    Keep a made PDF and what stands in it, in the transaction of the work that made it.

    :param onderdelen: (verslag, level): asked again at opening
    :return: False when it was taken back while it was made
    """
    # Locked no earlier: nobody waits while a PDF is drawn.
    eisen = Uitgifte.objects.select_for_update().filter(document__isnull=True)
    vers = eisen.filter(pk=uitgifte.pk).first()
    if vers is None:
        return False
    UitgifteOnderdeel.objects.bulk_create(
        UitgifteOnderdeel(uitgifte=vers, verslag_id=pk, niveau=niveau)
        for pk, niveau in onderdelen
    )
    vers.document = documenten.store(
        inhoud=inhoud, bestandsnaam=bestandsnaam, mediatype="application/pdf"
    )
    vers.save(update_fields=["document"])
    return True


def mark_geopend(uitgifte: Uitgifte) -> None:
    """Note that the reader opened it: from now on closing cannot be undone."""
    if uitgifte.geopend_op is None:
        uitgifte.geopend_op = klok.nu()
        uitgifte.save(update_fields=["geopend_op"])


@verzoek.systeem("verslagen voor alle lezers")
def read_already(overleg: Overleg) -> str:
    """Say, in words, that somebody opened a PDF of this meeting."""
    if overleg.uitgiften.filter(geopend_op__isnull=False).exists():
        return "Er is al een verslag geopend. Verbeter het concept."
    return ""


@verzoek.systeem("verslagen voor alle lezers")
def withdraw_concepten(overleg: Overleg) -> None:
    """Take back the PDFs of a meeting that opens again, also one that is being made."""
    uitgiften = overleg.uitgiften.select_for_update()
    documenten = list(uitgiften.values_list("document_id", flat=True))
    UitgifteOnderdeel.objects.filter(uitgifte__overleg=overleg).delete()
    overleg.uitgiften.all().delete()
    Document.objects.filter(pk__in=documenten).delete()


def laatste_ronde(overleg: Overleg) -> Any:
    """Return the newest PDFs of this meeting."""
    return overleg.uitgiften.laatste()


@transaction.atomic
def retry(uitgifte: Uitgifte, *, by: Actor) -> None:
    """Try again what got stuck."""
    _require(uitgifte.overleg, by=by)
    if uitgifte.opdracht:
        opdrachten.retry(uitgifte.opdracht)


def _issue(overleg: Overleg, *, definitief: bool, by: Actor) -> None:
    """Write the rows of one round: per casus, per reader, and of the process."""
    vorige = (
        overleg.uitgiften.order_by("-ronde").values_list("ronde", flat=True).first()
    )
    ronde = (vorige or 0) + 1
    verslagen = list(Verslag.objects.filter(agendapunt__overleg=overleg))
    soorten: list[dict[str, Any]] = [{"soort": Uitgifte.Soort.PROCES}]
    soorten += [{"soort": Uitgifte.Soort.CASUS, "verslag": v} for v in verslagen]
    soorten += [
        {"soort": Uitgifte.Soort.LEZER, "lezer_id": pk} for pk in _lezers(verslagen)
    ]
    for velden in soorten:
        uitgifte = vastleggen.create(
            Uitgifte,
            by=by,
            overleg=overleg,
            ronde=ronde,
            definitief=definitief,
            **velden,
        )
        uitgifte.opdracht = opdrachten.plan(
            MAAK,
            sleutel=f"uitgifte:{uitgifte.pk}",
            groep=overleg.werkgroep,
            uitgifte_id=str(uitgifte.pk),
        )
        uitgifte.save(update_fields=["opdracht"])


def _lezers(verslagen: list[Verslag]) -> list[UUID]:
    rijen = CasusDeelname.objects.geldig(klok.vandaag()).professionals()
    gevonden = rijen.filter(casus__in=[v.casus_id for v in verslagen], niveau__gte=1)
    return sorted(set(gevonden.values_list("medewerker_id", flat=True)))


def _require(overleg: Overleg, *, by: Actor) -> None:
    if not by.mag(Recht.VERSLAG_VASTSTELLEN, overleg.samenwerkingsverband_id):
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
