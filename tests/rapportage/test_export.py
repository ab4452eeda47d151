"""A workbook: asked for, made by the worker, handed to who asked and to nobody else."""

import hashlib
import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse

from keten.kern import klok, opdrachten
from keten.kern.models import OpdrachtStatus
from keten.kern.overgangen import GeenRechtError
from keten.rapportage import actions
from keten.rapportage.cijfers import make_bladen
from keten.rapportage.models import Export
from keten.rapportage.tasks import maak_export
from tests.factories import MedewerkerFactory, OrganisatieFactory
from tests.gedeeld import gedeeld
from tests.rapportage.kring import (
    Bureau,
    add_afspraken,
    add_signalen,
    fill,
    make_bureau,
    moment,
)
from tests.rollen import Kring, actor_of

pytestmark = pytest.mark.django_db
NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
MAKEN, LIJST = reverse("rapportage:export_maken"), reverse("rapportage:exports")


@pytest.fixture(autouse=True)
def _op_de_dag() -> object:
    with klok.op_moment(moment()):
        yield


@gedeeld
def bureau() -> Bureau:
    with klok.op_moment(moment()):
        return make_bureau()


def _export(bureau: Bureau, **velden: Any) -> Export:
    by = actor_of(bureau.beleid)
    gewoon: dict[str, Any] = {"verband_id": bureau.verband.pk, "jaar": 2026}
    export = actions.request_export(by=by, **(gewoon | velden))
    actions.make_export(export.pk)
    export.refresh_from_db()
    return export


def _sheets(export: Export) -> dict[str, ET.Element]:
    """Return the sheets by name, as the file holds them."""
    assert export.document is not None
    boek = zipfile.ZipFile(io.BytesIO(bytes(export.document.inhoud)))
    bladen = ET.fromstring(boek.read("xl/workbook.xml"))  # noqa: S314
    namen = [blad.attrib["name"] for blad in bladen.iterfind(".//m:sheet", NS)]
    return {
        naam: ET.fromstring(boek.read(f"xl/worksheets/sheet{nummer}.xml"))  # noqa: S314
        for nummer, naam in enumerate(namen, start=1)
    }


def _rows(sheet: ET.Element) -> list[list[int | str]]:
    return [
        [_value(cel) for cel in rij.iterfind("m:c", NS)]
        for rij in sheet.iterfind(".//m:row", NS)
    ]


def _value(cel: ET.Element) -> int | str:
    if cel.attrib.get("t") == "inlineStr":
        return "".join(cel.itertext())
    return int(cel.findtext("m:v", namespaces=NS) or "")


def _send(bureau: Bureau, **velden: str) -> Any:
    gewoon = {"jaar": "2026", "kwartaal": "3"}
    return bureau.browser().post(MAKEN, gewoon | velden)


def test_asking_writes_the_work_with_its_cause(bureau: Bureau) -> None:
    answer = _send(bureau)

    export = Export.objects.get()
    assert answer.url == LIJST
    assert export.opdracht is not None
    assert export.opdracht.taak == "rapportage.maak_export"
    assert export.opdracht.gegevens == {"export_id": str(export.pk)}
    assert (export.jaar, export.kwartaal) == (2026, 3)


def test_a_double_click_asks_once(bureau: Bureau) -> None:
    for _ in range(2):
        _send(bureau, indiening="8f1f6d0e-6a51-4f0c-8a43-d0a9a32f5a11")

    assert Export.objects.count() == 1


@pytest.mark.parametrize(
    "velden", [{"jaar": "1900"}, {"kwartaal": "4"}, {"jaar": ""}, {"kwartaal": "\x00"}]
)
def test_a_period_that_cannot_be_is_refused_at_the_field(
    bureau: Bureau, velden: dict[str, str]
) -> None:
    answer = _send(bureau, **velden)

    assert answer.status_code == 422
    assert not Export.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_worker_makes_it_once_and_the_list_gives_it(bureau: Bureau) -> None:
    _send(bureau)
    export = Export.objects.get()
    assert "klaar om gemaakt te worden" in _text(bureau, LIJST)

    maak_export(opdracht_id=str(export.opdracht_id))
    maak_export(opdracht_id=str(export.opdracht_id))

    export.refresh_from_db()
    assert export.opdracht is not None
    assert export.opdracht.status == OpdrachtStatus.GEREED
    assert "keten-in-cijfers-2026-k3.xlsx" in _text(bureau, LIJST)
    answer = bureau.browser().get(reverse("rapportage:export", args=[export.pk]))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="keten-in-cijfers-2026-k3.xlsx"'
    )
    assert answer.headers["Cache-Control"] == "no-store"
    assert export.document is not None
    assert hashlib.sha256(answer.content).hexdigest() == export.document.sha256


def _text(bureau: Bureau, url: str) -> str:
    answer = bureau.browser().get(url)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_workbook_says_what_the_screen_says(bureau: Bureau) -> None:
    fill(bureau.verband, 3)
    add_signalen(bureau.verband, 8, type="groep", status="omgezet_in_melding")
    export = _export(bureau)

    sheets = _sheets(export)
    page = _text(bureau, reverse("rapportage:keten"))
    bladen = make_bladen(
        bureau.verband.pk, periode=export.periode, today=klok.vandaag()
    )

    op_scherm = [
        [[c.replace("&lt;", "<") for c in re.findall(r"<td[^>]*>([^<]*)</td>", rij)]]
        for tabel in re.findall(r"<tbody.*?</tbody>", page, re.DOTALL)
        for rij in re.findall(r"<tr.*?</tr>", tabel, re.DOTALL)
    ]
    in_boek = [
        [[str(waarde) for waarde in rij[1:]]]
        for naam, sheet in sheets.items()
        if naam != "Uitleg"
        for rij in _rows(sheet)[3:]
    ]
    assert in_boek == op_scherm
    assert list(sheets) == [*(blad.tabel.titel for blad in bladen), "Uitleg"]


def test_numbers_are_numbers_and_small_counts_are_text(bureau: Bureau) -> None:
    add_signalen(bureau.verband, 7, type="groep")
    add_signalen(bureau.verband, 2, type="sexting")
    add_signalen(bureau.verband, 3, type="loverboy")

    rijen = _rows(_sheets(_export(bureau, kwartaal=3))["Signalen naar type"])

    per_naam = {str(rij[0]): rij[1:] for rij in rijen}
    assert per_naam["Een groep of een plek"] == [7]
    assert per_naam["Sexting: beelden vrijwillig gedeeld"] == ["<5"]


@pytest.mark.parametrize(
    "naam",
    ["=1+1", '=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "\t=1", "007"],
)
def test_a_text_is_never_a_formula_a_link_or_a_number(
    bureau: Bureau, naam: str
) -> None:
    add_afspraken(bureau.verband, 6, organisatie=OrganisatieFactory(naam=naam))

    sheet = _sheets(_export(bureau))["Afspraken per organisatie"]

    assert sheet.find(".//m:f", NS) is None
    assert sheet.find(".//m:hyperlink", NS) is None
    assert _rows(sheet)[3][0] == naam


def test_the_explanation_goes_along(bureau: Bureau) -> None:
    uitleg = str(_rows(_sheets(_export(bureau))["Uitleg"]))

    assert "alleen over wat bij het meldpunt bekend is" in uitleg
    assert "Waarom staat er <5?" in uitleg
    assert bureau.verband.naam in uitleg


def test_no_name_of_a_person_stands_in_the_file(bureau: Bureau) -> None:
    export = _export(bureau)
    assert export.document is not None

    boek = zipfile.ZipFile(io.BytesIO(bytes(export.document.inhoud)))
    alles = b"".join(boek.read(naam) for naam in boek.namelist()).decode()

    assert bureau.beleid.naam not in alles
    assert bureau.beleid.inlognaam not in alles


@pytest.mark.parametrize("naam", ["export", "export_stand"])
def test_the_file_of_another_does_not_exist(bureau: Bureau, naam: str) -> None:
    export = _export(bureau)
    collega = MedewerkerFactory(
        beleid=True, organisatie=bureau.gemeente, verband=bureau.verband
    )
    url = reverse(f"rapportage:{naam}", args=[export.pk])

    assert bureau.browser().get(url).status_code == 200
    assert bureau.browser(collega).get(url).status_code == 404
    assert bureau.browser(MedewerkerFactory(beleid=True)).get(url).status_code == 404


def test_who_lost_the_right_lost_the_file(bureau: Bureau) -> None:
    export = _export(bureau)
    browser = bureau.browser()
    bureau.beleid.roltoekenningen.update(rol="partnerprofessional")

    url = reverse("rapportage:export", args=[export.pk])
    assert browser.get(url).status_code == 403


@pytest.mark.parametrize("url", [MAKEN, LIJST])
def test_who_has_not_the_right_is_refused(url: str) -> None:
    lev = MedewerkerFactory(professional=True)

    assert Kring.client(lev).get(url).status_code == 403


def test_the_figures_of_another_verband_are_not_made(bureau: Bureau) -> None:
    vreemde = MedewerkerFactory(beleid=True)

    with pytest.raises(GeenRechtError):
        actions.request_export(
            verband_id=bureau.verband.pk, jaar=2026, by=actor_of(vreemde)
        )
    assert not Export.objects.exists()


def test_what_got_stuck_is_tried_again_by_who_asked(bureau: Bureau) -> None:
    export = actions.request_export(
        verband_id=bureau.verband.pk, jaar=2026, by=actor_of(bureau.beleid)
    )
    rij = export.opdracht
    assert rij is not None
    rij.status = OpdrachtStatus.VASTGELOPEN
    rij.save()
    assert "Probeer opnieuw" in _text(bureau, LIJST)
    url = reverse("rapportage:export_opnieuw", args=[export.pk])

    assert bureau.browser(MedewerkerFactory(beleid=True)).post(url).status_code == 404
    answer: Any = bureau.browser().post(url)
    assert answer.url == LIJST

    rij.refresh_from_db()
    assert rij.status == OpdrachtStatus.WACHT
    assert opdrachten.sweep() == 1


def test_a_file_that_is_not_ready_cannot_be_opened_yet(bureau: Bureau) -> None:
    _send(bureau)
    export = Export.objects.get()

    url = reverse("rapportage:export", args=[export.pk])
    assert bureau.browser().get(url).status_code == 404


def test_progress_asks_again_until_it_is_ready(bureau: Bureau) -> None:
    _send(bureau)
    export = Export.objects.get()
    url = reverse("rapportage:export_stand", args=[export.pk])

    bezig = _text(bureau, url)
    actions.make_export(export.pk)
    klaar = _text(bureau, url)

    assert "hx-get" in bezig
    assert "<progress" in bezig
    assert "hx-get" not in klaar
    assert "keten-in-cijfers-2026-k3.xlsx" in klaar
