"""Information for some: who is chosen, changed later, and nobody else."""

from typing import Any

import pytest

from casusoverleg.models import CasusDeelname, InformatieElement, InformatieLezer
from keten.kern import klok
from tests.casusoverleg.kast import Kast, errors_of, make_kast
from tests.gedeeld import gedeeld
from tests.rollen import add_deelnemer

TEKST = "Vertelde dat zij een nieuwe telefoon heeft."


@gedeeld
def kast(db: None) -> Kast:
    kast = make_kast()
    add_deelnemer(kast.kring, kast.casus, kast.kring.politie2)
    return kast


def _velden(**anders: Any) -> dict[str, Any]:
    gewoon = {
        "soort": "feit",
        "tekst": TEKST,
        "datum": "vandaag",
        "zichtbaarheid": "selectie",
    }
    return gewoon | anders


def _rij(kast: Kast, wie: str) -> CasusDeelname:
    rij: CasusDeelname = kast.casus.deelnames.get(medewerker=getattr(kast.kring, wie))
    return rij


def _voor(kast: Kast, *wie: str) -> InformatieElement:
    return kast.add_informatie(
        "politie",
        tekst=TEKST,
        zichtbaarheid="selectie",
        lezers=[_rij(kast, een) for een in wie],
    )


def _lezers(kast: Kast) -> set[str]:
    return {
        wie
        for wie in ("lev", "politie", "politie2", "regisseur")
        if TEKST in kast.html(wie, "casus_informatie")
    }


def test_it_says_for_whom_it_is(kast: Kast) -> None:
    _voor(kast, "lev")

    page = kast.html("lev", "casus_informatie")

    assert f"Alleen voor {kast.kring.politie.naam}, {kast.kring.lev.naam}" in page


def test_without_anybody_chosen_it_is_asked_again(kast: Kast) -> None:
    answer = kast.post("politie", kast.url("informatie_toevoegen"), **_velden())

    assert answer.status_code == 422
    assert "Kies wie dit mag lezen." in errors_of(answer)
    assert TEKST in answer.content.decode()


@pytest.mark.parametrize("wat", ["self", "stranger", "shallow", "nonsense"])
def test_only_who_reads_the_content_can_be_chosen(kast: Kast, wat: str) -> None:
    ander = make_kast_key(kast, wat)

    answer = kast.post(
        "politie", kast.url("informatie_toevoegen"), **_velden(lezers=ander)
    )

    assert answer.status_code == 422
    assert not InformatieLezer.objects.exists()


def make_kast_key(kast: Kast, wat: str) -> str:
    """Return a key that the form did not offer."""
    if wat == "nonsense":
        return "x"
    if wat == "self":
        return str(_rij(kast, "politie").pk)
    if wat == "stranger":
        return str(kast.kring.vreemde.pk)
    rij = _rij(kast, "lev")
    CasusDeelname.objects.filter(pk=rij.pk).update(niveau=1)
    return str(rij.pk)


def test_who_is_taken_off_reads_it_no_more_and_who_comes_does(kast: Kast) -> None:
    element = _voor(kast, "lev")

    answer = kast.post(
        "politie",
        kast.url("informatie_wijzigen", element.pk),
        versie=element.versie,
        **_velden(lezers=str(_rij(kast, "politie2").pk)),
    )

    assert answer.status_code == 302
    assert _lezers(kast) == {"politie", "politie2"}


def test_opened_to_all_everybody_reads_it_and_nobody_stays_chosen(kast: Kast) -> None:
    element = _voor(kast, "lev")

    kast.post(
        "politie",
        kast.url("informatie_wijzigen", element.pk),
        versie=element.versie,
        **_velden(zichtbaarheid="alle_deelnemers", lezers=str(_rij(kast, "lev").pk)),
    )

    assert _lezers(kast) == {"lev", "politie", "politie2", "regisseur"}
    assert not InformatieLezer.objects.geldig().exists()


def test_the_form_opens_with_who_is_chosen(kast: Kast) -> None:
    element = _voor(kast, "lev")

    page = kast.get("politie", "informatie_wijzigen", element.pk)

    gekozen = page.context["form"].initial["lezers"]
    assert [rij.medewerker_id for rij in gekozen] == [kast.kring.lev.pk]


def test_who_was_chosen_and_leaves_the_casus_reads_nothing(kast: Kast) -> None:
    _voor(kast, "lev")
    CasusDeelname.objects.filter(medewerker=kast.kring.lev).update(tot=klok.vandaag())

    assert kast.get("lev", "casus_informatie").status_code == 404
    page = kast.browser("lev").post("/zoeken/", {"zoekterm": "telefoon"}).text
    assert TEKST not in page


def test_who_is_not_chosen_corrects_nothing(kast: Kast) -> None:
    element = _voor(kast, "lev")
    adres = kast.url("informatie_wijzigen", element.pk)

    assert kast.post("politie2", adres, **_velden()).status_code == 404
    assert kast.post("regisseur", adres, **_velden()).status_code == 404
    assert kast.post("lev", adres, **_velden()).status_code == 403
