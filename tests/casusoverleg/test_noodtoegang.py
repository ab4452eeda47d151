"""Noodtoegang: one casus for some hours, to read and nothing else."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from casusoverleg.actions import noodtoegang
from casusoverleg.models import Casus, InformatieElement
from keten.kern import klok
from keten.toegang.models import Blokkade, Noodtoegang, Weigering
from tests.casusoverleg.noodkring import FEIT, ask, make_open_casus, opened
from tests.factories import BlokkadeFactory, RoltoekenningFactory
from tests.gedeeld import gedeeld
from tests.rollen import Kring, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def casus(kring: Kring) -> Casus:
    return make_open_casus(kring)


def pages_of(casus: Casus) -> list[str]:
    namen = (
        *("casus", "casus_afspraken", "casus_betrokkenen", "casus_deelnemers"),
        *("casus_informatie", "casus_verslagen", "casus_tijdlijn"),
    )
    return [reverse(f"casusoverleg:{naam}", args=[casus.pk]) for naam in namen]


def test_the_meldpunt_reads_every_page_of_the_casus(kring: Kring, casus: Casus) -> None:
    opened(kring, casus)
    client = kring.client(kring.meldpunt)

    antwoorden = [client.get(adres) for adres in pages_of(casus)]

    assert {a.status_code for a in antwoorden} == {200}
    assert all("Noodtoegang tot" in a.text for a in antwoorden)
    assert any(FEIT in a.text for a in antwoorden)
    assert any("Proefnaam" in a.text for a in antwoorden)


def test_without_it_the_meldpunt_reads_nothing(kring: Kring, casus: Casus) -> None:
    client = kring.client(kring.meldpunt)

    assert {client.get(adres).status_code for adres in pages_of(casus)} == {403}


def test_it_opens_one_casus_and_no_other(kring: Kring, casus: Casus) -> None:
    ander = make_casus(kring)
    opened(kring, casus)

    antwoord = kring.client(kring.meldpunt).get(ander.get_absolute_url())

    assert antwoord.status_code == 404


def test_the_own_pages_of_the_meldpunt_keep_working(kring: Kring, casus: Casus) -> None:
    opened(kring, casus)
    client = kring.client(kring.meldpunt)

    for adres in ("/", "/signalen/", "/meldingen/", "/noodtoegang/"):
        assert client.get(adres).status_code == 200
    assert casus.melding is not None
    assert client.get(casus.melding.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("rol", ["", "partnerprofessional"])
def test_nothing_is_written_and_nothing_leaves(
    kring: Kring, casus: Casus, rol: str
) -> None:
    """Also for who may write elsewhere."""
    if rol:
        RoltoekenningFactory(
            medewerker=kring.meldpunt, rol=rol, samenwerkingsverband=kring.verband
        )
    opened(kring, casus)
    client = kring.client(kring.meldpunt)
    namen = (
        *("casus_afdruk", "casus_wijzigen", "deelnemer_toevoegen"),
        *("betrokkene_toevoegen", "informatie_toevoegen", "afspraak_voorstellen"),
        *("agendapunt_voorstellen", "casusregisseur_aanwijzen"),
    )

    for naam in namen:
        adres = reverse(f"casusoverleg:{naam}", args=[casus.pk])
        assert client.get(adres).status_code == 403, naam
        assert client.post(adres, {}).status_code in {403, 405}, naam
    informatie = InformatieElement.objects.get()
    for naam in ("informatie_wijzigen", "informatie_intrekken"):
        adres = reverse(f"casusoverleg:{naam}", args=[informatie.pk])
        assert client.post(adres, {"reden": "x"}).status_code == 403, naam
    if rol:
        pagina = client.get(casus.get_absolute_url()).text
        for knop in ("Informatie toevoegen", "Afdruk", "Zet op de agenda"):
            assert knop not in pagina


def test_it_ends_by_itself(kring: Kring, casus: Casus) -> None:
    rij = opened(kring, casus)
    assert rij.tot - rij.van == dt.timedelta(hours=1)

    with klok.op_moment(rij.tot + dt.timedelta(seconds=1)):
        antwoord = kring.client(kring.meldpunt).get(casus.get_absolute_url())

    assert antwoord.status_code == 403


@pytest.mark.parametrize("wie", ["meldpunt", "regisseur"])
def test_it_ends_at_once(kring: Kring, casus: Casus, wie: str) -> None:
    rij = opened(kring, casus)
    adres = reverse("casusoverleg:noodtoegang_beeindigen", args=[rij.pk])

    assert kring.client(getattr(kring, wie)).post(adres).status_code == 302

    na = kring.client(kring.meldpunt).get(casus.get_absolute_url())
    assert na.status_code == 403


@pytest.mark.parametrize("wie", ["lev", "politie", "vreemde"])
def test_nobody_else_ends_it(kring: Kring, casus: Casus, wie: str) -> None:
    rij = opened(kring, casus)
    adres = reverse("casusoverleg:noodtoegang_beeindigen", args=[rij.pk])

    assert kring.client(getattr(kring, wie)).post(adres).status_code in {403, 404}

    rij.refresh_from_db()
    assert rij.tot > klok.nu()


def test_it_ends_with_the_role(kring: Kring, casus: Casus) -> None:
    opened(kring, casus)
    kring.meldpunt.roltoekenningen.update(tot=klok.vandaag())

    antwoord = kring.client(kring.meldpunt).get(casus.get_absolute_url())

    assert antwoord.status_code == 403


@pytest.mark.parametrize("wie", ["regisseur", "lev", "politie2", "vreemde"])
def test_nobody_else_has_it(kring: Kring, casus: Casus, wie: str) -> None:
    antwoord = ask(kring, getattr(kring, wie), casus.nummer)

    assert antwoord.status_code == 403
    assert not Noodtoegang.objects.exists()


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("reden", "Te kort."), ("reden", " " * 40), ("uren", "5"), ("uren", "0")]
    + [("nummer", "")],
)
def test_what_is_filled_in_wrong_opens_nothing(
    kring: Kring, casus: Casus, veld: str, waarde: str
) -> None:
    antwoord = ask(kring, kring.meldpunt, casus.nummer, **{veld: waarde})

    assert antwoord.status_code == 422
    assert not Noodtoegang.objects.exists()


@pytest.mark.parametrize("grond", ["klacht", ""])
def test_the_ground_of_another_opens_nothing(
    kring: Kring, casus: Casus, grond: str
) -> None:
    assert ask(kring, kring.meldpunt, casus.nummer, grond).status_code == 422
    assert not Noodtoegang.objects.exists()


def _shape(tekst: str, nummer: str) -> str:
    """The answer without what differs between any two pages."""
    tekst = re.sub(r'name="(csrfmiddlewaretoken|indiening|schrijver)"[^>]*', "", tekst)
    return re.sub(r'"X-CSRFToken": "\w+"', "", tekst).replace(nummer, "N")


def test_one_answer_for_every_number_that_does_not_open(
    kring: Kring, casus: Casus
) -> None:
    BlokkadeFactory(
        medewerker=kring.meldpunt,
        soort=Blokkade.Soort.CASUS,
        object_id=casus.pk,
        samenwerkingsverband_id=kring.verband.pk,
    )
    antwoorden = {
        (a.status_code, _shape(a.text, nummer))
        for nummer in (casus.nummer, "CO-26-0000", "Proefje Proefnaam")
        for a in [ask(kring, kring.meldpunt, nummer)]
    }

    assert len(antwoorden) == 1
    assert not Noodtoegang.objects.exists()
    regels = Weigering.objects.filter(actie=noodtoegang.OPENEN)
    assert regels.count() == 3
    assert not regels.exclude(object_id=None).exists()


def test_a_casus_of_others_does_not_open(kring: Kring, casus: Casus) -> None:
    elders = RoltoekenningFactory(
        medewerker=kring.vreemde,
        rol="meldpuntmedewerker",
        samenwerkingsverband=kring.vreemde.roltoekenningen.get().samenwerkingsverband,
    )

    antwoord = ask(kring, elders.medewerker, casus.nummer)

    assert antwoord.status_code == 409
    assert not Noodtoegang.objects.exists()


def test_guessing_numbers_stops_within_the_hour(kring: Kring, casus: Casus) -> None:
    for _ in range(noodtoegang.POGINGEN_PER_UUR):
        ask(kring, kring.meldpunt, "CO-26-0000")

    antwoord = ask(kring, kring.meldpunt, casus.nummer)

    assert antwoord.status_code == 409
    assert "te vaak" in antwoord.text
    assert not Noodtoegang.objects.exists()


def test_a_blockade_afterwards_shuts_it(kring: Kring, casus: Casus) -> None:
    opened(kring, casus)
    BlokkadeFactory(
        medewerker=kring.meldpunt,
        soort=Blokkade.Soort.CASUS,
        object_id=casus.pk,
        samenwerkingsverband_id=kring.verband.pk,
    )

    antwoord = kring.client(kring.meldpunt).get(casus.get_absolute_url())

    assert antwoord.status_code == 404
