"""Files that come in: what is text stays, all else is refused with the reason why."""

import io
import zipfile
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from weasyprint import HTML

from keten.kern.bestand import accept
from keten.kern.bestand.weigering import (
    BEELD,
    DOCX,
    ELDERS,
    INGESLOTEN,
    KAPOT,
    LEEG,
    MACRO,
    MAX_BYTES,
    PDF,
    SCRIPT,
    SLOT,
    SOORT,
    TE_GROOT,
    TE_VEEL,
    GeweigerdBestandError,
)
from tests.kern.bestand.papier import (
    TEKST,
    body,
    docx,
    kinds,
    package,
    packed,
    pdf,
    relations,
    stream,
)

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"
BEELD_DEEL = stream(JPEG, "/Type /XObject /Subtype /Image /Filter /DCTDecode")
HUILT = "<w:p><w:r><w:instrText>{}</w:instrText></w:r></w:p>"
HOOFD = "word/document.xml"


def locked() -> bytes:
    schrijver = PdfWriter(clone_from=io.BytesIO(pdf()))
    schrijver.encrypt("geheim-wachtwoord", algorithm="AES-256")
    uit = io.BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


def locked_zip() -> bytes:
    inhoud = bytearray(docx())
    for begin, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        waar = inhoud.find(begin)
        while waar >= 0:
            inhoud[waar + plek] |= 1
            waar = inhoud.find(begin, waar + 4)
    return bytes(inhoud)


def in_word(binnen: str) -> Callable[[], bytes]:
    return lambda: docx({HOOFD: body(binnen)})


def beside(naam: str, inhoud: bytes = b"x") -> Callable[[], bytes]:
    return lambda: docx({naam: inhoud})


def related(rij: str) -> Callable[[], bytes]:
    return lambda: docx({"word/_rels/document.xml.rels": relations(rij)})


def in_pdf(**hoe: object) -> Callable[[], bytes]:
    return lambda: pdf(**hoe)  # type: ignore[arg-type]


def acts(actie: str) -> Callable[[], bytes]:
    annots = "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 1 1] /A {} >>]"
    return in_pdf(blad=annots.format(actie))


GEWEIGERD: dict[str, tuple[Callable[[], bytes], str]] = {
    # What it is not.
    "nothing": (lambda: b"", LEEG),
    "too long": (lambda: b"%PDF-1.7" + b" " * MAX_BYTES, TE_GROOT),
    "a jpeg": (lambda: JPEG, SOORT),
    "a png": (lambda: b"\x89PNG\r\n\x1a\n", SOORT),
    "an svg": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", SOORT),
    "html": (lambda: b"<!doctype html><script>alert(1)</script>", SOORT),
    "a program": (lambda: b"MZ\x90\x00", SOORT),
    "an old word file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", SOORT),
    "rich text": (lambda: b"{\\rtf1 tekst}", SOORT),
    "a pdf behind html": (lambda: b"<script></script>" + pdf(), SOORT),
    "a pdf before a zip": (lambda: pdf() + docx(), KAPOT),
    "a zip behind a picture": (lambda: JPEG + docx(), SOORT),
    "any zip": (lambda: package({"lees.txt": b"x"}), KAPOT),
    "a spreadsheet": (lambda: package({"xl/workbook.xml": b"<x/>"}), SOORT),
    # PDF.
    "half a pdf": (lambda: pdf()[:200], KAPOT),
    "a pdf of rubbish": (lambda: b"%PDF-1.7\n" + b"\x00" * 500 + b"%%EOF", KAPOT),
    "a locked pdf": (locked, SLOT),
    "pdf image": (
        in_pdf(blad="/Thing << /I 6 0 R >>", meer=(BEELD_DEEL,)), BEELD,
    ),
    "pdf image packed as text": (
        in_pdf(
            blad="/Thing 6 0 R",
            meer=(stream(packed(b"\x00" * 9), "/Subtype /Image /Filter /FlateDecode"),),
        ),
        BEELD,
    ),
    "pdf image in the text": (
        in_pdf(inhoud=b"q BI /W 1 /H 1 /CS /RGB /BPC 8 ID \x00\x00\x00 EI Q"), BEELD,
    ),
    "pdf image in packed text": (
        in_pdf(
            inhoud=packed(b"q\nBI\n/W 1 /H 1\nID \x00 EI Q"),
            filters="/Filter /FlateDecode",
        ),
        BEELD,
    ),
    "pdf thumbnail": (in_pdf(blad="/Thumb 6 0 R", meer=(BEELD_DEEL,)), BEELD),
    "pdf script at opening": (
        in_pdf(wortel="/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), SCRIPT,
    ),
    "pdf script by name": (
        in_pdf(wortel="/Names << /JavaScript << /Names [(a) 6 0 R] >> >>",
               meer=(b"<< /S /JavaScript /JS (1) >>",)), SCRIPT,
    ),
    "pdf script spelled otherwise": (
        in_pdf(wortel="/OpenAction << /S /J#61vaScript /J#53 (1) >>"), SCRIPT,
    ),
    "pdf launches": (acts("<< /S /Launch /F (cmd.exe) >>"), SCRIPT),
    "pdf sends a form": (acts("<< /S /SubmitForm /F (http://x) >>"), SCRIPT),
    "pdf acts on a page": (in_pdf(blad="/AA << /O << /S /GoTo >> >>"), SCRIPT),
    "pdf opens another": (acts("<< /S /GoToR /F (\\\\\\\\host\\\\a) >>"), ELDERS),
    "pdf form of xfa": (in_pdf(wortel="/AcroForm << /XFA [] >>"), SCRIPT),
    "pdf with a file": (
        in_pdf(wortel="/Names << /EmbeddedFiles << /Names [] >> >>"), INGESLOTEN,
    ),
    "pdf with a film": (
        in_pdf(blad="/Annots [<< /Subtype /RichMedia >>]"), INGESLOTEN,
    ),
    "pdf with a file at a page": (
        in_pdf(blad="/Annots [<< /Subtype /FileAttachment >>]"), INGESLOTEN,
    ),
    "pdf that reads elsewhere": (in_pdf(filters="/F (/etc/passwd)"), ELDERS),
    "pdf bomb": (
        in_pdf(inhoud=packed(packed(b" " * 80_000_000)),
               filters="/Filter [/FlateDecode /FlateDecode]"), TE_VEEL,
    ),
    # Word.
    "half a word file": (lambda: docx()[:300], KAPOT),
    "word without text": (lambda: docx(zonder=HOOFD), SOORT),
    "a locked word file": (locked_zip, SLOT),
    "word image": (beside("word/media/image1.png"), BEELD),
    "word image elsewhere": (beside("word/plaatje.jpeg"), BEELD),
    "word image by relation": (related("image media/image1.png"), BEELD),
    "word image in words": (in_word('<a:blip r:embed="r1"/>'), BEELD),
    "word image of old": (in_word('<v:imagedata r:id="r1"/>'), BEELD),
    "word macro": (beside("word/vbaProject.bin"), MACRO),
    "word that says macro": (
        lambda: docx({"[Content_Types].xml": kinds("document.macroEnabled.main+xml")}),
        MACRO,
    ),
    "word control": (beside("word/activeX/activeX1.xml"), MACRO),
    "word with a file": (beside("word/embeddings/oleObject1.bin"), INGESLOTEN),
    "word with an object": (in_word("<w:object/>"), INGESLOTEN),
    "word with a chunk": (in_word('<w:altChunk r:id="r1"/>'), INGESLOTEN),
    "word with a font": (beside("word/fonts/font1.odttf"), INGESLOTEN),
    "word field that runs": (in_word(HUILT.format("DDEAUTO c:\\a.exe")), SCRIPT),
    "word field in pieces": (
        in_word("".join(HUILT.format(t) for t in ("DD", "E", " cmd"))), SCRIPT,
    ),
    "word field that fetches": (
        in_word(HUILT.format('includepicture "http://x"')), SCRIPT,
    ),
    "word template elsewhere": (related("attachedTemplate http://x External"), ELDERS),
    "word link to a file": (related("hyperlink file://host/a External"), ELDERS),
    "word link to a script": (related("hyperlink javascript:a External"), ELDERS),
    "word entities": (
        beside("word/styles.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), SCRIPT,
    ),
    "word entity of a file": (
        beside("word/styles.xml",
               b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
        SCRIPT,
    ),
    "word that is no xml": (beside("word/styles.xml", b"<a><b></a>"), KAPOT),
    "word without end": (
        beside("word/styles.xml", b"<a>" * 500 + b"</a>" * 500), TE_VEEL,
    ),
    "word path out": (beside("../../etc/cron.d/a"), SOORT),
    "word path from the root": (beside("/etc/passwd"), SOORT),
    "word path of windows": (beside("..\\..\\a.xml"), KAPOT),
    "word part twice": (
        lambda: package({HOOFD: body(), "word/Document.xml": body(),
                         "[Content_Types].xml": kinds()}), KAPOT,
    ),
    "word of many parts": (
        lambda: docx({f"word/a{n}.xml": b"<a/>" for n in range(400)}), TE_VEEL,
    ),
    "word bomb": (
        lambda: docx({f"word/a{n}.xml": b" " * 10_000_000 for n in range(9)}), TE_VEEL,
    ),
}  # fmt: skip


@pytest.mark.parametrize("geval", GEWEIGERD)
def test_a_file_with_more_than_text_is_refused(geval: str) -> None:
    maak, waarom = GEWEIGERD[geval]

    with pytest.raises(GeweigerdBestandError) as fout:
        accept(maak())

    assert str(fout.value) == waarom


def test_every_reason_is_given_somewhere() -> None:
    redenen = {LEEG, TE_GROOT, SOORT, KAPOT, BEELD, MACRO, SCRIPT, INGESLOTEN, SLOT}

    assert {w for _, w in GEWEIGERD.values()} == redenen | {TE_VEEL, ELDERS}


def test_a_pdf_of_text_stays_readable() -> None:
    bestand = accept(pdf())

    assert (bestand.mediatype, bestand.uitgang) == (PDF, "pdf")
    (blad,) = PdfReader(io.BytesIO(bestand.inhoud)).pages
    assert blad.extract_text() == TEKST


def test_a_pdf_forgets_who_made_it_and_what_stood_there_before() -> None:
    van = pdf(
        meer=(b"<< /Author (Maker van dit stuk) >>", stream(b"wat eerst hier stond")),
        staart="/Info 6 0 R",
    )

    inhoud = accept(van).inhoud

    assert b"Maker" not in inhoud
    assert b"eerst" not in inhoud


def test_a_word_file_of_text_stays_readable() -> None:
    bestand = accept(docx({"word/_rels/document.xml.rels": relations(
        "styles styles.xml", "hyperlink https://www.example.nl External"
    ), "word/styles.xml": b"<a/>"}))  # fmt: skip

    assert (bestand.mediatype, bestand.uitgang) == (DOCX, "docx")
    with zipfile.ZipFile(io.BytesIO(bestand.inhoud)) as pak:
        assert TEKST in pak.read(HOOFD).decode()
        assert pak.namelist()[0] == "[Content_Types].xml"


def test_a_word_file_forgets_who_made_it_and_when() -> None:
    with zipfile.ZipFile(io.BytesIO(accept(docx()).inhoud)) as pak:
        assert b"Maker" not in pak.read("docProps/core.xml")
        assert {rij.date_time[0] for rij in pak.infolist()} == {1980}


def test_what_was_kept_is_accepted_again() -> None:
    for maak in (pdf, docx):
        eerst = accept(maak()).inhoud
        assert accept(eerst).inhoud


def test_a_pdf_as_ours_are_made_is_accepted() -> None:
    """Tagged, with its letters in it, packed as far as it goes."""
    gemaakt = HTML(string=f"<h1>Verslag</h1><p>{TEKST}</p>").write_pdf(
        pdf_tags=True, pdf_variant="pdf/ua-1"
    )

    (blad,) = PdfReader(io.BytesIO(accept(gemaakt).inhoud)).pages
    assert TEKST in blad.extract_text()
