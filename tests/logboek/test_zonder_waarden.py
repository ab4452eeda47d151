"""No table of logs holds, in the clear, what was written down about anybody."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from casusoverleg.actions import aanpak
from casusoverleg.models import Casus
from keten.kern import klok, verzoek
from keten.organisaties.models import Medewerker
from keten.personen.actions import change_persoon
from tests.rollen import (
    Kring,
    actor_of,
    make_casus,
    make_kring,
    make_melding,
    make_persoon,
    make_signaal,
)

pytestmark = pytest.mark.django_db
OOK = ("auditlog_logentry", "toegang_weigering")
NAAM, NIEUWE_NAAM = "Zilverschoonx", "Wederikkruidx"
ZOEKT = "Moerasandoornx"
FEITEN, TEKST, DOEL = "stond bij de kiosk", "belt elke week", "rust in huis"
GETYPT = (NAAM, NIEUWE_NAAM, ZOEKT, FEITEN, TEKST, DOEL)


@pytest.fixture
def kring() -> Kring:
    return make_kring()


@pytest.fixture
def casus(kring: Kring) -> Casus:
    """A road on which every text is a word of its own, made by people and seen."""
    with verzoek.actor(kring.lev.pk):
        signaal = make_signaal(kring, feiten=FEITEN)
    persoon = make_persoon(by=kring.meldpunt, geslachtsnaam=NAAM)
    casus = make_casus(
        kring, melding=make_melding(kring, signaal=signaal, persoon=persoon, doel=DOEL)
    )
    change_persoon(persoon, by=actor_of(kring.regisseur), geslachtsnaam=NIEUWE_NAAM)
    aanpak.add_informatie(
        casus,
        by=actor_of(kring.lev),
        soort="feit",
        tekst=TEKST,
        datum=klok.vandaag(),
        zichtbaarheid="alle_deelnemers",
    )
    return casus


def _log_tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables"
            " WHERE schemaname = 'public' AND tablename LIKE 'logboek%'"
        )
        return sorted(naam for (naam,) in cursor.fetchall()) + [*OOK]


def _found(woorden: Iterable[str]) -> set[tuple[str, str]]:
    """Return which of these words stands in which table, whatever the column."""
    gevonden = set()
    with connection.cursor() as cursor:
        for tabel in _log_tables():
            cursor.execute(
                f"SELECT coalesce(string_agg(r::text, ' '), '') FROM {tabel} r"
            )
            alles = str(cursor.fetchone()).lower()
            gevonden |= {(tabel, w) for w in woorden if w.lower() in alles}
    return gevonden


def _look(kring: Kring, casus: Casus) -> None:
    machine: Any = {"REMOTE_ADDR": "198.51.100.7"}
    lezer = kring.client(kring.regisseur)
    pad = casus.get_absolute_url()
    lezer.get(pad, **machine)
    lezer.get(f"{pad}betrokkenen/", **machine)
    lezer.post("/zoeken/", {"zoekterm": ZOEKT}, **machine)
    kring.client(kring.politie2).get(pad, {"naam": ZOEKT}, **machine)
    Client().get(pad, **machine)


def test_no_table_of_logs_holds_what_was_written_down(
    kring: Kring, casus: Casus
) -> None:
    _look(kring, casus)

    assert {t for t, _ in _found([str(casus.pk)])} >= {
        "logboek_inzageregel",
        "logboek_wijzigingsregel",
        "auditlog_logentry",
    }
    assert _found(GETYPT) == set()


def test_nor_who_did_it_other_than_by_key(kring: Kring, casus: Casus) -> None:
    _look(kring, casus)

    wie: Any = Medewerker.objects.values_list("naam", "email")
    assert _found(woord for rij in wie for woord in rij if len(woord) > 5) == set()


def test_nor_from_which_machine(kring: Kring, casus: Casus) -> None:
    _look(kring, casus)

    assert _found(["198.51.100.7"]) == set()
