"""Sheets on paper for when the system is away, and a guest for one item."""

import datetime as dt
import io
from typing import Any

import pytest
from pypdf import PdfReader

from casusoverleg.actions import agendapunt as punten
from casusoverleg.actions import overleg as actions
from casusoverleg.models import Agendapunt, CasusDeelname
from keten.kern import klok
from keten.kern.termijnen import voor_werkdagen
from keten.logboek.models import Inzageregel
from keten.organisaties.models import Dienstverband
from tests.casusoverleg.agendalezer import (
    letter_to,
    minutes_of,
    read_event,
    send_waiting,
)
from tests.casusoverleg.tafelproef import make_overleg
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db
VRAAG = "Mag haar fiets terug?"


@gedeeld
def kring() -> Kring:
    return make_kring()


def _punt(kring: Kring, *, dagen: int) -> Agendapunt:
    overleg = make_overleg(kring, dagen=dagen)
    casus = make_casus(kring, deelnemers=(kring.lev,), gestart=False)
    regie = actor_of(kring.regisseur)
    return punten.schedule(overleg=overleg, casus=casus, vraag=VRAAG, by=regie)


@gedeeld
def punt(kring: Kring) -> Agendapunt:
    """An item of a meeting of today."""
    return _punt(kring, dagen=0)


def _get(kring: Kring, pad: str, wie: str = "regisseur") -> Any:
    return kring.client(getattr(kring, wie)).get(pad)


def test_a_sheet_holds_what_the_chair_needs(kring: Kring, punt: Agendapunt) -> None:
    pagina = _get(kring, f"/agendapunten/{punt.pk}/noodblad/").content.decode()

    assert VRAAG in pagina
    assert "LEV Groep" in pagina


def test_the_pdf_holds_the_same(kring: Kring, punt: Agendapunt) -> None:
    antwoord = _get(kring, f"/agendapunten/{punt.pk}/noodblad.pdf")

    lezer = PdfReader(io.BytesIO(antwoord.content))
    tekst = " ".join(" ".join(p.extract_text() for p in lezer.pages).split())
    assert VRAAG in tekst
    assert punt.casus.nummer in tekst
    assert "Vernietigen na het overleg" in tekst


def test_each_sheet_is_in_the_log_and_on_the_page(
    kring: Kring, punt: Agendapunt
) -> None:
    _get(kring, f"/agendapunten/{punt.pk}/noodblad/")
    _get(kring, f"/agendapunten/{punt.pk}/noodblad.pdf")

    rijen = Inzageregel.objects.filter(doel="noodmap")
    assert [punt.casus_id in rij.objecten for rij in rijen] == [True, True]
    pagina = _get(kring, f"/overleggen/{punt.overleg_id}/noodmap/").content.decode()
    assert pagina.count(f"{kring.regisseur.naam}, punt 1") == 2


def test_a_sheet_is_there_from_the_working_day_before(kring: Kring) -> None:
    punt = _punt(kring, dagen=14)
    ervoor = voor_werkdagen(punt.overleg.datum, 1)
    codes = []
    for dag in (ervoor - dt.timedelta(days=1), ervoor):
        with klok.op_moment(klok.moment_op(dag, dt.time(16))):
            codes.append(_get(kring, f"/agendapunten/{punt.pk}/noodblad/").status_code)

    assert codes == [404, 200]


def test_afterwards_there_is_nothing_to_print(kring: Kring, punt: Agendapunt) -> None:
    make_overleg(kring, dagen=30)
    actions.cancel_overleg(punt.overleg, reden="Sneeuw.", by=actor_of(kring.regisseur))

    assert _get(kring, f"/agendapunten/{punt.pk}/noodblad/").status_code == 404


@pytest.mark.parametrize(
    ("wie", "code"), [("lev", 403), ("meldpunt", 403), ("vreemde", 404)]
)
@pytest.mark.parametrize("blad", ["noodblad/", "noodblad.pdf"])
def test_who_does_not_chair_takes_nothing_along(
    kring: Kring, punt: Agendapunt, wie: str, code: int, blad: str
) -> None:
    antwoord = _get(kring, f"/agendapunten/{punt.pk}/{blad}", wie)

    assert antwoord.status_code == code
    assert not Inzageregel.objects.filter(doel="noodmap", resultaat__lt=400).exists()


def _invite_guest(kring: Kring, punt: Agendapunt, **anders: str) -> Any:
    wie = Dienstverband.objects.get(medewerker=kring.politie2)
    velden = {
        "wie": str(wie.pk),
        "noodzaak": "Vond haar fiets.",
        "tot": f"{punt.overleg.datum + dt.timedelta(days=1):%d-%m-%Y}",
    }
    client = kring.client(kring.regisseur)
    return client.post(f"/agendapunten/{punt.pk}/gast/", velden | anders)


def test_a_guest_is_on_one_casus_until_the_day_after(kring: Kring) -> None:
    punt = _punt(kring, dagen=7)
    begin = _get(kring, f"/agendapunten/{punt.pk}/gast/").context["form"]["tot"]
    assert begin.value() == punt.overleg.datum + dt.timedelta(days=1)

    assert _invite_guest(kring, punt).status_code == 302

    rij = CasusDeelname.objects.get(medewerker=kring.politie2)
    assert (rij.casus, rij.rol, rij.niveau) == (punt.casus, "gast", 1)
    assert rij.tot == punt.overleg.datum + dt.timedelta(days=1)


def test_a_guest_is_invited_for_the_one_item(kring: Kring) -> None:
    punt = _punt(kring, dagen=7)
    regie = actor_of(kring.regisseur)
    ander = make_casus(kring, deelnemers=(kring.lev,), gestart=False)
    punten.schedule(overleg=punt.overleg, casus=ander, vraag="?", by=regie)
    _invite_guest(kring, punt)
    actions.invite(punt.overleg, by=regie)

    event = read_event(letter_to(send_waiting(), kring.politie2))

    assert minutes_of(event, punt.overleg) == (0, 15)
    assert ander.nummer not in event.serialize()


def test_a_guest_whose_access_ends_before_is_not_invited(kring: Kring) -> None:
    punt = _punt(kring, dagen=7)
    _invite_guest(kring, punt, tot="morgen")
    actions.invite(punt.overleg, by=actor_of(kring.regisseur))

    assert [brief.to for brief in send_waiting()] == [[kring.lev.email]]


@pytest.mark.parametrize(("wie", "code"), [("lev", 403), ("vreemde", 404)])
def test_a_stranger_brings_no_guest(
    kring: Kring, punt: Agendapunt, wie: str, code: int
) -> None:
    assert _get(kring, f"/agendapunten/{punt.pk}/gast/", wie).status_code == code
