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
    return HttpResponse(
        bytes(document.inhoud),
        content_type=document.mediatype,
        headers={
            "Content-Disposition": f'attachment; filename="{document.bestandsnaam}"',
            "Cache-Control": "no-store",
            # Also for a browser that opens it after all.
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
