"""
What a reader with pencil, paper and patience can find out: an attack by trying.

Knows nothing of `netwerk`: only what is printed, what "<5" and rounding mean, and which
figures add up to which. Small worlds only; it tries every number.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from keten.rapportage.netwerk import Sleutel
from keten.rapportage.onthulling import KLEIN, NIET_GETOOND, Waarde

# What a reader thinks possible at most; more than any count of these tests.
VEEL = 60
Grens = tuple[int, int]
# The parts, and what they add up to.
Som = tuple[list[Sleutel], Sleutel]


def known(waarde: Waarde, *, afgerond: bool) -> Grens:
    """Return between which numbers the reader knows a count to lie."""
    if waarde == KLEIN:
        return 1, 4
    if waarde == NIET_GETOOND:
        return 1, VEEL
    aantal = int(waarde)
    if afgerond and aantal:
        return max(aantal - 2, 5), aantal + 2
    return aantal, aantal


def recovered(
    gedrukt: Mapping[Sleutel, Waarde],
    sommen: list[Som],
    *,
    afgerond: Iterable[Sleutel],
    klein: Iterable[Sleutel],
) -> list[Sleutel]:
    """Return which of the small counts have only one value that fits the print."""
    rond = set(afgerond)
    namen = {s for delen, geheel in sommen for s in (*delen, geheel)}
    weet = {s: known(gedrukt.get(s, 0), afgerond=s in rond) for s in namen}
    return [doel for doel in klein if _values(doel, weet, sommen) < 2]


def _values(doel: Sleutel, weet: dict[Sleutel, Grens], sommen: list[Som]) -> int:
    laag, hoog = weet[doel]
    past = 0
    for waarde in range(laag, min(hoog, laag + 8) + 1):
        past += _solve({**weet, doel: (waarde, waarde)}, sommen)
        if past > 1:
            break
    return past


def _solve(weet: dict[Sleutel, Grens], sommen: list[Som]) -> bool:
    nauw = _narrow(weet, sommen)
    if nauw is None:
        return False
    los: Any = [(hoog - laag, s) for s, (laag, hoog) in nauw.items() if hoog > laag]
    if not los:
        return True
    _, keuze = min(los)
    laag, hoog = nauw[keuze]
    return any(
        _solve({**nauw, keuze: (waarde, waarde)}, sommen)
        for waarde in range(laag, hoog + 1)
    )


def _narrow(
    weet: dict[Sleutel, Grens], sommen: list[Som]
) -> dict[Sleutel, Grens] | None:
    nauw = dict(weet)
    veranderd = True
    while veranderd:
        veranderd = False
        for delen, geheel in sommen:
            for wie, grens in _limits(nauw, delen, geheel):
                laag, hoog = nauw[wie]
                beter = max(laag, grens[0]), min(hoog, grens[1])
                if beter[0] > beter[1]:
                    return None
                if beter != (laag, hoog):
                    nauw[wie], veranderd = beter, True
    return nauw


def _limits(
    nauw: dict[Sleutel, Grens], delen: list[Sleutel], geheel: Sleutel
) -> Iterable[tuple[Sleutel, Grens]]:
    onder = sum(nauw[s][0] for s in delen)
    boven = sum(nauw[s][1] for s in delen)
    yield geheel, (onder, boven)
    for deel in delen:
        laag, hoog = nauw[deel]
        yield (
            deel,
            (nauw[geheel][0] - (boven - hoog), nauw[geheel][1] - (onder - laag)),
        )
