"""A betrokkene with a geheim adres."""

import uuid
from typing import Any

from django.urls import reverse

from casusoverleg.actions import geheimadres as actions
from casusoverleg.models import Casus, CasusBetrokkene
from keten.organisaties.models import Medewerker
from keten.personen.models import GeheimAdres
from tests.rollen import Kring, actor_of

MERK = "kanariepad"
ADRES = f"{MERK} 7, Helmond"
REDEN = "De wijkagent gaat vanavond langs."


def set_adres(kring: Kring, betrokkene: CasusBetrokkene) -> GeheimAdres:
    """Let the casusregisseur write it down; nobody else is named yet."""
    return actions.set_adres(
        betrokkene,
        soort="opvang",
        geheim=ADRES,
        geverifieerd_op=None,
        by=actor_of(kring.lev),
    )


def betrokkene_of(casus: Casus) -> CasusBetrokkene:
    """Return whom the casus is about."""
    betrokkene: CasusBetrokkene = CasusBetrokkene.objects.select_related(
        "casus", "persoon"
    ).get(casus=casus)
    return betrokkene


def url(naam: str, betrokkene: CasusBetrokkene, *soort: str) -> str:
    """Return an address below one betrokkene."""
    return reverse(f"casusoverleg:{naam}", args=[betrokkene.pk, *soort])


def show(kring: Kring, wie: Medewerker, betrokkene: CasusBetrokkene) -> Any:
    """Ask to see it, with a reason."""
    return kring.client(wie).post(
        url("geheim_adres_tonen", betrokkene, "opvang"),
        {"reden": REDEN, "indiening": str(uuid.uuid4())},
    )


def name(kring: Kring, adres: GeheimAdres, casus: Casus, wie: Medewerker) -> None:
    """Let the trajectregisseur name somebody."""
    actions.name_reader(
        adres,
        casus=casus,
        medewerker=wie,
        reden="Gaat er langs.",
        by=actor_of(kring.regisseur),
    )
