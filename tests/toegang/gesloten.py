"""Keeping somebody away from a casus, and what no page says to that person."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from casusoverleg.models import Casus
from keten.organisaties.models import Dienstverband
from meldingen.models import Melding
from signalen.models import Signaal
from tests.casusoverleg.kast import Kast

# Every list, panel and count of a professional, by address.
OVERAL = (
    "/",
    "/signalen/",
    "/meldingen/",
    "/casussen/",
    "/casussen/?stand=alle",
    "/overleggen/",
    "/afspraken/",
    "/verslagen/",
)


def traces(browser: Client, casus: Casus) -> set[str]:
    """Return where a number of this matter, or its key, stands for this reader."""
    merken = [casus.nummer, str(casus.pk)]
    if casus.melding_id:
        melding = Melding.objects.get(pk=str(casus.melding_id))
        signalen = Signaal.objects.filter(
            pk__in=melding.bronnen.values_list("signaal_id")
        )
        for rij in (melding, *signalen):
            merken += [rij.nummer, str(rij.pk)]
    patroon = re.compile("|".join(map(re.escape, merken)))
    gevonden = {pad for pad in OVERAL if patroon.search(_text(browser.get(pad)))}
    for woord in (casus.nummer, "Proef", "Iemand zag"):
        answer = browser.post("/zoeken/", {"zoekterm": woord})
        page = _text(answer).replace(f'value="{woord}"', "")
        if re.search(r"/(casussen|meldingen|signalen)/[0-9a-f-]{36}/", page):
            gevonden.add(f"zoeken {woord[:1]}")
    return gevonden


def _text(answer: Any) -> str:
    return str(answer.content.decode()) if answer.status_code == 200 else ""


def prive(soort: str, pk: Any) -> str:
    """Return where somebody says to know who this is about."""
    return reverse(f"casusoverleg:bekend_{soort}", args=[pk])


def meld(kast: Kast, wie: str, soort: str, pk: Any) -> Any:
    """Let somebody say so."""
    return kast.post(wie, prive(soort, pk))


def bronnen(casus: Casus) -> tuple[Melding, Signaal]:
    """Return what the casus came from."""
    melding = Melding.objects.get(pk=str(casus.melding_id))
    return melding, Signaal.objects.get(pk=melding.bronnen.get().signaal_id)


def dienst(kast: Kast, wie: str) -> str:
    """Return the choice of this person in a form."""
    return str(Dienstverband.objects.get(medewerker=getattr(kast.kring, wie)).pk)


def blokkeer(kast: Kast, collega: str = "politie", **velden: Any) -> Any:
    """Let who directs keep a colleague away."""
    gewoon = {"wie": dienst(kast, collega), "reden": "Familie."}
    return kast.post("regisseur", kast.url("deelnemer_blokkeren"), **(gewoon | velden))
