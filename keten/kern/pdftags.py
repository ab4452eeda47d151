"""
What WeasyPrint leaves undone for who listens to a PDF.

A heading of a table says of what it is one; what belongs to no tag (the line at the
foot of a page, the lines of a table) is an artifact, and is not read aloud.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

TEKENT = frozenset(
    {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}
)
PAD = frozenset({"m", "l", "c", "v", "y", "h", "re"})
KOLOM, REGEL = Name("/Column"), Name("/Row")
ARTEFACT = [Name.Artifact, Dictionary(Type=Name.Pagination)]
EINDE: Any = ([], Operator("EMC"))


def finish(inhoud: bytes) -> bytes:
    """Return the same pages, with nothing on them that is neither tag nor artifact."""
    uit = BytesIO()
    with pikepdf.open(BytesIO(inhoud)) as pdf:
        merken: set[tuple[Any, int]] = set()
        for element, boven in _elements(pdf.Root.StructTreeRoot, ()):
            merken |= set(_marks(element))
            if element.get("/S") == Name.TH:
                _set_scope(element, KOLOM if "/THead" in boven else REGEL)
        for page in pdf.pages:
            nieuw = list(_marked(page, merken))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(nieuw))
        # The same content gives the same bytes.
        pdf.save(uit, deterministic_id=True)
    return uit.getvalue()


def children(element: Any) -> list[Any]:
    """Return what lies directly below an element of the tree."""
    kinderen = element.get("/K", [])
    return list(kinderen) if isinstance(kinderen, Array) else [kinderen]


def _elements(
    element: Any, boven: tuple[str, ...]
) -> Iterator[tuple[Any, tuple[str, ...]]]:
    for kind in children(element):
        if isinstance(kind, Dictionary) and "/S" in kind:
            yield kind, boven
            yield from _elements(kind, (*boven, str(kind.S)))


def _marks(element: Any) -> Iterator[tuple[Any, int]]:
    pagina = element.get("/Pg")
    for kind in children(element):
        if isinstance(kind, int):
            yield pagina.objgen, kind
        elif isinstance(kind, Dictionary) and "/MCID" in kind:
            yield kind.get("/Pg", pagina).objgen, int(kind.MCID)


def _set_scope(element: Any, scope: Name) -> None:
    delen = element.get("/A", Dictionary(O=Name.Table))
    for deel in delen if isinstance(delen, Array) else [delen]:
        if deel.get("/O") == Name.Table:
            deel.Scope = scope
    element.A = delen


def _marked(page: Any, merken: set[tuple[Any, int]]) -> Iterator[Any]:
    """Yield what draws the page, all of it between marks that lead somewhere."""
    diep = 0
    pad: list[Any] = []
    alles: Any = pikepdf.parse_content_stream(page)
    for operanden, operator in alles:
        naam = str(operator)
        if naam == "BDC":
            diep += 1
            eigen = _leads(operanden, page.obj.objgen, merken)
            yield (operanden if eigen else ARTEFACT), operator
        elif diep or naam not in PAD | TEKENT | {"W", "W*", "n"}:
            diep -= naam == "EMC"
            yield operanden, operator
        elif naam in TEKENT:
            # A path and what draws it stay together.
            yield ARTEFACT, Operator("BDC")
            yield from [*pad, (operanden, operator), EINDE]
            pad = []
        else:
            pad.append((operanden, operator))
            if naam == "n":
                yield from pad
                pad = []


def _leads(operanden: Any, pagina: Any, merken: set[tuple[Any, int]]) -> bool:
    eigen = operanden[1] if len(operanden) > 1 else None
    if str(operanden[0]) == "/Artifact":
        return True
    mcid = eigen.get("/MCID") if isinstance(eigen, Dictionary) else None
    return mcid is not None and (pagina, int(mcid)) in merken
