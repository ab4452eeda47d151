"""An afspraak on the screen: done, agreed to, laid back, undone."""

import pytest

from casusoverleg.actions import afspraak as actions
from casusoverleg.models import Afspraak
from tests.casusoverleg.kast import Kast, errors_of, make_kast
from tests.gedeeld import gedeeld


@gedeeld
def kast(db: None) -> Kast:
    return make_kast()


def stap(kast: Kast, afspraak: Afspraak, actie: str) -> str:
    return kast.url("afspraak_handeling", afspraak.pk, actie)


def test_who_does_it_reports_it_done_from_the_page_itself(kast: Kast) -> None:
    afspraak = kast.add_afspraak()
    page = kast.html("lev", "afspraak", afspraak.pk)
    adres = stap(kast, afspraak, "gereed-melden")

    answer = kast.post(
        "lev", adres, versie=str(afspraak.versie), resultaat="Contact gelegd."
    )

    assert f'action="{adres}"' in page
    assert 'name="resultaat"' in page
    assert answer.url == afspraak.get_absolute_url()
    assert "Contact gelegd." in kast.html("lev", "afspraak", afspraak.pk)


def test_reporting_done_asks_for_the_result(kast: Kast) -> None:
    afspraak = kast.add_afspraak()

    answer = kast.post("lev", stap(kast, afspraak, "gereed-melden"), resultaat=" ")

    assert answer.status_code == 422
    assert "Vul dit in." in errors_of(answer)


def test_another_organisation_has_no_step_to_make(kast: Kast) -> None:
    afspraak = kast.add_afspraak()

    page = kast.html("politie", "afspraak", afspraak.pk)
    answer = kast.post("politie", stap(kast, afspraak, "starten"))

    assert "Ik ben begonnen" not in page
    assert "Meld gereed" not in page
    assert answer.status_code == 403


@pytest.mark.parametrize("wie", ["politie2", "vreemde"])
def test_the_stranger_finds_no_afspraak(kast: Kast, wie: str) -> None:
    afspraak = kast.add_afspraak()

    for naam, rest in (
        ("afspraak", ()),
        ("afspraak_wijzigen", ()),
        ("afspraak_handeling", ("starten",)),
    ):
        assert kast.get(wie, naam, afspraak.pk, *rest).status_code == 404


def test_who_lacks_the_right_gets_403(kast: Kast) -> None:
    afspraak = kast.add_afspraak()

    for naam, rest in (
        ("afspraak", ()),
        ("afspraak_wijzigen", ()),
        ("afspraak_handeling", ("starten",)),
    ):
        assert kast.get("meldpunt", naam, afspraak.pk, *rest).status_code == 403


def test_what_cannot_be_done_goes_back_with_a_reason(kast: Kast) -> None:
    afspraak = kast.add_afspraak()
    adres = stap(kast, afspraak, "terugleggen")

    assert kast.post("lev", adres).status_code == 422
    answer = kast.post("lev", adres, versie=str(afspraak.versie), reden="Geen tijd.")

    assert answer.status_code == 302
    afspraak.refresh_from_db()
    assert afspraak.status == "teruggelegd"


def test_the_casusregisseur_agrees_or_not(kast: Kast) -> None:
    afspraak = kast.add_afspraak(organisatie=kast.kring.politieorganisatie)
    afspraak = actions.report_done(
        afspraak, by=kast.by("politie"), resultaat="Besproken."
    )

    niet = kast.post(
        "lev", stap(kast, afspraak, "niet-akkoord"), reden="De ouders nog niet."
    )
    afspraak.refresh_from_db()
    assert (niet.status_code, afspraak.status) == (302, "open")

    afspraak = actions.report_done(
        afspraak, by=kast.by("politie"), resultaat="Ook met de ouders."
    )
    wel = kast.post("lev", stap(kast, afspraak, "akkoord"))
    afspraak.refresh_from_db()
    assert (wel.status_code, afspraak.status) == (302, "afgerond")


def test_only_the_trajectregisseur_lets_it_lapse(kast: Kast) -> None:
    afspraak = kast.add_afspraak()
    adres = stap(kast, afspraak, "laten-vervallen")

    assert kast.post("lev", adres, reden="Nee.").status_code == 403
    assert kast.post("regisseur", adres, reden="Verhuisd.").status_code == 302


def test_a_step_is_undone_by_who_made_it(kast: Kast) -> None:
    afspraak = kast.add_afspraak()
    kast.post("lev", stap(kast, afspraak, "starten"), versie=str(afspraak.versie))

    answer = kast.post("lev", stap(kast, afspraak, "ongedaan-maken"))

    assert answer.status_code == 302
    afspraak.refresh_from_db()
    assert afspraak.status == "open"
    assert "Ongedaan gemaakt" in kast.html("lev", "afspraak", afspraak.pk)


def test_another_professional_undoes_nothing(kast: Kast) -> None:
    afspraak = kast.add_afspraak()
    kast.post("lev", stap(kast, afspraak, "starten"))

    answer = kast.post("politie", stap(kast, afspraak, "ongedaan-maken"))

    assert answer.status_code == 409
    assert "Alleen wie deze stap zette" in errors_of(answer)


def test_a_step_on_a_page_that_is_out_of_date_is_refused(kast: Kast) -> None:
    afspraak = kast.add_afspraak()
    actions.change_afspraak(afspraak, by=kast.by("regisseur"), wat="Iets anders.")

    answer = kast.post(
        "lev",
        stap(kast, afspraak, "gereed-melden"),
        versie=str(afspraak.versie),
        resultaat="Gedaan wat er eerst stond.",
    )

    assert answer.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd." in errors_of(answer)
    assert "Gedaan wat er eerst stond." in answer.content.decode()
