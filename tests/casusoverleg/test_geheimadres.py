"""A geheim adres: set by who leads, for who is named, for a minute."""

import uuid

import pytest
from django.urls import reverse

from casusoverleg.actions import deelname
from casusoverleg.models import Casus, CasusBetrokkene, CasusDeelname
from keten.kern.models import Statuswissel
from keten.kern.versleuteld import NAAM, make_sleutel
from keten.organisaties.models import Medewerker
from keten.personen.models import GeheimAdres
from keten.toegang import sessie
from tests.casusoverleg.adreskring import (
    ADRES,
    MERK,
    REDEN,
    betrokkene_of,
    name,
    set_adres,
    show,
    url,
)
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def casus(kring: Kring) -> Casus:
    return make_casus(kring)


@gedeeld
def betrokkene(casus: Casus) -> CasusBetrokkene:
    return betrokkene_of(casus)


@gedeeld
def adres(kring: Kring, betrokkene: CasusBetrokkene) -> GeheimAdres:
    return set_adres(kring, betrokkene)


@pytest.mark.parametrize("wie", ["lev", "regisseur"])
def test_who_leads_and_who_directs_write_it_down(
    kring: Kring, betrokkene: CasusBetrokkene, wie: str
) -> None:
    adres = url("geheim_adres", betrokkene, "woonadres")

    antwoord = kring.client(getattr(kring, wie)).post(adres, {"geheim": ADRES})

    assert antwoord.status_code == 302
    assert GeheimAdres.objects.get().soort == "woonadres"


@pytest.mark.parametrize(
    ("wie", "status"),
    [("politie", 403), ("politie2", 404), ("vreemde", 404), ("meldpunt", 403)],
)
def test_others_do_not(
    kring: Kring, betrokkene: CasusBetrokkene, wie: str, status: int
) -> None:
    adres = url("geheim_adres", betrokkene, "woonadres")

    antwoord = kring.client(getattr(kring, wie)).post(adres, {"geheim": ADRES})

    assert antwoord.status_code == status
    assert not GeheimAdres.objects.exists()


def test_who_is_named_sees_it_once(
    kring: Kring, casus: Casus, betrokkene: CasusBetrokkene, adres: GeheimAdres
) -> None:
    name(kring, adres, casus, kring.politie)

    antwoord = show(kring, kring.politie, betrokkene)

    assert MERK in antwoord.text
    assert antwoord["Cache-Control"] == "no-store"
    assert antwoord["Refresh"].startswith("60;")
    rij = Statuswissel.objects.get(object_id=adres.pk, actie="getoond")
    assert (rij.door_id, rij.reden) == (kring.politie.pk, REDEN)


def test_a_reload_asks_again(
    kring: Kring, betrokkene: CasusBetrokkene, adres: GeheimAdres
) -> None:
    client = kring.client(kring.lev)
    pad = url("geheim_adres_tonen", betrokkene, "opvang")
    velden = {"reden": REDEN, "indiening": str(uuid.uuid4())}
    assert MERK in client.post(pad, velden).text

    antwoord = client.post(pad, velden)

    assert antwoord.status_code == 302
    assert MERK not in client.get(pad).text
    assert Statuswissel.objects.filter(actie="getoond").count() == 1


def test_without_a_reason_it_is_not_shown(
    kring: Kring, betrokkene: CasusBetrokkene, adres: GeheimAdres
) -> None:
    pad = url("geheim_adres_tonen", betrokkene, "opvang")

    antwoord = kring.client(kring.lev).post(
        pad, {"reden": " ", "indiening": str(uuid.uuid4())}
    )

    assert antwoord.status_code == 422
    assert MERK not in antwoord.text


def test_who_did_not_confirm_lately_does_so_first(
    kring: Kring, betrokkene: CasusBetrokkene, adres: GeheimAdres
) -> None:
    client = kring.client(kring.lev)
    later = client.session
    later[sessie._BEVESTIGD] = 0
    later.save()

    antwoord = client.post(
        url("geheim_adres_tonen", betrokkene, "opvang"),
        {"reden": REDEN, "indiening": str(uuid.uuid4())},
    )

    assert antwoord.status_code == 302
    assert reverse("bevestigen") in antwoord["Location"]


@pytest.mark.parametrize(
    ("wie", "status"),
    [("regisseur", 403), ("politie", 403), ("politie2", 404), ("vreemde", 404)],
)
def test_who_is_not_named_does_not_see_it(
    kring: Kring, betrokkene: CasusBetrokkene, adres: GeheimAdres, wie: str, status: int
) -> None:
    antwoord = show(kring, getattr(kring, wie), betrokkene)

    assert antwoord.status_code == status
    assert MERK not in antwoord.text


def test_noodtoegang_does_not_open_it(
    kring: Kring, casus: Casus, betrokkene: CasusBetrokkene, adres: GeheimAdres
) -> None:
    nood = {"nummer": casus.nummer, "grond": "gevaar", "uren": "1", "reden": REDEN}
    client = kring.client(kring.meldpunt)
    assert client.post("/noodtoegang/openen/", nood).status_code == 302

    assert show(kring, kring.meldpunt, betrokkene).status_code == 403
    assert client.get(url("geheime_adressen", betrokkene)).status_code == 403


def test_only_who_directs_names_somebody(
    kring: Kring, casus: Casus, betrokkene: CasusBetrokkene, adres: GeheimAdres
) -> None:
    pad = url("geheim_adres_inzage", betrokkene, "opvang")
    velden = {"wie": str(kring.politie.pk), "reden": "Gaat er langs."}
    assert kring.client(kring.lev).post(pad, velden).status_code == 403

    assert kring.client(kring.regisseur).post(pad, velden).status_code == 302

    assert MERK in show(kring, kring.politie, betrokkene).text


def test_nobody_is_named_who_is_not_on_the_casus(
    kring: Kring, betrokkene: CasusBetrokkene, adres: GeheimAdres
) -> None:
    pad = url("geheim_adres_inzage", betrokkene, "opvang")

    antwoord = kring.client(kring.regisseur).post(
        pad, {"wie": str(kring.politie2.pk), "reden": "Gaat er langs."}
    )

    assert antwoord.status_code == 422


def test_it_ends_with_the_place_on_the_casus(
    kring: Kring, casus: Casus, betrokkene: CasusBetrokkene, adres: GeheimAdres
) -> None:
    name(kring, adres, casus, kring.politie)
    plaats = CasusDeelname.objects.get(casus=casus, medewerker=kring.politie)
    deelname.end_deelnemer(plaats, reden="Klaar.", by=actor_of(kring.regisseur))

    assert show(kring, kring.politie, betrokkene).status_code == 404
    # Named again on the casus, not named again for the address.
    deelname.add_deelnemer(
        casus,
        organisatie=kring.politieorganisatie,
        medewerker=kring.politie,
        rol="uitvoerder",
        noodzaak="Toch weer.",
        by=actor_of(kring.regisseur),
    )
    assert show(kring, kring.politie, betrokkene).status_code == 403


def test_it_is_taken_back(
    kring: Kring, betrokkene: CasusBetrokkene, adres: GeheimAdres
) -> None:
    pad = url("geheim_adres_inzage_weg", betrokkene, "opvang")
    velden = {"wie": str(kring.lev.pk), "reden": "Niet meer nodig."}

    assert kring.client(kring.regisseur).post(pad, velden).status_code == 302

    assert show(kring, kring.lev, betrokkene).status_code == 403


def test_what_ended_is_shown_to_nobody(
    kring: Kring, betrokkene: CasusBetrokkene, adres: GeheimAdres
) -> None:
    pad = url("geheim_adres_beeindigen", betrokkene, "opvang")
    assert kring.client(kring.lev).post(pad, {"reden": "Weg."}).status_code == 302

    assert show(kring, kring.lev, betrokkene).status_code == 404
    assert "geheim adres: ja" not in _people(kring, kring.lev, betrokkene)


def test_without_the_key_the_page_says_so(
    kring: Kring,
    betrokkene: CasusBetrokkene,
    adres: GeheimAdres,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(NAAM, make_sleutel())

    antwoord = show(kring, kring.lev, betrokkene)

    assert antwoord.status_code == 200
    assert "niet te lezen" in antwoord.text


def _people(kring: Kring, wie: Medewerker, betrokkene: CasusBetrokkene) -> str:
    pad = reverse("casusoverleg:casus_betrokkenen", args=[betrokkene.casus_id])
    return kring.client(wie).get(pad).text


def test_the_casus_says_only_that_there_is_one(
    kring: Kring, betrokkene: CasusBetrokkene, adres: GeheimAdres
) -> None:
    pagina = _people(kring, kring.politie, betrokkene)

    assert "geheim adres:" in pagina
    assert MERK not in pagina
