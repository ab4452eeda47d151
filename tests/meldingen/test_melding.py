"""The page of one melding: its moves, its people, what the melder hears."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keten.kern import klok
from keten.toegang.models import Weigering
from meldingen import actions
from meldingen.models import Melding, MeldingBetrokkene
from meldingen.status import TABEL, MeldingStatus
from meldingen.views.melding import Handeling, steps
from tests.factories import MeldingFactory
from tests.rollen import Kring, actor_of, make_melding, make_persoon

ACTIES = sorted(set(Handeling.acties) - {"ongedaan-maken"})
VELDEN = {
    "type": "loverboy",
    "aanleiding": "Een betere aanleiding.",
    "doel": "Samen kijken.",
    "weet_betrokkene": "Weet nog van niets.",
    "meldcode_stap": "2",
}
PERSOON = {
    "roepnaam": "Tweede",
    "geslachtsnaam": "Persoon",
    "geboren": "2009",
    "geslacht": "man",
    "rol": "pleger",
}


def _url(naam: str, rij: Any, *meer: str) -> str:
    return reverse(f"meldingen:{naam}", args=[rij.pk, *meer])


def _move(client: Client, melding: Melding, actie: str, **velden: Any) -> Any:
    gewoon = {"versie": melding.versie, "reden": "Daarom."}
    return client.post(_url("melding_handeling", melding, actie), gewoon | velden)


def test_every_move_with_a_button_has_a_page() -> None:
    knoppen = {o.actie for o in TABEL.overgangen if o.van and not o.zonder_knop}

    assert set(ACTIES) == knoppen


@pytest.mark.parametrize("actie", ACTIES)
def test_a_move_is_made_or_refused_as_the_table_says(
    kring: Kring, regisseur: Client, actie: str
) -> None:
    overgang = TABEL[actie]
    for stand in MeldingStatus.values:
        melding = MeldingFactory(samenwerkingsverband=kring.verband, status=stand)

        antwoord = _move(regisseur, melding, actie)

        melding.refresh_from_db()
        if stand in overgang.van:
            assert antwoord.status_code == 302
            assert melding.status == overgang.naar
        else:
            assert antwoord.status_code == 409
            assert melding.status == stand
            weigering = Weigering.objects.get(object_id=melding.pk)
            assert weigering.waarom == "VerkeerdeStandError"


@pytest.mark.parametrize("actie", ["met-advies-afsluiten", "niet-ontvankelijk"])
def test_only_the_trajectregisseur_decides(
    kring: Kring, meldpunt: Client, actie: str
) -> None:
    melding = MeldingFactory(
        samenwerkingsverband=kring.verband, status=MeldingStatus.IN_TRIAGE
    )

    assert _move(meldpunt, melding, actie).status_code == 403
    assert actie not in meldpunt.get(melding.get_absolute_url()).text


@pytest.mark.parametrize("actie", ACTIES)
def test_a_stranger_moves_nothing(kring: Kring, melding: Melding, actie: str) -> None:
    assert _move(kring.client(kring.vreemde), melding, actie).status_code == 404
    assert _move(kring.client(kring.politie), melding, actie).status_code == 404


def test_the_aanmelder_moves_nothing(lev: Client, melding: Melding) -> None:
    assert _move(lev, melding, "screening-starten").status_code == 403


def test_a_decision_is_undone_with_its_reason(regisseur: Client, kring: Kring) -> None:
    melding = MeldingFactory(
        samenwerkingsverband=kring.verband, status=MeldingStatus.IN_TRIAGE
    )
    _move(regisseur, melding, "niet-ontvankelijk")

    _move(regisseur, melding, "ongedaan-maken", reden="")

    melding.refresh_from_db()
    assert (melding.status, melding.besluit_reden, melding.besloten_op) == (
        "in_triage",
        "",
        None,
    )


@pytest.mark.parametrize(
    ("stand", "nu"),
    [
        ("geregistreerd", "onderzoeken"),
        ("in_screening", "verifiëren"),
        ("in_triage", "vaststellen"),
        ("geaccepteerd", "terugkoppelen"),
        ("onjuist_geadresseerd", "terugkoppelen"),
    ],
)
def test_the_five_verbs_tell_how_far_it_is(stand: str, nu: str) -> None:
    stappen = steps(MeldingFactory.build(status=stand, samenwerkingsverband=None))

    assert [s.woord for s in stappen if s.stand == "nu"] == [nu]


def test_told_early_is_told() -> None:
    melding = MeldingFactory.build(
        status="in_screening", teruggekoppeld_op=klok.nu(), samenwerkingsverband=None
    )

    assert [s.stand for s in steps(melding)][-1] == "klaar"


def test_the_way_to_a_casus_is_for_the_trajectregisseur_in_triage(
    kring: Kring, meldpunt: Client, regisseur: Client
) -> None:
    melding = MeldingFactory(
        samenwerkingsverband=kring.verband, status=MeldingStatus.IN_TRIAGE
    )
    weg = reverse("casusoverleg:casus_openen", args=[melding.pk])

    assert weg in regisseur.get(melding.get_absolute_url()).text
    assert weg not in meldpunt.get(melding.get_absolute_url()).text


def test_late_terugkoppeling_is_said_on_page_and_list(
    kring: Kring, meldpunt: Client
) -> None:
    melding = MeldingFactory(
        samenwerkingsverband=kring.verband,
        terugkoppelen_uiterlijk=klok.vandaag() - dt.timedelta(days=1),
    )

    assert "te laat" in meldpunt.get(melding.get_absolute_url()).text
    lijst = meldpunt.get("/meldingen/", {"status": "te_laat"})
    assert [rij.pk for rij in lijst.context["pagina"].rijen] == [melding.pk]


def test_the_melder_reads_the_terugkoppeling(
    lev: Client, meldpunt: Client, melding: Melding
) -> None:
    url = _url("melding_terugkoppelen", melding)

    meldpunt.post(url, {"tekst": "Wij zijn ermee bezig.", "versie": melding.versie})

    assert "Wij zijn ermee bezig." in lev.get(melding.get_absolute_url()).text


def test_the_melding_is_corrected_and_the_old_words_stay(
    meldpunt: Client, melding: Melding
) -> None:
    url = _url("melding_wijzigen", melding)
    assert meldpunt.get(url).status_code == 200

    meldpunt.post(url, {**VELDEN, "versie": melding.versie})

    pagina = meldpunt.get(melding.get_absolute_url()).text
    assert "Een betere aanleiding." in pagina
    assert "Er kwam een signaal binnen." in pagina


def test_a_stale_form_shows_both_versions(
    kring: Kring, meldpunt: Client, melding: Melding
) -> None:
    actions.change_melding(melding, by=actor_of(kring.meldpunt), doel="Van een ander.")

    antwoord = meldpunt.post(
        _url("melding_wijzigen", melding), {**VELDEN, "versie": melding.versie}
    )

    assert antwoord.status_code == 409
    assert "Van een ander." in antwoord.text
    assert "Een betere aanleiding." in antwoord.text


def test_a_decided_melding_does_not_change(kring: Kring, meldpunt: Client) -> None:
    melding = MeldingFactory(
        samenwerkingsverband=kring.verband, status=MeldingStatus.NIET_ONTVANKELIJK
    )

    antwoord = meldpunt.post(
        _url("melding_wijzigen", melding), {**VELDEN, "versie": melding.versie}
    )

    assert antwoord.status_code == 409
    assert "al besloten" in antwoord.text


def test_a_professional_registers_a_melding(kring: Kring, lev: Client) -> None:
    url = reverse("meldingen:melding_nieuw")
    assert "samenwerkingsverband" not in lev.get(url).context["form"].fields

    antwoord = lev.post(url, {**VELDEN, **PERSOON})

    melding = Melding.objects.get()
    assert antwoord.headers["Location"] == melding.get_absolute_url()
    assert (melding.aanmelder, melding.samenwerkingsverband) == (
        kring.lev,
        kring.verband,
    )
    assert "Tweede Persoon" in lev.get(melding.get_absolute_url()).text


def test_the_list_asks_as_much_for_one_row_as_for_many(
    kring: Kring, meldpunt: Client
) -> None:
    make_melding(kring)
    with CaptureQueriesContext(connection) as een:
        meldpunt.get("/meldingen/")
    MeldingFactory.create_batch(12, samenwerkingsverband=kring.verband)
    with CaptureQueriesContext(connection) as veel:
        meldpunt.get("/meldingen/")

    assert len(een) == len(veel)


def test_the_page_asks_as_much_for_one_person_as_for_many(
    kring: Kring, meldpunt: Client, melding: Melding
) -> None:
    url = melding.get_absolute_url()
    with CaptureQueriesContext(connection) as een:
        meldpunt.get(url)
    by = actor_of(kring.meldpunt)
    for plaats in range(4):
        wie = make_persoon(by=kring.meldpunt, roepnaam=f"Ander{plaats}")
        actions.add_betrokkene(melding, persoon=wie, rol="ouder", by=by)
    with CaptureQueriesContext(connection) as veel:
        meldpunt.get(url)

    assert len(een) == len(veel)
    assert MeldingBetrokkene.objects.count() == 5
