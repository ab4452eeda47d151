"""The only writer of exports."""

from uuid import UUID

from django.db import transaction

from keten.kern import documenten, opdrachten, overgangen, vastleggen
from keten.rapportage import documents
from keten.rapportage.models import Export
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

MAAK = "rapportage.maak_export"


@transaction.atomic
def request_export(
    *, verband_id: UUID, jaar: int, kwartaal: int = 0, by: Actor
) -> Export:
    """
    Ask for a workbook; the worker makes it.

    :param kwartaal: 0 is the whole year
    :raises GeenRechtError: for who may not see the figures of this verband
    """
    _require(verband_id, by=by)
    export = vastleggen.create(
        Export,
        by=by,
        samenwerkingsverband_id=verband_id,
        jaar=jaar,
        kwartaal=kwartaal,
    )
    export.opdracht = opdrachten.plan(
        MAAK, sleutel=f"export:{export.pk}", export_id=str(export.pk)
    )
    export.save(update_fields=["opdracht"])
    return export


@transaction.atomic
def make_export(export_id: UUID) -> None:
    """Make the workbook; asked twice it is still one."""
    export = (
        Export.objects.select_for_update(of=("self",))
        .select_related("samenwerkingsverband")
        .get(pk=export_id)
    )
    if export.document_id:
        return
    try:
        inhoud = documents.make_workbook(export)
    except documents.IngetrokkenError:
        # Nobody is left to read it: the list shows it to nobody either.
        return
    export.document = documenten.store(
        inhoud=inhoud,
        bestandsnaam=export.bestandsnaam,
        mediatype=documents.MEDIATYPE,
    )
    export.save(update_fields=["document"])


@transaction.atomic
def retry(export: Export, *, by: Actor) -> None:
    """Try again what got stuck."""
    _require(export.samenwerkingsverband_id, by=by)
    if export.opdracht:
        opdrachten.retry(export.opdracht)


def _require(verband_id: UUID, *, by: Actor) -> None:
    if not by.mag(Recht.RAPPORTAGE_INZIEN, verband_id):
        raise overgangen.GeenRechtError("U hebt hiervoor niet het recht.")
