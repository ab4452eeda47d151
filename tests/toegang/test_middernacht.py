"""What ends at midnight, while somebody is logged in, or while something is made."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from casusoverleg import documents
from casusoverleg.actions import bespreking
from casusoverleg.actions import overleg as overleg_actions
from casusoverleg.models import Afspraak, Agendapunt, CasusDeelname, Uitgifte
from casusoverleg.notifications import send_afspraak, send_uitnodiging
from casusoverleg.tasks import maak_uitgifte
from keten.kern import klok
from keten.kern.models import Herinnering
from keten.meting.intrekken import WEGEN, Intrekken
from keten.organisaties.models import Deelname, Dienstverband, Roltoekenning
from keten.rapportage import documents as werkbladen
from tests.casusoverleg.kast import Kast, make_kast
from tests.casusoverleg.tafelproef import Zitting, make_zitting
from tests.factories import ExportFactory, OverleguitnodigingFactory
from tests.gedeeld import gedeeld
from tests.rollen import add_deelnemer

pytestmark = pytest.mark.django_db
SECONDE = dt.timedelta(seconds=1)
LAATSTE = dt.time(23, 59, 50)


@gedeeld
def kast() -> Kast:
    return make_kast()


def _morgen() -> dt.date:
    return klok.vandaag() + dt.timedelta(days=1)


@contextmanager
def _om(moment: dt.datetime) -> Iterator[None]:
    with klok.op_moment(moment):
        yield


def _voor() -> Any:
    return _om(klok.moment_op(klok.vandaag(), LAATSTE))


def _na() -> Any:
    return _om(klok.moment_op(_morgen(), dt.time(0, 0)) + SECONDE)


def _end_dienstverband(kast: Kast) -> None:
    Dienstverband.objects.filter(medewerker=kast.kring.politie).update(tot=_morgen())


def _end_deelname(kast: Kast) -> None:
    Deelname.objects.filter(organisatie=kast.kring.politieorganisatie).update(
        tot=_morgen()
    )


def _end_rol(kast: Kast) -> None:
    Roltoekenning.objects.filter(medewerker=kast.kring.politie).update(tot=_morgen())


def _end_plaats(kast: Kast) -> None:
    CasusDeelname.objects.filter(medewerker=kast.kring.politie).update(tot=_morgen())


EINDEN = {
    "dienstverband": (_end_dienstverband, 403),
    "deelname": (_end_deelname, 403),
    "rol": (_end_rol, 403),
    "plaats": (_end_plaats, 404),
}


@pytest.mark.parametrize("wat", EINDEN)
def test_the_next_request_of_a_session_is_refused(kast: Kast, wat: str) -> None:
    eindig, code = EINDEN[wat]
    eindig(kast)
    adres = kast.casus.get_absolute_url()

    with _voor():
        browser = kast.browser("politie")
        assert browser.get(adres).status_code == 200
    with _na():
        assert browser.get(adres).status_code == code
        page = browser.get("/")
        assert kast.casus.nummer not in page.content.decode()


@pytest.mark.parametrize("wat", EINDEN)
def test_nothing_is_written_after_midnight(kast: Kast, wat: str) -> None:
    EINDEN[wat][0](kast)
    adres = kast.url("informatie_toevoegen")
    velden = {"soort": "feit", "tekst": "Te laat.", "datum": "vandaag"}

    with _voor():
        browser = kast.browser("politie")
        assert browser.get(adres).status_code == 200
    with _na():
        answer = browser.post(adres, velden | {"zichtbaarheid": "alle_deelnemers"})

    assert answer.status_code == EINDEN[wat][1]
    assert not kast.casus.informatie.exists()


def test_a_guest_is_out_on_the_day_that_was_said(kast: Kast) -> None:
    add_deelnemer(
        kast.kring, kast.casus, kast.kring.politie2, rol="gast", tot=_morgen()
    )
    with _voor():
        browser = kast.browser("politie2")
        assert browser.get(kast.casus.get_absolute_url()).status_code == 200
    with _na():
        assert browser.get(kast.casus.get_absolute_url()).status_code == 404
        assert browser.get("/casussen/").status_code == 200


@pytest.mark.parametrize("wat", EINDEN)
def test_nothing_is_mailed_after_midnight(kast: Kast, wat: str) -> None:
    afspraak: Afspraak = kast.add_afspraak(organisatie=kast.kring.politieorganisatie)
    rij = Herinnering.objects.filter(over_id=afspraak.pk).first()
    assert rij is not None
    EINDEN[wat][0](kast)

    with _na():
        assert not send_afspraak(herinnering=rij)

    assert not mail.outbox


# While a PDF or a workbook is made


@gedeeld
def zitting() -> Zitting:
    return make_zitting()


def _close(zitting: Zitting) -> Uitgifte:
    """Discuss both items, close, and return the PDF of the police."""
    by = zitting_actor(zitting)
    for nummer in (1, 2):
        punt = Agendapunt.objects.get(overleg=zitting.overleg, volgorde=nummer)
        if nummer > 1:
            punt = bespreking.discuss(punt, by=by)
        bespreking.finish(punt, by=by, geen_vervolg="Er verandert niets.")
    zitting.overleg.refresh_from_db()
    overleg_actions.close_overleg(zitting.overleg, by=by)
    return Uitgifte.objects.get(lezer=zitting.kring.politie)


def zitting_actor(zitting: Zitting) -> Any:
    """Return who chairs."""
    return Kast(zitting.kring, zitting.casussen[0]).by("regisseur")


def test_a_pdf_that_is_being_made_stops_before_the_next_page(zitting: Zitting) -> None:
    secties = documents.sections(_close(zitting))
    eerste = next(secties)

    CasusDeelname.objects.filter(
        casus=zitting.casussen[1], medewerker=zitting.kring.politie
    ).update(tot=klok.vandaag())

    assert eerste["casus"] == zitting.casussen[0]
    assert list(secties) == []


@pytest.mark.parametrize("weg", WEGEN)
def test_a_right_that_goes_is_gone_with_the_next_page(
    zitting: Zitting, weg: str
) -> None:
    """This is the sample of ``beproef intrekken``, which measures how quick it is."""
    proef = Intrekken(_close(zitting), zitting.kring.regisseur, Client())

    proef.lose(weg)

    assert proef.tijden
    assert proef.fouten == []


def test_what_was_drawn_and_closed_meanwhile_is_not_kept(zitting: Zitting) -> None:
    uitgifte = _close(zitting)
    gemaakt = documents.make(uitgifte)
    assert documents.still_open(uitgifte, gemaakt.onderdelen)

    CasusDeelname.objects.filter(medewerker=zitting.kring.politie).update(niveau=1)

    assert not documents.still_open(uitgifte, gemaakt.onderdelen)


def test_the_pdf_of_who_left_holds_nothing(zitting: Zitting) -> None:
    uitgifte = _close(zitting)
    Dienstverband.objects.filter(medewerker=zitting.kring.politie).update(
        tot=klok.vandaag()
    )

    maak_uitgifte.run(uitgifte_id=str(uitgifte.pk))

    uitgifte.refresh_from_db()
    assert not uitgifte.onderdelen.exists()


def test_who_left_is_not_invited(zitting: Zitting) -> None:
    Dienstverband.objects.filter(medewerker=zitting.kring.politie).update(
        tot=klok.vandaag()
    )

    assert not send_uitnodiging(
        uitnodiging=OverleguitnodigingFactory(
            overleg=zitting.overleg, medewerker=zitting.kring.politie
        )
    )
    assert not mail.outbox


def test_a_workbook_stops_before_the_next_sheet(kast: Kast) -> None:
    export = ExportFactory(
        samenwerkingsverband=kast.kring.verband, gemaakt_door=kast.kring.regisseur
    )
    bladen = werkbladen.released(export)
    next(bladen)

    Roltoekenning.objects.filter(medewerker=kast.kring.regisseur).update(
        tot=klok.vandaag()
    )

    with pytest.raises(werkbladen.IngetrokkenError):
        next(bladen)
