"""Naming people on a casus, how deep they look, and the end of it."""

import datetime as dt

import pytest

from casusoverleg.models import CasusDeelname
from keten.kern import klok
from keten.organisaties.models import Dienstverband
from keten.personen.models import Persoon
from tests.casusoverleg.kast import Kast, errors_of, make_kast
from tests.gedeeld import gedeeld
from tests.rollen import actor_of

NOODZAAK = "Kent de wijk en de ouders."


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


def keuze_van(kast: Kast, wie: str) -> str:
    return str(Dienstverband.objects.get(medewerker=getattr(kast.kring, wie)).pk)


def einde(kast: Kast, wie: str) -> str:
    rij = kast.casus.deelnames.get(medewerker=getattr(kast.kring, wie))
    return kast.url("deelnemer_beeindigen", rij.pk)


def test_people_are_chosen_under_their_organisation(kast: Kast) -> None:
    page = kast.html("regisseur", "deelnemer_toevoegen")

    assert '<optgroup label="Politie">' in page
    assert keuze_van(kast, "politie2") in page
    assert keuze_van(kast, "politie") not in page
    assert keuze_van(kast, "vreemde") not in page


def test_who_is_named_sees_the_casus_at_once(kast: Kast) -> None:
    answer = kast.post(
        "regisseur",
        kast.url("deelnemer_toevoegen"),
        wie=keuze_van(kast, "politie2"),
        rol="uitvoerder",
        noodzaak=NOODZAAK,
    )

    assert answer.status_code == 302
    assert kast.get("politie2", "casus").status_code == 200
    assert NOODZAAK in kast.html("politie2", "casus_deelnemers")


def test_somebody_of_another_partnership_cannot_be_named(kast: Kast) -> None:
    answer = kast.post(
        "regisseur",
        kast.url("deelnemer_toevoegen"),
        wie=keuze_van(kast, "vreemde"),
        rol="uitvoerder",
        noodzaak=NOODZAAK,
    )

    assert answer.status_code == 422
    assert "Deze persoon kan niet deelnemen." in errors_of(answer)


def test_a_guest_is_named_until_a_day(kast: Kast) -> None:
    velden = {
        "wie": keuze_van(kast, "politie2"),
        "rol": "gast",
        "noodzaak": NOODZAAK,
    }
    adres = kast.url("deelnemer_toevoegen")

    refused = kast.post("regisseur", adres, **velden)
    late = kast.post("regisseur", adres, tot=f"{klok.vandaag():%d-%m-%Y}", **velden)
    morgen = klok.vandaag() + dt.timedelta(days=1)
    named = kast.post("regisseur", adres, tot=f"{morgen:%d-%m-%Y}", **velden)

    assert "Een gast neemt deel tot een dag." in errors_of(refused)
    assert "Kies een dag na vandaag." in errors_of(late)
    assert named.status_code == 302


def test_the_end_of_a_participation_ends_access_at_once(kast: Kast) -> None:
    afspraak = kast.add_afspraak(organisatie=kast.kring.politieorganisatie)
    assert kast.get("politie", "casus").status_code == 200

    answer = kast.post("regisseur", einde(kast, "politie"), reden="Niet meer nodig.")

    assert answer.status_code == 302
    assert kast.get("politie", "casus").status_code == 404
    assert kast.get("politie", "afspraak", afspraak.pk).status_code == 404
    by = actor_of(kast.kring.politie)
    assert not Persoon.objects.visible_to(by).exists()


@pytest.mark.parametrize("niveau", [1, 2])
def test_the_timeline_names_who_came_and_who_went(kast: Kast, niveau: int) -> None:
    kast.post("regisseur", einde(kast, "lev"), reden="Andere baan.")
    kast.casus.deelnames.filter(medewerker=kast.kring.politie).update(niveau=niveau)

    tijdlijn = kast.get("politie", "casus_tijdlijn").context["tijdlijn"]

    wie = [(moment.titel, moment.tekst) for moment in tijdlijn.momenten]
    assert ("Deelname beëindigd", f"LEV Groep, {kast.kring.lev.naam}") in wie
    assert ("Deelnemer toegevoegd", f"Politie, {kast.kring.politie.naam}") in wie


def test_the_end_asks_for_a_reason(kast: Kast) -> None:
    answer = kast.post("regisseur", einde(kast, "politie"))

    assert answer.status_code == 422
    assert kast.get("politie", "casus").status_code == 200


def test_the_end_of_who_led_leaves_the_casus_without_casusregisseur(
    kast: Kast,
) -> None:
    kast.post("regisseur", einde(kast, "lev"), reden="Andere baan.")

    kast.casus.refresh_from_db()
    assert kast.casus.casusregisseur is None
    assert "nog geen" in kast.html("regisseur", "casus")


def test_a_professional_ends_nobody(kast: Kast) -> None:
    assert kast.post("lev", einde(kast, "politie"), reden="Nee.").status_code == 403
    assert kast.post("vreemde", einde(kast, "politie")).status_code == 404


def test_nobody_ends_the_own_participation(kast: Kast) -> None:
    answer = kast.post("regisseur", einde(kast, "regisseur"), reden="Weg.")

    assert answer.status_code == 404


def test_only_a_deelnemer_who_sees_the_content_can_lead(kast: Kast) -> None:
    rij = kast.casus.deelnames.get(medewerker=kast.kring.politie)
    CasusDeelname.objects.filter(pk=rij.pk).update(niveau=1)

    answer = kast.post(
        "regisseur",
        kast.url("casusregisseur_aanwijzen"),
        deelnemer=rij.pk,
        reden="Kent de jongere.",
    )

    assert answer.status_code == 422
    assert "Kies er een uit de lijst." in errors_of(answer)


def test_at_level_one_only_the_process_is_shown(kast: Kast) -> None:
    kast.add_afspraak(wat="Alleen voor de anderen.")
    eigen = kast.add_afspraak(
        wat="Voor de politie zelf.", organisatie=kast.kring.politieorganisatie
    )
    kast.add_informatie("lev", tekst="Wat niemand van buiten leest.")
    kast.casus.deelnames.filter(medewerker=kast.kring.politie).update(niveau=1)

    pages = [
        kast.html("politie", naam)
        for naam in (
            "casus",
            "casus_afspraken",
            "casus_deelnemers",
            "casus_tijdlijn",
            "casus_afdruk",
        )
    ] + [kast.html("politie", "afspraak", eigen.pk)]

    alles = " ".join(pages)
    assert "Voor de politie zelf." in alles
    assert "Casus gestart" in alles
    for tekst in (
        "Alleen voor de anderen.",
        "Wat niemand van buiten leest.",
        kast.casus.noodzaak,
        "Proefje",
        "Betrokkene toegevoegd",
        "Kent de jongere",
    ):
        assert tekst not in alles
    for naam in ("casus_betrokkenen", "casus_informatie", "casus_verslagen"):
        assert kast.get("politie", naam).status_code == 404
    assert kast.get("politie", "afspraak_voorstellen").status_code == 404


def test_at_level_zero_only_number_state_and_dates_are_shown(kast: Kast) -> None:
    kast.add_afspraak(organisatie=kast.kring.politieorganisatie, wat="Doe iets.")
    kast.casus.deelnames.filter(medewerker=kast.kring.politie).update(niveau=0)

    page = kast.html("politie", "casus")

    assert kast.casus.nummer in page
    for tekst in ("Loverboy", "LEV Groep", "Doe iets.", kast.casus.noodzaak):
        assert tekst not in page
    for naam in (
        "casus_deelnemers",
        "casus_tijdlijn",
        "casus_afspraken",
        "casus_afdruk",
    ):
        assert kast.get("politie", naam).status_code == 404
