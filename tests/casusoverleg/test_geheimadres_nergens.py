"""A geheim adres stands on one page; the database keeps it so."""

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse

from casusoverleg.models import Casus, CasusBetrokkene
from keten.kern.verzoek import actor
from keten.organisaties.models import Medewerker
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
from tests.factories import BlokkadeFactory
from tests.gedeeld import gedeeld
from tests.rollen import Kring, make_casus, make_kring

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
    kring: Kring, casus: Casus, betrokkene: CasusBetrokkene
) -> None:
    """Set, replaced, shown, refused: no page, mail, log, history, session has it."""
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
    teksten.append(kring.client(kring.lev).get(pad).text)

    assert not [t[:200] for t in teksten if MERK in t.casefold()]
