"""From agenda to the PDF of each reader, through the client and the real task."""

import datetime as dt
import uuid
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from casusoverleg.actions import deelname
from casusoverleg.models import Afspraak, Casus, Overleg, Uitgifte
from casusoverleg.tasks import maak_uitgifte
from keten.kern import klok
from keten.kern.models import Opdracht
from keten.organisaties.models import Medewerker
from tests.factories import OverlegFactory
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def overleg(kring: Kring) -> Overleg:
    return OverlegFactory(
        samenwerkingsverband=kring.verband,
        datum=klok.vandaag(),
        nummer=f"O-{klok.vandaag():%Y-%m-%d}-CO",
        status="gepland",
    )


def _agendeer(kring: Kring, casus: Casus, overleg: Overleg) -> None:
    nodig = casus.deelnames.professionals().values_list("pk", flat=True)
    antwoord = kring.client(kring.regisseur).post(
        f"/casussen/{casus.pk}/agenderen/",
        {
            "overleg": str(overleg.pk),
            "vraagsoort": "besluiten",
            "vraag": "Wie houdt contact?",
            "minuten": "15",
            "nodig": [str(pk) for pk in nodig],
        },
    )
    assert antwoord.status_code == 302, antwoord.context["form"].errors


def _tafel(kring: Kring, overleg: Overleg, **velden: Any) -> Any:
    return kring.client(kring.regisseur).post(
        f"/overleggen/{overleg.pk}/voorzitten/", velden
    )


def _hold(kring: Kring, overleg: Overleg, wat: dict[str, str]) -> None:
    """Open, discuss every item with one afspraak each, and close."""
    client = kring.client(kring.regisseur)
    assert client.post(f"/overleggen/{overleg.pk}/stap/openen/").status_code == 302
    for punt in overleg.agendapunten.order_by("volgorde"):
        _tafel(kring, overleg, doe="bespreken", punt=str(punt.pk))
        organisatie = punt.casus.deelnames.professionals().first().organisatie_id
        antwoord = _tafel(
            kring,
            overleg,
            doe="vastleggen",
            soort="afspraak",
            organisatie=str(organisatie),
            wat=wat[punt.casus.nummer],
            uiterlijk=f"{klok.vandaag() + dt.timedelta(days=14):%d-%m-%Y}",
            informering="cr_mondeling",
            indiening=str(uuid.uuid4()),
        )
        assert antwoord.status_code == 302, antwoord.content.decode()[:2000]
        assert client.get(f"/overleggen/{overleg.pk}/voorzitten/").status_code == 200
        assert _tafel(kring, overleg, doe="afronden").status_code == 302
    assert client.post(f"/overleggen/{overleg.pk}/stap/sluiten/").status_code == 302


def _make_all() -> None:
    for opdracht in Opdracht.objects.filter(taak="casusoverleg.maak_uitgifte"):
        maak_uitgifte(opdracht_id=str(opdracht.pk))


def _text(kring: Kring, uitgifte: Uitgifte, lezer: Medewerker) -> str:
    antwoord = kring.client(lezer).get(f"/uitgiften/{uitgifte.pk}/pdf/")
    assert antwoord.status_code == 200
    return "\n".join(
        p.extract_text() for p in PdfReader(BytesIO(antwoord.content)).pages
    )


def test_each_reader_gets_only_the_items_on_which_it_is_named(
    kring: Kring, overleg: Overleg
) -> None:
    van_lev = make_casus(kring, deelnemers=(kring.lev, kring.politie))
    van_politie = make_casus(kring, deelnemers=(kring.politie2,), gestart=False)
    for casus in (van_lev, van_politie):
        _agendeer(kring, casus, overleg)
    _hold(
        kring,
        overleg,
        {van_lev.nummer: "Belt elke dinsdag.", van_politie.nummer: "Rijdt langs."},
    )
    _make_all()

    tekst = _text(kring, Uitgifte.objects.get(lezer=kring.lev), kring.lev)

    assert van_lev.nummer in tekst
    assert "Belt elke dinsdag." in tekst
    assert van_politie.nummer not in tekst
    assert "Rijdt langs." not in tekst


def test_a_pdf_closes_when_its_reader_leaves_the_casus(
    kring: Kring, overleg: Overleg
) -> None:
    casus = make_casus(kring, deelnemers=(kring.lev, kring.politie))
    _agendeer(kring, casus, overleg)
    _hold(kring, overleg, {casus.nummer: "Belt elke dinsdag."})
    _make_all()
    uitgifte = Uitgifte.objects.get(lezer=kring.lev)
    rij = casus.deelnames.get(medewerker=kring.lev)

    deelname.end_deelnemer(rij, reden="Klaar.", by=actor_of(kring.regisseur))

    antwoord = kring.client(kring.lev).get(f"/uitgiften/{uitgifte.pk}/pdf/")
    assert antwoord.status_code == 404


def test_a_stranger_cannot_open_the_pdf_of_another(
    kring: Kring, overleg: Overleg
) -> None:
    casus = make_casus(kring, deelnemers=(kring.lev, kring.politie))
    _agendeer(kring, casus, overleg)
    _hold(kring, overleg, {casus.nummer: "Belt elke dinsdag."})
    _make_all()
    uitgifte = Uitgifte.objects.get(lezer=kring.lev)

    for ander in (kring.politie, kring.vreemde):
        antwoord = kring.client(ander).get(f"/uitgiften/{uitgifte.pk}/pdf/")
        assert antwoord.status_code == 404


def test_the_process_report_names_no_casus(kring: Kring, overleg: Overleg) -> None:
    casus = make_casus(kring, deelnemers=(kring.lev, kring.politie))
    _agendeer(kring, casus, overleg)
    _hold(kring, overleg, {casus.nummer: "Belt elke dinsdag."})
    _make_all()

    tekst = _text(kring, Uitgifte.objects.get(soort="proces"), kring.regisseur)

    assert casus.nummer not in tekst
    assert "Belt" not in tekst


def test_what_is_due_is_planned_for_who_is_to_do_it(
    kring: Kring, overleg: Overleg
) -> None:
    casus = make_casus(kring, deelnemers=(kring.lev, kring.politie))
    _agendeer(kring, casus, overleg)
    _hold(kring, overleg, {casus.nummer: "Belt elke dinsdag."})
    afspraak = Afspraak.objects.get(casus=casus)

    antwoord = kring.client(kring.lev).get(afspraak.get_absolute_url())

    assert afspraak.agendapunt is not None
    assert antwoord.status_code == 200
