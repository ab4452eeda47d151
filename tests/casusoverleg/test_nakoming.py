"""How afspraken are kept: the own ones, the board, the management, the usual tasks."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail

from casusoverleg.models import Afspraak, Escalatie, Taakverdeling
from casusoverleg.tasks import mail_escalatie
from keten.kern import klok
from keten.kern.models import Opdracht
from tests.casusoverleg.kast import Kast, errors_of, make_kast
from tests.casusoverleg.tafelproef import make_zitting
from tests.factories import MedewerkerFactory, OverlegFactory, TaakverdelingFactory
from tests.gedeeld import gedeeld

WAT = "Haalt de fiets op bij oma."
TAAK = "Praat met de klas."


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


@gedeeld
def beheerder(kast: Kast) -> Any:
    """Somebody of LEV who can be spoken to about how it works."""
    return MedewerkerFactory(
        collegabeheer=True,
        organisatie=kast.kring.levgroep,
        verband=kast.kring.verband,
    )


def late(kast: Kast, dagen: int, **velden: Any) -> Afspraak:
    afspraak = kast.add_afspraak(wat=WAT, **velden)
    dag = klok.vandaag() - dt.timedelta(days=dagen)
    Afspraak.objects.filter(pk=afspraak.pk).update(uiterlijk=dag)
    return afspraak


def bord(kast: Kast) -> str:
    return kast.browser("regisseur").get("/afspraken/bord/").content.decode()


def escaleren(kast: Kast, actie: str = "escaleren", **velden: Any) -> Any:
    adres = kast.url(actie, kast.kring.levgroep.pk)
    return kast.post("regisseur", adres, **velden)


def test_my_afspraken_offer_every_step_on_one_page(kast: Kast) -> None:
    afspraak = kast.add_afspraak(wat=WAT)

    page = kast.browser("lev").get("/afspraken/mijn/").content.decode()

    assert WAT in page
    for actie in ("starten", "gereed-melden", "uitstellen", "wachten", "terugleggen"):
        assert kast.url("afspraak_handeling", afspraak.pk, actie) in page


@pytest.mark.parametrize("wie", ["politie", "politie2"])
def test_those_of_another_organisation_are_not_mine(kast: Kast, wie: str) -> None:
    kast.add_afspraak(wat=WAT)

    assert WAT not in kast.browser(wie).get("/afspraken/mijn/").content.decode()


def test_the_board_counts_per_organisation_and_shows_what_came_back(
    kast: Kast,
) -> None:
    afspraak = kast.add_afspraak(wat=WAT)
    kast.post(
        "lev",
        kast.url("afspraak_handeling", afspraak.pk, "terugleggen"),
        versie=str(afspraak.versie),
        reden="Geen tijd.",
    )

    page = bord(kast)

    assert "Teruggelegd" in page
    assert WAT in page


@pytest.mark.parametrize("wie", ["lev", "meldpunt"])
def test_the_board_is_of_who_directs(kast: Kast, wie: str) -> None:
    assert kast.browser(wie).get("/afspraken/bord/").status_code == 403


def test_who_directs_elsewhere_sees_nothing_of_it(kast: Kast) -> None:
    late(kast, 8)

    answer = kast.browser("vreemde").get("/afspraken/bord/").content.decode()

    assert WAT not in answer
    assert "LEV Groep" not in answer
    levgroep = kast.kring.levgroep.pk
    assert kast.get("vreemde", "escaleren", levgroep).status_code == 404


def test_how_afspraken_were_kept_names_organisations_and_counts(kast: Kast) -> None:
    late(kast, 2)

    assert "0 van 1" in bord(kast)


@pytest.mark.parametrize(("dagen", "voor"), [(6, False), (7, True), (14, True)])
def test_after_a_week_the_management_is_proposed(
    kast: Kast, dagen: int, voor: bool
) -> None:
    late(kast, dagen)

    assert ("vertel het de leiding" in bord(kast)) is voor


def test_the_management_reads_a_count_and_case_numbers_alone(
    kast: Kast, beheerder: Any
) -> None:
    late(kast, 8)
    late(kast, 9)

    assert escaleren(kast, aan=str(beheerder.pk)).status_code == 302
    opdracht = Opdracht.objects.get(taak="casusoverleg.mail_escalatie")
    mail_escalatie(opdracht_id=str(opdracht.pk))

    (brief,) = mail.outbox
    assert brief.to == [beheerder.email]
    assert "2 afspraken zijn verlopen bij uw organisatie" in brief.body
    assert kast.casus.nummer in brief.body
    assert WAT not in f"{brief.subject} {brief.body}"


def test_told_once_it_is_proposed_again_a_step_later(kast: Kast) -> None:
    afspraak = late(kast, 8)
    escaleren(kast)
    assert "vertel het de leiding" not in bord(kast)

    dag = klok.vandaag() - dt.timedelta(days=14)
    Afspraak.objects.filter(pk=afspraak.pk).update(uiterlijk=dag)

    assert "vertel het de leiding" in bord(kast)


def test_calling_oneself_is_written_down_too(kast: Kast) -> None:
    late(kast, 8)

    escaleren(kast)

    escalatie = Escalatie.objects.get()
    assert (escalatie.wijze, escalatie.aan, escalatie.aantal) == ("zelf", None, 1)
    assert "neemt zelf contact op" in bord(kast)


def test_not_now_asks_why_and_can_be_undone(kast: Kast) -> None:
    afspraak = late(kast, 8)

    assert escaleren(kast, "niet_escaleren").status_code == 422
    assert escaleren(kast, "niet_escaleren", reden="Al gebeld.").status_code == 302
    assert "vertel het de leiding" not in bord(kast)
    kast.post(
        "regisseur", kast.url("afspraak_handeling", afspraak.pk, "ongedaan-maken")
    )

    assert "vertel het de leiding" in bord(kast)


def test_with_nothing_late_there_is_nobody_to_tell(kast: Kast) -> None:
    answer = escaleren(kast)

    assert answer.status_code == 409
    assert "niets meer te escaleren" in errors_of(answer)


def test_the_management_of_another_organisation_cannot_be_chosen(kast: Kast) -> None:
    late(kast, 8)

    answer = escaleren(kast, aan=str(kast.kring.politie.pk))

    assert answer.status_code == 422
    assert not Escalatie.objects.exists()


def test_a_task_is_added_chosen_and_taken_away(kast: Kast) -> None:
    kast.post(
        "regisseur",
        "/afspraken/taken/nieuw/",
        organisatie=str(kast.kring.levgroep.pk),
        rol="slachtoffer",
        taak=TAAK,
    )
    taak = Taakverdeling.objects.get()
    assert TAAK in kast.html("regisseur", "afspraak_voorstellen")

    page = kast.browser("regisseur").get(
        kast.url("afspraak_voorstellen") + f"?taak={taak.pk}"
    )

    begin = page.context["form"].initial
    assert (begin["wat"], begin["wie"]) == (TAAK, str(kast.kring.levgroep.pk))
    kast.post("regisseur", f"/afspraken/taken/{taak.pk}/weg/", versie=str(taak.versie))
    assert TAAK not in kast.html("regisseur", "afspraak_voorstellen")


def test_a_task_stands_there_once(kast: Kast) -> None:
    velden = {
        "organisatie": str(kast.kring.levgroep.pk),
        "rol": "pleger",
        "taak": TAAK,
    }
    kast.post("regisseur", "/afspraken/taken/nieuw/", **velden)

    answer = kast.post("regisseur", "/afspraken/taken/nieuw/", **velden)

    assert answer.status_code == 409
    assert TAAK in answer.content.decode()


def test_tasks_of_another_verband_are_not_there(kast: Kast) -> None:
    kast.post(
        "regisseur",
        "/afspraken/taken/nieuw/",
        organisatie=str(kast.kring.levgroep.pk),
        rol="slachtoffer",
        taak=TAAK,
    )
    taak = Taakverdeling.objects.get()

    lijst = kast.browser("vreemde").get("/afspraken/taken/").content.decode()

    assert TAAK not in lijst
    adres = f"/afspraken/taken/{taak.pk}/weg/"
    assert kast.browser("vreemde").get(adres).status_code == 404
    assert kast.browser("lev").get(adres).status_code == 403


@pytest.mark.parametrize(
    ("na", "stand"), [(None, "te laat"), (2, "op tijd"), (30, "te laat")]
)
def test_the_clock_says_if_the_afspraken_were_there_within_a_day(
    kast: Kast, na: int | None, stand: str
) -> None:
    dag = klok.vandaag() - dt.timedelta(days=4)
    einde = klok.moment_op(dag, dt.time(11))
    gesloten = einde + dt.timedelta(hours=na) if na else None
    overleg = OverlegFactory(
        samenwerkingsverband=kast.kring.verband,
        datum=dag,
        status="verslag_in_concept",
        gesloten_op=gesloten,
    )

    page = kast.get("regisseur", "overleg", overleg.pk)

    assert page.context["klokken"][0].stand == stand
    assert "binnen 24 uur" in page.content.decode()


@pytest.mark.django_db
def test_at_the_table_the_usual_tasks_are_offered_while_typing() -> None:
    zitting = make_zitting()
    TaakverdelingFactory(
        samenwerkingsverband=zitting.kring.verband,
        organisatie=zitting.kring.levgroep,
        taak=TAAK,
    )

    page = zitting.kring.client(zitting.kring.regisseur).get(zitting.url)

    assert f'<option value="{TAAK}">' in page.content.decode()


def test_it_waits_for_who_directs_among_the_own_work(kast: Kast) -> None:
    late(kast, 8)

    assert (
        "Vertel het de leiding" in kast.browser("regisseur").get("/").content.decode()
    )
    assert "Vertel het de leiding" not in kast.browser("lev").get("/").content.decode()
