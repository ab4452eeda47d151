"""Before the meeting: asked, answered in private, released at the table."""

import datetime as dt

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casusoverleg.actions import voorbereiding
from casusoverleg.models import Voorbereiding, VoorbereidingTekst
from casusoverleg.tasks import mail_voorbereiding, sluit_voorbereiding
from keten.kern import klok
from keten.kern.models import Opdracht, Verbetering
from tests.casusoverleg.voorafproef import FEIT, Vooraf, make_vooraf
from tests.gedeeld import gedeeld
from tests.rollen import actor_of

pytestmark = pytest.mark.django_db


@gedeeld
def vooraf() -> Vooraf:
    return make_vooraf()


def test_who_is_invited_is_asked_once(vooraf: Vooraf) -> None:
    voorbereiding.ask(vooraf.overleg, by=actor_of(vooraf.kring.regisseur))

    assert Voorbereiding.objects.filter(agendapunt=vooraf.punt).count() == 2


def test_the_item_to_prepare_is_work_of_the_professional(vooraf: Vooraf) -> None:
    werk = vooraf.page(vooraf.kring.lev, "/")

    assert "Bereid het overleg voor" in werk
    assert vooraf.vraag(vooraf.kring.lev).get_absolute_url() in werk


def test_what_was_answered_is_work_no_more(vooraf: Vooraf) -> None:
    vooraf.antwoord(vooraf.kring.lev, "geen_nieuws")

    assert "Bereid het overleg voor" not in vooraf.page(vooraf.kring.lev, "/")


def test_the_chair_sees_who_answered(vooraf: Vooraf) -> None:
    vooraf.antwoord(vooraf.kring.lev)

    agenda = vooraf.agenda()
    assert "1 van 2 voorbereid" in agenda
    assert "Nog niet: Politie, " in agenda


def test_the_chair_does_not_see_what(vooraf: Vooraf) -> None:
    vooraf.antwoord(vooraf.kring.lev)

    assert FEIT not in vooraf.agenda()


@pytest.mark.parametrize(
    ("wie", "status"),
    [("lev", 200), ("politie", 404), ("politie2", 404), ("regisseur", 403)],
)
def test_only_who_was_asked_opens_the_form(
    vooraf: Vooraf, wie: str, status: int
) -> None:
    pad = vooraf.vraag(vooraf.kring.lev).get_absolute_url()

    browser = vooraf.kring.client(getattr(vooraf.kring, wie))

    assert browser.get(pad).status_code == status


@pytest.mark.parametrize(
    ("velden", "zegt"),
    [
        ({}, "Kies er een"),
        ({"antwoord": "nieuws"}, "Vul in wat er nieuw is"),
        ({"antwoord": "niet_delen"}, "Vul in wat u niet deelt"),
        ({"antwoord": "geen_nieuws", "feiten": "Toch iets."}, "U vulde nieuws in"),
        ({"antwoord": "geen_nieuws", "niet_gedeeld": "Iets."}, "U deelt iets niet"),
        ({"antwoord": "nieuws", "feiten": "Ho\x00ho"}, "niet kunnen lezen"),
        ({"antwoord": "verzonnen", "feiten": "Toch iets."}, "Kies er een"),
    ],
)
def test_an_answer_that_says_nothing_is_refused(
    vooraf: Vooraf, velden: dict[str, str], zegt: str
) -> None:
    pad = vooraf.vraag(vooraf.kring.lev).get_absolute_url()

    antwoord = vooraf.post(vooraf.kring.lev, pad, **velden)

    assert antwoord.status_code == 422
    assert zegt in antwoord.context["form"].errors.as_text()


def test_not_being_allowed_to_share_is_a_full_answer(vooraf: Vooraf) -> None:
    vooraf.antwoord(vooraf.kring.lev, "niet_delen", niet_gedeeld="Beroepsgeheim.")

    assert vooraf.vraag(vooraf.kring.lev).beantwoord_op is not None


def test_an_answer_can_be_changed_and_leaves_no_trace_of_the_old_one(
    vooraf: Vooraf,
) -> None:
    vooraf.antwoord(vooraf.kring.lev)
    vooraf.antwoord(vooraf.kring.lev, "geen_nieuws")

    assert VoorbereidingTekst.objects.get().feiten == ""
    assert not Verbetering.objects.filter(oud__contains="Kwartelmans").exists()


def test_an_item_is_prepared_when_all_have_answered(vooraf: Vooraf) -> None:
    for wie in (vooraf.kring.lev, vooraf.kring.politie):
        assert vooraf.fresh().status == "op_agenda"
        vooraf.antwoord(wie)

    assert vooraf.fresh().status == "voorbereid"


def test_when_nobody_has_news_the_chair_is_told(vooraf: Vooraf) -> None:
    for wie in (vooraf.kring.lev, vooraf.kring.politie):
        vooraf.antwoord(wie, "geen_nieuws")

    agenda = vooraf.agenda()
    assert "Niemand heeft nieuws" in agenda
    for stap in ("doorschuiven", "schriftelijk-afdoen"):
        assert f"/agendapunten/{vooraf.punt.pk}/stap/{stap}/" in agenda


def test_when_somebody_has_news_after_all_that_is_taken_back(vooraf: Vooraf) -> None:
    for wie in (vooraf.kring.lev, vooraf.kring.politie):
        vooraf.antwoord(wie, "geen_nieuws")
    vooraf.antwoord(vooraf.kring.lev)

    assert "Niemand heeft nieuws" not in vooraf.agenda()


def test_who_is_not_needed_need_not_answer(vooraf: Vooraf) -> None:
    vooraf.antwoord(vooraf.kring.lev)
    lev = vooraf.punt.casus.deelnames.get(medewerker=vooraf.kring.lev)

    pad = f"/agendapunten/{vooraf.punt.pk}/deelnemers/"
    vooraf.post(vooraf.kring.regisseur, pad, nodig=str(lev.pk))

    assert vooraf.fresh().status == "voorbereid"
    assert "Bereid het overleg voor" not in vooraf.page(vooraf.kring.politie, "/")


def test_somebody_of_another_casus_cannot_be_needed(vooraf: Vooraf) -> None:
    pad = f"/agendapunten/{vooraf.punt.pk}/deelnemers/"

    antwoord = vooraf.post(
        vooraf.kring.regisseur, pad, nodig=str(vooraf.kring.politie2.pk)
    )

    assert antwoord.status_code == 422


def test_the_day_before_the_meeting_closes_the_preparation(vooraf: Vooraf) -> None:
    with klok.op_moment(klok.moment_op(vooraf.overleg.datum, dt.time(7))):
        sluit_voorbereiding()

    assert vooraf.fresh().status == "voorbereid"


def test_until_then_it_stays_open(vooraf: Vooraf) -> None:
    gisteren = vooraf.overleg.datum - dt.timedelta(days=1)
    with klok.op_moment(klok.moment_op(gisteren, dt.time(23))):
        sluit_voorbereiding()

    assert vooraf.fresh().status == "op_agenda"


def _mails(vooraf: Vooraf, soort: str) -> None:
    for rij in Opdracht.objects.filter(taak="casusoverleg.mail_voorbereiding"):
        if soort in rij.gegevens["aanleiding"]:
            mail_voorbereiding.run(**rij.gegevens)


def test_the_mail_says_how_much_and_not_what(vooraf: Vooraf) -> None:
    _mails(vooraf, "")

    assert {bericht.subject for bericht in mail.outbox} == {"U hebt 1 taak"}
    assert not any("C-" in bericht.body for bericht in mail.outbox)


def test_one_click_reminds_who_did_not_answer(vooraf: Vooraf) -> None:
    vooraf.antwoord(vooraf.kring.lev)
    pad = f"/overleggen/{vooraf.overleg.pk}/voorbereiding/herinneren/"

    antwoord = vooraf.post(vooraf.kring.regisseur, pad)
    vooraf.post(vooraf.kring.regisseur, pad)

    assert "1 deelnemer is herinnerd." in antwoord.content.decode()
    _mails(vooraf, str(vooraf.overleg.pk))
    assert [b.to for b in mail.outbox] == [[vooraf.kring.politie.email]]


def test_a_stranger_reminds_nobody(vooraf: Vooraf) -> None:
    pad = f"/overleggen/{vooraf.overleg.pk}/voorbereiding/herinneren/"

    assert vooraf.post(vooraf.kring.vreemde, pad).status_code == 404
    assert vooraf.post(vooraf.kring.lev, pad).status_code == 403


def test_nothing_is_released_before_the_meeting(vooraf: Vooraf) -> None:
    vooraf.antwoord(vooraf.kring.lev)
    pad = vooraf.vraag(vooraf.kring.lev).get_absolute_url()

    antwoord = vooraf.post(vooraf.kring.lev, f"{pad}vrijgeven/")

    assert "Vrijgeven kan tijdens het overleg" in antwoord.content.decode()
    assert not VoorbereidingTekst.objects.vrijgegeven().exists()


def _release(vooraf: Vooraf) -> None:
    vooraf.antwoord(vooraf.kring.lev)
    vooraf.bespreek()
    pad = vooraf.vraag(vooraf.kring.lev).get_absolute_url()
    assert "Geef vrij aan de tafel" in vooraf.page(vooraf.kring.lev, pad)
    vooraf.post(vooraf.kring.lev, f"{pad}vrijgeven/")


def test_the_table_reads_what_was_released(vooraf: Vooraf) -> None:
    _release(vooraf)

    tafel = f"/overleggen/{vooraf.overleg.pk}/voorzitten/"
    assert FEIT in vooraf.page(vooraf.kring.regisseur, tafel)


def test_the_table_reads_nothing_before_it_is_released(vooraf: Vooraf) -> None:
    vooraf.antwoord(vooraf.kring.lev)
    vooraf.bespreek()

    tafel = f"/overleggen/{vooraf.overleg.pk}/voorzitten/"
    assert FEIT not in vooraf.page(vooraf.kring.regisseur, tafel)


def test_another_releases_nothing(vooraf: Vooraf) -> None:
    vooraf.antwoord(vooraf.kring.lev)
    vooraf.bespreek()
    pad = vooraf.vraag(vooraf.kring.lev).get_absolute_url()

    antwoord = vooraf.post(vooraf.kring.politie, f"{pad}vrijgeven/")

    assert antwoord.status_code == 404
    assert not VoorbereidingTekst.objects.vrijgegeven().exists()


def test_what_the_table_read_is_not_rewritten(vooraf: Vooraf) -> None:
    _release(vooraf)

    antwoord = vooraf.antwoord(vooraf.kring.lev, "geen_nieuws")

    assert antwoord.status_code == 409
    assert VoorbereidingTekst.objects.get().feiten == FEIT


def test_during_the_meeting_it_is_the_first_thing_on_the_phone(vooraf: Vooraf) -> None:
    vooraf.antwoord(vooraf.kring.lev)
    vooraf.bespreek()

    assert "Uw casus is aan tafel" in vooraf.page(vooraf.kring.lev, "/")


def test_the_own_afspraken_stand_beside_the_form(vooraf: Vooraf) -> None:
    pad = vooraf.vraag(vooraf.kring.lev).get_absolute_url()

    assert "Geen open afspraken." in vooraf.page(vooraf.kring.lev, pad)


def test_the_page_of_the_meeting_costs_the_same_whoever_answered(
    vooraf: Vooraf,
) -> None:
    browser = vooraf.kring.client(vooraf.kring.regisseur)
    pad = vooraf.overleg.get_absolute_url()
    browser.get(pad)
    with CaptureQueriesContext(
        connection,
    ) as eerst:
        browser.get(pad)
    vooraf.antwoord(vooraf.kring.lev)
    with CaptureQueriesContext(connection) as later:
        browser.get(pad)

    assert len(later) == len(eerst)
