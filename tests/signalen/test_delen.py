"""A signaal shared with a named professional: found, read, changed, ended."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail

from keten.kern import klok
from keten.kern.models import Opdracht
from keten.organisaties.models import Dienstverband, Medewerker
from keten.toegang.models import Blokkade
from signalen import actions
from signalen.models import Deling, Signaal
from signalen.notifications import send_gedeeld
from tests.factories import BlokkadeFactory
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_kring, make_signaal

pytestmark = pytest.mark.django_db
FEITEN = "Elke dag een grijze auto bij het plein."
WAAROM = "Kent de wijk en de groep."


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def signaal(kring: Kring) -> Signaal:
    return make_signaal(kring, feiten=FEITEN, over_wie="Een meisje met een rode jas")


def _dienst(wie: Medewerker) -> Dienstverband:
    return Dienstverband.objects.get(medewerker=wie)


def _dag(dagen: int) -> dt.date:
    return klok.vandaag() + dt.timedelta(days=dagen)


def _deel(kring: Kring, signaal: Signaal, *wie: Medewerker, **velden: Any) -> Any:
    door = velden.pop("door", kring.meldpunt)
    gewoon = {
        "wie": [str(_dienst(een).pk) for een in wie],
        "niveau": 2,
        "waarom": WAAROM,
        "tot": f"{_dag(14):%d-%m-%Y}",
    }
    adres = f"{signaal.get_absolute_url()}delen/"
    return kring.client(door).post(adres, gewoon | velden)


def _page(kring: Kring, wie: Medewerker, signaal: Signaal) -> Any:
    return kring.client(wie).get(signaal.get_absolute_url())


def _found(kring: Kring, wie: Medewerker, term: str) -> bool:
    answer = kring.client(wie).post("/zoeken/", {"zoekterm": term})
    return "/signalen/" in answer.text.partition("<main")[2]


def test_before_it_the_professional_sees_nothing(
    kring: Kring, signaal: Signaal
) -> None:
    assert _page(kring, kring.politie, signaal).status_code == 404


def test_whom_it_is_shared_with_finds_and_reads_it(
    kring: Kring, signaal: Signaal
) -> None:
    answer = _deel(kring, signaal, kring.politie)

    assert answer.status_code == 302
    page = _page(kring, kring.politie, signaal).text
    assert FEITEN in page
    assert WAAROM in page
    browser = kring.client(kring.politie)
    assert signaal.nummer in browser.get("/").text
    assert signaal.nummer in browser.get("/signalen/").text
    assert _found(kring, kring.politie, "grijze auto")


def test_who_reported_it_is_not_shared(kring: Kring, signaal: Signaal) -> None:
    _deel(kring, signaal, kring.politie)

    page = _page(kring, kring.politie, signaal).text

    assert kring.lev.naam not in page
    assert kring.levgroep.naam not in page


def test_only_that_it_is_there_can_be_shared(kring: Kring, signaal: Signaal) -> None:
    _deel(kring, signaal, kring.politie, niveau=1)

    browser = kring.client(kring.politie)
    page = _page(kring, kring.politie, signaal).text
    tabel = browser.get("/signalen/").text.partition("<table")[2]
    assert signaal.nummer in page
    assert FEITEN not in page
    assert "Loverboy" not in page + tabel
    assert not _found(kring, kring.politie, "grijze auto")
    assert _found(kring, kring.politie, signaal.nummer)
    assert signaal.nummer not in browser.get("/signalen/?type=loverboy").text


def test_several_at_a_time_and_no_colleague_beside(
    kring: Kring, signaal: Signaal
) -> None:
    tweede = make_signaal(kring, by=kring.politie2)

    _deel(kring, tweede, kring.lev, kring.politie)

    codes = {
        wie.pk: _page(kring, wie, tweede).status_code
        for wie in (kring.lev, kring.politie, kring.vreemde)
    }
    assert list(codes.values()) == [200, 200, 404]
    _deel(kring, signaal, kring.politie)
    assert _page(kring, kring.politie2, signaal).status_code == 404


def test_the_meldpunt_sees_with_whom_and_the_melder_does_not(
    kring: Kring, signaal: Signaal
) -> None:
    _deel(kring, signaal, kring.politie)

    assert kring.politie.naam in _page(kring, kring.meldpunt, signaal).text
    assert kring.politie.naam not in _page(kring, kring.lev, signaal).text


def test_the_mail_holds_a_number_and_a_link(kring: Kring, signaal: Signaal) -> None:
    _deel(kring, signaal, kring.politie)
    (taak,) = Opdracht.objects.filter(taak="signalen.mail_gedeeld")

    send_gedeeld(deling_id=taak.gegevens["deling_id"])

    (brief,) = mail.outbox
    assert brief.to == [kring.politie.email]
    assert signaal.get_absolute_url() in str(brief.body)
    assert FEITEN not in str(brief.body)
    assert WAAROM not in str(brief.body)


def _einde(kring: Kring, door: Medewerker, reden: str = "Niet meer nodig.") -> Any:
    rij = Deling.objects.get()
    adres = f"/signalen/delingen/{rij.pk}/beeindigen/"
    return kring.client(door).post(adres, {"reden": reden})


def test_ending_it_ends_access_at_once_and_the_mail_too(
    kring: Kring, signaal: Signaal
) -> None:
    _deel(kring, signaal, kring.politie)

    assert _einde(kring, kring.meldpunt).status_code == 302

    assert _page(kring, kring.politie, signaal).status_code == 404
    assert signaal.nummer not in kring.client(kring.politie).get("/").text
    send_gedeeld(deling_id=Deling.objects.get().pk)
    assert not mail.outbox


def test_an_end_asks_a_reason(kring: Kring, signaal: Signaal) -> None:
    _deel(kring, signaal, kring.politie)

    assert _einde(kring, kring.meldpunt, " ").status_code == 422


@pytest.mark.parametrize(
    ("wie", "code"), [("politie", 403), ("lev", 403), ("vreemde", 404)]
)
def test_others_neither_share_nor_end_nor_change(
    kring: Kring, signaal: Signaal, wie: str, code: int
) -> None:
    _deel(kring, signaal, kring.politie)
    door, rij = getattr(kring, wie), Deling.objects.get()

    assert _deel(kring, signaal, kring.politie2, door=door).status_code == code
    assert _einde(kring, door).status_code == code
    change = kring.client(door).post(f"/signalen/delingen/{rij.pk}/wijzigen/")
    assert change.status_code == code
    assert Deling.objects.count() == 1


def test_whom_it_is_shared_with_adds_nothing_and_moves_nothing(
    kring: Kring, signaal: Signaal
) -> None:
    _deel(kring, signaal, kring.politie)
    browser, adres = kring.client(kring.politie), signaal.get_absolute_url()

    assert (
        browser.post(f"{adres}aanvullen/", {"tekst": "Zag ik ook."}).status_code == 403
    )
    assert browser.post(f"{adres}intrekken/", {"reden": "Weg."}).status_code == 403
    assert browser.post(f"{adres}oppakken/").status_code == 403


def test_what_is_shared_can_be_changed(kring: Kring, signaal: Signaal) -> None:
    _deel(kring, signaal, kring.politie)
    rij = Deling.objects.get()

    answer = kring.client(kring.meldpunt).post(
        f"/signalen/delingen/{rij.pk}/wijzigen/",
        {"niveau": 1, "waarom": WAAROM, "tot": "overmorgen", "versie": rij.versie},
    )

    assert answer.status_code == 302
    assert FEITEN not in _page(kring, kring.politie, signaal).text
    with klok.op_moment(klok.nu() + dt.timedelta(days=3)):
        assert _page(kring, kring.politie, signaal).status_code == 404


@pytest.mark.parametrize(
    ("velden", "code"),
    [
        ({"wie": ["x"]}, 422),
        ({"wie": []}, 422),
        ({"waarom": ""}, 422),
        ({"tot": "vandaag"}, 422),
        ({"tot": ""}, 422),
        ({"niveau": "9"}, 422),
    ],
)
def test_what_is_missing_is_asked(
    kring: Kring, signaal: Signaal, velden: dict[str, Any], code: int
) -> None:
    answer = _deel(kring, signaal, kring.politie, **velden)

    assert answer.status_code == code
    assert not Deling.objects.exists()


def test_who_no_longer_works_there_is_not_offered_and_is_refused(
    kring: Kring, signaal: Signaal
) -> None:
    dienst = _dienst(kring.politie)
    Dienstverband.objects.filter(pk=dienst.pk).update(tot=klok.vandaag())

    answer = _deel(kring, signaal, kring.politie)

    assert answer.status_code == 422
    assert "Deze persoon werkt daar niet meer." in answer.text
    with pytest.raises(actions.NietTeDelenError):
        actions.share(
            signaal,
            wie=[dienst],
            waarom=WAAROM,
            tot=_dag(3),
            by=actor_of(kring.meldpunt),
        )


def test_who_leaves_the_organisation_reads_it_no_more(
    kring: Kring, signaal: Signaal
) -> None:
    _deel(kring, signaal, kring.politie)

    Dienstverband.objects.filter(medewerker=kring.politie).update(tot=klok.vandaag())

    assert _page(kring, kring.politie, signaal).status_code == 403


def test_who_is_kept_away_gets_nothing_shared(kring: Kring, signaal: Signaal) -> None:
    BlokkadeFactory(
        medewerker=kring.politie,
        soort=Blokkade.Soort.SIGNAAL,
        object_id=signaal.pk,
        samenwerkingsverband_id=kring.verband.pk,
    )

    answer = _deel(kring, signaal, kring.politie)

    assert answer.status_code == 409
    assert not Deling.objects.exists()


def test_a_signaal_that_is_closed_is_shared_no_more(
    kring: Kring, signaal: Signaal
) -> None:
    _deel(kring, signaal, kring.politie)
    by = actor_of(kring.meldpunt)
    opgepakt = actions.pick_up(signaal, by=by)

    actions.close_with_advies(opgepakt, by=by, advies="Praat met de school.")

    assert _page(kring, kring.politie, signaal).status_code == 404
    assert _deel(kring, signaal, kring.politie2).status_code == 409
