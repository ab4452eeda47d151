"""Who sits at the table when, in the order as it is and in the one proposed; reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from casusoverleg import volgorde
from casusoverleg.models import Agendapunt, CasusDeelname, Overleg
from casusoverleg.status.overleg import TE_BESPREKEN
from casusoverleg.volgorde import minute_of
from keten.kern import klok
from keten.toegang.actor import Actor


@dataclass(frozen=True)
class Vak:
    """
    A stretch of the time bar of one partner.

    :param van: minutes after the meeting begins
    :param soort: ``tafel`` or ``wacht``
    """

    van: int
    breed: int
    soort: str


@dataclass(frozen=True)
class Zit:
    """When one partner is needed, and how long its people wait, in minutes."""

    naam: str
    van: str
    tot: str
    vakken: tuple[Vak, ...]
    wacht: int
    straks: int


@dataclass(frozen=True)
class Schikking:
    """
    The agenda as time.

    :param duur: minutes from the beginning to the end that follows
    :param over: minutes past the end that was planned
    """

    punten: tuple[Agendapunt, ...]
    voorstel: tuple[Agendapunt, ...]
    partners: tuple[Zit, ...]
    duur: int
    eind: str
    over: int
    wacht: int
    straks: int

    @property
    def beter(self) -> bool:
        """The proposal is worth taking over."""
        return self.punten != self.voorstel


def clock(minuut: int) -> str:
    """Write a minute of the day as the clock shows it."""
    return f"{minuut // 60 % 24:02d}.{minuut % 60:02d}"


def read_schikking(overleg: Overleg, *, actor: Actor) -> Schikking:
    """Lay out what is still to be discussed, and an order with less waiting."""
    punten = list(
        Agendapunt.objects.visible_to(actor)
        .filter(overleg=overleg, status__in=TE_BESPREKEN)
        .select_related("casus")
        .order_by("volgorde", "gemaakt_op")
    )
    wie = _expected(punten, actor=actor)
    rij = [_as_punt(punt, wie.get(punt.casus_id, {})) for punt in punten]
    begin = minute_of(overleg.begin)
    anders = volgorde.propose_order(rij, begin=begin)
    organisatie = {m: naam for per in wie.values() for m, naam in per.items()}
    nu, straks = (_per_partner(r, organisatie, begin=begin) for r in (rij, anders))
    tijden = volgorde.starts(rij, begin=begin)
    eind = tijden[-1] + rij[-1].minuten if rij else begin
    return Schikking(
        punten=tuple(punten),
        voorstel=tuple(punt.sleutel for punt in anders),
        partners=tuple(_rows(rij, tijden, organisatie, nu, straks, begin=begin)),
        duur=eind - begin,
        eind=clock(eind),
        over=max(0, eind - minute_of(overleg.eind)),
        wacht=sum(nu.values()),
        straks=sum(straks.values()),
    )


def _expected(punten: Sequence[Agendapunt], *, actor: Actor) -> dict[Any, Any]:
    """Return per casus who is needed, and for which organisation."""
    rijen = (
        CasusDeelname.objects.visible_to(actor)
        .verwacht(punten, dag=klok.vandaag())
        .values_list("casus_id", "medewerker_id", "organisatie__naam")
    )
    per: dict[Any, dict[Any, str]] = {}
    for casus_id, medewerker_id, naam in rijen:
        per.setdefault(casus_id, {})[medewerker_id] = naam
    return per


def _as_punt(punt: Agendapunt, wie: dict[Any, str]) -> volgorde.Punt:
    vast = minute_of(punt.vast_om) if punt.vast_om else None
    return volgorde.Punt(
        punt, punt.minuten, frozenset(wie), spoed=punt.spoed, vast=vast
    )


def _per_partner(
    rij: Sequence[volgorde.Punt], organisatie: dict[Any, str], *, begin: int
) -> dict[str, int]:
    per: dict[str, int] = {}
    for medewerker, minuten in volgorde.waiting(rij, begin=begin).items():
        naam = organisatie[medewerker]
        per[naam] = per.get(naam, 0) + minuten
    return per


def _rows(
    rij: Sequence[volgorde.Punt],
    tijden: Sequence[int],
    organisatie: dict[Any, str],
    nu: dict[str, int],
    straks: dict[str, int],
    *,
    begin: int,
) -> Iterable[Zit]:
    blokken = [
        (punt.wie, start - begin, punt.minuten)
        for punt, start in zip(rij, tijden, strict=True)
    ]
    for naam in sorted(nu):
        zit = [
            (van, breed)
            for wie, van, breed in blokken
            if any(organisatie[pk] == naam for pk in wie)
        ]
        mensen = [pk for pk, bij in organisatie.items() if bij == naam]
        yield Zit(
            naam=naam,
            van=clock(begin + zit[0][0]),
            tot=clock(begin + sum(zit[-1])),
            vakken=(
                *(_stretch(blokken, pk) for pk in mensen),
                *(Vak(van, breed, "tafel") for van, breed in zit),
            ),
            wacht=nu[naam],
            straks=straks[naam],
        )


def _stretch(blokken: Sequence[tuple[Any, int, int]], pk: Any) -> Vak:
    """Return from when until when one person is in the building."""
    eigen = [(van, van + breed) for wie, van, breed in blokken if pk in wie]
    van, tot = eigen[0][0], eigen[-1][1]
    return Vak(van, tot - van, "wacht")
