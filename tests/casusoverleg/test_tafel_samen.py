"""Chair and notulist at once: what the page asks by itself, and what it sends."""

from typing import Any

import pytest

from casusoverleg.models import Afspraak, Besluit
from tests.casusoverleg.tafelproef import Zitting, make_zitting
from tests.gedeeld import gedeeld

pytestmark = pytest.mark.django_db


@gedeeld
def zitting() -> Zitting:
    return make_zitting()


def _stand(zitting: Zitting, *, merk: str = "", punt: str = "") -> Any:
    client = zitting.kring.client(zitting.kring.regisseur)
    return client.get(
        f"{zitting.url}stand/",
        {"punt": punt or str(zitting.punt(1).pk)},
        headers={"if-none-match": merk},
    )


def test_nothing_new_is_told_without_a_page(zitting: Zitting) -> None:
    merk = _stand(zitting)["ETag"]

    antwoord = _stand(zitting, merk=merk)

    assert antwoord.status_code == 304
    assert antwoord.content == b""


def test_a_line_of_the_other_comes_with_the_next_question(zitting: Zitting) -> None:
    merk = _stand(zitting)["ETag"]
    zitting.leg_vast("Haalt haar van school.")

    antwoord = _stand(zitting, merk=merk)

    assert "Haalt haar van school." in antwoord.content.decode()


def test_a_page_at_another_item_is_told_so_and_shows_nothing(zitting: Zitting) -> None:
    antwoord = _stand(zitting, punt=str(zitting.punt(2).pk))

    assert antwoord.status_code == 204
    assert antwoord["HX-Trigger"] == "tafel-anders"


def test_a_partner_asks_nothing_of_the_table(zitting: Zitting) -> None:
    client = zitting.kring.client(zitting.kring.lev)

    assert client.get(f"{zitting.url}stand/").status_code == 403


def test_a_line_typed_at_an_item_that_ended_is_not_put_under_another(
    zitting: Zitting,
) -> None:
    eerste = str(zitting.punt(1).pk)
    zitting.post(doe="afronden", geen_vervolg="Alles loopt.")
    zitting.post(doe="bespreken", punt=str(zitting.punt(2).pk))

    antwoord = zitting.leg_vast("Hoorde bij de eerste.", punt=eerste)

    assert antwoord.status_code == 409
    assert "Hoorde bij de eerste." in antwoord.content.decode()
    assert not Afspraak.objects.filter(wat="Hoorde bij de eerste.").exists()


def test_an_old_afspraak_that_the_other_changed_is_not_overwritten(
    zitting: Zitting,
) -> None:
    rij = zitting.eerdere_afspraak()
    gezien = rij.versie
    zitting.post(
        doe="uitkomst",
        afspraak=str(rij.pk),
        uitkomst="niet",
        uiterlijk="morgen",
        versie=str(gezien),
    )

    antwoord = zitting.post(
        doe="uitkomst", afspraak=str(rij.pk), uitkomst="gedaan", versie=str(gezien)
    )

    assert antwoord.status_code == 409
    rij.refresh_from_db()
    assert rij.status == "open"


def test_the_line_is_said_back_with_its_day(zitting: Zitting) -> None:
    client = zitting.kring.client(zitting.kring.regisseur)
    velden = {
        "doe": "vastleggen",
        "soort": "afspraak",
        "organisatie": str(zitting.kring.levgroep.pk),
        "wat": "Brengt haar thuis",
        "uiterlijk": "over twee weken",
    }

    antwoord = client.post(zitting.url, velden, headers={"x-keten-regel": "1"})

    dag = Afspraak.objects.get(wat="Brengt haar thuis").uiterlijk
    assert f"{dag:%d-%m-%Y}" in antwoord.content.decode()


def test_an_error_of_the_line_alone_is_no_page(zitting: Zitting) -> None:
    client = zitting.kring.client(zitting.kring.regisseur)
    velden = {"doe": "vastleggen", "soort": "afspraak", "wat": "Zonder dag"}

    antwoord = client.post(zitting.url, velden, headers={"x-keten-regel": "1"})

    assert antwoord.status_code == 422
    assert "<html" not in antwoord.content.decode()


def test_what_waited_for_the_network_says_so(zitting: Zitting) -> None:
    zitting.leg_vast("Zij is thuis gezien.", soort="informatie", achteraf="1")

    assert Besluit.objects.get(tekst="Zij is thuis gezien.").achteraf


@pytest.mark.parametrize(
    ("getypt", "staat"), [("morgen", "-"), ("onzin", "ken ik niet"), ("", "")]
)
def test_a_date_is_said_back(zitting: Zitting, getypt: str, staat: str) -> None:
    client = zitting.kring.client(zitting.kring.regisseur)

    antwoord = client.get("/overleggen/datum/", {"uiterlijk": getypt})

    assert staat in antwoord.content.decode()


def test_what_was_recorded_is_read_aloud_first(zitting: Zitting) -> None:
    zitting.leg_vast("Koopt een fiets.")
    client = zitting.kring.client(zitting.kring.regisseur)

    pagina = client.get(zitting.url, {"voorlezen": "1"}).content.decode()

    assert "Klopt, rond af" in pagina
