"""
Lists in pages: by key, never by offset, and counted with a cap.

A page costs the same whether it is the first or the thousandth.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.db.models import F, Q, QuerySet

PER_PAGINA = 25
TEL_TOT = 1000
_ZOUT = "bladeren"


@dataclass(frozen=True)
class Sortering:
    """One way to order a list: by a field that is never empty, then by key."""

    sleutel: str
    label: str
    veld: str
    aflopend: bool = False


@dataclass(frozen=True)
class Pagina:
    """One page of a list and the links around it."""

    rijen: list[Any]
    totaal: int
    volgende_url: str
    vorige_url: str
    tekst: str
    # Of the last row, when more follow: for a list that is asked for by POST.
    merk: str = ""


@dataclass(frozen=True)
class Index:
    """
    Other rows, where the keys of a list stand in its order.

    One page reads one page of them, however many there are. A key may stand there
    more than once, at the same place.

    :param bladen: the records that are shown, asked for by key and in no other way
    :param veld: what they are ordered by: holds what the field of the order holds
    :param sleutel: the field with the key
    :param erbij: what else is read here, and put on the record: name, what of it
    """

    rijen: QuerySet[Any]
    bladen: QuerySet[Any]
    veld: str
    sleutel: str
    erbij: tuple[str, Any]


@dataclass(frozen=True)
class Sleutels:
    """
    Keys in the order of a list, from a place that knows no records.

    :param lees: gives so many (key, place in the order) after a mark
    :param bladen: the records that are shown, asked for by key
    """

    lees: Callable[[list[str], int], list[tuple[Any, Any]]]
    bladen: QuerySet[Any]

    def read(self, na: list[str], aantal: int) -> list[Any]:
        """Return the records after a mark, each with its place."""
        plaatsen = dict(self.lees(na, aantal))
        per_sleutel = self.bladen.in_bulk(plaatsen)
        gevonden = [per_sleutel[s] for s in plaatsen if s in per_sleutel]
        for rij in gevonden:
            rij.bladermerk = plaatsen[rij.pk]
        return gevonden


def page(
    rijen: QuerySet[Any],
    *,
    sortering: Sortering,
    na: str,
    query: dict[str, str],
    index: Index | Sleutels | None = None,
) -> Pagina:
    """
    Return the rows after the mark ``na``; three queries at most.

    :param na: the mark of the link "Volgende"; anything unreadable is the first page
    :param query: the other parameters of the address, kept in the links
    :param index: where the keys are looked up; in the rows themselves if None
    """
    waarde = _read(na, sortering)
    if index is None:
        totaal = rijen[: TEL_TOT + 1].count()
        geordend = _after(rijen, sortering.veld, "pk", sortering, waarde)
        met_merk = geordend.annotate(bladermerk=F(sortering.veld))
        gevonden = list(met_merk[: PER_PAGINA + 1])
    elif isinstance(index, Sleutels):
        totaal = len(index.lees([], TEL_TOT + 1))
        gevonden = index.read(waarde, PER_PAGINA + 1)
    else:
        totaal = count(index)
        gevonden = _look_up(index, sortering, waarde)
    verder = len(gevonden) > PER_PAGINA
    gevonden = gevonden[:PER_PAGINA]
    basis = {k: v for k, v in query.items() if v and k != "na"}
    volgende = merk = ""
    if verder:
        merk = signing.dumps(
            [str(gevonden[-1].bladermerk), str(gevonden[-1].pk)],
            salt=f"{_ZOUT}.{sortering.sleutel}",
        )
        volgende = "?" + urlencode({**basis, "na": merk})
    return Pagina(
        rijen=gevonden,
        totaal=totaal,
        volgende_url=volgende,
        vorige_url=("?" + urlencode(basis)) if waarde else "",
        tekst=_tekst(totaal, len(gevonden), begin=not waarde),
        merk=merk,
    )


def count(index: Index) -> int:
    """Count the keys, and no further than the cap."""
    # In order, so that what is double is met side by side and counting can stop.
    sleutels = index.rijen.values_list(index.veld, index.sleutel).distinct()
    geordend = sleutels.order_by(f"-{index.veld}", f"-{index.sleutel}")
    return geordend[: TEL_TOT + 1].count()


def _look_up(index: Index, sortering: Sortering, waarde: list[str]) -> list[Any]:
    naam, wat = index.erbij
    geordend = _after(index.rijen, index.veld, index.sleutel, sortering, waarde)
    sleutels = geordend.values_list(index.sleutel, index.veld).annotate(_erbij=wat)
    merken = {rij[0]: rij[1:] for rij in sleutels[: PER_PAGINA + 1]}
    per_sleutel = index.bladen.in_bulk(merken)
    gevonden = [per_sleutel[sleutel] for sleutel in merken if sleutel in per_sleutel]
    for rij in gevonden:
        rij.bladermerk, erbij = merken[rij.pk]
        setattr(rij, naam, erbij)
    return gevonden


def _after(
    rijen: QuerySet[Any], veld: str, sleutel: str, sortering: Sortering, waarde: Any
) -> QuerySet[Any]:
    teken = "-" if sortering.aflopend else ""
    geordend = rijen.order_by(f"{teken}{veld}", f"{teken}{sleutel}")
    if not waarde:
        return geordend
    op = "lt" if sortering.aflopend else "gt"
    # The first condition is where an index can start; the other breaks the ties.
    return geordend.filter(
        Q(**{f"{veld}__{op}": waarde[0]})
        | Q(**{veld: waarde[0], f"{sleutel}__{op}": waarde[1]}),
        **{f"{veld}__{op}e": waarde[0]},
    )


def _read(na: str, sortering: Sortering) -> list[str]:
    # A mark of another order says nothing here.
    if not na:
        return []
    try:
        waarde: list[str] = signing.loads(na, salt=f"{_ZOUT}.{sortering.sleutel}")
    except signing.BadSignature:
        return []
    return waarde


def _tekst(totaal: int, getoond: int, *, begin: bool) -> str:
    alles = f"meer dan {TEL_TOT}" if totaal > TEL_TOT else str(totaal)
    if begin and getoond == totaal:
        return alles
    return f"{'eerste ' if begin else ''}{getoond} van {alles}"
