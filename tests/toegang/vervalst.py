"""What somebody sends who makes up a form: plausible words, the keys of others."""

import datetime as dt
from itertools import count
from typing import Any
from uuid import UUID

from keten.kern import klok
from tests.toegang.bezoek import read_form
from tests.toegang.wereld import ANDERE, Wereld

# Fields that no form of ours may ever take from outside.
TOEGIFT = {
    "status": "afgesloten",
    "id": "00000000-0000-4000-8000-000000000000",
    "pk": "00000000-0000-4000-8000-000000000000",
    "gemaakt_door": "",
    "gemaakt_door_id": "",
    "is_active": "on",
    "is_superuser": "on",
    "samenwerkingsverband_id": "",
    "niveau": "2",
    "rol_id": "",
    "goedgekeurd_op": "2020-01-01",
}
_ZELF = {"versie", "indiening", "schrijver", "csrfmiddlewaretoken", "doe", "knop"}
_PER_NAAM = {
    "uiterlijk": 14, "datum": 0, "van": 0, "tot": 30, "gestart_op": -30,
    "ondertekend_op": -30, "geldig_van": -30, "geldig_tot": 300, "geboortedatum": -5000,
    "herbespreken_op": 30,
}  # fmt: skip
_VAST = {
    "begin": "13.30",
    "eind": "16.30",
    "minuten": "15",
    "vast_om": "14.30",
    "jaar": "2026",
    "email": "nieuw@example.org",
    "inlognaam": "nieuweling",
    "telefoon": "0612345678",
    "password1": "een-heel-lang-wachtwoord",
    "password2": "een-heel-lang-wachtwoord",
}
# Name of a field -> the kind of record whose key it would hold.
_SLEUTELS = {
    "organisatie": "organisaties", "medewerker": "medewerkers",
    "wie": "dienstverbanden",
    "deelnemer": "deelnemers", "persoon": "persoon", "betreft": "persoon",
    "over_persoon": "persoon", "overleg": "overleggen", "verband": "verband",
    "samenwerkingsverband": "verband", "melding": "meldingen",
    "notulist": "medewerkers",
    "punt": "agendapunten", "afspraak": "afspraken", "casus": "casussen",
}  # fmt: skip

_NUMMERS = count(1000)


def forge(wereld: Wereld, pagina: str = "") -> dict[str, Any]:
    """
    Fill the form on this page in, with keys of another partnership wherever it asks
    for one; without a page, send whatever a form of ours could have.
    """
    velden = read_form(pagina)
    namen = {naam: waarden for naam, waarden in velden.items() if naam}
    if not namen:
        return _blind(wereld)
    return {naam: _value(wereld, naam, waarden) for naam, waarden in namen.items()}


def _value(wereld: Wereld, naam: str, waarden: list[str]) -> str:
    if naam in _ZELF:
        return waarden[0]
    if naam in _SLEUTELS or any(_is_key(w) for w in waarden):
        return _foreign(wereld, naam)
    gekozen = next((w for w in waarden if w), "")
    return as_asked(naam) or gekozen or _text()


def as_asked(naam: str) -> str:
    """Return what fits a field that takes no free text; else nothing."""
    return _VAST.get(naam) or _date(naam)


def _blind(wereld: Wereld) -> dict[str, Any]:
    gewoon = {
        "versie": "1",
        "reden": _text(),
        "tekst": _text(),
    }
    vreemd = {naam: _foreign(wereld, naam) for naam in _SLEUTELS}
    return TOEGIFT | gewoon | vreemd


def _text() -> str:
    """Each field gets words of its own: what got out tells where it stood."""
    return f"Tekst {next(_NUMMERS)} van een vreemde."


def _foreign(wereld: Wereld, naam: str) -> str:
    rijen = wereld.rijen[ANDERE]
    if naam in {"verband", "samenwerkingsverband"}:
        return str(wereld.anderen.kring.verband.pk)
    return str(rijen.get(_SLEUTELS.get(naam, "casussen"), rijen["casussen"]))


def _is_key(waarde: str) -> bool:
    try:
        UUID(waarde.split(":")[0])
    except ValueError:
        return False
    return True


def _date(naam: str) -> str:
    if naam not in _PER_NAAM:
        return ""
    return f"{klok.vandaag() + dt.timedelta(days=_PER_NAAM[naam]):%d-%m-%Y}"
