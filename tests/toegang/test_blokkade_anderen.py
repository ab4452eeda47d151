"""Kept away by who directs, or by the own organisation; the list, and the end."""

import re
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from casusoverleg.actions import blokkade as actions
from casusoverleg.actions import deelname
from casusoverleg.models import Casus
from keten.kern import klok
from keten.organisaties.models import Dienstverband
from keten.toegang.models import Blokkade
from tests.casusoverleg.kast import Kast, make_kast
from tests.factories import MedewerkerFactory
from tests.gedeeld import gedeeld
from tests.toegang.gesloten import blokkeer, dienst, meld, traces

pytestmark = pytest.mark.django_db


@gedeeld
def kast() -> Kast:
    return make_kast()


# Set by the trajectregisseur


def test_the_trajectregisseur_keeps_a_deelnemer_away(kast: Kast) -> None:
    answer = blokkeer(kast)

    assert answer.status_code == 302
    assert traces(kast.browser("politie"), kast.casus) == set()


def test_who_is_not_on_the_casus_can_be_kept_away_beforehand(kast: Kast) -> None:
    blokkeer(kast, "politie2")

    page = kast.html("regisseur", "deelnemer_toevoegen")
    assert dienst(kast, "politie2") not in page


def test_the_person_concerned_does_not_see_that_there_is_a_block(kast: Kast) -> None:
    blokkeer(kast)

    browser = kast.browser("politie")
    assert browser.get("/blokkades/").status_code == 403
    assert "lokkade" not in browser.get("/").text
    absent = browser.get("/casussen/00000000-0000-4000-8000-000000000000/")
    blocked = browser.get(kast.casus.get_absolute_url())
    assert blocked.status_code == absent.status_code == 404
    assert _stripped(blocked) == _stripped(absent)


def _stripped(answer: Any) -> str:
    zonder = re.sub(r'"[A-Za-z0-9]{64}"', "", answer.content.decode())
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", zonder)


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"reden": ""}, 422),
        ({"wie": "x"}, 422),
        ({"wie": ""}, 422),
        ({"reden": "\x00"}, 422),
    ],
)
def test_without_who_or_why_nothing_is_set(kast: Kast, velden: Any, fout: int) -> None:
    answer = blokkeer(kast, **velden)

    assert answer.status_code == fout
    assert not Blokkade.objects.exists()


def test_a_stranger_cannot_be_chosen(kast: Kast) -> None:
    assert blokkeer(kast, "vreemde").status_code == 422


@pytest.mark.parametrize(("wie", "code"), [("lev", 403), ("vreemde", 404)])
def test_others_set_no_block(kast: Kast, wie: str, code: int) -> None:
    answer = kast.post(
        wie,
        kast.url("deelnemer_blokkeren"),
        wie=dienst(kast, "politie"),
        reden="Zomaar.",
    )

    assert answer.status_code == code
    assert not Blokkade.objects.exists()


# The list, and the end


def test_the_trajectregisseur_reads_who_is_kept_away_from_what(kast: Kast) -> None:
    blokkeer(kast)

    page = kast.browser("regisseur").get("/blokkades/").text

    assert kast.kring.politie.naam in page
    assert kast.casus.nummer in page


def test_another_partnership_reads_nothing_of_it(kast: Kast) -> None:
    blokkeer(kast)

    page = kast.browser("vreemde").get("/blokkades/").text

    assert kast.casus.nummer not in page
    assert "Geen blokkades." in page


def _einde(
    kast: Kast, wie: str = "regisseur", reden: str = "Verkeerde persoon."
) -> Any:
    rij = Blokkade.objects.get()
    adres = reverse("casusoverleg:blokkade_beeindigen", args=[rij.pk])
    return kast.post(wie, adres, reden=reden)


def test_it_ends_with_a_reason_and_the_place_does_not_come_back(kast: Kast) -> None:
    blokkeer(kast)

    assert _einde(kast, reden=" ").status_code == 422
    assert _einde(kast).status_code == 302

    assert kast.get("politie", "casus").status_code == 404
    again = kast.post(
        "regisseur",
        kast.url("deelnemer_toevoegen"),
        wie=dienst(kast, "politie"),
        rol="uitvoerder",
        noodzaak="Kent de wijk.",
    )
    assert again.status_code == 302
    assert kast.get("politie", "casus").status_code == 200
    assert (
        "Verkeerde persoon."
        in kast.browser("regisseur").get("/blokkades/?stand=voorbij").text
    )


@pytest.mark.parametrize(("wie", "code"), [("lev", 403), ("vreemde", 404)])
def test_others_end_no_block(kast: Kast, wie: str, code: int) -> None:
    blokkeer(kast)

    assert _einde(kast, wie).status_code == code
    assert Blokkade.objects.get().tot is None


def test_who_directs_and_is_kept_away_neither_sees_nor_ends_it(kast: Kast) -> None:
    tweede = MedewerkerFactory(
        regisseur=True, organisatie=kast.kring.gemeente, verband=kast.kring.verband
    )
    deelname.admit_regie(kast.casus, by=kast.by("regisseur"))
    dienst = Dienstverband.objects.get(medewerker=tweede)
    blokkeer(kast, wie=str(dienst.pk))
    rij = Blokkade.objects.get()
    browser = kast.kring.client(tweede)

    adres = reverse("casusoverleg:blokkade_beeindigen", args=[rij.pk])
    assert browser.post(adres, {"reden": "Mag ik zelf."}).status_code == 404
    assert "Geen blokkades." in browser.get("/blokkades/").text
    assert traces(browser, kast.casus) == set()


def test_many_stand_in_pages(kast: Kast) -> None:
    for _ in range(30):
        actions.block_on_casus(
            kast.casus,
            medewerker=MedewerkerFactory(organisatie=kast.kring.levgroep),
            reden="Woont ernaast.",
            by=kast.by("regisseur"),
        )

    assert "eerste 25 van 30" in kast.browser("regisseur").get("/blokkades/").text


# Set by the own organisation


@pytest.fixture
def beheerder(kast: Kast) -> Any:
    return MedewerkerFactory(
        collegabeheer=True,
        organisatie=kast.kring.politieorganisatie,
        verband=kast.kring.verband,
    )


def _collega(kast: Kast, beheerder: Any, nummer: str, wie: str = "politie") -> Any:
    return kast.kring.client(beheerder).post(
        "/blokkades/collega/",
        {"wie": dienst(kast, wie), "nummer": nummer, "reden": "Is de oom."},
    )


def test_the_answer_is_the_same_whether_the_number_exists(
    kast: Kast, beheerder: Any
) -> None:
    nergens = "C-26-ZZZ-ZZZ"
    antwoorden = []
    for nummer in (kast.casus.nummer, nergens):
        with transaction.atomic():
            answer = _collega(kast, beheerder, nummer.lower())
            page = kast.kring.client(beheerder).get("/blokkades/").text
            main = page[page.index("<main") : page.index("</main>")]
            zonder = _stripped_text(main).replace(nummer, "N")
            antwoorden.append((answer.status_code, answer.url, zonder))
            transaction.set_rollback(True)

    assert "N</span>" in antwoorden[0][2]
    assert antwoorden[0] == antwoorden[1]


def _stripped_text(page: str) -> str:
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|value=\"[A-Za-z0-9]{64}\"", "", page)


def test_the_colleague_is_kept_away_and_others_are_not(
    kast: Kast, beheerder: Any
) -> None:
    _collega(kast, beheerder, kast.casus.nummer)

    assert kast.get("politie", "casus").status_code == 404
    assert kast.get("lev", "casus").status_code == 200


def test_a_colleague_of_another_organisation_cannot_be_chosen(
    kast: Kast, beheerder: Any
) -> None:
    assert _collega(kast, beheerder, kast.casus.nummer, "lev").status_code == 422


def test_a_casus_of_another_partnership_is_as_absent(
    kast: Kast, beheerder: Any
) -> None:
    elders = Casus.objects.create(
        samenwerkingsverband_id=kast.by("vreemde")
        .verbanden_met("casus_inzien")
        .__iter__()
        .__next__(),
        nummer="C-26-AND-ERS",
        type="anders",
        status="actief",
        regime=kast.casus.regime,
        herkomst="overgenomen",
        noodzaak="x",
        geopend_op=klok.vandaag(),
    )

    _collega(kast, beheerder, elders.nummer)

    assert not Blokkade.objects.filter(object_id=elders.pk).exists()


def test_an_organisatiebeheerder_sees_only_the_own_entries(
    kast: Kast, beheerder: Any
) -> None:
    blokkeer(kast)
    meld(kast, "lev", "casus", kast.casus.pk)

    page = kast.kring.client(beheerder).get("/blokkades/").text

    assert "Geen blokkades." in page
    assert kast.casus.nummer not in page


def test_the_trajectregisseur_sees_that_a_number_is_of_nothing(
    kast: Kast, beheerder: Any
) -> None:
    _collega(kast, beheerder, "C-26-ZZZ-ZZZ")

    assert (
        "geen casus met dit nummer" in kast.browser("regisseur").get("/blokkades/").text
    )
