"""The URL table as places to knock at."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.toegang.wereld import RELATIES, RELATIES_VAN, WELKOM, Wereld

LIJST = "lijst"

# Name of a row whose record is not what the word before its key says.
ANDERS = {
    "casusoverleg:voorzitten": "overleg bezig",
    "casusoverleg:tafel_stand": "overleg bezig",
    "casusoverleg:voortgang": "overleg geweest",
}
# Addresses with a key that is of nobody: asked with one that nothing has.
NIETS = {"openid_connect_login", "openid_connect_callback"}
# The word before the key, where it is another than that of the record.
SYNONIEMEN = {
    "aansluiten": "signalen",
    "uit-melding": "meldingen",
    "uit-signaal": "signalen",
    "van-melding": "meldingen",
    "voor-signaal": "signalen",
}


# Moves of views that do not say which they have.
STAPPEN = {"organisaties:medewerker_handeling": ("bevriezen", "ontdooien")}


class Plek(NamedTuple):
    """
    One row of the URL table, one move of it when it has those.

    :param woord: which kind of record it is about; empty for a list
    """

    naam: str
    woord: str
    stap: str = ""

    def __str__(self) -> str:
        return f"{self.naam} {self.stap}".strip()

    @property
    def relaties(self) -> tuple[str, ...]:
        """How its records can stand to somebody; a list shows them all at once."""
        return RELATIES_VAN.get(self.woord, RELATIES) if self.woord else (LIJST,)

    def path(self, wereld: Wereld, relatie: str, rol: str) -> str:
        """Return the address of the record that stands so to this role."""
        if self.naam in NIETS:
            return reverse(self.naam, args=[UUID(int=0)])
        if not self.woord:
            return reverse(self.naam)
        sleutel = wereld.key(self.woord, relatie, rol)
        return reverse(self.naam, args=[sleutel, *([self.stap] if self.stap else [])])


def all_plekken() -> list[Plek]:
    """Return every row of the URL table."""
    return list(_rows(get_resolver().url_patterns))


def _rows(patronen: Any, route: str = "", ruimte: str = "") -> Iterator[Plek]:
    for deel in patronen:
        verder = f"{route}{deel.pattern}"
        if isinstance(deel, URLResolver):
            binnen = f"{deel.namespace}:" if deel.namespace else ruimte
            yield from _rows(deel.url_patterns, verder, binnen)
        elif isinstance(deel, URLPattern):
            naam = f"{ruimte}{deel.name}"
            view = getattr(deel.callback, "view_class", deel.callback)
            for stap in _stappen(naam, view) if "<slug:actie>" in verder else ("",):
                yield Plek(naam, _woord(naam, verder), stap)


def _woord(naam: str, route: str) -> str:
    if "<str:token>" in route:
        return WELKOM
    voor, is_sleutel, _ = route.partition("<uuid:pk>")
    if not is_sleutel:
        return ""
    woord = voor.split("/")[-2]
    return ANDERS.get(naam) or SYNONIEMEN.get(woord, woord)


def _stappen(naam: str, view: Any) -> tuple[str, ...]:
    return STAPPEN.get(naam) or tuple(view.acties)
