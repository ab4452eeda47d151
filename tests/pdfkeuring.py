"""
What a PDF of ours must be, read from its bytes with pikepdf alone.

It asks what a screen reader asks: is everything on the page either in the tree of tags
or an artifact, in which order, under which headings, in which language.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name
from pypdf import PdfReader

TEKENT = {
    *("Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*"),
    *("B", "B*", "b", "b*", "Do", "sh"),
}
TEKST = {"Tj", "TJ", "'", '"'}
KOPPEN = re.compile(r"H[1-6]")
UA = b"pdfuaid"


class Knoop(NamedTuple):
    """One element of the tree of tags."""

    soort: str
    element: Any
    pad: tuple[str, ...]


def faults(inhoud: bytes) -> list[str]:
    """Return all that is wrong with it, in words."""
    with pikepdf.open(BytesIO(inhoud)) as pdf:
        knopen = list(_tree(pdf))
        return [
            *_document(pdf),
            *_headings(knopen),
            *_tables(knopen),
            *_fonts(pdf),
            *_pages(pdf, knopen),
        ]


def look_at(sender: Any, *, instance: Any, created: bool, **_: Any) -> None:
    """Refuse a PDF of ours that is kept in any test, when it is not as it must be."""
    inhoud = bytes(instance.inhoud)
    if not created or not inhoud.startswith(b"%PDF-"):
        return
    try:
        with pikepdf.open(BytesIO(inhoud)) as pdf:
            eigen = str(pdf.docinfo.get("/Producer", "")).startswith("WeasyPrint")
    except pikepdf.PdfError:
        return
    assert not eigen or not faults(inhoud), f"{instance.bestandsnaam}: {faults(inhoud)}"


def reading_order(inhoud: bytes) -> str:
    """Return the text as it is read aloud: page by page, in the order of the stream."""
    return "\n".join(p.extract_text() for p in PdfReader(BytesIO(inhoud)).pages)


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    wortel: Any = pdf.Root
    if str(wortel.get("/Lang", "")) != "nl-NL":
        yield "the language is not Dutch"
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "no title"
    if not wortel.get("/MarkInfo", {}).get("/Marked", False):
        yield "not marked as tagged"
    if not wortel.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "shows its file name in the place of its title"
    if "/StructTreeRoot" not in wortel:
        yield "no tree of tags"
    if "/Metadata" not in wortel or UA not in wortel.Metadata.read_bytes():
        yield "does not say that it is PDF/UA"


def _headings(knopen: list[Knoop]) -> Iterator[str]:
    koppen = [knoop.soort for knoop in knopen if KOPPEN.fullmatch(knoop.soort)]
    if koppen.count("H1") != 1:
        yield f"{koppen.count('H1')} headings of level 1"
    diep = 0
    for kop in koppen:
        if int(kop[1]) > diep + 1:
            yield f"a heading of level {kop[1]} under one of level {diep}"
        diep = int(kop[1])


def _tables(knopen: list[Knoop]) -> Iterator[str]:
    tabellen = sum(knoop.soort == "Table" for knoop in knopen)
    koppen = [knoop for knoop in knopen if knoop.soort == "TH"]
    if tabellen and not koppen:
        yield "a table without a heading"
    if any(not _attribute(knoop.element, "/Scope") for knoop in koppen):
        yield "a heading of a table that does not say of what"
    for knoop in knopen:
        if knoop.soort in {"TD", "TH"} and "Table" not in knoop.pad:
            yield "a cell outside a table"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for obj in pdf.objects:
        if not isinstance(obj, Dictionary) or obj.get("/Type") != Name.Font:
            continue
        if obj.get("/Subtype") == Name.Type0:
            if "/ToUnicode" not in obj:
                yield "a font whose letters cannot be read"
            continue
        beschrijving: Any = obj.get("/FontDescriptor", {})
        if not any(f"/FontFile{n}" in beschrijving for n in ("", "2", "3")):
            yield f"a font that is not in the file: {obj.get('/BaseFont')}"


def _pages(pdf: pikepdf.Pdf, knopen: list[Knoop]) -> Iterator[str]:
    bekend = {merk for knoop in knopen for merk in _marks(knoop.element)}
    for nummer, page in enumerate(pdf.pages, start=1):
        if page.obj.get("/Tabs") != Name.S and "/Annots" in page.obj:
            yield f"page {nummer}: the order of its links is not that of the tags"
        yield from {f"page {nummer}: {fout}" for fout in _stream(page, bekend)}


def _stream(page: pikepdf.Page, bekend: set[tuple[Any, int]]) -> Iterator[str]:
    """Walk over what draws the page; all of it lies in a tag, or is an artifact."""
    open_: list[str] = []
    sleutel = page.obj.objgen
    for instructie in pikepdf.parse_content_stream(page):
        operator = str(instructie.operator)
        if operator in {"BDC", "BMC"}:
            open_.append(_kind(list(instructie.operands), sleutel, bekend))
        elif operator == "EMC":
            open_.pop()
        elif operator in TEKENT and not any(open_):
            wat = "text" if operator in TEKST else "a drawing"
            yield f"{wat} in no tag, and no artifact"
    if open_:
        yield "a mark that does not end"


def _kind(operanden: list[Any], sleutel: Any, bekend: set[tuple[Any, int]]) -> str:
    """Say what a mark is; empty when it leads to no tag."""
    if str(operanden[0]) == "/Artifact":
        return "artifact"
    eigen = operanden[1] if len(operanden) > 1 else {}
    mcid = eigen.get("/MCID") if isinstance(eigen, Dictionary) else None
    return "tag" if mcid is not None and (sleutel, int(mcid)) in bekend else ""


def _tree(pdf: pikepdf.Pdf) -> Iterator[Knoop]:
    wortel: Any = pdf.Root.get("/StructTreeRoot")
    namen: Any = wortel.get("/RoleMap", {}) if wortel is not None else {}

    def walk(element: Any, pad: tuple[str, ...]) -> Iterator[Knoop]:
        if not isinstance(element, Dictionary) or "/S" not in element:
            return
        soort = str(namen.get(str(element.S), element.S)).lstrip("/")
        yield Knoop(soort, element, pad)
        for kind in _children(element):
            yield from walk(kind, (*pad, soort))

    for element in _children(wortel) if wortel is not None else ():
        yield from walk(element, ())


def _children(element: Any) -> list[Any]:
    kinderen = element.get("/K", [])
    return list(kinderen) if isinstance(kinderen, Array) else [kinderen]


def _marks(element: Any) -> Iterator[tuple[Any, int]]:
    """Yield which marked pieces of which page belong to this element."""
    pagina = element.get("/Pg")
    for kind in _children(element):
        if isinstance(kind, int):
            yield (pagina.objgen if pagina is not None else None, kind)
        elif isinstance(kind, Dictionary) and kind.get("/Type") == Name.MCR:
            eigen = kind.get("/Pg", pagina)
            yield (eigen.objgen, int(kind.MCID))


def _attribute(element: Any, naam: str) -> Any:
    delen = element.get("/A", [])
    for deel in delen if isinstance(delen, Array) else [delen]:
        if isinstance(deel, Dictionary) and naam in deel:
            return deel[naam]
    return None
