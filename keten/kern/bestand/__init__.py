"""What comes in as a file: looked into, and written anew."""

from keten.kern.bestand import docx, pdf
from keten.kern.bestand.weigering import (
    DOCX,
    LEEG,
    MAX_BYTES,
    PDF,
    SOORT,
    TE_GROOT,
    Bestand,
    GeweigerdBestandError,
)

__all__ = ["Bestand", "GeweigerdBestandError", "accept"]


def accept(inhoud: bytes) -> Bestand:
    """
    Return what may be kept of this file; its name is not asked.

    :raises GeweigerdBestandError: with a message for who sent it
    """
    if not inhoud:
        raise GeweigerdBestandError(LEEG)
    if len(inhoud) > MAX_BYTES:
        raise GeweigerdBestandError(TE_GROOT)
    if inhoud.startswith(b"%PDF-"):
        return Bestand(pdf.rewrite(inhoud), PDF, "pdf")
    if inhoud.startswith(b"PK\x03\x04"):
        return Bestand(docx.rewrite(inhoud), DOCX, "docx")
    raise GeweigerdBestandError(SOORT)
