"""The table: recorded while it is said, and mended with one click."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casusoverleg.models import Aanwezigheid, Afspraak, Besluit
from keten.toegang.models import Weigering
from tests.casusoverleg.tafelproef import Zitting, make_overleg, make_zitting
from tests.gedeeld import gedeeld

pytestmark = pytest.mark.django_db


@gedeeld
def zitting() -> Zitting:
    return make_zitting()


def test_a_line_becomes_an_afspraak_at_the_item_on_the_table(zitting: Zitting) -> None:
    zitting.leg_vast("Belt elke dinsdag.")

    afspraak = Afspraak.objects.get(wat="Belt elke dinsdag.")
    assert afspraak.agendapunt == zitting.punt(1)
    assert afspraak.status == "open"


def test_a_double_click_makes_one_afspraak(zitting: Zitting) -> None:
    sleutel = str(uuid.uuid4())

    for _ in range(2):
        assert zitting.leg_vast(indiening=sleutel).status_code == 302

    assert Afspraak.objects.filter(agendapunt=zitting.punt(1)).count() == 1


def test_a_besluit_needs_no_organisation_and_no_date(zitting: Zitting) -> None:
    zitting.leg_vast("Schaal op.", soort="besluit", organisatie="", uiterlijk="")

    assert Besluit.objects.get().tekst == "Schaal op."


def test_a_date_that_is_past_is_refused_and_the_line_is_kept(zitting: Zitting) -> None:
    antwoord = zitting.leg_vast("Belt elke dinsdag.", uiterlijk="01-01-2020")

    assert antwoord.status_code == 422
    assert "Belt elke dinsdag." in antwoord.content.decode()
    assert "niet voorbij" in antwoord.content.decode()


def test_not_informing_asks_why(zitting: Zitting) -> None:
    antwoord = zitting.leg_vast(informering="niet")

    assert antwoord.status_code == 422
    assert not Afspraak.objects.filter(agendapunt=zitting.punt(1)).exists()


def test_a_null_character_gets_a_clear_answer(zitting: Zitting) -> None:
    assert zitting.leg_vast("Belt\x00 elke dinsdag.").status_code == 422


def test_an_item_does_not_end_without_outcome_or_reason(zitting: Zitting) -> None:
    antwoord = zitting.post(doe="afronden")

    assert antwoord.status_code == 409
    assert zitting.punt(1).status == "in_bespreking"


def test_an_item_ends_without_outcome_when_the_reason_is_said(zitting: Zitting) -> None:
    zitting.post(doe="afronden", geen_vervolg="Alles loopt.")

    assert zitting.punt(1).status == "besproken"


def test_finished_too_early_is_one_click_to_mend(zitting: Zitting) -> None:
    zitting.leg_vast()
    zitting.post(doe="afronden")

    zitting.post(doe="ongedaan", punt=str(zitting.punt(1).pk))

    assert zitting.punt(1).status == "in_bespreking"


def test_typed_under_the_wrong_item_is_one_click_to_mend(zitting: Zitting) -> None:
    zitting.leg_vast("Hoort bij de ander.")
    afspraak = Afspraak.objects.get(wat="Hoort bij de ander.")

    zitting.post(
        doe="verplaatsen", regel=f"afspraak:{afspraak.pk}", naar=str(zitting.punt(2).pk)
    )

    afspraak.refresh_from_db()
    assert afspraak.agendapunt == zitting.punt(2)
    assert afspraak.casus == zitting.casussen[1]


def test_a_besluit_moves_to_the_right_item_too(zitting: Zitting) -> None:
    zitting.leg_vast("Schaal op.", soort="besluit")
    besluit = Besluit.objects.get()

    zitting.post(
        doe="verplaatsen", regel=f"besluit:{besluit.pk}", naar=str(zitting.punt(2).pk)
    )

    besluit.refresh_from_db()
    assert besluit.casus == zitting.casussen[1]


def test_a_struck_line_no_longer_counts(zitting: Zitting) -> None:
    zitting.leg_vast()
    afspraak = Afspraak.objects.get(agendapunt=zitting.punt(1))

    zitting.post(doe="schrappen", regel=f"afspraak:{afspraak.pk}")

    afspraak.refresh_from_db()
    assert afspraak.status == "vervallen"


def test_who_is_late_is_noted_at_the_item(zitting: Zitting) -> None:
    zitting.post(doe="aanwezig", medewerker=str(zitting.kring.lev.pk), stand="afwezig")
    zitting.post(doe="aanwezig", medewerker=str(zitting.kring.lev.pk), stand="later")

    rij = Aanwezigheid.objects.get(medewerker=zitting.kring.lev)
    assert rij.stand == "later"


def test_who_is_absent_stays_absent_at_the_next_item(zitting: Zitting) -> None:
    zitting.post(doe="aanwezig", medewerker=str(zitting.kring.lev.pk), stand="afwezig")
    zitting.post(doe="afronden", geen_vervolg="Alles loopt.")

    zitting.post(doe="bespreken", punt=str(zitting.punt(2).pk))

    rij = Aanwezigheid.objects.get(
        medewerker=zitting.kring.lev, agendapunt=zitting.punt(2)
    )
    assert rij.stand == "afwezig"


def test_nonsense_for_presence_is_refused(zitting: Zitting) -> None:
    antwoord = zitting.post(
        doe="aanwezig", medewerker=str(zitting.kring.lev.pk), stand="onzin"
    )

    assert antwoord.status_code in {400, 409, 422}


def test_one_item_at_a_time(zitting: Zitting) -> None:
    antwoord = zitting.post(doe="bespreken", punt=str(zitting.punt(2).pk))

    assert antwoord.status_code == 409
    assert zitting.punt(2).status == "op_agenda"


def test_put_off_it_is_a_proposal_for_the_next_meeting(zitting: Zitting) -> None:
    volgend = make_overleg(zitting.kring, dagen=28)

    zitting.post(doe="doorschuiven", reden="De tijd is op.")

    nieuw = volgend.agendapunten.get()
    assert nieuw.status == "voorgesteld"
    assert nieuw.doorgeschoven_van == zitting.punt(1)


def test_putting_off_asks_why(zitting: Zitting) -> None:
    make_overleg(zitting.kring, dagen=28)

    assert zitting.post(doe="doorschuiven", reden=" ").status_code == 422


def test_a_meeting_does_not_close_over_open_items(zitting: Zitting) -> None:
    zitting.post(doe="afronden", geen_vervolg="Alles loopt.")
    client = zitting.kring.client(zitting.kring.regisseur)

    antwoord = client.post(f"/overleggen/{zitting.overleg.pk}/stap/sluiten/")

    assert antwoord.status_code == 409


def test_what_was_not_reached_can_be_put_off_at_closing(zitting: Zitting) -> None:
    make_overleg(zitting.kring, dagen=28)
    zitting.post(doe="afronden", geen_vervolg="Alles loopt.")
    client = zitting.kring.client(zitting.kring.regisseur)

    client.post(
        f"/overleggen/{zitting.overleg.pk}/stap/sluiten/", {"rest_doorschuiven": "on"}
    )

    assert zitting.punt(2).status == "doorgeschoven"


@pytest.mark.parametrize("wie", ["lev", "meldpunt"])
def test_nobody_else_sits_in_the_chair(zitting: Zitting, wie: str) -> None:
    antwoord = zitting.post(getattr(zitting.kring, wie), doe="afronden")

    assert antwoord.status_code == 403
    assert zitting.punt(1).status == "in_bespreking"


def test_a_chair_of_another_partnership_finds_nothing(zitting: Zitting) -> None:
    client = zitting.kring.client(zitting.kring.vreemde)

    assert client.get(zitting.url).status_code == 404


def test_a_refused_try_is_kept_though_it_was_rolled_back(zitting: Zitting) -> None:
    zitting.post(zitting.kring.lev, doe="afronden")

    assert Weigering.objects.filter(door=zitting.kring.lev).exists()


def test_an_old_afspraak_is_answered_at_the_table(zitting: Zitting) -> None:
    afspraak = zitting.eerdere_afspraak()

    zitting.post(doe="uitkomst", afspraak=str(afspraak.pk), uitkomst="gedaan")

    afspraak.refresh_from_db()
    assert afspraak.status == "afgerond"


def test_not_done_asks_for_a_new_date(zitting: Zitting) -> None:
    afspraak = zitting.eerdere_afspraak()

    antwoord = zitting.post(
        doe="uitkomst", afspraak=str(afspraak.pk), uitkomst="niet", wat_nu="Belt morgen"
    )

    assert antwoord.status_code == 422
    assert "Vul een nieuwe datum in." in antwoord.content.decode()


def test_the_table_asks_the_same_number_of_queries_for_one_line_and_for_ten(
    zitting: Zitting,
) -> None:
    client = zitting.kring.client(zitting.kring.regisseur)
    zitting.leg_vast("Een.")
    with CaptureQueriesContext(connection) as een:
        client.get(zitting.url)
    for nummer in range(9):
        zitting.leg_vast(f"Regel {nummer}.")

    with CaptureQueriesContext(connection) as tien:
        client.get(zitting.url)

    assert len(tien) == len(een)
