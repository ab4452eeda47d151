"""A PDF without images, scripts, files or actions; written anew without its history."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from keten.kern.bestand.weigering import (
    BEELD,
    ELDERS,
    INGESLOTEN,
    KAPOT,
    SCRIPT,
    SLOT,
    TE_VEEL,
    GeweigerdBestandError,
)

MAX_BLADEN = 500
MAX_DELEN = 50_000
# All streams together, unpacked.
MAX_UITGEPAKT = 100 * 1024 * 1024
# What a broken file makes the reader stumble over.
_STRUIKELT = (
    PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError,
    RecursionError, OSError, NotImplementedError, AssertionError, zlib.error,
)  # fmt: skip
# The last bytes in which the end must stand, and nothing after it.
_EINDE = re.compile(rb"%%EOF\s*\Z")
_STAART = 1024
# Keys that are refused wherever they stand, and why.
_SLEUTELS = {
    "/JS": SCRIPT,
    "/JavaScript": SCRIPT,
    "/AA": SCRIPT,
    "/XFA": SCRIPT,
    "/EmbeddedFile": INGESLOTEN,
    "/EmbeddedFiles": INGESLOTEN,
    "/EF": INGESLOTEN,
    "/AF": INGESLOTEN,
    "/Collection": INGESLOTEN,
    "/RichMediaContent": INGESLOTEN,
    "/Thumb": BEELD,
    "/Alternates": BEELD,
}
# Of an action (/S) or a kind of thing (/Subtype): what may not be there.
_SOORTEN = {
    "/Image": BEELD,
    "/JavaScript": SCRIPT,
    "/Launch": SCRIPT,
    "/SubmitForm": SCRIPT,
    "/ImportData": SCRIPT,
    "/ResetForm": SCRIPT,
    "/Rendition": SCRIPT,
    "/Hide": SCRIPT,
    "/Named": SCRIPT,
    "/SetOCGState": SCRIPT,
    "/GoToR": ELDERS,
    "/GoToE": INGESLOTEN,
    "/Movie": INGESLOTEN,
    "/Sound": INGESLOTEN,
    "/Screen": INGESLOTEN,
    "/3D": INGESLOTEN,
    "/RichMedia": INGESLOTEN,
    "/FileAttachment": INGESLOTEN,
}
_PAKKEN = {"/FlateDecode", "/Fl", "/ASCIIHexDecode", "/AHx", "/ASCII85Decode", "/A85",
           "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}  # fmt: skip
_IN_DE_TEKST = re.compile(rb"(?:^|[\s\]>)])BI\s[^%]{0,2000}?\sID\s", re.S)


def rewrite(inhoud: bytes) -> bytes:
    """
    Return the same pages in a file of our own making.

    :raises GeweigerdBestandError: if there is more in it than pages of text
    """
    if not _EINDE.search(inhoud[-_STAART:]):
        raise GeweigerdBestandError(KAPOT)
    try:
        return _rewrite(inhoud)
    except GeweigerdBestandError:
        raise
    except LimitReachedError as fout:
        raise GeweigerdBestandError(TE_VEEL) from fout
    except _STRUIKELT as fout:
        raise GeweigerdBestandError(KAPOT) from fout


def _rewrite(inhoud: bytes) -> bytes:
    lezer = PdfReader(io.BytesIO(inhoud), strict=False)
    if lezer.is_encrypted:
        raise GeweigerdBestandError(SLOT)
    _check_all(lezer.trailer["/Root"])
    if not 0 < len(lezer.pages) <= MAX_BLADEN:
        raise GeweigerdBestandError(TE_VEEL if lezer.pages else KAPOT)
    schrijver = PdfWriter()
    for blad in lezer.pages:
        schrijver.add_page(blad)
    schrijver.metadata = None
    uit = io.BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


def _check_all(wortel: Any) -> None:
    """Look at everything that can be reached from here."""
    uitgepakt = 0
    for deel in _parts(wortel):
        _check(deel)
        if isinstance(deel, StreamObject):
            uitgepakt += _check_stream(deel)
            if uitgepakt > MAX_UITGEPAKT:
                raise GeweigerdBestandError(TE_VEEL)


def _parts(wortel: Any) -> Iterator[DictionaryObject]:
    """Every dictionary and stream below the root, once."""
    gezien: set[int] = set()
    rij, geteld = [wortel], 0
    while rij:
        ding = rij.pop()
        geteld += 1
        if geteld > MAX_DELEN:
            raise GeweigerdBestandError(TE_VEEL)
        if isinstance(ding, IndirectObject):
            if ding.idnum in gezien:
                continue
            gezien.add(ding.idnum)
            ding = ding.get_object()
        if isinstance(ding, DictionaryObject):
            yield ding
            rij += [ding.raw_get(sleutel) for sleutel in ding]
        elif isinstance(ding, ArrayObject):
            rij += list(ding)


def _check(deel: DictionaryObject) -> None:
    for sleutel in deel:
        if sleutel in _SLEUTELS:
            raise GeweigerdBestandError(_SLEUTELS[sleutel])
    for sleutel in ("/S", "/Subtype", "/Type"):
        waarde = deel.get(sleutel)
        if isinstance(waarde, NameObject) and waarde in _SOORTEN:
            raise GeweigerdBestandError(_SOORTEN[waarde])
    _check_open_action(deel)


def _check_open_action(deel: DictionaryObject) -> None:
    """Where it opens may be told; that something is done at once may not."""
    begin = deel.get("/OpenAction")
    begin = begin.get_object() if begin is not None else None
    if isinstance(begin, DictionaryObject) and begin.get("/S") != "/GoTo":
        raise GeweigerdBestandError(SCRIPT)


def _check_stream(stroom: StreamObject) -> int:
    """Look for a picture between the words; return how long it is, unpacked."""
    filters = stroom.get("/Filter", [])
    namen = [filters] if isinstance(filters, NameObject) else list(filters)
    if any(naam.get_object() not in _PAKKEN for naam in namen):
        # Ways of packing that only pictures have, or that lock.
        raise GeweigerdBestandError(BEELD)
    if "/F" in stroom:
        raise GeweigerdBestandError(ELDERS)
    inhoud = stroom.get_data()
    if "/Length1" not in stroom and _IN_DE_TEKST.search(inhoud):
        raise GeweigerdBestandError(BEELD)
    return len(inhoud)
