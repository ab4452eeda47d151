"""PDF from templates, tagged for screen readers; the only user of WeasyPrint."""

import ctypes.util
import mimetypes
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.template.loader import render_to_string

from keten.kern import pdftags

INSTALLEER = "apt-get install libpango-1.0-0 libpangocairo-1.0-0 libpangoft2-1.0-0"
_BIBLIOTHEKEN = ("pango-1.0", "pangoft2-1.0")
# The only files that a document may ask for, by the name under which it asks.
EIGEN = "keten:"


class GeweigerdeBronError(Exception):
    """A document asked for something that is not ours: it is not made."""


@cache
def pango_ontbreekt() -> bool:
    """Test if the system lacks the libraries that draw text."""
    return not all(ctypes.util.find_library(naam) for naam in _BIBLIOTHEKEN)


def check_pango(**_: Any) -> list[checks.CheckMessage]:
    """Tell at start what to install; the application runs without."""
    if not pango_ontbreekt():
        return []
    return [
        checks.Warning(
            "PDF's kunnen niet gemaakt worden.", hint=INSTALLEER, id="keten.W001"
        )
    ]


def render_pdf(template: str, context: dict[str, Any]) -> bytes:
    """
    Turn a template into a PDF/UA-1.

    :raises GeweigerdeBronError: when it asks for anything but our own assets
    """
    import weasyprint  # noqa: PLC0415  (fails at import without pango)

    geweigerd: list[str] = []

    class Ophaler(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        """Knows our own assets, refuses and counts all else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith(EIGEN):
                inhoud, soort = _asset(url.removeprefix(EIGEN))
                return weasyprint.urls.URLFetcherResponse(
                    url, body=inhoud, headers={"Content-Type": soort}
                )
            geweigerd.append(url)
            raise weasyprint.urls.FatalURLFetchingError("refused")

    html = weasyprint.HTML(
        string=render_to_string(template, context),
        base_url=EIGEN,
        url_fetcher=Ophaler(),
    )
    try:
        inhoud: bytes = html.write_pdf(pdf_variant="pdf/ua-1")
    except weasyprint.urls.FatalURLFetchingError as fout:
        raise GeweigerdeBronError(f"{len(geweigerd)} refused") from fout
    if geweigerd:
        raise GeweigerdeBronError(f"{len(geweigerd)} refused")
    return pdftags.finish(inhoud)


@cache
def _asset(naam: str) -> tuple[bytes, str]:
    """Read one of our own files; a name cannot climb out of the folder."""
    basis = Path(settings.ROOT) / "static"
    pad = (basis / naam).resolve()
    if not pad.is_relative_to(basis) or not pad.is_file():
        raise GeweigerdeBronError("not one of our assets")
    return pad.read_bytes(), mimetypes.guess_type(naam)[0] or "application/octet-stream"
