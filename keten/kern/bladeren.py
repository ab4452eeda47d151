"""
Lists in pages: by key, never by offset, and counted with a cap.

A page costs the same whether it is the first or the thousandth.
"""

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


def page(
    rijen: QuerySet[Any], *, sortering: Sortering, na: str, query: dict[str, str]
) -> Pagina:
    """
    Return the rows after the mark ``na``; three queries at most.

    :param na: the mark of the link "Volgende"; anything unreadable is the first page
    :param query: the other parameters of the address, kept in the links
    """
    totaal = rijen[: TEL_TOT + 1].count()
    teken = "-" if sortering.aflopend else ""
    geordend = rijen.order_by(f"{teken}{sortering.veld}", f"{teken}pk")
    waarde = _read(na, sortering)
    if waarde:
        op = "lt" if sortering.aflopend else "gt"
        geordend = geordend.filter(
            Q(**{f"{sortering.veld}__{op}": waarde[0]})
            | Q(**{sortering.veld: waarde[0], f"pk__{op}": waarde[1]})
        )
    met_merk = geordend.annotate(bladermerk=F(sortering.veld))
    gevonden = list(met_merk[: PER_PAGINA + 1])
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
