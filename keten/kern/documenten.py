"""Made documents: kept with their digest, handed out under their own name."""

import hashlib

from django.http import HttpResponse

from keten.kern.models import Document


def store(*, inhoud: bytes, bestandsnaam: str, mediatype: str) -> Document:
    """
    Keep what was made, in the transaction of the work that made it.

    :param bestandsnaam: numbers, never names of people
    """
    document = Document(
        bestandsnaam=bestandsnaam,
        mediatype=mediatype,
        inhoud=inhoud,
        sha256=hashlib.sha256(inhoud).hexdigest(),
        grootte=len(inhoud),
    )
    document.save(force_insert=True)
    return document


def download(document: Document) -> HttpResponse:
    """Hand it to the browser, which keeps no copy of its own."""
    return hand_over(
        inhoud=bytes(document.inhoud),
        bestandsnaam=document.bestandsnaam,
        mediatype=document.mediatype,
    )


def hand_over(*, inhoud: bytes, bestandsnaam: str, mediatype: str) -> HttpResponse:
    """Hand bytes to the browser as a file; the same, for what is not kept."""
    return HttpResponse(
        inhoud,
        content_type=mediatype,
        headers={
            "Content-Disposition": f'attachment; filename="{bestandsnaam}"',
            "Cache-Control": "no-store",
            # Also for a browser that opens it after all.
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
