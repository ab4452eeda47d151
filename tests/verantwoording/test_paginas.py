"""Who may read who looked, and what of it."""

from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from casusoverleg.models import Casus
from keten.kern import verzoek
from keten.logboek.models import Inzageregel, Wijzigingsregel
from tests.factories import (
    MedewerkerFactory,
    OrganisatieFactory,
    SamenwerkingsverbandFactory,
)
from tests.gedeeld import gedeeld
from tests.rollen import (
    Kring,
    make_casus,
    make_fg,
    make_kring,
    make_melding,
    make_persoon,
)

pytestmark = pytest.mark.django_db
LOGBOEK, EIGEN = "verantwoording:inzagen", "verantwoording:eigen"
PATRONEN = "verantwoording:patronen"


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def casus(kring: Kring) -> Casus:
    """A casus that the professional of LEV looked at."""
    casus = make_casus(kring)
    kring.client(kring.lev).get(casus.get_absolute_url())
    return casus


def _text(kring: Kring, wie: Any, adres: str, **query: Any) -> str:
    antwoord = kring.client(wie).get(adres, query)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_who_watches_reads_who_looked_at_which_number(
    kring: Kring, casus: Casus
) -> None:
    tekst = _text(kring, make_fg(kring), reverse(LOGBOEK))

    assert kring.lev.naam in tekst
    assert casus.nummer in tekst


def test_no_name_of_a_person_stands_in_the_log(kring: Kring) -> None:
    persoon = make_persoon(by=kring.meldpunt, geslachtsnaam="Kanarie")
    casus = make_casus(kring, melding=make_melding(kring, persoon=persoon))
    kring.client(kring.lev).get(
        reverse("casusoverleg:casus_betrokkenen", args=[casus.pk])
    )

    assert "Kanarie" not in _text(kring, make_fg(kring), reverse(LOGBOEK))


def test_a_number_narrows_the_log(kring: Kring, casus: Casus) -> None:
    ander = make_casus(kring)
    kring.client(kring.lev).get(ander.get_absolute_url())

    tekst = _text(kring, make_fg(kring), reverse(LOGBOEK), nummer=casus.nummer)

    assert casus.nummer in tekst
    assert ander.nummer not in tekst


def test_an_unknown_number_finds_nothing(kring: Kring, casus: Casus) -> None:
    tekst = _text(kring, make_fg(kring), reverse(LOGBOEK), nummer="C-00-000-000")

    assert "Niets gevonden" in tekst


def test_a_watcher_elsewhere_reads_nothing_of_it(kring: Kring, casus: Casus) -> None:
    ander = MedewerkerFactory(
        fg=True,
        organisatie=OrganisatieFactory(naam="Elders"),
        verband=SamenwerkingsverbandFactory(naam="Elders"),
    )

    tekst = _text(kring, ander, reverse(LOGBOEK))

    assert casus.nummer not in tekst
    assert kring.lev.naam not in tekst


@pytest.mark.parametrize("wie", ["regisseur", "lev", "meldpunt", "vreemde"])
@pytest.mark.parametrize("naam", [LOGBOEK, PATRONEN])
def test_nobody_else_reads_the_log(kring: Kring, wie: str, naam: str) -> None:
    antwoord = kring.client(getattr(kring, wie)).get(reverse(naam))

    assert antwoord.status_code == 403


def test_who_directs_reads_who_looked_at_the_casus(kring: Kring, casus: Casus) -> None:
    kring.client(kring.vreemde).get(casus.get_absolute_url())

    tekst = _text(
        kring, kring.regisseur, reverse("verantwoording:casus", args=[casus.pk])
    )

    assert kring.lev.naam in tekst
    assert kring.vreemde.naam in tekst
    assert "niet gelukt" in tekst


@pytest.mark.parametrize(("wie", "status"), [("lev", 403), ("vreemde", 404)])
def test_others_do_not_read_who_looked(
    kring: Kring, casus: Casus, wie: str, status: int
) -> None:
    adres = reverse("verantwoording:casus", args=[casus.pk])

    assert kring.client(getattr(kring, wie)).get(adres).status_code == status


def test_everybody_reads_the_own_looks_and_no_other(kring: Kring, casus: Casus) -> None:
    ander = make_casus(kring)
    kring.client(kring.politie).get(ander.get_absolute_url())

    tekst = _text(kring, kring.lev, reverse(EIGEN))

    assert casus.nummer in tekst
    assert ander.nummer not in tekst


def test_who_tried_a_key_does_not_learn_its_number(kring: Kring, casus: Casus) -> None:
    kring.client(kring.vreemde).get(casus.get_absolute_url())

    tekst = _text(kring, kring.vreemde, reverse(EIGEN))

    assert "niet gelukt" in tekst
    assert casus.nummer not in tekst


def test_a_look_from_outside_the_casus_is_a_pattern(kring: Kring, casus: Casus) -> None:
    _look(kring, kring.politie2, casus)

    tekst = _text(kring, make_fg(kring), reverse(PATRONEN))

    buiten = tekst.split("Keek veel")[0]
    assert kring.politie2.naam in buiten
    assert kring.lev.naam not in buiten


def test_the_database_keeps_the_log_of_others_shut(kring: Kring, casus: Casus) -> None:
    with verzoek.actor(kring.lev.pk):
        wie = set(Inzageregel.objects.values_list("medewerker_id", flat=True))
        wijzigingen = Wijzigingsregel.objects.count()

    assert wie == {kring.lev.pk}
    assert wijzigingen == 0


def test_nobody_writes_in_the_name_of_another(kring: Kring) -> None:
    with (
        pytest.raises(Exception, match="row-level security"),
        verzoek.actor(kring.lev.pk),
    ):
        _insert(kring.politie.pk)


def _look(kring: Kring, wie: Any, casus: Casus) -> None:
    """Look past the door, as a mistake in it would let somebody."""
    with verzoek.actor(wie.pk):
        _insert(wie.pk, casus, kring.verband.pk)


def _insert(wie: Any, casus: Casus | None = None, verband: Any = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO logboek_inzageregel (medewerker_id, organisaties, verbanden,"
            " rollen, actie, soort, objecten, doel, resultaat, verzoek_id, termen)"
            " VALUES (%s, '{}', %s, '{}', 'casusoverleg:casus', 'casusoverleg.casus',"
            " %s, 'inzien', 200, gen_random_uuid(), '{}')",
            [wie, [verband] if verband else [], [casus.pk] if casus else []],
        )
