"""What is known: whose eyes it is for, corrected, and taken back."""

import pytest

from casusoverleg.models import InformatieElement
from tests.casusoverleg.kast import Kast, errors_of, make_kast
from tests.gedeeld import gedeeld
from tests.rollen import actor_of, add_deelnemer, make_persoon

TEKST = "Vertelde dat zij een nieuwe telefoon heeft."
Z = InformatieElement.Zichtbaarheid


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


def velden(**anders: str) -> dict[str, str]:
    gewoon = {
        "soort": "feit",
        "tekst": TEKST,
        "datum": "vandaag",
        "zichtbaarheid": Z.ALLE_DEELNEMERS.value,
    }
    return gewoon | anders


def _deelname(kast: Kast, wie: str) -> str:
    return str(kast.casus.deelnames.get(medewerker=getattr(kast.kring, wie)).pk)


@pytest.mark.parametrize(
    ("zichtbaarheid", "lezers"),
    [
        (Z.ALLE_DEELNEMERS, {"lev", "politie", "politie2", "regisseur"}),
        (Z.ALLEEN_REGISSEUR, {"politie", "regisseur"}),
        (Z.EIGEN_ORGANISATIE, {"politie", "politie2"}),
        (Z.SELECTIE, {"politie", "lev"}),
    ],
)
def test_each_visibility_lets_in_its_readers_and_nobody_else(
    kast: Kast, zichtbaarheid: str, lezers: set[str]
) -> None:
    add_deelnemer(kast.kring, kast.casus, kast.kring.politie2)

    answer = kast.post(
        "politie",
        kast.url("informatie_toevoegen"),
        **velden(zichtbaarheid=zichtbaarheid, lezers=_deelname(kast, "lev")),
    )

    assert answer.status_code == 302
    for tab in ("casus_informatie", "casus_tijdlijn", "casus", "casus_afdruk"):
        gelezen = {
            wie
            for wie in ("lev", "politie", "politie2", "regisseur")
            if TEKST in kast.html(wie, tab)
        }
        assert gelezen == lezers
    gevonden = {
        wie
        for wie in ("lev", "politie", "politie2", "regisseur", "vreemde")
        if TEKST[:30]
        in kast.browser(wie).post("/zoeken/", {"zoekterm": "telefoon"}).text
    }
    assert gevonden == lezers


def test_the_future_is_no_fact(kast: Kast) -> None:
    answer = kast.post(
        "lev", kast.url("informatie_toevoegen"), **velden(datum="01-01-2199")
    )

    assert answer.status_code == 422
    assert "Deze datum ligt in de toekomst." in errors_of(answer)
    assert TEKST in answer.content.decode()


def test_it_is_only_about_people_of_this_casus(kast: Kast) -> None:
    ander = make_persoon(by=kast.kring.regisseur, roepnaam="Elders")

    answer = kast.post(
        "lev", kast.url("informatie_toevoegen"), **velden(over_persoon=str(ander.pk))
    )

    assert answer.status_code == 422


def test_the_author_corrects_and_old_and_new_stay_readable(kast: Kast) -> None:
    rij = kast.add_informatie("lev", tekst="Eerste versie.")

    answer = kast.post(
        "lev",
        kast.url("informatie_wijzigen", rij.pk),
        versie=rij.versie,
        **velden(tekst="Tweede versie."),
    )

    assert answer.status_code == 302
    page = kast.html("politie", "casus_tijdlijn")
    assert "Eerste versie." in page
    assert "Tweede versie." in page


@pytest.mark.parametrize("wordt", [Z.EIGEN_ORGANISATIE, Z.SELECTIE])
def test_the_regie_shuts_nobody_out_that_way_and_not_itself(
    kast: Kast, wordt: str
) -> None:
    rij = kast.add_informatie("politie", tekst=TEKST)
    anders = velden(zichtbaarheid=wordt, lezers=_deelname(kast, "lev"), tekst="Anders.")

    answer = kast.post(
        "regisseur",
        kast.url("informatie_wijzigen", rij.pk),
        versie=rij.versie,
        **anders,
    )

    assert answer.status_code == 409
    assert "Zo leest u het zelf niet meer." in str(answer.context["form"].errors)
    assert "Anders." in answer.text
    rij.refresh_from_db()
    assert (rij.zichtbaarheid, rij.tekst) == (Z.ALLE_DEELNEMERS, TEKST)


def test_another_professional_corrects_nothing(kast: Kast) -> None:
    rij = kast.add_informatie("lev")
    adres = kast.url("informatie_wijzigen", rij.pk)

    assert kast.post("politie", adres, **velden()).status_code == 403
    assert kast.post("vreemde", adres, **velden()).status_code == 404


def test_what_is_taken_back_is_read_nowhere_any_more(kast: Kast) -> None:
    rij = kast.add_informatie("lev", tekst="Dit had hier niet mogen staan.")
    kast.post(
        "lev",
        kast.url("informatie_wijzigen", rij.pk),
        versie=rij.versie,
        **velden(tekst="Ook dit had hier niet mogen staan."),
    )
    rij.refresh_from_db()

    answer = kast.post(
        "lev",
        kast.url("informatie_intrekken", rij.pk),
        versie=rij.versie,
        reden="Over een ander kind.",
    )

    assert answer.status_code == 302
    for tab in ("casus", "casus_informatie", "casus_tijdlijn", "casus_afdruk"):
        page = kast.html("politie", tab)
        assert "had hier niet mogen staan" not in page
        assert "Ingetrokken" in page


def test_what_was_taken_back_cannot_be_corrected(kast: Kast) -> None:
    rij = kast.add_informatie("lev")
    kast.post(
        "lev",
        kast.url("informatie_intrekken", rij.pk),
        versie=rij.versie,
        reden="Klopt niet.",
    )

    assert kast.get("lev", "informatie_wijzigen", rij.pk).status_code == 404


def test_who_wrote_second_sees_both_versions(kast: Kast) -> None:
    rij = kast.add_informatie("lev", tekst="Oud.")
    adres = kast.url("informatie_wijzigen", rij.pk)
    kast.post("regisseur", adres, versie=rij.versie, **velden(tekst="Van de regie."))

    answer = kast.post(
        "lev", adres, versie=rij.versie, **velden(tekst="Van de auteur.")
    )

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Van de regie." in page
    assert "Van de auteur." in page


def test_who_left_reads_the_own_contribution_no_more(kast: Kast) -> None:
    kast.add_informatie("lev")
    deelname = kast.casus.deelnames.filter(medewerker=kast.kring.lev)
    deelname.update(van="2019-01-01", tot="2020-01-01")

    by = actor_of(kast.kring.lev)

    assert not InformatieElement.objects.visible_to(by).exists()
