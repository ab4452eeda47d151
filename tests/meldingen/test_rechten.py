"""Who opens which page: the right, the record, and the stranger."""

import pytest
from django.test import Client
from django.urls import reverse

from meldingen import actions
from meldingen.models import Melding
from signalen.models import Signaal
from tests.factories import MedewerkerFactory
from tests.rollen import Kring, actor_of, make_melding, make_persoon

LIJSTEN = ["meldingen:meldingen", "meldingen:melding_nieuw"]
VAN_SIGNAAL = [
    "meldingen:melding_uit_signaal",
    "meldingen:melding_aansluiten",
    "meldingen:panel_voor_signaal",
]
VAN_MELDING = [
    "meldingen:melding",
    "meldingen:melding_wijzigen",
    "meldingen:betrokkene_toevoegen",
]
VAN_BETROKKENE = ["meldingen:betrokkene_wijzigen", "meldingen:betrokkene_ontkoppelen"]


def _nieuw(kring: Kring) -> Melding:
    """Registered by the professional of LEV, as aanmelder."""
    persoon = make_persoon(by=kring.lev, roepnaam="Eigen", geslachtsnaam="Invoer")
    return actions.register_melding(
        verband_id=kring.verband.pk,
        by=actor_of(kring.lev),
        type=Signaal.Type.ANDERS,
        aanleiding="Mijn eigen woorden.",
        doel="Mijn doel.",
        weet_betrokkene="Weet ervan.",
        betrokkenen=[(persoon, "slachtoffer")],
    )


@pytest.mark.parametrize("naam", LIJSTEN)
def test_the_lists_ask_a_right(kring: Kring, naam: str) -> None:
    beheer = MedewerkerFactory(
        beheer=True, organisatie=kring.gemeente, verband=kring.verband
    )

    assert Client().get(reverse(naam)).status_code == 302
    assert kring.client(beheer).get(reverse(naam)).status_code == 403
    assert kring.client(kring.lev).get(reverse(naam)).status_code == 200


@pytest.mark.parametrize("wie", ["politie", "vreemde"])
@pytest.mark.parametrize("naam", VAN_MELDING)
def test_a_stranger_does_not_learn_that_a_melding_exists(
    kring: Kring, melding: Melding, naam: str, wie: str
) -> None:
    vreemde = kring.client(getattr(kring, wie))

    assert vreemde.get(reverse(naam, args=[melding.pk])).status_code == 404


@pytest.mark.parametrize("naam", VAN_SIGNAAL)
def test_a_stranger_does_not_learn_that_a_signaal_exists(
    kring: Kring, signaal: Signaal, naam: str
) -> None:
    vreemde = kring.client(kring.vreemde)

    assert vreemde.get(reverse(naam, args=[signaal.pk])).status_code == 404


@pytest.mark.parametrize("wie", ["politie", "vreemde", "lev"])
@pytest.mark.parametrize("naam", VAN_BETROKKENE)
def test_who_did_not_write_a_person_down_does_not_see_that_person(
    kring: Kring, melding: Melding, naam: str, wie: str
) -> None:
    rij = melding.betrokkenen.get()
    ander = kring.client(getattr(kring, wie))

    assert ander.get(reverse(naam, args=[rij.pk])).status_code == 404


@pytest.mark.parametrize(
    "naam", ["meldingen:melding_uit_signaal", "meldingen:melding_aansluiten"]
)
def test_only_the_meldpunt_makes_a_melding_of_a_signaal(
    lev: Client, meldpunt: Client, signaal: Signaal, naam: str
) -> None:
    url = reverse(naam, args=[signaal.pk])

    assert lev.get(url).status_code == 403
    assert meldpunt.get(url).status_code == 200


def test_only_the_meldpunt_tells_the_melder(
    lev: Client, meldpunt: Client, melding: Melding
) -> None:
    url = reverse("meldingen:melding_terugkoppelen", args=[melding.pk])

    assert lev.post(url, {"tekst": "Hallo."}).status_code == 403
    assert meldpunt.get(url).status_code == 200


def test_the_melder_of_a_signaal_sees_how_it_goes_and_not_what_is_noted(
    kring: Kring, lev: Client, melding: Melding
) -> None:
    by = actor_of(kring.meldpunt)
    vers = actions.start_screening(melding, by=by)
    actions.declare_onjuist_geadresseerd(vers, by=by, reden="Hoort bij de buren.")
    actions.give_terugkoppeling(vers, by=by, tekst="U hoort van een andere gemeente.")

    pagina = lev.get(melding.get_absolute_url()).text

    assert "U hoort van een andere gemeente." in pagina
    assert "Onjuist geadresseerd" in pagina
    for geheim in (
        *(melding.aanleiding, melding.doel, melding.weet_betrokkene),
        *("Proefnaam", "Hoort bij de buren."),
    ):
        assert geheim not in pagina


def test_a_word_does_not_tell_the_melder_what_is_noted(
    lev: Client, meldpunt: Client, melding: Melding
) -> None:
    for client, gevonden in ((lev, 0), (meldpunt, 1)):
        antwoord = client.post("/meldingen/", {"woord": "signaal binnen"})
        pagina = client.get(antwoord.headers["Location"]).context["pagina"]
        assert len(pagina.rijen) == gevonden


def test_who_registered_a_melding_sees_the_own_words_and_people(
    kring: Kring, lev: Client
) -> None:
    melding = _nieuw(kring)
    extra = make_persoon(by=kring.meldpunt, roepnaam="Later", geslachtsnaam="Gevonden")
    by = actor_of(kring.meldpunt)
    actions.add_betrokkene(melding, persoon=extra, rol="pleger", by=by)

    pagina = lev.get(melding.get_absolute_url()).text

    assert "Mijn eigen woorden." in pagina
    assert "Eigen Invoer" in pagina
    assert "Later Gevonden" not in pagina


def test_the_author_corrects_until_the_meldpunt_starts(
    kring: Kring, lev: Client
) -> None:
    melding = _nieuw(kring)
    url = reverse("meldingen:betrokkene_toevoegen", args=[melding.pk])
    assert lev.get(url).status_code == 200

    actions.start_screening(melding, by=actor_of(kring.meldpunt))

    assert lev.get(url).status_code == 403


def test_the_melder_of_a_signaal_does_not_change_the_melding(
    lev: Client, melding: Melding
) -> None:
    url = reverse("meldingen:melding_wijzigen", args=[melding.pk])

    assert lev.get(url).status_code == 403


def test_the_meldpunt_is_told_that_a_person_of_a_professional_may_be_known(
    kring: Kring, lev: Client, meldpunt: Client
) -> None:
    bekend = make_persoon(by=kring.meldpunt, roepnaam="Eigen", geslachtsnaam="Invoerr")
    ouder = make_melding(kring, persoon=bekend)
    melding = _nieuw(kring)

    pagina = meldpunt.get(melding.get_absolute_url()).text

    assert "lijkt op iemand die bekend is" in pagina
    assert ouder.nummer in pagina
    assert "lijkt op iemand" not in lev.get(melding.get_absolute_url()).text
