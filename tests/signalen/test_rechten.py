"""Who opens which page: the right, the record, and the stranger."""

import pytest
from django.test import Client
from django.urls import reverse

from keten.toegang.models import Weigering
from signalen import actions
from signalen.models import Signaal
from tests.factories import MedewerkerFactory
from tests.rollen import Kring, actor_of

LIJSTEN = ("signalen:signalen", "signalen:signaal_nieuw")
RECORD = ("signalen:signaal", "signalen:signaal_wijzigen", "signalen:signaal_aanvullen")
ACTIES = (
    *("indienen", "intrekken", "oppakken", "alleen-advies", "ongedaan-maken"),
    *("niet-bevestigd-voorstellen", "niet-bevestigd", "voorstel-afwijzen"),
)


def _move(signaal: Signaal, actie: str) -> str:
    return reverse("signalen:signaal_handeling", args=[signaal.pk, actie])


@pytest.mark.parametrize("naam", [*LIJSTEN, "signalen:signaal_telefoon"])
def test_who_is_not_logged_in_is_sent_to_the_login(kring: Kring, naam: str) -> None:
    antwoord = Client().get(reverse(naam))

    assert antwoord.status_code == 302
    assert antwoord.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("naam", [*LIJSTEN, "signalen:signaal_telefoon"])
def test_who_manages_the_system_opens_nothing(kring: Kring, naam: str) -> None:
    beheer = MedewerkerFactory(
        beheer=True, organisatie=kring.gemeente, verband=kring.verband
    )

    assert kring.client(beheer).get(reverse(naam)).status_code == 403


@pytest.mark.parametrize("naam", LIJSTEN)
def test_a_professional_opens_the_list_and_the_form(lev: Client, naam: str) -> None:
    assert lev.get(reverse(naam)).status_code == 200


def test_only_the_meldpunt_writes_down_what_was_told_on_the_telephone(
    lev: Client, meldpunt: Client
) -> None:
    url = reverse("signalen:signaal_telefoon")

    assert lev.get(url).status_code == 403
    assert meldpunt.get(url).status_code == 200


@pytest.mark.parametrize("wie", ["politie", "vreemde"])
@pytest.mark.parametrize("naam", RECORD)
def test_a_stranger_does_not_learn_that_it_exists(
    kring: Kring, signaal: Signaal, naam: str, wie: str
) -> None:
    vreemde = kring.client(getattr(kring, wie))

    assert vreemde.get(reverse(naam, args=[signaal.pk])).status_code == 404


@pytest.mark.parametrize("wie", ["politie", "vreemde"])
@pytest.mark.parametrize("actie", ACTIES)
def test_a_stranger_moves_nothing(
    kring: Kring, signaal: Signaal, actie: str, wie: str
) -> None:
    vreemde = kring.client(getattr(kring, wie))

    antwoord = vreemde.post(_move(signaal, actie), {"versie": 1, "reden": "Zomaar."})

    assert antwoord.status_code == 404
    signaal.refresh_from_db()
    assert signaal.status == "ingediend"


def test_the_melder_does_not_judge_the_own_signaal(
    lev: Client, signaal: Signaal
) -> None:
    antwoord = lev.post(_move(signaal, "oppakken"), {"versie": signaal.versie})

    assert antwoord.status_code == 403
    weigering = Weigering.objects.get()
    assert weigering.actie == "signalen:signaal_handeling"


def test_the_meldpunt_does_not_see_a_concept(kring: Kring, meldpunt: Client) -> None:
    concept = actions.begin_signaal(
        verband_id=kring.verband.pk,
        by=actor_of(kring.lev),
        type=Signaal.Type.ANDERS,
        feiten="Nog niet af.",
    )

    assert meldpunt.get(concept.get_absolute_url()).status_code == 404
    lijst = meldpunt.get(reverse("signalen:signalen"))
    assert concept.nummer not in lijst.text


def test_a_move_that_does_not_exist_is_not_found(
    meldpunt: Client, signaal: Signaal
) -> None:
    assert meldpunt.get(_move(signaal, "weggooien")).status_code == 404


def test_the_second_pair_of_eyes_is_another_pair(
    kring: Kring, signaal: Signaal
) -> None:
    regie = actor_of(kring.regisseur)
    vers = actions.pick_up(signaal, by=regie)
    vers = actions.propose_niet_bevestigd(vers, by=regie, reden="Was een misverstand.")
    regisseur = kring.client(kring.regisseur)

    antwoord = regisseur.post(
        _move(vers, "niet-bevestigd"), {"versie": vers.versie, "reden": "Akkoord."}
    )

    assert antwoord.status_code == 403
    vers.refresh_from_db()
    assert vers.status == "in_beoordeling"


def test_the_melder_does_not_read_why_the_meldpunt_doubts(
    kring: Kring, lev: Client, meldpunt: Client, signaal: Signaal
) -> None:
    by = actor_of(kring.meldpunt)
    vers = actions.pick_up(signaal, by=by)
    actions.propose_niet_bevestigd(vers, by=by, reden="Dit klopt niet volgens ons.")

    assert "Dit klopt niet volgens ons." in meldpunt.get(vers.get_absolute_url()).text
    assert "Dit klopt niet" not in lev.get(vers.get_absolute_url()).text


def test_the_meldpunt_does_not_change_the_words_of_a_melder(
    meldpunt: Client, signaal: Signaal
) -> None:
    url = reverse("signalen:signaal_wijzigen", args=[signaal.pk])

    assert meldpunt.get(url).status_code == 403
