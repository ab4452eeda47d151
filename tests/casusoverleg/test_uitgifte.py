"""A PDF: stamped, logged each time, and gone once it was withdrawn."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader

from casusoverleg.actions import uitgifte as uitgiften
from casusoverleg.actions import verslag as verslagen
from casusoverleg.models import Opening, Uitgifte, Verslag
from casusoverleg.tasks import maak_uitgifte
from keten.kern.models import Opdracht
from tests.casusoverleg.kast import Kast, make_kast
from tests.factories import (
    AgendapuntFactory,
    BesluitFactory,
    OverlegFactory,
    VerslagFactory,
)
from tests.gedeeld import gedeeld
from tests.pdfkeuring import faults
from tests.rollen import actor_of

BESLUIT = "Het contactverbod blijft."
WAAROM = "Dit ging over iemand anders."


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


@gedeeld
def verslag(kast: Kast) -> Verslag:
    """Return an established verslag, with a PDF for each reader."""
    overleg = OverlegFactory(
        samenwerkingsverband=kast.kring.verband, status="verslag_ter_accordering"
    )
    punt = AgendapuntFactory(overleg=overleg, casus=kast.casus, status="besproken")
    BesluitFactory(agendapunt=punt, tekst=BESLUIT)
    gemaakt = VerslagFactory(agendapunt=punt)
    verslagen.establish(overleg, by=actor_of(kast.kring.regisseur))
    _make_all()
    return Verslag.objects.get(pk=gemaakt.pk)


def _make_all() -> None:
    for opdracht in Opdracht.objects.filter(taak="casusoverleg.maak_uitgifte"):
        maak_uitgifte(opdracht_id=str(opdracht.pk))


def _mine(kast: Kast, wie: str = "lev") -> Uitgifte:
    rijen = Uitgifte.objects.filter(lezer=getattr(kast.kring, wie))
    uitgifte: Uitgifte = rijen.get(ingetrokken_op=None)
    return uitgifte


def _open(kast: Kast, wie: str, uitgifte: Uitgifte) -> Any:
    return kast.get(wie, "uitgifte", uitgifte.pk)


def _text(answer: Any) -> str:
    assert answer.status_code == 200
    pages = PdfReader(BytesIO(answer.content)).pages
    return "\n".join(page.extract_text() for page in pages)


def _withdraw(kast: Kast, verslag: Verslag) -> Any:
    return kast.post(
        "regisseur",
        kast.url("verslag_addendum", verslag.pk),
        soort="intrekking",
        tekst=WAAROM,
    )


def test_a_download_names_reader_and_moment_and_stays_readable(
    kast: Kast, verslag: Verslag
) -> None:
    answer = _open(kast, "lev", _mine(kast))

    assert f"Meegenomen door {kast.kring.lev.naam}" in _text(answer)
    assert faults(answer.content) == []


def test_the_bytes_that_are_kept_have_no_reader_on_them(
    kast: Kast, verslag: Verslag
) -> None:
    uitgifte = Uitgifte.objects.get(soort="casus")
    assert uitgifte.document is not None

    assert "Meegenomen" not in "".join(
        p.extract_text() for p in PdfReader(BytesIO(uitgifte.document.inhoud)).pages
    )


def test_every_time_it_is_opened_is_a_line_with_what_was_opened(
    kast: Kast, verslag: Verslag
) -> None:
    uitgifte = _mine(kast)
    for _ in range(2):
        _open(kast, "lev", uitgifte)

    assert uitgifte.document is not None
    assert [
        (rij.medewerker, rij.sha256) for rij in Opening.objects.filter(soort="lezer")
    ] == [(kast.kring.lev, uitgifte.document.sha256)] * 2


def test_who_establishes_verslagen_reads_who_opened_them(
    kast: Kast, verslag: Verslag
) -> None:
    _open(kast, "lev", _mine(kast))
    overleg = verslag.agendapunt.overleg

    assert kast.kring.lev.naam in kast.html("regisseur", "uitgiftelog", overleg.pk)
    assert kast.get("lev", "uitgiftelog", overleg.pk).status_code == 403
    assert kast.get("vreemde", "uitgiftelog", overleg.pk).status_code == 404


def test_the_page_of_a_verslag_shows_the_digest_of_what_is_kept(
    kast: Kast, verslag: Verslag
) -> None:
    uitgifte = Uitgifte.objects.select_related("document").get(soort="casus")
    assert uitgifte.document is not None

    assert uitgifte.document.sha256 in kast.html("lev", "verslag", verslag.pk)


def test_withdrawn_text_is_gone_behind_every_old_link(
    kast: Kast, verslag: Verslag
) -> None:
    oud = [_mine(kast), Uitgifte.objects.get(soort="casus")]
    assert BESLUIT in _text(_open(kast, "lev", oud[0]))

    assert _withdraw(kast, verslag).status_code == 302
    _make_all()

    for uitgifte in oud:
        answer = _open(kast, "lev", uitgifte)
        assert answer.status_code == 410
        assert "ingetrokken" in answer.content.decode()
    nieuw = _text(_open(kast, "lev", _mine(kast)))
    assert "Dit verslag is ingetrokken" in nieuw
    assert BESLUIT not in nieuw


def test_withdrawn_text_is_gone_from_the_screen_too(
    kast: Kast, verslag: Verslag
) -> None:
    _withdraw(kast, verslag)

    page = kast.html("lev", "verslag", verslag.pk)

    assert BESLUIT not in page
    assert WAAROM in page


def test_the_stranger_of_an_old_link_learns_nothing(
    kast: Kast, verslag: Verslag
) -> None:
    oud = _mine(kast)
    _withdraw(kast, verslag)

    for wie in ("politie", "politie2", "vreemde"):
        assert _open(kast, wie, oud).status_code == 404


def test_a_change_is_a_pdf_beside_the_verslag_that_stays(
    kast: Kast, verslag: Verslag
) -> None:
    oud = Uitgifte.objects.get(soort="casus")
    kast.post(
        "regisseur",
        kast.url("verslag_addendum", verslag.pk),
        soort="wijziging",
        tekst="Het was woensdag.",
    )
    _make_all()

    addendum = Uitgifte.objects.get(soort="addendum")
    assert "Het was woensdag." in _text(_open(kast, "lev", addendum))
    assert _open(kast, "vreemde", addendum).status_code == 404
    assert BESLUIT in _text(_open(kast, "lev", oud))


def test_a_verslag_is_withdrawn_once(kast: Kast, verslag: Verslag) -> None:
    _withdraw(kast, verslag)

    assert _withdraw(kast, verslag).status_code == 409


def test_an_older_concept_says_that_there_is_a_newer_one(
    kast: Kast, verslag: Verslag
) -> None:
    oud = _mine(kast)
    uitgiften.issue(
        verslag.agendapunt.overleg,
        definitief=False,
        by=actor_of(kast.kring.regisseur),
    )

    answer = _open(kast, "lev", oud)

    assert answer.status_code == 410
    assert "nieuwere versie" in answer.content.decode()
