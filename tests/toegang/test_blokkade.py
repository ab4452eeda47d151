"""Kept away from a matter by oneself: nothing of it is left anywhere."""

import pytest
from django.core import mail

from casusoverleg.actions import blokkade as actions
from casusoverleg.actions import deelname
from casusoverleg.models import Afspraak, CasusDeelname
from keten.kern import klok
from keten.personen.models import Persoon
from keten.toegang import objectrechten
from keten.toegang.models import Blokkade
from keten.toegang.uitzonderingen import read_geblokkeerd, read_weggehouden
from signalen import actions as signaal_actions
from signalen.notifications import send_acuut
from tests.casusoverleg.kast import Kast, make_kast
from tests.factories import MedewerkerFactory
from tests.gedeeld import gedeeld
from tests.rollen import actor_of, make_signaal
from tests.toegang.gesloten import blokkeer, bronnen, dienst, meld, prive, traces

pytestmark = pytest.mark.django_db


@gedeeld
def kast() -> Kast:
    return make_kast()


# Ik ken deze persoon privé


def test_before_it_a_professional_finds_the_casus_in_many_places(kast: Kast) -> None:
    assert {"/casussen/", "zoeken C"} <= traces(kast.browser("politie"), kast.casus)


@pytest.mark.parametrize("soort", ["casus", "betrokkene"])
def test_after_one_click_nothing_of_the_casus_is_left(kast: Kast, soort: str) -> None:
    kast.add_afspraak(organisatie=kast.kring.politieorganisatie)
    pk = kast.casus.betrokkenen.get().pk if soort == "betrokkene" else kast.casus.pk

    answer = meld(kast, "politie", soort, pk)

    assert answer.status_code == 302
    assert kast.get("politie", "casus").status_code == 404
    assert traces(kast.browser("politie"), kast.casus) == set()


def test_who_sent_the_signaal_in_and_knows_somebody_loses_the_whole_chain(
    kast: Kast,
) -> None:
    melding, signaal = bronnen(kast.casus)

    meld(kast, "lev", "signaal", signaal.pk)

    browser = kast.browser("lev")
    codes = [
        browser.get(rij.get_absolute_url()).status_code
        for rij in (signaal, melding, kast.casus)
    ]
    assert codes == [404, 404, 404]
    assert traces(browser, kast.casus) == set()


@pytest.mark.parametrize("soort", ["signaal", "melding"])
def test_the_meldpunt_that_knows_somebody_reads_no_more_of_it(
    kast: Kast, soort: str
) -> None:
    melding, signaal = bronnen(kast.casus)
    pk = melding.pk if soort == "melding" else signaal.pk

    meld(kast, "meldpunt", soort, pk)

    assert traces(kast.browser("meldpunt"), kast.casus) == set()


def test_a_person_of_a_closed_matter_is_not_found_by_name_either(kast: Kast) -> None:
    melding, _ = bronnen(kast.casus)
    before = Persoon.objects.visible_to(kast.by("meldpunt")).count()

    meld(kast, "meldpunt", "melding", melding.pk)

    assert before == 1
    assert not Persoon.objects.visible_to(kast.by("meldpunt")).exists()


def test_a_colleague_keeps_seeing_it(kast: Kast) -> None:
    meld(kast, "politie", "casus", kast.casus.pk)

    assert kast.get("lev", "casus").status_code == 200


def test_the_page_says_who_can_turn_it_back(kast: Kast) -> None:
    page = kast.browser("politie").get(prive("casus", kast.casus.pk)).text

    assert "Vraag het de trajectregisseur" in page


def test_who_directs_alone_is_warned_first(kast: Kast) -> None:
    page = kast.browser("regisseur").get(prive("casus", kast.casus.pk)).text

    assert "Er is geen andere trajectregisseur" in page


@pytest.mark.parametrize("soort", ["casus", "betrokkene", "melding", "signaal"])
def test_a_stranger_reports_nothing_and_learns_nothing(kast: Kast, soort: str) -> None:
    answer = meld(kast, "vreemde", soort, kast.casus.pk)

    assert answer.status_code == 404
    assert not Blokkade.objects.exists()


def test_twice_is_once(kast: Kast) -> None:
    meld(kast, "politie", "casus", kast.casus.pk)

    again = meld(kast, "politie", "casus", kast.casus.pk)

    assert again.status_code == 404
    assert Blokkade.objects.count() == 1


def test_it_beats_what_is_opened_later(kast: Kast) -> None:
    meld(kast, "politie", "casus", kast.casus.pk)

    answer = kast.post(
        "regisseur",
        kast.url("deelnemer_toevoegen"),
        wie=dienst(kast, "politie"),
        rol="uitvoerder",
        noodzaak="Kent de wijk.",
    )

    assert answer.status_code == 422
    with pytest.raises(deelname.NietDeelnemendError):
        deelname.add_deelnemer(
            kast.casus,
            organisatie=kast.kring.politieorganisatie,
            medewerker=kast.kring.politie,
            rol="uitvoerder",
            noodzaak="Kent de wijk.",
            by=kast.by("regisseur"),
        )


# What rested on this person


def test_a_casus_loses_its_casusregisseur_and_the_trajectregisseur_hears(
    kast: Kast,
) -> None:
    meld(kast, "lev", "casus", kast.casus.pk)

    page = kast.browser("regisseur").get("/").text
    kast.casus.refresh_from_db()
    assert kast.casus.casusregisseur_id is None
    assert "Casus zonder casusregisseur" in page


def test_an_afspraak_stays_with_the_organisation(kast: Kast) -> None:
    collega = MedewerkerFactory(
        professional=True, organisatie=kast.kring.levgroep, verband=kast.kring.verband
    )
    deelname.add_deelnemer(
        kast.casus,
        organisatie=kast.kring.levgroep,
        medewerker=collega,
        rol="uitvoerder",
        noodzaak="Vangt op.",
        by=kast.by("regisseur"),
    )
    afspraak = kast.add_afspraak(medewerker=kast.kring.lev)

    meld(kast, "lev", "casus", kast.casus.pk)

    afspraak.refresh_from_db()
    assert afspraak.medewerker_id is None
    assert "Gaat twee keer per week langs." in kast.kring.client(collega).get("/").text
    assert "Afspraak zonder" not in kast.browser("regisseur").get("/").text


def test_an_afspraak_of_which_nobody_is_left_is_a_task(kast: Kast) -> None:
    kast.add_afspraak(organisatie=kast.kring.politieorganisatie)

    meld(kast, "politie", "casus", kast.casus.pk)

    assert (
        "Afspraak zonder medewerker: Politie" in kast.browser("regisseur").get("/").text
    )


def test_the_history_says_no_more_than_that_somebody_left(kast: Kast) -> None:
    blokkeer(kast, reden="Is een nicht.")

    page = kast.html("lev", "casus_tijdlijn")

    assert "Neemt niet meer deel." in page
    assert "nicht" not in page
    assert "lokkade" not in page


def test_a_signaal_goes_back_to_the_whole_meldpunt(kast: Kast) -> None:
    signaal = make_signaal(kast.kring)
    signaal_actions.pick_up(signaal, by=kast.by("meldpunt"))
    ander = MedewerkerFactory(
        meldpunt=True, organisatie=kast.kring.gemeente, verband=kast.kring.verband
    )

    meld(kast, "meldpunt", "signaal", signaal.pk)

    page = kast.kring.client(ander).get("/").text
    assert signaal.nummer in page
    assert "op niemands naam" in page


def test_rights_on_the_casus_go_too(kast: Kast) -> None:
    meld(kast, "lev", "casus", kast.casus.pk)

    held = objectrechten.held(kast.casus, medewerker_id=kast.kring.lev.pk)
    assert held == frozenset()


# Mail


def test_who_is_kept_away_from_an_acute_signaal_gets_no_mail(kast: Kast) -> None:
    signaal = make_signaal(kast.kring, acuut=True)
    meld(kast, "meldpunt", "signaal", signaal.pk)

    send_acuut(signaal_id=signaal.pk, medewerker_id=kast.kring.meldpunt.pk)

    assert not mail.outbox


# The rule both ways


def test_both_ways_of_asking_agree(kast: Kast) -> None:
    melding, signaal = bronnen(kast.casus)
    betrokkene = kast.casus.betrokkenen.get()
    wie = [MedewerkerFactory() for _ in range(4)]
    soorten = zip(
        wie,
        ("signaal", "melding", "casus", "persoon"),
        (signaal.pk, melding.pk, kast.casus.pk, betrokkene.persoon_id),
        strict=True,
    )
    for medewerker, soort, pk in soorten:
        actions.report_bekend(
            soort=soort,
            object_id=pk,
            verband_id=kast.kring.verband.pk,
            by=actor_of(medewerker),
        )

    weg = read_weggehouden(
        kast.casus.pk, melding_id=kast.casus.melding_id, today=klok.vandaag()
    )

    assert weg == {rij.pk for rij in wie}
    for rij in wie:
        assert kast.casus.pk in read_geblokkeerd(rij.pk, today=klok.vandaag())


def test_an_ended_participation_is_not_opened_by_a_later_person(kast: Kast) -> None:
    """Who is kept away from a person, and took part, goes when that person comes."""
    betrokkene = kast.casus.betrokkenen.get()
    actions.report_bekend(
        soort="persoon",
        object_id=betrokkene.persoon_id,
        verband_id=kast.kring.verband.pk,
        by=kast.by("politie"),
    )

    rij = CasusDeelname.objects.get(medewerker=kast.kring.politie)
    assert rij.tot == klok.vandaag()
    assert Afspraak.objects.filter(medewerker=kast.kring.politie).count() == 0
