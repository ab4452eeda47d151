"""The figures as a workbook: a sheet for each table, and one that explains."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

import xlsxwriter

from keten.kern import klok
from keten.organisaties.lezer import actor_for
from keten.rapportage.cijfers import Blad, Regel, make_bladen
from keten.rapportage.models import Export
from keten.rapportage.onthulling import Waarde
from keten.rapportage.uitleg import UITLEG
from keten.toegang.rechten import Recht

MEDIATYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What stands in a cell is a number or a text; a text is never a sum or a link.
OPTIES = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
BREED, SMAL = 46, 16  # widths of columns, in letters


class IngetrokkenError(Exception):
    """Whoever asked for it may no longer see the figures."""


def make_workbook(export: Export) -> bytes:
    """
    Return the bytes of the workbook: the figures of this moment.

    :raises IngetrokkenError: when the right of who asked goes while it is made
    """
    nu = klok.lokaal(klok.nu())
    regels = [
        ("Samenwerkingsverband", export.samenwerkingsverband.naam),
        ("Periode", export.periode.naam),
        ("Gemaakt op", f"{nu:%d-%m-%Y %H.%M}"),
        *UITLEG,
    ]
    uit = io.BytesIO()
    boek = xlsxwriter.Workbook(uit, OPTIES)
    boek.set_properties(
        {"title": "De keten in cijfers", "created": nu.replace(tzinfo=None)}
    )
    vormen = {
        "titel": boek.add_format({"bold": True, "font_size": 14}),
        "kop": boek.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        "totaal": boek.add_format({"bold": True, "top": 1}),
        "rechts": boek.add_format({"align": "right"}),
        "rechts_totaal": boek.add_format({"bold": True, "top": 1, "align": "right"}),
        "lang": boek.add_format({"text_wrap": True, "valign": "top"}),
    }
    for blad in released(export):
        _write_blad(boek, blad, vormen)
    _write_uitleg(boek, regels, vormen)
    boek.close()
    return uit.getvalue()


def released(export: Export) -> Iterator[Blad]:
    """Return the sheets one by one; whether they may be seen is asked before each."""
    bladen: Iterable[Blad] = ()
    if _may_see(export):
        bladen = make_bladen(
            export.samenwerkingsverband_id,
            periode=export.periode,
            today=klok.vandaag(),
        )
    for blad in bladen:
        if not _may_see(export):
            break
        yield blad
    if not _may_see(export):
        raise IngetrokkenError


def _may_see(export: Export) -> bool:
    actor = actor_for(export.gemaakt_door, today=klok.vandaag())
    return actor.mag(Recht.RAPPORTAGE_INZIEN, export.samenwerkingsverband_id)


def _write_blad(boek: Any, blad: Blad, vormen: dict[str, Any]) -> None:
    # In constant memory a row is gone once the next one begins: top to bottom only.
    ws = boek.add_worksheet(blad.tabel.titel[:31])
    ws.set_column(0, 0, BREED)
    ws.set_column(1, len(blad.kolommen), SMAL)
    ws.freeze_panes(4, 1)
    ws.write_string(0, 0, blad.tabel.titel, vormen["titel"])
    ws.write_string(1, 0, blad.tabel.telt)
    for kolom, naam in enumerate([blad.tabel.kop, *map(str, blad.kolommen)]):
        ws.write_string(3, kolom, naam, vormen["kop"])
    for nummer, regel in enumerate(blad.regels, start=4):
        _write_regel(ws, nummer, regel, vormen)


def _write_regel(ws: Any, nummer: int, regel: Regel, vormen: dict[str, Any]) -> None:
    vorm = vormen["totaal"] if regel.is_totaal else None
    rechts = vormen["rechts_totaal" if regel.is_totaal else "rechts"]
    ws.write_string(nummer, 0, regel.naam, vorm)
    for kolom, waarde in enumerate(regel.waarden, start=1):
        _write_waarde(ws, nummer, kolom, waarde, rechts)


def _write_waarde(ws: Any, rij: int, kolom: int, waarde: Waarde, vorm: Any) -> None:
    if isinstance(waarde, int):
        ws.write_number(rij, kolom, waarde, vorm)
    else:
        ws.write_string(rij, kolom, waarde, vorm)


def _write_uitleg(
    boek: Any, regels: list[tuple[str, str]], vormen: dict[str, Any]
) -> None:
    ws = boek.add_worksheet("Uitleg")
    ws.set_column(0, 0, BREED // 2, vormen["lang"])
    ws.set_column(1, 1, 2 * BREED, vormen["lang"])
    ws.write_string(0, 0, "De keten in cijfers", vormen["titel"])
    for nummer, (vraag, antwoord) in enumerate(regels, start=2):
        ws.write_string(nummer, 0, vraag, vormen["lang"])
        ws.write_string(nummer, 1, antwoord, vormen["lang"])
