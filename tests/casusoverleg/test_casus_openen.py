"""Deciding on a melding, and what stands there afterwards."""

import uuid
from typing import Any

from django.urls import reverse

from casusoverleg.models import Casus
from meldingen import actions as melding_actions
from meldingen.models import Melding, Triage
from tests.casusoverleg.kast import errors_of
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_kring, make_melding

BESLUIT = {
    "leefgebieden": "ja",
    "leefgebieden_waarom": "Thuis, school en online.",
    "ketens": "ja",
    "ketens_waarom": "Jeugdhulp en politie.",
    "gewone_hulp": "ja",
    "gewone_hulp_waarom": "Twee trajecten stopten.",
    "gevaar": "nee",
    "gevaar_waarom": "Nu niet.",
    "regime": "lokaal_convenant",
    "noodzaak": "Eén organisatie redt het niet.",
    "informeren": "De casusregisseur vertelt het thuis.",
    "reden": "Politie en school zien hetzelfde.",
}


@gedeeld
def kring(db: None) -> Kring:
    return make_kring()


def in_triage(kring: Kring) -> Melding:
    by = actor_of(kring.meldpunt)
    melding = melding_actions.start_screening(make_melding(kring), by=by)
    return melding_actions.send_to_triage(melding, by=by)


def send(kring: Kring, wie: str, melding: Melding, **velden: Any) -> Any:
    adres = reverse("casusoverleg:casus_openen", args=[melding.pk])
    return kring.client(getattr(kring, wie)).post(
        adres, {**BESLUIT, "versie": melding.versie, **velden}
    )


def test_the_decision_opens_a_casus_with_the_betrokkenen_of_the_melding(
    kring: Kring,
) -> None:
    melding = in_triage(kring)

    answer = send(kring, "regisseur", melding)

    casus = Casus.objects.get(melding=melding)
    assert answer.status_code == 302
    assert answer.url == casus.get_absolute_url()
    assert casus.status == "voorbereiding"
    assert casus.betrokkenen.count() == 1
    triage = Triage.objects.get(melding=melding)
    assert (triage.leefgebieden, triage.gevaar) == (True, False)


def test_the_page_shows_what_the_partnership_is_for(kring: Kring) -> None:
    melding = in_triage(kring)
    adres = reverse("casusoverleg:casus_openen", args=[melding.pk])

    answer = kring.client(kring.regisseur).get(adres)

    assert kring.verband.doelomschrijving in answer.content.decode()


def test_a_criterion_without_answer_is_refused_and_the_text_is_kept(
    kring: Kring,
) -> None:
    melding = in_triage(kring)

    answer = send(kring, "regisseur", melding, gevaar="", gevaar_waarom="")

    assert answer.status_code == 422
    assert "Kies ja of nee." in errors_of(answer)
    assert "Vul in één zin in waarom." in errors_of(answer)
    assert "Twee trajecten stopten." in answer.content.decode()
    assert not Casus.objects.exists()


def test_without_the_right_to_decide_nobody_opens_a_casus(kring: Kring) -> None:
    melding = in_triage(kring)

    assert send(kring, "meldpunt", melding).status_code == 403
    assert send(kring, "lev", melding).status_code == 403


def test_a_trajectregisseur_of_another_partnership_finds_no_melding(
    kring: Kring,
) -> None:
    melding = in_triage(kring)

    assert send(kring, "vreemde", melding).status_code == 404


def test_who_decides_second_is_told(kring: Kring) -> None:
    melding = in_triage(kring)
    send(kring, "regisseur", melding)

    answer = send(kring, "regisseur", melding)

    assert answer.status_code == 409
    assert Casus.objects.count() == 1


def test_a_melding_that_changed_meanwhile_shows_both_versions(kring: Kring) -> None:
    melding = in_triage(kring)
    melding_actions.change_melding(
        melding, doel="Iets anders.", by=actor_of(kring.meldpunt)
    )

    answer = send(kring, "regisseur", melding)

    assert answer.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd." in errors_of(answer)


def test_a_double_click_makes_one_casus(kring: Kring) -> None:
    melding = in_triage(kring)
    sleutel = str(uuid.uuid4())

    first = send(kring, "regisseur", melding, indiening=sleutel)
    second = send(kring, "regisseur", melding, indiening=sleutel)

    assert first.url == second.url
    assert Casus.objects.count() == 1


def test_a_melding_outside_triage_leads_back_to_the_melding(kring: Kring) -> None:
    melding = make_melding(kring)
    adres = reverse("casusoverleg:casus_openen", args=[melding.pk])

    answer: Any = kring.client(kring.regisseur).get(adres)

    assert answer.status_code == 302
    assert answer.url == melding.get_absolute_url()
