"""After a data breach: what was seen, by whom, and whom to call first."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from casusoverleg.models import Casus
from keten.kern import klok
from keten.logboek.models import Inzageregel, Verwerkingsregel
from keten.verantwoording.datalek import safe_cell
from tests.casusoverleg.adreskring import betrokkene_of, set_adres, show
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
PAGINA = reverse("verantwoording:datalek")
BESTAND = reverse("verantwoording:datalek_bestand")
VERWERKINGEN = reverse("verantwoording:verwerkingen")
VRAAG = {
    "roepnaam": "Ottoline",
    "geslachtsnaam": "Zandloper",
    "geboortedatum": "02-03-2010",
}


@gedeeld
def kring() -> Kring:
    return make_kring()


@pytest.fixture
def casus(kring: Kring) -> Casus:
    """A casus that the professional of LEV, who leads it, looked at."""
    persoon = make_persoon(
        by=kring.meldpunt,
        roepnaam="Ottoline",
        geslachtsnaam="Zandloper",
        geboortedatum=klok.vandaag().replace(year=2010, month=3, day=2),
    )
    casus = make_casus(kring, melding=make_melding(kring, persoon=persoon))
    kring.client(kring.lev).get(
        reverse("casusoverleg:casus_betrokkenen", args=[casus.pk])
    )
    return casus


def ask(kring: Kring, wie: Any, pagina: str = PAGINA, **velden: Any) -> Any:
    dag = f"{klok.vandaag():%d-%m-%Y}"
    return kring.client(wie).get(pagina, {"van": dag, "tot": dag} | velden)


def test_it_names_the_casus_and_who_leads_it(kring: Kring, casus: Casus) -> None:
    antwoord = ask(kring, make_fg(kring), medewerker=kring.lev.pk)

    (dossier,) = [d for d in antwoord.context["dossiers"] if d.nummer == casus.nummer]
    assert dossier.namen == [kring.lev.naam]
    wie = [contact.naam for contact, _ in antwoord.context["bellen"]]
    assert wie == [kring.regisseur.naam, kring.lev.naam]
    assert "Zandloper" not in antwoord.text


def test_a_geheim_adres_goes_first(kring: Kring, casus: Casus) -> None:
    erger = make_casus(kring)
    set_adres(kring, betrokkene_of(erger))
    show(kring, kring.lev, betrokkene_of(erger))

    antwoord = ask(kring, make_fg(kring))

    eerste = antwoord.context["dossiers"][0]
    assert (eerste.nummer, eerste.adres) == (erger.nummer, True)
    assert "geheim adres getoond" in antwoord.text


def test_one_number_is_asked_of(kring: Kring, casus: Casus) -> None:
    ander = make_casus(kring)
    kring.client(kring.lev).get(ander.get_absolute_url())

    antwoord = ask(kring, make_fg(kring), nummer=casus.nummer)

    assert [d.nummer for d in antwoord.context["dossiers"]] == [casus.nummer]


def test_the_sheet_says_the_same(kring: Kring, casus: Casus) -> None:
    antwoord = ask(kring, make_fg(kring), BESTAND, nummer=casus.nummer)

    assert antwoord["Content-Type"].startswith("text/csv")
    blad = csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";")
    kop, rij = list(blad)
    assert len(kop) == len(rij)
    assert rij[0] == casus.nummer
    assert kring.lev.naam in rij[4]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(begin: str) -> None:
    assert safe_cell(f"{begin}1+1").startswith("'")


@pytest.mark.parametrize(
    "velden", [{"van": "32-13-2026"}, {"tot": "01-01-2020"}, {"medewerker": "niets"}]
)
@pytest.mark.parametrize("pagina", [PAGINA, BESTAND])
def test_a_wrong_question_is_explained(
    kring: Kring, pagina: str, velden: dict[str, str]
) -> None:
    antwoord = ask(kring, make_fg(kring), pagina, **velden)

    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors


@pytest.mark.parametrize("wie", ["regisseur", "lev", "meldpunt", "vreemde"])
@pytest.mark.parametrize("pagina", [PAGINA, BESTAND, VERWERKINGEN])
def test_it_is_for_who_keeps_watch(kring: Kring, wie: str, pagina: str) -> None:
    assert ask(kring, getattr(kring, wie), pagina).status_code == 403


def test_what_happened_elsewhere_is_not_there(kring: Kring, casus: Casus) -> None:
    """The FG of others sees neither the number nor the person."""
    elders = MedewerkerFactory(
        fg=True,
        organisatie=OrganisatieFactory(naam="Elders"),
        verband=SamenwerkingsverbandFactory(naam="Elders"),
    )

    assert not ask(kring, elders).context["dossiers"]
    assert "Niets gevonden" in kring.client(elders).post(VERWERKINGEN, VRAAG).text


def test_a_person_gets_the_log_without_who_looked(kring: Kring, casus: Casus) -> None:
    fg = make_fg(kring)

    antwoord = kring.client(fg).post(VERWERKINGEN, VRAAG)

    assert antwoord.context["regels"]
    assert "LEV Groep" in antwoord.text
    assert "bekeek" in antwoord.text
    for geheim in (kring.lev.naam, kring.lev.inlognaam, str(kring.lev.pk)):
        assert geheim not in antwoord.text.partition("<main")[2]
    regel = Inzageregel.objects.filter(medewerker_id=fg.pk).latest("op")
    assert casus.betrokkenen.get().persoon_id in regel.objecten


@pytest.mark.parametrize(
    "anders", [{"roepnaam": "Otto"}, {"geboortedatum": "03-03-2010"}]
)
def test_who_is_somebody_else_gets_nothing(
    kring: Kring, casus: Casus, anders: dict[str, str]
) -> None:
    antwoord = kring.client(make_fg(kring)).post(VERWERKINGEN, VRAAG | anders)

    assert "Niets gevonden" in antwoord.text


def test_a_wrong_date_keeps_what_was_typed(kring: Kring) -> None:
    antwoord = kring.client(make_fg(kring)).post(
        VERWERKINGEN, VRAAG | {"geboortedatum": "31-02-2010"}
    )

    assert antwoord.status_code == 422
    assert 'value="Zandloper"' in antwoord.text


def test_the_view_has_no_column_of_who_looked() -> None:
    kolommen = {veld.column for veld in Verwerkingsregel._meta.concrete_fields}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM logboek_verwerkingsregel LIMIT 0")
        echt = {kolom.name for kolom in cursor.description}

    assert echt == kolommen
    assert not echt & {"medewerker_id", "rollen", "verzoek_id", "termen"}
