"""Somebody leaves: what rests on that is seen first, and let go on its day."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from casusoverleg.actions import vertrek
from casusoverleg.models import Afspraak, Casus, CasusDeelname, Opvolging
from keten.kern import klok
from keten.organisaties import actions
from keten.organisaties.models import Deelname, Dienstverband, Medewerker
from keten.toegang.actor import systeem
from tests.factories import AfspraakFactory, MedewerkerFactory
from tests.gedeeld import gedeeld
from tests.organisaties.beheerkring import Beheer, make_beheer
from tests.rollen import add_deelnemer, make_casus

pytestmark = pytest.mark.django_db


@gedeeld
def beheer() -> Beheer:
    return make_beheer()


@gedeeld
def casus(beheer: Beheer) -> Casus:
    return make_casus(beheer.kring)


@gedeeld
def afspraak(beheer: Beheer, casus: Casus) -> Afspraak:
    rij: Afspraak = AfspraakFactory(
        casus=casus, organisatie=beheer.kring.levgroep, medewerker=beheer.kring.lev
    )
    return rij


def _collega(beheer: Beheer) -> Medewerker:
    rij: Medewerker = MedewerkerFactory(
        professional=True,
        organisatie=beheer.kring.levgroep,
        verband=beheer.kring.verband,
    )
    return rij


def _url(beheer: Beheer, naam: str = "dienstverband_beeindigen") -> str:
    rij = Dienstverband.objects.get(medewerker=beheer.kring.lev)
    return reverse(f"casusoverleg:{naam}", args=[rij.pk])


def _leave(beheer: Beheer, **velden: Any) -> Any:
    client = beheer.kring.client(beheer.levbeheer)
    return client.post(_url(beheer), {"wanneer": "nu"} | velden)


def test_what_rests_on_it_is_shown_in_numbers_and_nothing_more(
    beheer: Beheer, casus: Casus, afspraak: Afspraak
) -> None:
    antwoord = beheer.kring.client(beheer.levbeheer).get(_url(beheer))

    gevolg = antwoord.context["gevolg"]
    assert (gevolg.casussen, gevolg.casusregie, gevolg.afspraken) == (1, 1, 1)
    assert casus.nummer not in antwoord.content.decode()
    assert afspraak.wat not in antwoord.content.decode()


def test_all_case_roles_end_with_it(
    beheer: Beheer, casus: Casus, afspraak: Afspraak
) -> None:
    assert _leave(beheer).status_code == 302

    plek = CasusDeelname.objects.get(casus=casus, medewerker=beheer.kring.lev)
    casus.refresh_from_db()
    afspraak.refresh_from_db()
    assert plek.tot == klok.vandaag()
    assert casus.casusregisseur_id is None
    assert afspraak.medewerker_id is None
    assert not beheer.kring.lev.roltoekenningen.filter(tot__isnull=True)


def test_who_comes_back_gets_no_old_casus(beheer: Beheer, casus: Casus) -> None:
    _leave(beheer)
    lev = beheer.kring.lev
    actions.hire(
        lev,
        organisatie=beheer.kring.politieorganisatie,
        functie="rechercheur",
        by=systeem("proef"),
    )

    assert beheer.kring.client(lev).get(casus.get_absolute_url()).status_code == 403


def test_an_afspraak_on_which_nobody_works_says_so_to_both(
    beheer: Beheer, casus: Casus, afspraak: Afspraak
) -> None:
    _leave(beheer)

    bij_regie = beheer.kring.client(beheer.kring.regisseur)
    pagina = bij_regie.get(afspraak.get_absolute_url()).content.decode()
    assert "geen medewerker" in pagina
    assert bij_regie.get("/").text.count("Afspraak zonder medewerker") == 1
    partner = beheer.kring.client(beheer.levbeheer).get("/").content.decode()
    assert "Afspraken van uw organisatie zonder medewerker" in partner
    assert casus.nummer not in partner


def test_an_afspraak_goes_at_once_to_who_is_on_the_casus_already(
    beheer: Beheer, casus: Casus, afspraak: Afspraak
) -> None:
    collega = _collega(beheer)
    add_deelnemer(beheer.kring, casus, collega)

    _leave(beheer, afspraken_naar=str(collega.pk))

    afspraak.refresh_from_db()
    assert afspraak.medewerker_id == collega.pk


def test_whom_the_organisation_proposes_sees_nothing_until_the_regie_agrees(
    beheer: Beheer, casus: Casus, afspraak: Afspraak
) -> None:
    collega = _collega(beheer)
    _leave(beheer, opvolger=str(collega.pk))
    client = beheer.kring.client(collega)
    assert client.get(casus.get_absolute_url()).status_code == 404
    rij = Opvolging.objects.get()
    assert rij.naar_id == collega.pk

    dienst = collega.dienstverbanden.get()
    antwoord = beheer.kring.client(beheer.kring.regisseur).post(
        reverse("casusoverleg:opvolgen", args=[rij.pk]),
        {"besluit": "opgevolgd", "wie": str(dienst.pk), "casusregie": "on"},
    )

    assert antwoord.status_code == 302
    assert client.get(casus.get_absolute_url()).status_code == 200
    casus.refresh_from_db()
    afspraak.refresh_from_db()
    assert casus.casusregisseur_id == afspraak.medewerker_id == collega.pk


@pytest.mark.parametrize("wie", ["levbeheer", "fb", "vreemd_beheer"])
def test_who_goes_on_is_for_the_regie_to_say(
    beheer: Beheer, casus: Casus, wie: str
) -> None:
    _leave(beheer)
    rij = Opvolging.objects.get()

    antwoord = beheer.kring.client(getattr(beheer, wie)).post(
        reverse("casusoverleg:opvolgen", args=[rij.pk]), {"besluit": "niet_nodig"}
    )

    assert antwoord.status_code == 403
    rij.refresh_from_db()
    assert rij.besluit == ""


def test_a_last_day_is_worked_out_and_then_let_go(
    beheer: Beheer, casus: Casus, afspraak: Afspraak
) -> None:
    laatste = klok.vandaag() + dt.timedelta(days=3)
    _leave(beheer, wanneer="later", laatste_dag=f"{laatste:%d-%m-%Y}")
    vertrek.sweep(by=systeem("proef"))
    afspraak.refresh_from_db()
    assert afspraak.medewerker_id == beheer.kring.lev.pk

    with klok.op_moment(klok.nu() + dt.timedelta(days=4)):
        vertrek.sweep(by=systeem("proef"))

    afspraak.refresh_from_db()
    assert afspraak.medewerker_id is None
    assert Dienstverband.objects.get(medewerker=beheer.kring.lev).afgehandeld_op


def test_an_end_that_has_not_come_is_taken_back(beheer: Beheer, casus: Casus) -> None:
    laatste = klok.vandaag() + dt.timedelta(days=3)
    _leave(beheer, wanneer="later", laatste_dag=f"{laatste:%d-%m-%Y}")

    antwoord = beheer.kring.client(beheer.levbeheer).post(
        _url(beheer, "dienstverband_doorgaan")
    )

    assert antwoord.status_code == 302
    assert Dienstverband.objects.get(medewerker=beheer.kring.lev).tot is None
    assert not Opvolging.objects.open()


def test_the_only_trajectregisseur_does_not_leave(beheer: Beheer) -> None:
    rij = Dienstverband.objects.get(medewerker=beheer.kring.regisseur)

    antwoord = beheer.kring.client(beheer.fb).post(
        reverse("casusoverleg:dienstverband_beeindigen", args=[rij.pk]),
        {"wanneer": "nu"},
    )

    assert antwoord.status_code == 409
    rij.refresh_from_db()
    assert rij.tot is None


def test_a_colleague_of_another_organisation_is_no_successor(
    beheer: Beheer, casus: Casus
) -> None:
    antwoord = _leave(beheer, opvolger=str(beheer.kring.politie.pk))

    assert antwoord.status_code == 422
    assert "opvolger" in antwoord.context["form"].errors


def test_before_the_last_day_the_regie_has_a_list_of_what_must_go_to_another(
    beheer: Beheer, casus: Casus, afspraak: Afspraak
) -> None:
    lijst = f"{reverse('casusoverleg:afspraken')}?stand=te_beleggen"
    regie = beheer.kring.client(beheer.kring.regisseur)
    assert afspraak.wat not in regie.get(lijst).text

    dag = klok.vandaag() + dt.timedelta(days=10)
    _leave(beheer, wanneer="later", laatste_dag=f"{dag:%d-%m-%Y}")

    assert afspraak.wat in regie.get(lijst).text
    assert lijst in regie.get("/").text
    vreemd = beheer.kring.client(beheer.kring.vreemde)
    assert afspraak.wat not in vreemd.get(lijst).text


def test_so_it_has_when_an_organisation_is_to_leave(
    beheer: Beheer, casus: Casus, afspraak: Afspraak
) -> None:
    deelname = Deelname.objects.get(organisatie=beheer.kring.levgroep)
    actions.end_deelname(
        deelname, tot=klok.vandaag() + dt.timedelta(days=10), by=systeem("proef")
    )

    regie = beheer.kring.client(beheer.kring.regisseur)
    lijst = f"{reverse('casusoverleg:afspraken')}?stand=te_beleggen"

    assert afspraak.wat in regie.get(lijst).text
