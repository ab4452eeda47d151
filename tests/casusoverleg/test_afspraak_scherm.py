"""An afspraak on the screen: proposed, made, corrected."""

import datetime as dt
import uuid

import pytest

from casusoverleg.models import Afspraak
from keten.kern import klok
from tests.casusoverleg.kast import Kast, errors_of, make_kast
from tests.factories import OrganisatieFactory
from tests.gedeeld import gedeeld
from tests.rollen import make_casus, make_melding


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


def velden(kast: Kast, **anders: str) -> dict[str, str]:
    dag = klok.vandaag() + dt.timedelta(days=10)
    gewoon = {
        "wat": "Spreekt de mentor.",
        "wie": str(kast.kring.levgroep.pk),
        "uiterlijk": f"{dag:%d-%m-%Y}",
        "informering": "organisatie",
    }
    return gewoon | anders


def stap(kast: Kast, afspraak: Afspraak, actie: str) -> str:
    return kast.url("afspraak_handeling", afspraak.pk, actie)


def test_the_trajectregisseur_makes_one_that_is_open_at_once(kast: Kast) -> None:
    answer = kast.post("regisseur", kast.url("afspraak_voorstellen"), **velden(kast))

    afspraak = Afspraak.objects.get()
    assert answer.url == afspraak.get_absolute_url()
    assert (afspraak.status, afspraak.organisatie) == ("open", kast.kring.levgroep)


def test_a_professional_proposes_and_the_trajectregisseur_records(
    kast: Kast,
) -> None:
    kast.post("politie", kast.url("afspraak_voorstellen"), **velden(kast))
    afspraak = Afspraak.objects.get()
    assert afspraak.status == "voorgesteld"

    answer = kast.post(
        "regisseur",
        stap(kast, afspraak, "vastleggen"),
        versie=str(afspraak.versie),
        organisatie=str(kast.kring.politieorganisatie.pk),
        uiterlijk=velden(kast)["uiterlijk"],
    )

    assert answer.status_code == 302
    afspraak.refresh_from_db()
    assert afspraak.status == "open"
    assert afspraak.organisatie == kast.kring.politieorganisatie


def test_it_can_be_laid_with_one_person_of_the_organisation(kast: Kast) -> None:
    wie = f"{kast.kring.levgroep.pk}:{kast.kring.lev.pk}"

    kast.post("regisseur", kast.url("afspraak_voorstellen"), **velden(kast, wie=wie))

    assert Afspraak.objects.get().medewerker == kast.kring.lev


def test_an_organisation_that_is_not_on_the_casus_is_refused(kast: Kast) -> None:
    vreemd = OrganisatieFactory(naam="Niet aan tafel")

    answer = kast.post(
        "regisseur",
        kast.url("afspraak_voorstellen"),
        **velden(kast, wie=str(vreemd.pk)),
    )

    assert answer.status_code == 422
    assert "Deze organisatie neemt niet deel aan deze casus." in errors_of(answer)
    assert "Spreekt de mentor." in answer.content.decode()


@pytest.mark.parametrize(
    ("uiterlijk", "tekst"),
    [
        ("31-02-2027", "Deze datum bestaat niet."),
        ("01-01-2020", "Vul een datum in die niet voorbij is."),
        ("", "Vul een datum in"),
    ],
)
def test_an_impossible_day_is_refused(kast: Kast, uiterlijk: str, tekst: str) -> None:
    answer = kast.post(
        "regisseur",
        kast.url("afspraak_voorstellen"),
        **velden(kast, uiterlijk=uiterlijk),
    )

    assert answer.status_code == 422
    assert tekst in errors_of(answer)


@pytest.mark.parametrize("wat", ["\0", "x" * 1_000_000])
def test_odd_text_gets_an_answer_and_no_accident(kast: Kast, wat: str) -> None:
    answer = kast.post(
        "regisseur", kast.url("afspraak_voorstellen"), **velden(kast, wat=wat)
    )

    assert answer.status_code == 422


def test_right_to_left_text_and_emoji_are_just_text(kast: Kast) -> None:
    tekst = "Belt مدرسة 📞 zelf."

    kast.post("regisseur", kast.url("afspraak_voorstellen"), **velden(kast, wat=tekst))

    assert tekst in kast.html("lev", "afspraak", Afspraak.objects.get().pk)


def test_not_informing_asks_why(kast: Kast) -> None:
    answer = kast.post(
        "regisseur",
        kast.url("afspraak_voorstellen"),
        **velden(kast, informering="niet"),
    )

    assert answer.status_code == 422
    assert "Vul in waarom niet." in errors_of(answer)


def test_a_double_click_makes_one_afspraak(kast: Kast) -> None:
    sleutel = str(uuid.uuid4())
    adres = kast.url("afspraak_voorstellen")

    first = kast.post("regisseur", adres, **velden(kast, indiening=sleutel))
    second = kast.post("regisseur", adres, **velden(kast, indiening=sleutel))

    assert first.url == second.url
    assert Afspraak.objects.count() == 1


def test_a_correction_shows_names_and_no_keys(kast: Kast) -> None:
    afspraak = kast.add_afspraak()
    nieuw = velden(
        kast, wie=str(kast.kring.politieorganisatie.pk), informering="cr_brief"
    )

    answer = kast.post(
        "regisseur",
        kast.url("afspraak_wijzigen", afspraak.pk),
        versie=str(afspraak.versie),
        **nieuw,
    )

    assert answer.status_code == 302
    page = kast.html("regisseur", "afspraak", afspraak.pk)
    assert "Eerst: LEV Groep" in page
    assert "Nu: Politie" in page
    assert "Nu: Casusregisseur, brief" in page


def test_only_its_maker_and_who_directs_correct_it(kast: Kast) -> None:
    kast.post("politie", kast.url("afspraak_voorstellen"), **velden(kast))
    afspraak = Afspraak.objects.get()

    assert kast.get("politie", "afspraak_wijzigen", afspraak.pk).status_code == 200
    assert kast.get("regisseur", "afspraak_wijzigen", afspraak.pk).status_code == 200
    assert kast.get("lev", "afspraak_wijzigen", afspraak.pk).status_code == 403


def test_a_day_that_has_passed_may_stand_but_not_be_chosen(kast: Kast) -> None:
    afspraak = kast.add_afspraak()
    gisteren = klok.vandaag() - dt.timedelta(days=1)
    Afspraak.objects.filter(pk=afspraak.pk).update(uiterlijk=gisteren)
    adres = kast.url("afspraak_wijzigen", afspraak.pk)

    stays = kast.post(
        "regisseur", adres, **velden(kast, uiterlijk=f"{gisteren:%d-%m-%Y}")
    )
    chosen = kast.post("regisseur", adres, **velden(kast, uiterlijk="01-01-2020"))

    assert stays.status_code == 302
    assert chosen.status_code == 422


def test_the_proposed_day_is_a_week_before_the_table_meets_again(kast: Kast) -> None:
    page = kast.get("regisseur", "afspraak_voorstellen")

    uiterlijk = page.context["form"]["uiterlijk"].value()
    assert uiterlijk > klok.vandaag()


def test_an_afspraak_of_another_casus_is_not_found(kast: Kast) -> None:
    ander = make_casus(
        kast.kring,
        melding=make_melding(kast.kring),
        deelnemers=(kast.kring.lev,),
        gestart=False,
    )
    afspraak = Kast(kring=kast.kring, casus=ander).add_afspraak()

    assert kast.get("lev", "afspraak", afspraak.pk).status_code == 200
    assert kast.get("politie", "afspraak", afspraak.pk).status_code == 404
