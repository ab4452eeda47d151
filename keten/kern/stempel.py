"""
Reader and moment in the margin of a PDF that is taken along.

Nothing is drawn anew: to each page of what was made a line is added, as an artifact,
so that a screen reader does not hear it and the tags stay as they were.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from django.conf import settings
from fontTools import ttLib
from pikepdf import Dictionary, Name, Stream

LETTERTYPEN = ("noto-sans-latin-wght-normal", "noto-sans-latin-ext-wght-normal")
NAAM = "/KetenStempel"
GROOTTE = 7
# From the left edge and from the lower edge, in points.
# Below the number of the meeting, above where a printer stops.
LINKS, ONDER = 57, 16
OVERBODIG = frozenset(
    {"fvar", "gvar", "avar", "HVAR", "MVAR", "STAT", "GSUB", "GPOS", "GDEF", "DSIG"}
)
EENHEDEN = 1000


class Letters(NamedTuple):
    """One font file, made fit for a PDF."""

    bestand: bytes
    gids: dict[str, int]
    breedten: list[int]
    hoogte: int
    diepte: int


def stamp(inhoud: bytes, *, tekst: str) -> bytes:
    """Put this line in the margin of every page."""
    uit = BytesIO()
    with pikepdf.open(BytesIO(inhoud)) as pdf:
        nodig = {_glyph(letter)[0] for letter in tekst}
        fonten = {f"{NAAM}{n}": _embed(pdf, _letters(n), n) for n in sorted(nodig)}
        regel = _line(tekst)
        for page in pdf.pages:
            bron = page.obj.get("/Resources") or Dictionary()
            page.obj.Resources = bron
            bron.Font = bron.get("/Font") or Dictionary()
            for naam, font in fonten.items():
                bron.Font[naam] = font
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(b"\nQ\n" + regel)
        pdf.save(uit)
    return uit.getvalue()


def _line(tekst: str) -> bytes:
    """Return what draws it: in runs, each in the font that has the letters."""
    stukken: list[str] = []
    for letter in tekst:
        n, gid = _glyph(letter)
        stukken.append(f"{NAAM}{n} {GROOTTE} Tf <{gid:04X}> Tj")
    tekens = "\n".join(stukken)
    return (
        "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n"
        f"q 0.27 g BT {LINKS} {ONDER} Td\n{tekens}\nET Q\nEMC\n"
    ).encode("ascii")


def _glyph(letter: str) -> tuple[int, int]:
    """Where a letter stands; a question mark for what no font of ours has."""
    for n in range(len(LETTERTYPEN)):
        gid = _letters(n).gids.get(letter)
        if gid is not None:
            return n, gid
    return 0, _letters(0).gids["?"]


@cache
def _letters(n: int) -> Letters:
    """Read a font of ours once: one weight, no features."""
    pad = Path(settings.ROOT) / "static" / "gemaakt" / f"{LETTERTYPEN[n]}.woff2"
    font = ttLib.TTFont(pad)
    # Of a font of many weights what is left without these is the ordinary one.
    for tabel in OVERBODIG & set(font.keys()):
        del font[tabel]
    font.flavor = None
    bestand = BytesIO()
    font.save(bestand)
    schaal = EENHEDEN / font["head"].unitsPerEm
    maten = font["hmtx"].metrics
    return Letters(
        bestand.getvalue(),
        {chr(code): font.getGlyphID(naam) for code, naam in font.getBestCmap().items()},
        [round(maten[naam][0] * schaal) for naam in font.getGlyphOrder()],
        round(font["hhea"].ascent * schaal),
        round(font["hhea"].descent * schaal),
    )


def _embed(pdf: pikepdf.Pdf, letters: Letters, n: int) -> Any:
    """Put the font in the file, with which letter each glyph is."""
    naam = Name(f"/KETENA+NotoSans{n}")
    beschrijving = pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=naam,
            Flags=4,
            FontBBox=[0, letters.diepte, EENHEDEN, letters.hoogte],
            ItalicAngle=0,
            Ascent=letters.hoogte,
            Descent=letters.diepte,
            CapHeight=letters.hoogte,
            StemV=80,
            FontFile2=Stream(pdf, letters.bestand, Length1=len(letters.bestand)),
        )
    )
    nakomeling = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=naam,
        CIDSystemInfo=Dictionary(
            Registry=pikepdf.String("Adobe"),
            Ordering=pikepdf.String("Identity"),
            Supplement=0,
        ),
        CIDToGIDMap=Name.Identity,
        FontDescriptor=beschrijving,
        DW=EENHEDEN,
        W=[0, letters.breedten],
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=naam,
            Encoding=Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(nakomeling)],
            ToUnicode=Stream(pdf, _to_unicode(letters.gids)),
        )
    )


def _to_unicode(gids: dict[str, int]) -> bytes:
    paren = [f"<{gid:04X}> <{_utf16(letter)}>" for letter, gid in gids.items()]
    blokken = [paren[i : i + 100] for i in range(0, len(paren), 100)]
    regels = "\n".join(
        f"{len(blok)} beginbfchar\n" + "\n".join(blok) + "\nendbfchar"
        for blok in blokken
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CMapName /Keten def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{regels}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _utf16(letter: str) -> str:
    return letter.encode("utf-16-be").hex().upper()
