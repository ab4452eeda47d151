"""What a new installation is told: from one TOML file, or asked at the keyboard."""

import datetime as dt
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from keten.organisaties.forms import inrichten as vragen

# table of the file -> its form; in the order in which is asked.
TABELLEN: dict[str, type[vragen.Vragen]] = {
    "gemeente": vragen.GemeenteVragen,
    "samenwerkingsverband": vragen.VerbandVragen,
    "convenant": vragen.ConvenantVragen,
    "huisstijl": vragen.HuisstijlVragen,
    "mail": vragen.MailVragen,
    "overleg": vragen.OverlegVragen,
    "beheerder": vragen.MensVragen,
    "trajectregisseur": vragen.MensVragen,
}
PARTNERS = "partners"
KOPPEN = {
    "beheerder": "De eerste functioneel beheerder",
    "trajectregisseur": "De eerste trajectregisseur",
}
_TABEL = re.compile(r"^\s*\[{1,2}\s*([\w-]+)\s*\]{1,2}\s*(?:#.*)?$")


class InrichtingFoutError(Exception):
    """What was given cannot be used; one line of text per mistake."""

    def __init__(self, regels: list[str]) -> None:
        super().__init__("\n".join(regels))
        self.regels = regels


@dataclass(frozen=True)
class Opzet:
    """Everything an installation begins with, checked."""

    tabellen: dict[str, dict[str, Any]]
    partners: list[dict[str, Any]] = field(default_factory=list)

    def __getitem__(self, tabel: str) -> dict[str, Any]:
        return self.tabellen[tabel]


def read(pad: Path) -> Opzet:
    """
    Read the file.

    :raises InrichtingFoutError: naming the line of every mistake
    """
    try:
        tekst = pad.read_text(encoding="utf-8")
        inhoud = tomllib.loads(tekst)
    except OSError as fout:
        raise InrichtingFoutError([f"{pad} is niet te lezen."]) from fout
    except UnicodeDecodeError as fout:
        raise InrichtingFoutError([f"{pad} is geen tekst in UTF-8."]) from fout
    except tomllib.TOMLDecodeError as fout:
        raise InrichtingFoutError([_toml_words(str(fout))]) from fout
    return _check(inhoud, _Regels(tekst))


def ask(vraag: Callable[[str], str], toon: Callable[[str], None]) -> Opzet:
    """
    Ask everything, one question at a time, again when an answer cannot be used.

    :param vraag: puts one question and returns the answer
    :param toon: shows a line
    """
    tabellen = {}
    for naam, soort in TABELLEN.items():
        toon(f"\n{KOPPEN.get(naam, naam.capitalize())}")
        tabellen[naam] = _ask_one(soort, vraag, toon)
        if naam == "trajectregisseur":
            while _twins(tabellen):
                toon("  Deze inlognaam is al van de beheerder.")
                tabellen[naam] = _ask_one(soort, vraag, toon)
    toon("\nOrganisaties die meedoen, naast de gemeente. Leeg: klaar.")
    partners: list[dict[str, Any]] = []
    while (naam := vraag("Naam van de organisatie [leeg: klaar]: ").strip()) != "":
        partner = _ask_one(vragen.PartnerVragen, vraag, toon, naam=naam)
        if _same_name([*partners, partner], tabellen["gemeente"]["naam"]):
            toon("  Die organisatie is er al.")
            continue
        partners.append(partner)
    return Opzet(tabellen, partners)


def organisation_name(gemeente: str) -> str:
    """Return what the municipality is called as an organisation."""
    return f"Gemeente {gemeente}"


def _ask_one(
    soort: type[vragen.Vragen],
    vraag: Callable[[str], str],
    toon: Callable[[str], None],
    **gegeven: str,
) -> dict[str, Any]:
    """Ask one table; what only shows when all is there is asked again."""
    antwoorden = dict(gegeven)
    nog = [naam for naam in soort().fields if naam not in gegeven]
    while True:
        for naam in nog:
            antwoorden[naam] = _ask_field(soort, naam, vraag, toon)
        form = soort(antwoorden)
        if form.is_valid():
            return form.velden
        nog = list(form.errors)
        for fouten in form.errors.values():
            toon(f"  {' '.join(str(fout) for fout in fouten)}")


def _ask_field(
    soort: type[vragen.Vragen],
    naam: str,
    vraag: Callable[[str], str],
    toon: Callable[[str], None],
) -> str:
    while True:
        antwoord = vraag(f"  {vragen.words(soort(), naam)}").strip()
        form = soort({naam: antwoord})
        if naam not in form.errors:
            return antwoord
        toon(f"  {' '.join(str(fout) for fout in form.errors[naam])}")


class _Regels:
    """On which line of the file something stands."""

    def __init__(self, tekst: str) -> None:
        self.koppen: dict[tuple[str, int], int] = {}
        self.sleutels: dict[tuple[str, int, str], int] = {}
        tabel, geteld = "", dict[str, int]()
        for nummer, regel in enumerate(tekst.splitlines(), start=1):
            if kop := _TABEL.match(regel):
                tabel = kop[1]
                geteld[tabel] = geteld.get(tabel, -1) + 1
                self.koppen[tabel, geteld[tabel]] = nummer
            elif "=" in regel:
                sleutel = regel.partition("=")[0].strip()
                self.sleutels.setdefault((tabel, geteld.get(tabel, 0), sleutel), nummer)

    def words(self, tabel: str, index: int, sleutel: str = "") -> str:
        """Return "regel 12, [convenant] kenmerk"."""
        nummer = self.sleutels.get((tabel, index, sleutel)) or self.koppen.get(
            (tabel, index)
        )
        plek = f"[{tabel}] {sleutel}".strip()
        return f"regel {nummer}, {plek}" if nummer else plek


def _check(inhoud: dict[str, Any], regels: _Regels) -> Opzet:
    fouten: list[str] = []
    tabellen = {
        naam: _check_one(
            soort, inhoud.get(naam), tabel=naam, regels=regels, fouten=fouten
        )
        for naam, soort in TABELLEN.items()
    }
    ruw = inhoud.get(PARTNERS, [])
    partners = [
        _check_one(
            vragen.PartnerVragen,
            partner,
            tabel=PARTNERS,
            index=index,
            regels=regels,
            fouten=fouten,
        )
        for index, partner in enumerate(ruw if isinstance(ruw, list) else [ruw])
    ]
    bekend = {*TABELLEN, PARTNERS}
    fouten += [
        f"{regels.words(naam, 0)}: deze tabel is onbekend. Bekend zijn: "
        f"{', '.join(sorted(bekend))}."
        for naam in inhoud.keys() - bekend
    ]
    if not fouten:
        fouten = _check_together(tabellen, partners, regels)
    if fouten:
        raise InrichtingFoutError(sorted(fouten, key=_line_of))
    return Opzet(tabellen, partners)


def _line_of(fout: str) -> int:
    nummer = re.match(r"regel (\d+)", fout)
    return int(nummer[1]) if nummer else 0


def _check_one(
    soort: type[vragen.Vragen],
    ruw: Any,
    *,
    tabel: str,
    regels: _Regels,
    fouten: list[str],
    index: int = 0,
) -> dict[str, Any]:
    if not isinstance(ruw, dict):
        fouten.append(f"[{tabel}] ontbreekt.")
        return {}
    form = soort({naam: _plain(waarde) for naam, waarde in ruw.items()})
    for naam in ruw.keys() - form.fields.keys():
        fouten.append(
            f"{regels.words(tabel, index, naam)}: onbekend. Bekend zijn: "
            f"{', '.join(form.fields)}."
        )
    for naam in ruw.keys() & form.fields.keys():
        if isinstance(ruw[naam], list | dict | bool):
            fouten.append(f"{regels.words(tabel, index, naam)}: schrijf één tekst.")
    for naam, lijst in form.errors.items():
        tekst = " ".join(str(fout) for fout in lijst)
        fouten.append(f"{regels.words(tabel, index, naam)}: {tekst}")
    return form.velden if form.is_valid() else {}


def _check_together(
    tabellen: dict[str, dict[str, Any]],
    partners: list[dict[str, Any]],
    regels: _Regels,
) -> list[str]:
    fouten = []
    if _twins(tabellen):
        fouten.append(
            f"{regels.words('trajectregisseur', 0, 'inlognaam')}: deze inlognaam is al"
            " van de beheerder."
        )
    for index in range(len(partners)):
        if _same_name(partners[: index + 1], tabellen["gemeente"]["naam"]):
            fouten.append(
                f"{regels.words(PARTNERS, index, 'naam')}: deze organisatie is er al."
            )
    return fouten


def _twins(tabellen: dict[str, dict[str, Any]]) -> bool:
    een, ander = tabellen["beheerder"], tabellen["trajectregisseur"]
    return bool(een["inlognaam"] == ander["inlognaam"])


def _same_name(partners: list[dict[str, Any]], gemeente: str) -> bool:
    """Test if the last of these is called as one before it, or the municipality."""
    namen = [organisation_name(gemeente), *(partner["naam"] for partner in partners)]
    return namen[-1].casefold() in {naam.casefold() for naam in namen[:-1]}


def _plain(waarde: Any) -> Any:
    """Return what a form field understands: dates and times as they are."""
    if isinstance(waarde, dt.date | dt.time | str):
        return waarde
    return str(waarde)


def _toml_words(fout: str) -> str:
    """Say in Dutch on which line the file is no TOML."""
    plek = re.search(r"line (\d+)", fout)
    waar = f"regel {plek[1]}" if plek else "het einde van het bestand"
    return (
        f"{waar}: dit is geen geldige TOML. Staat elke tekst tussen aanhalingstekens,"
        " en elke tabel maar één keer?"
    )
