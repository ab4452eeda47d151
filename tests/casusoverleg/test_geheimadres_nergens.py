"""A geheim adres stands on one page; the database keeps it so."""

import io
import logging
import zipfile
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse
from pypdf import PdfReader

from casusoverleg import documents
from casusoverleg.models import Casus, CasusBetrokkene, Uitgifte
from keten.kern import klok
from keten.kern.verzoek import actor
from keten.organisaties.models import Medewerker
from keten.rapportage import actions as rapportage
from keten.toegang.models import Blokkade
from tests.casusoverleg.adreskring import (
    ADRES,
    MERK,
    betrokkene_of,
    name,
    set_adres,
    show,
    url,
)
from tests.factories import (
    AgendapuntFactory,
    BlokkadeFactory,
    OverlegFactory,
    UitgifteFactory,
    VerslagFactory,
)
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_fg, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def casus(kring: Kring) -> Casus:
    return make_casus(kring)


@gedeeld
def betrokkene(casus: Casus) -> CasusBetrokkene:
    return betrokkene_of(casus)


def _seen_by(wie: Medewerker) -> int:
    """Ask the database itself, past every filter."""
    with actor(wie.pk), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM personen_geheimadres")
        aantal: int = cursor.fetchone()[0]
    return aantal


def test_the_database_itself_knows_who_is_named(
    kring: Kring, casus: Casus, betrokkene: CasusBetrokkene
) -> None:
    adres = set_adres(kring, betrokkene)
    assert _seen_by(kring.lev) == 1
    for wie in (kring.regisseur, kring.politie, kring.politie2, kring.vreemde):
        assert _seen_by(wie) == 0
    name(kring, adres, casus, kring.politie)
    assert _seen_by(kring.politie) == 1

    BlokkadeFactory(
        medewerker=kring.politie,
        soort=Blokkade.Soort.PERSOON,
        object_id=betrokkene.persoon_id,
        samenwerkingsverband_id=kring.verband.pk,
    )

    assert _seen_by(kring.politie) == 0


def _whole_database() -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind = 'r' AND has_table_privilege(oid, 'SELECT')"
        )
        tabellen = [naam for (naam,) in cursor.fetchall()]
        delen = []
        for naam in tabellen:
            cursor.execute(f'SELECT t::text FROM "{naam}" t')
            delen += [rij for (rij,) in cursor.fetchall()]
    return "\n".join(delen)


def test_it_stands_nowhere_else(
    kring: Kring,
    casus: Casus,
    betrokkene: CasusBetrokkene,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Set, replaced, shown, refused: no page, mail, log, history, session has it."""
    caplog.set_level(logging.DEBUG)
    client = kring.client(kring.lev)
    pad = url("geheim_adres", betrokkene, "opvang")
    client.post(pad, {"geheim": f"{MERK} 1"})
    client.post(pad, {"geheim": ADRES, "versie": 1})
    assert MERK in show(kring, kring.lev, betrokkene).text
    # Typed while the confirmation ran out, and kept as a concept by hand.
    kring.client(kring.lev).post("/concept/", {"plek": pad, "geheim": ADRES})
    client.logout()
    client.post(pad, {"geheim": ADRES, "schrijver": "iemand"})

    teksten = [_whole_database()]
    teksten += [f"{brief.subject} {brief.body}" for brief in mail.outbox]
    namen = ("casus", "casus_betrokkenen", "casus_tijdlijn", "casus_afdruk")
    for wie in (kring.lev, kring.regisseur, kring.politie):
        lezer = kring.client(wie)
        teksten += [
            lezer.get(reverse(f"casusoverleg:{naam}", args=[casus.pk])).text
            for naam in (*namen, "casus_informatie", "casus_deelnemers")
        ]
        teksten += [lezer.get(url("geheime_adressen", betrokkene)).text]
        teksten += [lezer.post("/zoeken/", {"zoekterm": "anariepa"}).text]
        teksten.append(lezer.get("/").text)
    teksten.append(kring.client(kring.lev).get(pad).text)
    teksten.append(caplog.text)

    assert not [t[:200] for t in teksten if MERK in t.casefold()]


def _pdf(inhoud: bytes) -> str:
    lezer = PdfReader(io.BytesIO(inhoud))
    bladen = [blad.extract_text() for blad in lezer.pages]
    return "\n".join([*bladen, str(lezer.metadata)])


def _workbook(kring: Kring) -> str:
    by = actor_of(kring.regisseur)
    jaar = klok.vandaag().year
    export = rapportage.request_export(verband_id=kring.verband.pk, jaar=jaar, by=by)
    rapportage.make_export(export.pk)
    export.refresh_from_db()
    assert export.document is not None
    with zipfile.ZipFile(io.BytesIO(bytes(export.document.inhoud))) as pak:
        return "\n".join(pak.read(deel).decode() for deel in pak.namelist())


def test_it_stands_in_no_file(
    kring: Kring, casus: Casus, betrokkene: CasusBetrokkene
) -> None:
    """No verslag, workbook, or list after a data breach has it."""
    set_adres(kring, betrokkene)
    assert MERK in show(kring, kring.lev, betrokkene).text
    overleg = OverlegFactory(samenwerkingsverband=kring.verband)
    verslag = VerslagFactory(agendapunt=AgendapuntFactory(overleg=overleg, casus=casus))
    soorten: list[dict[str, Any]] = [
        {},
        {"soort": Uitgifte.Soort.CASUS, "verslag": verslag},
        {"soort": Uitgifte.Soort.LEZER, "lezer": kring.lev},
    ]
    teksten = [
        _pdf(documents.make(UitgifteFactory(overleg=overleg, **velden)).inhoud)
        for velden in soorten
    ]
    assert any(casus.nummer in tekst for tekst in teksten)
    teksten.append(_workbook(kring))
    dag = f"{klok.vandaag():%d-%m-%Y}"
    fg = kring.client(make_fg(kring))
    for naam in ("datalek", "datalek_bestand"):
        pad = reverse(f"verantwoording:{naam}")
        teksten.append(fg.get(pad, {"van": dag, "tot": dag}).text)

    assert not [t[:200] for t in teksten if MERK in t.casefold()]
