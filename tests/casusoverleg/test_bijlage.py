"""A file with a piece of information: sent in, opened by who reads it, taken back."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from casusoverleg.actions import aanpak
from casusoverleg.models import Bijlage, InformatieElement
from keten.kern.bestand import accept
from keten.kern.bestand.weigering import BEELD, SOORT, TE_GROOT
from tests.casusoverleg.kast import Kast, errors_of, make_kast
from tests.gedeeld import gedeeld
from tests.kern.bestand.papier import TEKST, docx, pdf
from tests.rollen import make_beheer

OMSCHRIJVING = "Brief van school"
Z = InformatieElement.Zichtbaarheid


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


def send(
    kast: Kast, wie: str, element: InformatieElement, inhoud: bytes, **anders: str
) -> Any:
    naam = anders.pop("naam", "Intake van Amira.pdf")
    return kast.post(
        wie,
        kast.url("bijlage_toevoegen", element.pk),
        bestand=SimpleUploadedFile(naam, inhoud),
        **({"omschrijving": OMSCHRIJVING} | anders),
    )


def kept(kast: Kast, wie: str = "lev", **velden: Any) -> Bijlage:
    element = kast.add_informatie(wie, **velden)
    return aanpak.add_bijlage(
        element, by=kast.by(wie), bestand=accept(pdf()), omschrijving=OMSCHRIJVING
    )


def test_who_contributed_it_adds_a_file(kast: Kast) -> None:
    element = kast.add_informatie("lev")

    antwoord = send(kast, "lev", element, pdf())

    assert antwoord.status_code == 302
    assert OMSCHRIJVING in kast.html("lev", "casus_informatie")
    bijlage = Bijlage.objects.get()
    gekregen = kast.get("lev", "bijlage", bijlage.pk)
    (blad,) = PdfReader(io.BytesIO(gekregen.content)).pages
    assert blad.extract_text() == TEKST


@pytest.mark.parametrize(
    ("inhoud", "soort"), [(pdf(), "application/pdf"), (docx(), "application/vnd.open")]
)
def test_it_is_handed_out_to_keep_and_not_to_show(
    kast: Kast, inhoud: bytes, soort: str
) -> None:
    send(kast, "lev", kast.add_informatie("lev"), inhoud)

    antwoord = kast.get("politie", "bijlage", Bijlage.objects.get().pk)

    assert antwoord["Content-Type"].startswith(soort)
    assert antwoord["Content-Disposition"].startswith("attachment; filename=")
    assert antwoord["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Cache-Control"] == "no-store"


def test_the_name_it_came_with_is_forgotten(kast: Kast) -> None:
    send(kast, "lev", kast.add_informatie("lev"), pdf(), naam="../../Amira\r\nX: y.pdf")

    document = Bijlage.objects.get().document

    assert document.bestandsnaam.startswith("bijlage-")
    assert "mira" not in document.bestandsnaam


@pytest.mark.parametrize(
    ("zichtbaarheid", "lezers"),
    [
        (Z.ALLE_DEELNEMERS, {"lev", "politie", "regisseur"}),
        (Z.ALLEEN_REGISSEUR, {"politie", "regisseur"}),
        (Z.EIGEN_ORGANISATIE, {"politie"}),
    ],
)
def test_who_reads_the_one_opens_the_other_and_nobody_else(
    kast: Kast, zichtbaarheid: str, lezers: set[str]
) -> None:
    bijlage = kept(kast, "politie", zichtbaarheid=zichtbaarheid)

    standen = {
        wie: kast.get(wie, "bijlage", bijlage.pk).status_code
        for wie in ("lev", "politie", "politie2", "regisseur", "vreemde")
    }

    assert {wie for wie, stand in standen.items() if stand == 200} == lezers
    assert set(standen.values()) == {200, 404}


def test_who_manages_the_accounts_opens_nothing(kast: Kast) -> None:
    bijlage = kept(kast)
    beheer = kast.kring.client(make_beheer(kast.kring))

    assert beheer.get(kast.url("bijlage", bijlage.pk)).status_code == 403


@pytest.mark.parametrize("wie", ["politie", "vreemde"])
def test_nobody_adds_a_file_to_the_words_of_another(kast: Kast, wie: str) -> None:
    element = kast.add_informatie("lev")

    assert send(kast, wie, element, pdf()).status_code in {403, 404}
    assert not Bijlage.objects.exists()


@pytest.mark.parametrize(
    ("inhoud", "waarom"),
    [
        (b"", "leeg"),
        (b"<script>", SOORT),
        (pdf(inhoud=b"q BI /W 1 ID x EI Q"), BEELD),
    ],
)
def test_a_refused_file_says_why_and_keeps_the_words(
    kast: Kast, inhoud: bytes, waarom: str
) -> None:
    antwoord = send(kast, "lev", kast.add_informatie("lev"), inhoud)

    assert antwoord.status_code == 422
    assert waarom in errors_of(antwoord)
    assert OMSCHRIJVING in antwoord.content.decode()
    assert not Bijlage.objects.exists()


def test_no_file_is_asked_for(kast: Kast) -> None:
    element = kast.add_informatie("lev")

    antwoord = kast.post("lev", kast.url("bijlage_toevoegen", element.pk))

    assert antwoord.status_code == 422
    assert "Kies een bestand." in errors_of(antwoord)


def test_a_file_that_is_too_large_is_told_so(kast: Kast) -> None:
    inhoud = b"%PDF-1.7" + b" " * (20 * 1024 * 1024)

    antwoord = send(kast, "lev", kast.add_informatie("lev"), inhoud)

    assert antwoord.status_code == 422
    assert TE_GROOT in errors_of(antwoord)


def test_a_request_far_too_large_is_not_read(kast: Kast) -> None:
    element = kast.add_informatie("lev")

    antwoord = kast.browser("lev").post(
        kast.url("bijlage_toevoegen", element.pk),
        {"bestand": SimpleUploadedFile("a.pdf", b"%PDF")},
        headers={"content-length": str(5 * 1024**3)},
    )

    assert antwoord.status_code == 400


def test_a_file_taken_back_is_gone_for_everybody(kast: Kast) -> None:
    bijlage = kept(kast)

    adres = kast.url("bijlage_intrekken", bijlage.pk)
    antwoord = kast.post("lev", adres, reden="Was van een ander.", versie=1)

    assert antwoord.status_code == 302
    assert OMSCHRIJVING not in kast.html("lev", "casus_informatie")
    for wie in ("lev", "politie", "regisseur"):
        assert kast.get(wie, "bijlage", bijlage.pk).status_code == 404


def test_it_goes_with_the_words_it_came_with(kast: Kast) -> None:
    bijlage = kept(kast)

    aanpak.retract_informatie(bijlage.element, by=kast.by("lev"), reden="Klopte niet.")

    assert kast.get("politie", "bijlage", bijlage.pk).status_code == 404


@pytest.mark.parametrize("wie", ["politie", "vreemde"])
def test_nobody_takes_back_the_file_of_another(kast: Kast, wie: str) -> None:
    bijlage = kept(kast)

    adres = kast.url("bijlage_intrekken", bijlage.pk)

    assert kast.post(wie, adres, reden="Weg.", versie=1).status_code in {403, 404}
    assert kast.get("politie", "bijlage", bijlage.pk).status_code == 200


def test_there_are_so_many_and_no_more(
    kast: Kast, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(kast)
    monkeypatch.setattr(aanpak, "MAX_BIJLAGEN", 1)

    antwoord = send(kast, "lev", kast.add_informatie("lev"), pdf())

    assert antwoord.status_code == 409
    assert "al 1 bestanden" in errors_of(antwoord)
