"""A casus that somebody opens with noodtoegang."""

from typing import Any

from casusoverleg.actions import aanpak
from casusoverleg.models import Casus, InformatieElement
from keten.kern import klok
from keten.organisaties.models import Medewerker
from keten.toegang.models import Noodtoegang
from tests.rollen import Kring, actor_of, make_casus

OPENEN = "/noodtoegang/openen/"
REDEN = "De moeder belt: hij staat met een mes voor de deur."
FEIT = "Slaapt deze week bij een oom."


def make_open_casus(kring: Kring) -> Casus:
    """Make a casus with a fact in it."""
    casus = make_casus(kring)
    aanpak.add_informatie(
        casus,
        by=actor_of(kring.lev),
        soort=InformatieElement.Soort.FEIT,
        tekst=FEIT,
        datum=klok.vandaag(),
        zichtbaarheid="alle_deelnemers",
    )
    return casus


def ask(
    kring: Kring, wie: Medewerker, van: str, grond: str = "gevaar", **velden: Any
) -> Any:
    """Ask for noodtoegang through the form."""
    gewoon = {"nummer": van, "grond": grond, "reden": REDEN, "uren": "1"}
    return kring.client(wie).post(OPENEN, gewoon | velden)


def opened(kring: Kring, casus: Casus) -> Noodtoegang:
    """Let the meldpunt open a casus."""
    assert ask(kring, kring.meldpunt, casus.nummer).status_code == 302
    return Noodtoegang.objects.get()
