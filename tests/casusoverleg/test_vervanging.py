"""Somebody stands in: sees and does what the other would, until a day and no longer."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from casusoverleg.actions import afspraak as afspraken
from casusoverleg.actions import vervanging as actions
from casusoverleg.models import Casus, CasusDeelname
from casusoverleg.tasks import mail_afspraak, mail_afspraak_vervanger
from keten.kern import herinneringen, klok
from keten.kern.models import Opdracht
from keten.kern.templatetags.keten import datum
from keten.organisaties import actions as organisatie_actions
from keten.organisaties.models import Vervanging
from keten.toegang.actor import systeem
from tests.casusoverleg.vervangkring import WEKEN, replace_colleague, status_of
from tests.factories import (
    BlokkadeFactory,
    MedewerkerFactory,
)
from tests.gedeeld import gedeeld
from tests.rollen import (
    Kring,
    actor_of,
    make_casus,
    make_kring,
)

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def casus(kring: Kring) -> Casus:
    return make_casus(kring)


def _later(dagen: float) -> Any:
    return klok.op_moment(klok.nu() + dt.timedelta(days=dagen))


def test_the_substitute_sees_the_casus_of_the_other(kring: Kring, casus: Casus) -> None:
    assert status_of(kring, kring.politie2, casus) == 404

    replace_colleague(kring)

    assert status_of(kring, kring.politie2, casus) == 200
    assert status_of(kring, kring.politie, casus) == 200


def test_the_list_of_deelnemers_says_who_stands_in_until_when(
    kring: Kring, casus: Casus
) -> None:
    tot = datum(replace_colleague(kring).laatste_dag)

    url = reverse("casusoverleg:casus_deelnemers", args=[casus.pk])
    pagina = kring.client(kring.lev).get(url).content.decode()

    assert f"vervangt {kring.politie.naam} t/m {tot}" in pagina


def test_a_casus_that_comes_later_reaches_the_substitute_too(kring: Kring) -> None:
    replace_colleague(kring)

    nieuw = make_casus(kring)

    assert status_of(kring, kring.politie2, nieuw) == 200


def test_a_casus_of_which_the_other_goes_leaves_the_substitute(
    kring: Kring, casus: Casus
) -> None:
    replace_colleague(kring)
    rij = CasusDeelname.objects.get(casus=casus, medewerker=kring.politie)

    kring.client(kring.regisseur).post(
        reverse("casusoverleg:deelnemer_beeindigen", args=[rij.pk]),
        {"reden": "Niet meer nodig."},
    )

    assert status_of(kring, kring.politie2, casus) == 404


def test_after_the_last_day_nothing_is_left(kring: Kring, casus: Casus) -> None:
    replace_colleague(kring)

    with _later(21):
        assert status_of(kring, kring.politie2, casus) == 404
        actions.keep_up(by=systeem("proef"))
        rij = CasusDeelname.objects.get(casus=casus, medewerker=kring.politie2)
        assert rij.eindreden

    assert Vervanging.objects.get().afgehandeld_op


def test_ended_early_everything_ends_at_once(kring: Kring, casus: Casus) -> None:
    rij = replace_colleague(kring)

    antwoord = kring.client(kring.politie2).post(
        reverse("casusoverleg:vervanging_beeindigen", args=[rij.pk]),
        {"reden": "Is weer terug."},
    )

    assert antwoord.status_code == 302
    assert status_of(kring, kring.politie2, casus) == 404


def test_it_begins_on_its_first_day(kring: Kring, casus: Casus) -> None:
    morgen = klok.vandaag() + dt.timedelta(days=1)

    replace_colleague(kring, van=morgen, tot=morgen + WEKEN)

    assert status_of(kring, kring.politie2, casus) == 404
    with _later(1):
        assert status_of(kring, kring.politie2, casus) == 200


def test_both_read_it_on_their_start_page(kring: Kring, casus: Casus) -> None:
    replace_colleague(kring)

    vervanger = kring.client(kring.politie2).get("/").content.decode()
    vervangen = kring.client(kring.politie).get("/").content.decode()
    vreemd = kring.client(kring.lev).get("/").content.decode()

    assert f"U vervangt <strong>{kring.politie.naam}" in vervanger
    assert f"U wordt vervangen door <strong>{kring.politie2.naam}" in vervangen
    assert "vervang" not in vreemd


def test_a_reminder_goes_to_both(kring: Kring, casus: Casus) -> None:
    afspraken.make_afspraak(
        casus,
        by=actor_of(kring.regisseur),
        wat="Rijdt langs.",
        organisatie=kring.politieorganisatie,
        medewerker=kring.politie,
        uiterlijk=klok.vandaag() + dt.timedelta(days=8),
        informering="organisatie",
    )
    replace_colleague(kring)
    with _later(1.5):
        herinneringen.pick_up()
        eerst = Opdracht.objects.get(taak="casusoverleg.mail_afspraak")
        mail_afspraak(opdracht_id=str(eerst.pk))
        extra = Opdracht.objects.get(taak="casusoverleg.mail_afspraak_vervanger")
        mail_afspraak_vervanger(opdracht_id=str(extra.pk))

    ontvangers = [m.to[0] for m in mail.outbox]
    assert ontvangers == [kring.politie.email, kring.politie2.email]
    assert not [m for m in mail.outbox if kring.politie.naam in m.body]


def test_who_is_kept_away_from_a_casus_is_passed_over_and_the_regie_told(
    kring: Kring, casus: Casus
) -> None:
    BlokkadeFactory(
        medewerker=kring.politie2,
        object_id=casus.pk,
        samenwerkingsverband_id=kring.verband.pk,
    )

    replace_colleague(kring)

    assert not CasusDeelname.objects.filter(
        casus=casus, medewerker=kring.politie2
    ).exists()
    pagina = kring.client(kring.regisseur).get("/").content.decode()
    assert "Casus zonder vervanger" in pagina


def test_a_blockade_set_later_takes_the_place_away(kring: Kring, casus: Casus) -> None:
    replace_colleague(kring)
    BlokkadeFactory(
        medewerker=kring.politie2,
        object_id=casus.pk,
        samenwerkingsverband_id=kring.verband.pk,
    )

    actions.keep_up(by=systeem("proef"))

    assert not CasusDeelname.objects.geldig(klok.vandaag()).filter(
        casus=casus, medewerker=kring.politie2
    )


def test_who_stands_in_for_the_casusregisseur_agrees_to_what_was_done(
    kring: Kring, casus: Casus
) -> None:
    lev2 = MedewerkerFactory(
        professional=True, organisatie=kring.levgroep, verband=kring.verband
    )
    rij = afspraken.make_afspraak(
        casus,
        by=actor_of(kring.regisseur),
        wat="Rijdt langs.",
        organisatie=kring.politieorganisatie,
        uiterlijk=klok.vandaag(),
        informering="organisatie",
    )
    afspraken.report_done(rij, by=actor_of(kring.politie), resultaat="Gedaan.")
    replace_colleague(kring, voor=kring.lev, door=lev2)

    klaar = afspraken.agree(rij, by=actor_of(lev2))

    assert klaar.status == "afgerond"


@pytest.mark.parametrize(
    ("anders", "woorden"),
    [
        ({"tot": dt.timedelta(days=43)}, "hooguit zes weken"),
        ({"tot": dt.timedelta(days=0)}, "al voorbij"),
        ({"door": "lev"}, "dezelfde organisatie"),
        ({"door": "politie"}, "twee verschillende"),
        ({"voor": "meldpunt"}, "heeft deze rol dan niet"),
    ],
)
def test_what_cannot_be_is_refused(
    kring: Kring, anders: dict[str, Any], woorden: str
) -> None:
    velden = {
        naam: getattr(kring, waarde)
        if isinstance(waarde, str)
        else klok.vandaag() + waarde
        for naam, waarde in anders.items()
    }

    with pytest.raises(organisatie_actions.KanNietVervangenError, match=woorden):
        replace_colleague(kring, **velden)

    assert not Vervanging.objects.exists()


def test_the_same_role_is_not_taken_over_twice(kring: Kring) -> None:
    replace_colleague(kring)

    with pytest.raises(organisatie_actions.KanNietVervangenError, match="al een"):
        replace_colleague(kring)


def test_a_partner_asks_for_own_colleagues_and_the_regie_agrees(
    kring: Kring, casus: Casus
) -> None:
    beheer = MedewerkerFactory(
        collegabeheer=True, organisatie=kring.politieorganisatie, verband=kring.verband
    )
    rij = replace_colleague(kring, by=actor_of(beheer))
    assert status_of(kring, kring.politie2, casus) == 404

    kring.client(kring.regisseur).post(
        reverse("casusoverleg:vervanging_goedkeuren", args=[rij.pk])
    )

    assert status_of(kring, kring.politie2, casus) == 200
