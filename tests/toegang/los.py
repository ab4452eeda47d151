"""What in the prepared world is of no casus."""

from typing import Any

from keten.organisaties.models import Medewerker, Organisatie
from tests.factories import DocumentFactory, ExportFactory, TaakverdelingFactory
from tests.toegang.mensen import Mensen


def make_taak(bij: Organisatie, mensen: Mensen) -> Any:
    """Say what an organisation does as a rule; return the key."""
    verband = mensen.kring.verband
    return TaakverdelingFactory(samenwerkingsverband=verband, organisatie=bij).pk


def make_export(wie: Medewerker, mensen: Mensen) -> Any:
    """Let somebody have asked for figures."""
    return ExportFactory(
        samenwerkingsverband=mensen.kring.verband,
        gemaakt_door_id=wie.pk,
        document=DocumentFactory(),
    )
