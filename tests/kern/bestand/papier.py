"""PDF files and Word documents as people and others make them, made on the spot."""

import io
import zipfile
import zlib
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKKET = "http://schemas.openxmlformats.org/package/2006"
KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TEKST = "Een gewone brief"


def pdf(
    *,
    wortel: str = "",
    blad: str = "",
    inhoud: bytes = b"BT /F1 12 Tf 72 700 Td (Een gewone brief) Tj ET",
    filters: str = "",
    meer: tuple[bytes, ...] = (),
    staart: str = "",
) -> bytes:
    """Return a PDF of one page; the parts of ``meer`` are numbered from 6."""
    delen = [
        f"<< /Type /Catalog /Pages 2 0 R {wortel} >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        f" /Resources << /Font << /F1 5 0 R >> >> {blad} >>".encode(),
        stream(inhoud, filters),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *meer,
    ]
    uit = io.BytesIO()
    uit.write(b"%PDF-1.7\n")
    plekken = []
    for nummer, deel in enumerate(delen, start=1):
        plekken.append(uit.tell())
        uit.write(b"%d 0 obj\n" % nummer + deel + b"\nendobj\n")
    begin = uit.tell()
    uit.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(delen) + 1))
    for plek in plekken:
        uit.write(b"%010d 00000 n \n" % plek)
    uit.write(
        f"trailer\n<< /Size {len(delen) + 1} /Root 1 0 R {staart} >>\n".encode()
        + b"startxref\n%d\n%%%%EOF\n" % begin
    )
    return uit.getvalue()


def stream(inhoud: bytes, kenmerken: str = "") -> bytes:
    kop = f"<< /Length {len(inhoud)} {kenmerken} >>".encode()
    return kop + b"\nstream\n" + inhoud + b"\nendstream"


def packed(inhoud: bytes) -> bytes:
    return zlib.compress(inhoud, 9)


def _xml(tekst: str) -> bytes:
    return (KOP + tekst).encode()


def body(binnen: str = "") -> bytes:
    """Return the main part of a Word document, with this after the one sentence."""
    zin = f"<w:p><w:r><w:t>{TEKST}</w:t></w:r></w:p>"
    return _xml(
        f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:v" xmlns:o="urn:o"'
        f' xmlns:a="urn:a"><w:body>{zin}{binnen}</w:body></w:document>'
    )


def kinds(soort: str = "document.main+xml", meer: str = "") -> bytes:
    hoofd = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{soort}"
    return _xml(
        f'<Types xmlns="{PAKKET}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{hoofd}"/>{meer}</Types>'
    )


def relations(*rijen: str) -> bytes:
    """Return relations: ``soort doel`` or ``soort doel External`` each."""
    regels = ""
    for nummer, rij in enumerate(rijen):
        soort, doel, *hoe = rij.split(" ")
        waar = f' TargetMode="{hoe[0]}"' if hoe else ""
        regels += (
            f'<Relationship Id="r{nummer}" Type="{R}/{soort}" Target="{doel}"{waar}/>'
        )
    return _xml(
        f'<Relationships xmlns="{PAKKET}/relationships">{regels}</Relationships>'
    )


def docx(delen: Mapping[str, bytes] | None = None, *, zonder: str = "") -> bytes:
    """Return a Word document; parts replace those of an ordinary one."""
    alles = {
        "[Content_Types].xml": kinds(),
        "_rels/.rels": relations("officeDocument word/document.xml"),
        "word/document.xml": body(),
        "word/_rels/document.xml.rels": relations(),
        "docProps/core.xml": _xml("<p><creator>Maker van dit stuk</creator></p>"),
        **(delen or {}),
    }
    alles.pop(zonder, None)
    return package(alles)


def package(delen: Mapping[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
        for naam, inhoud in delen.items():
            pak.writestr(naam, inhoud)
    return uit.getvalue()
