"""Organisations, where they take part, and what ends when they leave."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from casusoverleg.actions import regie
from keten.kern import klok
from keten.organisaties.models import Convenant, Deelname, Organisatie
from tests.factories import AfspraakFactory, DeelnameFactory, OrganisatieFactory
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, count_queries, make_beheer
from tests.rollen import actor_of, make_casus

pytestmark = pytest.mark.django_db
NIEUW = {"naam": "Nieuwe partner", "soort": "zorg", "standaardniveau": "1"}


@gedeeld
def beheer() -> Beheer:
    return make_beheer()


@pytest.mark.parametrize("wie", ["fb", "beleid"])
def test_an_organisation_is_added_and_takes_part(beheer: Beheer, wie: str) -> None:
    client = beheer.kring.client(getattr(beheer, wie))

    pagina = client.post(reverse("organisaties:organisatie_nieuw"), NIEUW)
    rij = Organisatie.objects.get(naam="Nieuwe partner")
    antwoord = client.post(
        reverse("organisaties:deelname_nieuw", args=[rij.pk]),
        {
            "deelnametype": "incidenteel",
            "ondertekend_op": "01-10-2026",
            "ondertekend_door": "B. Burger, directeur",
            "van": f"{klok.vandaag():%d-%m-%Y}",
        },
    )

    assert pagina.status_code == antwoord.status_code == 302
    assert rij.standaardniveau == 1
    assert not rij.mag_casusregie
    deelname = rij.deelnames.get()
    assert deelname.samenwerkingsverband == beheer.kring.verband
    assert deelname.deelnametype == "incidenteel"
    assert client.get(pagina["Location"]).status_code == 200


@pytest.mark.parametrize("wie", ["regisseur", "lev", "meldpunt"])
@pytest.mark.parametrize(
    "naam", ["organisaties", "organisatie_nieuw", "convenant_nieuw"]
)
def test_others_do_not_manage_organisations(
    beheer: Beheer, wie: str, naam: str
) -> None:
    client = beheer.kring.client(getattr(beheer.kring, wie))

    assert client.get(reverse(f"organisaties:{naam}")).status_code == 403


def test_a_name_is_given_once(beheer: Beheer) -> None:
    client = beheer.kring.client(beheer.fb)
    url = reverse("organisaties:organisatie_nieuw")

    antwoord = client.post(url, NIEUW | {"naam": beheer.kring.levgroep.naam})

    assert antwoord.status_code == 409
    assert "Er is al een organisatie" in antwoord.content.decode()


def test_the_second_who_changes_sees_that_there_was_a_first(beheer: Beheer) -> None:
    rij = beheer.kring.levgroep
    client = beheer.kring.client(beheer.fb)
    url = reverse("organisaties:organisatie_wijzigen", args=[rij.pk])

    eerste = client.post(url, NIEUW | {"naam": "Een", "versie": "1"})
    tweede = client.post(url, NIEUW | {"naam": "Twee", "versie": "1"})

    assert (eerste.status_code, tweede.status_code) == (302, 409)
    assert "Twee" in tweede.content.decode()
    rij.refresh_from_db()
    assert rij.naam == "Een"


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"ondertekend_op": "01-01-2099"}, "ondertekend_op"),
        ({"ondertekend_op": "31-02-2026"}, "ondertekend_op"),
        ({"van": "01-01-2026", "ondertekend_op": "02-01-2026"}, "van"),
        ({"tot": "01-12-2026", "van": "01-12-2026"}, "tot"),
        ({"deelnametype": "koning"}, "deelnametype"),
    ],
)
def test_dates_that_cannot_be_are_refused(
    beheer: Beheer, velden: dict[str, str], fout: str
) -> None:
    rij = OrganisatieFactory()
    goed = {
        "deelnametype": "vast",
        "ondertekend_op": "01-10-2026",
        "ondertekend_door": "B. Burger, directeur",
        "van": "01-12-2026",
    }
    url = reverse("organisaties:deelname_nieuw", args=[rij.pk])

    with klok.op_moment(klok.moment_op(dt.date(2026, 11, 20), dt.time(12))):
        antwoord = beheer.kring.client(beheer.fb).post(url, goed | velden)

    assert antwoord.status_code == 422
    assert fout in antwoord.context["form"].errors


def _deelname(beheer: Beheer, organisatie: Organisatie) -> Deelname:
    return Deelname.objects.get(
        organisatie=organisatie, samenwerkingsverband=beheer.kring.verband
    )


def _end(beheer: Beheer, rij: Deelname, **velden: str) -> Any:
    return beheer.kring.client(beheer.fb).post(
        reverse("casusoverleg:deelname_beeindigen", args=[rij.pk]),
        {"wanneer": "nu"} | velden,
    )


def test_who_leaves_is_told_in_numbers_what_rests_on_it(beheer: Beheer) -> None:
    casus = make_casus(beheer.kring)
    AfspraakFactory(
        casus=casus,
        organisatie=beheer.kring.levgroep,
        samenwerkingsverband=beheer.kring.verband,
    )
    rij = _deelname(beheer, beheer.kring.levgroep)

    gevolg = regie.rests_on(rij)
    pagina = beheer.kring.client(beheer.fb).get(
        reverse("casusoverleg:deelname_beeindigen", args=[rij.pk])
    )

    assert (gevolg.medewerkers, gevolg.casussen, gevolg.afspraken) == (2, 1, 1)
    assert "nog afspraken open" in pagina.content.decode()
    assert casus.nummer not in pagina.content.decode()


def test_an_organisation_that_left_sees_nothing_from_that_moment(
    beheer: Beheer,
) -> None:
    casus = make_casus(beheer.kring)
    lev = beheer.kring.client(beheer.kring.lev)
    assert lev.get(casus.get_absolute_url()).status_code == 200

    assert _end(beheer, _deelname(beheer, beheer.kring.levgroep)).status_code == 302

    assert lev.get(casus.get_absolute_url()).status_code == 403
    assert not actor_of(beheer.kring.lev).rollen


def test_an_organisation_that_left_can_come_back(beheer: Beheer) -> None:
    rij = _deelname(beheer, beheer.kring.levgroep)
    _end(beheer, rij)

    antwoord = beheer.kring.client(beheer.fb).post(
        reverse("organisaties:deelname_nieuw", args=[rij.organisatie_id]),
        {
            "deelnametype": "vast",
            "ondertekend_op": "01-10-2026",
            "ondertekend_door": "B. Burger, directeur",
            "van": f"{klok.vandaag():%d-%m-%Y}",
        },
    )

    assert antwoord.status_code == 302
    assert actor_of(beheer.kring.lev).rollen


def test_nobody_takes_part_twice(beheer: Beheer) -> None:
    antwoord = beheer.kring.client(beheer.fb).post(
        reverse("organisaties:deelname_nieuw", args=[beheer.kring.levgroep.pk]),
        {
            "deelnametype": "vast",
            "ondertekend_op": "01-10-2026",
            "ondertekend_door": "B. Burger, directeur",
            "van": f"{klok.vandaag():%d-%m-%Y}",
        },
    )

    assert antwoord.status_code == 409


def test_the_deelname_in_another_verband_is_not_found(beheer: Beheer) -> None:
    elders = DeelnameFactory(organisatie=beheer.kring.levgroep)

    assert _end(beheer, elders).status_code == 404


def test_a_convenant_is_written_down(beheer: Beheer) -> None:
    antwoord = beheer.kring.client(beheer.beleid).post(
        reverse("organisaties:convenant_nieuw"),
        {
            "kenmerk": "CV-9",
            "ondertekend_op": "01-10-2026",
            "ondertekend_door": "B. Burger, directeur",
            "geldig_van": "01-11-2026",
        },
    )

    assert antwoord.status_code == 302
    assert Convenant.objects.get().samenwerkingsverband == beheer.kring.verband
    lijst = beheer.kring.client(beheer.beleid).get(reverse("organisaties:organisaties"))
    assert "CV-9" in lijst.content.decode()


def test_the_list_asks_the_same_for_one_and_for_many(beheer: Beheer) -> None:
    client = beheer.kring.client(beheer.fb)
    url = reverse("organisaties:organisaties")

    weinig = count_queries(client, url)
    for _ in range(15):
        DeelnameFactory(samenwerkingsverband=beheer.kring.verband)

    assert count_queries(client, url) == weinig
