"""One search box over the whole chain, through the same doors as the pages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from casusoverleg.models import Afspraak, Casus, CasusBetrokkene, InformatieElement
from keten.kern import bladeren
from keten.kern.bladeren import Pagina, Sleutels, Sortering
from keten.logboek import inzage
from keten.personen.models import Persoon
from keten.toegang.actor import Actor
from keten.toegang.zichtbaarheid import INHOUD
from meldingen.models import Melding, MeldingBetrokkene
from signalen.models import Signaal

PER_SOORT = 10
MEESTE_TEKENS = 200


@dataclass(frozen=True)
class Treffer:
    """One hit: its number, where it leads, and what was found."""

    nummer: str
    url: str
    bij: str = ""


@dataclass(frozen=True)
class Soort:
    """A kind of record that can be found: how, in which order, shown how."""

    sleutel: str
    label: str
    icoon: str
    rijen: Callable[[str, Actor], QuerySet[Any]]
    treffer: Callable[[Any], Treffer]
    sortering: Sortering
    # Whether its words stand in an index; else the rows are looked through.
    op_woorden: bool = False

    def sleutels(self, term: str, rijen: Any) -> Sleutels | None:
        """Return where the keys are found."""
        if not self.op_woorden:
            return None
        return Sleutels(partial(rijen.sleutels_met, term), rijen)


@dataclass(frozen=True)
class Groep:
    """The first hits of one kind, and whether there are more."""

    soort: Soort
    treffers: list[Treffer]
    meer: bool


def search(term: str, *, actor: Actor) -> list[Groep]:
    """
    Find by number, by name or alias of visible people, by words in visible texts.

    Two queries per kind at most, whatever is found.
    """
    term = clean(term)
    inzage.note_term(term)
    groepen = []
    for soort in SOORTEN if term else ():
        gelezen = _first(soort, term, actor)
        inzage.note(*gelezen[:PER_SOORT])
        gevonden = [soort.treffer(rij) for rij in gelezen]
        if gevonden:
            meer = len(gevonden) > PER_SOORT
            groepen.append(Groep(soort, gevonden[:PER_SOORT], meer))
    return groepen


def page(soort: Soort, term: str, *, na: str, actor: Actor) -> Pagina:
    """Return a page of all hits of one kind, after the mark ``na``."""
    inzage.note_term(clean(term))
    rijen = soort.rijen(clean(term), actor)
    return bladeren.page(
        rijen,
        sortering=soort.sortering,
        na=na,
        query={},
        index=soort.sleutels(clean(term), rijen),
    )


def _first(soort: Soort, term: str, actor: Actor) -> list[Any]:
    rijen = soort.rijen(term, actor)
    if sleutels := soort.sleutels(term, rijen):
        return sleutels.read([], PER_SOORT + 1)
    teken = "-" if soort.sortering.aflopend else ""
    return list(rijen.order_by(f"{teken}{soort.sortering.veld}", "pk")[: PER_SOORT + 1])


def clean(term: str) -> str:
    """Return what can be searched for; a single letter finds nothing."""
    term = term.replace("\x00", "").strip()[:MEESTE_TEKENS]
    return term if len(term) > 1 else ""


def _personen(term: str, actor: Actor) -> QuerySet[Any]:
    return Persoon.objects.visible_to(actor).genaamd(term).values("pk")


def _casussen(term: str, actor: Actor) -> QuerySet[Any]:
    met = CasusBetrokkene.objects.visible_to(actor).filter(
        persoon__in=_personen(term, actor), tot__isnull=True
    )
    return Casus.objects.met_niveau(actor).filter(
        Q(nummer__iexact=term) | Q(pk__in=met.values("casus"))
    )


def _meldingen(term: str, actor: Actor) -> QuerySet[Any]:
    met = MeldingBetrokkene.objects.visible_to(actor).filter(
        persoon__in=_personen(term, actor), ontkoppeld_op__isnull=True
    )
    zichtbaar = Melding.objects.visible_to(actor)
    woorden = zichtbaar.met(term, door=actor).values("pk")
    return zichtbaar.filter(Q(pk__in=woorden) | Q(pk__in=met.values("melding")))


def _numbered(rij: Any) -> Treffer:
    return Treffer(rij.nummer, rij.get_absolute_url(), rij.get_type_display())


def _signaal(rij: Any) -> Treffer:
    bij = rij.get_type_display() if rij.leesbaar else rij.get_status_display()
    return Treffer(rij.nummer, rij.get_absolute_url(), bij)


def _casus(rij: Any) -> Treffer:
    bij = rij.get_type_display() if rij.niveau == INHOUD else rij.get_status_display()
    return Treffer(rij.nummer, rij.get_absolute_url(), bij)


SOORTEN: tuple[Soort, ...] = (
    Soort(
        "casussen",
        "Casussen",
        "map",
        _casussen,
        _casus,
        Sortering("casussen", "", "geopend_op", aflopend=True),
    ),
    Soort(
        "meldingen",
        "Meldingen",
        "praat",
        _meldingen,
        _numbered,
        Sortering("meldingen", "", "gemaakt_op", aflopend=True),
    ),
    Soort(
        "signalen",
        "Signalen",
        "inbak",
        lambda term, actor: (
            Signaal.objects.visible_to(actor).met(term, door=actor).met_leesbaar(actor)
        ),
        _signaal,
        Sortering("signalen", "", "gemaakt_op", aflopend=True),
    ),
    Soort(
        "afspraken",
        "Afspraken",
        "lijst",
        lambda term, actor: (
            Afspraak.objects.visible_to(actor).met(term).select_related("casus")
        ),
        lambda rij: Treffer(rij.casus.nummer, rij.get_absolute_url(), rij.wat[:120]),
        Sortering("afspraken", "", "uiterlijk", aflopend=True),
    ),
    Soort(
        "informatie",
        "Informatie",
        "doc",
        lambda _term, actor: (
            InformatieElement.objects.visible_to(actor).staand().select_related("casus")
        ),
        lambda rij: Treffer(
            rij.casus.nummer,
            reverse("casusoverleg:casus_informatie", args=[rij.casus_id]),
            rij.tekst[:120],
        ),
        Sortering("informatie", "", "datum", aflopend=True),
        op_woorden=True,
    ),
)
PER_SLEUTEL = {soort.sleutel: soort for soort in SOORTEN}
