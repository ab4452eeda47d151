"""A letter as somebody might have sent it in: a Word document of a few lines."""

import io
import zipfile
from html import escape

from keten.kern.bestand import Bestand, accept

_PAKKET = "http://schemas.openxmlformats.org/package/2006"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SOORT = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
_DELEN = {
    "[Content_Types].xml": f'<Types xmlns="{_PAKKET}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml"'
    f' ContentType="{_SOORT}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PAKKET}/relationships"><Relationship'
    f' Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
}


def brief(*regels: str) -> Bestand:
    """Return these lines as a document, looked into like any other."""
    alineas = "".join(
        f"<w:p><w:r><w:t>{escape(regel)}</w:t></w:r></w:p>" for regel in regels
    )
    hoofd = f'<w:document xmlns:w="{_W}"><w:body>{alineas}</w:body></w:document>'
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as pak:
        for naam, inhoud in (_DELEN | {"word/document.xml": hoofd}).items():
            pak.writestr(naam, inhoud)
    return accept(uit.getvalue())
