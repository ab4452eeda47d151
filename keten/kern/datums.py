"""The one address at which a date is read as people say it, and written as they do."""

import datetime as dt
import re
from calendar import monthrange

MAANDEN = (
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
)  # fmt: skip
DAGEN = (
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
)  # fmt: skip
TELWOORDEN = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6,
    "zeven": 7, "acht": 8,
}  # fmt: skip
VERSCHIL = {"vandaag": 0, "morgen": 1, "overmorgen": 2, "volgende week": 7}
_CIJFERS = re.compile(
    r"^(?:[a-z]{2,9}\s+)?(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?$"
)
_WOORD = re.compile(r"^(?:[a-z]{2,9}\s+)?(\d{1,2})\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_OVER = re.compile(r"^(?:over )?(\w+) (dag(?:en)?|we(?:ek|ken)|maand(?:en)?)$")
_KOMEND = re.compile(r"^(?:aanstaande|a\.?s\.?|komende|deze)\s+(?=\w)")


def parse_datum(tekst: str, *, today: dt.date) -> dt.date | None:
    """
    Read a date as people write it; without a year the next one that fits.

    "vr", "morgen", "volgende week dinsdag", "over twee weken", "12-1", "12 januari".
    """
    tekst = _KOMEND.sub("", " ".join(tekst.strip().lower().split()))
    if tekst in VERSCHIL:
        return today + dt.timedelta(days=VERSCHIL[tekst])
    if tekst == "volgende maand":
        return _add_months(today, 1)
    return _said(tekst, today) or _written(tekst, today)


def date_words(dag: dt.date) -> str:
    """Write a date with its day of the week, so that who typed it sees what it is."""
    return f"{DAGEN[dag.weekday()][:2]} {dag:%d-%m-%Y}"


def _said(tekst: str, today: dt.date) -> dt.date | None:
    if (dag := _weekdag(tekst)) is not None:
        return today + dt.timedelta(days=(dag - today.weekday() - 1) % 7 + 1)
    if tekst.startswith("volgende week "):
        dag = _weekdag(tekst.removeprefix("volgende week "))
        if dag is None:
            return None
        return today + dt.timedelta(days=7 - today.weekday() + dag)
    if over := _OVER.match(tekst):
        return _later(over[1], over[2], today)
    return None


def _written(tekst: str, today: dt.date) -> dt.date | None:
    if iso := _ISO.match(tekst):
        return _dag(int(iso[1]), int(iso[2]), int(iso[3]))
    if cijfers := _CIJFERS.match(tekst):
        return _met_jaar(int(cijfers[1]), int(cijfers[2]), cijfers[3], today)
    if (woord := _WOORD.match(tekst)) and woord[2][:3].replace("maa", "mrt") in MAANDEN:
        maand = MAANDEN.index(woord[2][:3].replace("maa", "mrt")) + 1
        return _met_jaar(int(woord[1]), maand, woord[3], today)
    return None


def _later(hoeveel: str, wat: str, today: dt.date) -> dt.date | None:
    cijfers = hoeveel.isascii() and hoeveel.isdigit() and len(hoeveel) <= 3
    aantal = int(hoeveel) if cijfers else TELWOORDEN.get(hoeveel)
    if aantal is None:
        return None
    if wat.startswith("maand"):
        return _add_months(today, aantal)
    return today + dt.timedelta(days=aantal * (7 if wat.startswith("we") else 1))


def _add_months(dag: dt.date, aantal: int) -> dt.date:
    """Return the same day so many months on; the last one of a month that is short."""
    jaren, maand = divmod(dag.month - 1 + aantal, 12)
    jaar = dag.year + jaren
    return dt.date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def _weekdag(tekst: str) -> int | None:
    """Return which day of the week begins like this; two letters at least."""
    if len(tekst) < 2:
        return None
    return next((n for n, naam in enumerate(DAGEN) if naam.startswith(tekst)), None)


def _met_jaar(dag: int, maand: int, jaar: str | None, today: dt.date) -> dt.date | None:
    if jaar:
        return _dag(int(jaar) + (2000 if len(jaar) == 2 else 0), maand, dag)
    gevonden = _dag(today.year, maand, dag)
    if gevonden and gevonden < today:
        return _dag(today.year + 1, maand, dag)
    return gevonden


def _dag(jaar: int, maand: int, dag: int) -> dt.date | None:
    try:
        gevonden = dt.date(jaar, maand, dag)
    except ValueError:
        return None
    return gevonden if 1900 <= jaar <= 2200 else None
