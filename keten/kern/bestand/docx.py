"""A Word document without images, macros, files or fetched parts; packed anew."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from keten.kern.bestand.weigering import (
    BEELD,
    ELDERS,
    INGESLOTEN,
    KAPOT,
    MACRO,
    SCRIPT,
    SLOT,
    SOORT,
    TE_VEEL,
    GeweigerdBestandError,
)

MAX_DELEN = 300
MAX_UITGEPAKT = 60 * 1024 * 1024
MAX_PER_DEEL = 30 * 1024 * 1024
MAX_DIEP = 200
_HOOFD = "word/document.xml"
_INHOUD = "[Content_Types].xml"
# The parts that text is made of; all else is refused.
_MAG = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core|custom)\.xml"
    r"|word/[a-zA-Z]+\d*\.xml|word/_rels/[a-zA-Z]+\d*\.xml\.rels"
    r"|word/theme/theme\d+\.xml|word/glossary/[a-zA-Z]+\d*\.xml"
    r"|word/glossary/_rels/[a-zA-Z]+\d*\.xml\.rels"
    r"|customXml/item(?:Props)?\d+\.xml|customXml/_rels/item\d+\.xml\.rels"
)
# What a part that is not text must be called to be told what it is.
_WAAROM = (
    (re.compile(r"vba|macro|activex", re.I), MACRO),
    (re.compile(r"media/|\.(?:png|jpe?g|gif|bmp|tiff?|[ew]mf|svg|webp)$", re.I), BEELD),
    (re.compile(r"embeddings/|\.(?:bin|exe|xlsx|docx|pptx|pdf|zip|odttf)$", re.I),
     INGESLOTEN),
)  # fmt: skip
_DOCUMENT = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
# Elements by their last name, and why they are refused.
_ELEMENTEN = {
    "blip": BEELD, "imagedata": BEELD, "pic": BEELD, "binData": BEELD, "svgBlip": BEELD,
    "object": INGESLOTEN, "OLEObject": INGESLOTEN, "altChunk": INGESLOTEN,
    "subDoc": ELDERS, "control": MACRO, "attachedTemplate": ELDERS,
    "embedRegular": INGESLOTEN, "embedBold": INGESLOTEN, "webVideoPr": INGESLOTEN,
    "mailMerge": ELDERS, "docVar": SCRIPT, "script": SCRIPT,
}  # fmt: skip
# Fields that fetch or run when the document opens.
_VELD = re.compile(
    r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|DATABASE"
    r"|RD|EMBED|AUTOTEXT)\b"
)
_RELATIES = {
    "officeDocument", "core-properties", "extended-properties", "custom-properties",
    "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "theme",
    "numbering", "footnotes", "endnotes", "comments", "commentsExtended", "commentsIds",
    "commentsExtensible", "people", "header", "footer", "hyperlink", "customXml",
    "customXmlProps", "glossaryDocument",
}  # fmt: skip
_BUITEN = ("http://", "https://", "mailto:")
# Who wrote it, on which machine, since when: of a document no business of a reader.
_NIEMAND = {
    "docProps/core.xml": b'<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://'
    b'schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0"?><Properties xmlns="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<?xml version="1.0"?><Properties xmlns="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/custom-properties"/>',
}


def rewrite(inhoud: bytes) -> bytes:
    """
    Return the same text in a package of our own making.

    :raises GeweigerdBestandError: if there is more in it than text
    """
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
            delen = dict(_parts(pak, len(inhoud)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError,
            RuntimeError, ValueError) as fout:  # fmt: skip
        raise GeweigerdBestandError(KAPOT) from fout
    if _HOOFD not in delen or _INHOUD not in delen:
        raise GeweigerdBestandError(SOORT)
    for naam, deel in delen.items():
        _check_xml(naam, deel)
    return _pack(delen | {n: w for n, w in _NIEMAND.items() if n in delen})


def _parts(pak: zipfile.ZipFile, lengte: int) -> Iterator[tuple[str, bytes]]:
    """Unpack within bounds; what a package says of itself is not believed."""
    rijen = pak.infolist()
    namen = [rij.filename for rij in rijen if not rij.is_dir()]
    if len(rijen) > MAX_DELEN or sum(rij.compress_size for rij in rijen) > lengte:
        raise GeweigerdBestandError(TE_VEEL)
    if len({naam.lower() for naam in namen}) < len(namen) or pak.comment:
        raise GeweigerdBestandError(KAPOT)
    over = MAX_UITGEPAKT
    for rij in rijen:
        if rij.flag_bits & 0x1:
            raise GeweigerdBestandError(SLOT)
        if rij.is_dir():
            continue
        _check_name(rij.filename)
        with pak.open(rij) as bron:
            deel = bron.read(min(over, MAX_PER_DEEL) + 1)
        over -= len(deel)
        if over < 0 or len(deel) > MAX_PER_DEEL:
            raise GeweigerdBestandError(TE_VEEL)
        yield rij.filename, deel


def _check_name(naam: str) -> None:
    if _MAG.fullmatch(naam):
        return
    for patroon, waarom in _WAAROM:
        if patroon.search(naam):
            raise GeweigerdBestandError(waarom)
    raise GeweigerdBestandError(SOORT if "/" in naam else KAPOT)


class _Lezer:
    """Reads one part; anything that is not plain markup is refused on the way."""

    def __init__(self, naam: str) -> None:
        self._diep = 0
        self._relaties = naam.endswith(".rels")
        self._in_veld = False
        lezer = expat.ParserCreate(namespace_separator=" ")
        lezer.StartDoctypeDeclHandler = self._refuse
        lezer.EntityDeclHandler = self._refuse
        lezer.ProcessingInstructionHandler = self._refuse
        lezer.StartElementHandler = self._begin
        lezer.EndElementHandler = self._end
        lezer.CharacterDataHandler = self._text
        self.lezer = lezer
        self.opdrachten = ""

    def _refuse(self, *_: object) -> None:
        raise GeweigerdBestandError(SCRIPT)

    def _begin(self, naam: str, kenmerken: dict[str, str]) -> None:
        self._diep += 1
        if self._diep > MAX_DIEP:
            raise GeweigerdBestandError(TE_VEEL)
        kort = naam.rpartition(" ")[2]
        if kort in _ELEMENTEN:
            raise GeweigerdBestandError(_ELEMENTEN[kort])
        if self._relaties and kort == "Relationship":
            _check_relation(kenmerken)
        if kort in {"Override", "Default"}:
            _check_kind(kenmerken.get("PartName", ""), kenmerken["ContentType"])
        for sleutel, waarde in kenmerken.items():
            if sleutel.rpartition(" ")[2] == "instr":
                self.opdrachten += f" {waarde} "
        self._in_veld = kort == "instrText"

    def _end(self, naam: str) -> None:
        self._diep -= 1
        self._in_veld = False

    def _text(self, tekst: str) -> None:
        if self._in_veld:
            # A field may be cut in pieces, a letter each.
            self.opdrachten += tekst


def _check_xml(naam: str, deel: bytes) -> None:
    lezer = _Lezer(naam)
    try:
        lezer.lezer.Parse(deel, True)  # noqa: FBT003  (takes no name)
    except (expat.ExpatError, KeyError, UnicodeError) as fout:
        raise GeweigerdBestandError(KAPOT) from fout
    if _VELD.search(lezer.opdrachten.upper()):
        raise GeweigerdBestandError(SCRIPT)


def _check_relation(kenmerken: dict[str, str]) -> None:
    soort = kenmerken.get("Type", "").rpartition("/")[2]
    if soort in {"image", "thumbnail"}:
        raise GeweigerdBestandError(BEELD)
    if soort in {"vbaProject", "control", "wordVbaData"}:
        raise GeweigerdBestandError(MACRO)
    if soort in {"oleObject", "package", "aFChunk", "font"}:
        raise GeweigerdBestandError(INGESLOTEN)
    if soort not in _RELATIES:
        raise GeweigerdBestandError(ELDERS)
    if kenmerken.get("TargetMode") == "External" and not (
        soort == "hyperlink" and kenmerken.get("Target", "").startswith(_BUITEN)
    ):
        raise GeweigerdBestandError(ELDERS)


def _check_kind(deel: str, soort: str) -> None:
    if "macro" in soort.lower() or "vba" in soort.lower():
        raise GeweigerdBestandError(MACRO)
    if deel == f"/{_HOOFD}" and soort != _DOCUMENT:
        raise GeweigerdBestandError(SOORT)


def _pack(delen: dict[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
        # Word looks for the list of contents first.
        for naam in sorted(delen, key=lambda naam: (naam != _INHOUD, naam)):
            pak.writestr(zipfile.ZipInfo(naam), delen[naam], zipfile.ZIP_DEFLATED)
    return uit.getvalue()
