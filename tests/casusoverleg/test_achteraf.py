"""A meeting that was held on paper and is entered when it is over."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail as post

from casusoverleg.actions import agendapunt as punten
from casusoverleg.actions import overleg as actions
from casusoverleg.actions import uitnodiging
from casusoverleg.models import Afspraak, Casus, Overleg, Uitgifte
from keten.kern import klok
from keten.kern.models import Herinnering, Opdracht
from tests.casusoverleg.tafelproef import Zitting, make_overleg
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


@gedeeld
def casus(kring: Kring) -> Casus:
    return make_casus(kring)


def _enter(kring: Kring, **anders: str) -> Any:
    velden = {
        "verband": str(kring.verband.pk),
        "datum": f"{klok.vandaag() - dt.timedelta(days=2):%d-%m-%Y}",
        "begin": "13.30",
        "eind": "15.30",
        "vorm": "fysiek",
        "plaats": "Wijkgebouw",
    }
    client = kring.client(kring.regisseur)
    return client.post("/overleggen/achteraf/", velden | anders)


@gedeeld
def overleg(kring: Kring, casus: Casus) -> Overleg:
    """Entered, with one item on its agenda."""
    _enter(kring)
    rij = Overleg.objects.get(achteraf=True)
    kring.client(kring.regisseur).post(
        f"/overleggen/{rij.pk}/punt-erbij/",
        {
            "casus": str(casus.pk),
            "vraagsoort": "besluiten",
            "vraag": "Wie belde er?",
            "minuten": "10",
        },
    )
    return rij


def _open(kring: Kring, overleg: Overleg) -> Zitting:
    casus = overleg.agendapunten.get().casus
    kring.client(kring.regisseur).post(f"/overleggen/{overleg.pk}/stap/openen/")
    zitting = Zitting(kring, overleg, (casus, casus))
    zitting.post(doe="bespreken", punt=str(zitting.punt(1).pk))
    return zitting


def test_it_invites_and_asks_nobody(kring: Kring, overleg: Overleg) -> None:
    client = kring.client(kring.regisseur)

    antwoord = client.post(f"/overleggen/{overleg.pk}/stap/uitnodigen/")

    assert antwoord.status_code == 403
    assert uitnodiging.follow(overleg, by=actor_of(kring.regisseur)) == 0
    assert not Herinnering.objects.filter(over_id=overleg.pk).exists()
    assert not post.outbox


def test_it_goes_over_the_same_table(kring: Kring, overleg: Overleg) -> None:
    zitting = _open(kring, overleg)

    zitting.leg_vast("Belt haar moeder.")

    pagina = kring.client(kring.regisseur).get(zitting.url).content.decode()
    assert "Belt haar moeder." in pagina
    assert "achteraf ingevoerd" in pagina


def test_what_was_due_before_it_was_typed_over_is_taken_down(
    kring: Kring, overleg: Overleg
) -> None:
    zitting = _open(kring, overleg)

    gisteren = klok.vandaag() - dt.timedelta(days=1)
    zitting.leg_vast("Belde haar moeder.", uiterlijk=f"{gisteren:%d-%m-%Y}")

    assert Afspraak.objects.get(wat="Belde haar moeder.").uiterlijk == gisteren


def test_the_verslag_says_so(kring: Kring, overleg: Overleg) -> None:
    zitting = _open(kring, overleg)
    make_overleg(kring, dagen=28)
    zitting.leg_vast()
    zitting.post(doe="afronden")
    rij = Overleg.objects.get(pk=overleg.pk)
    actions.close_overleg(rij, by=actor_of(kring.regisseur))

    verslag = rij.agendapunten.get().verslag
    pagina = kring.client(kring.lev).get(verslag.get_absolute_url()).content.decode()

    assert "achteraf ingevoerd" in pagina
    assert Uitgifte.objects.filter(overleg=rij, lezer=kring.lev).exists()
    assert not Opdracht.objects.filter(taak="casusoverleg.mail_uitnodiging").exists()


def test_it_was_discussed_on_the_day_of_the_paper(
    kring: Kring, overleg: Overleg, casus: Casus
) -> None:
    zitting = _open(kring, overleg)
    zitting.leg_vast()
    zitting.post(doe="afronden")

    casus.refresh_from_db()
    assert casus.laatst_besproken_op == overleg.datum


def test_what_is_cancelled_elsewhere_does_not_go_there(
    kring: Kring, overleg: Overleg
) -> None:
    regie = actor_of(kring.regisseur)
    straks = make_overleg(kring, dagen=7)
    later = make_overleg(kring, dagen=35)
    punten.schedule(overleg=straks, casus=make_casus(kring), vraag="?", by=regie)

    actions.cancel_overleg(straks, reden="Sneeuw.", by=regie)

    assert later.agendapunten.count() == 1
    assert overleg.agendapunten.count() == 1


def test_a_day_to_come_is_refused_at_the_field(kring: Kring) -> None:
    antwoord = _enter(kring, datum="morgen")

    assert antwoord.status_code == 422
    assert "Deze datum ligt in de toekomst." in antwoord.content.decode()


def test_who_chaired_may_be_another(kring: Kring) -> None:
    _enter(kring)

    assert Overleg.objects.get(achteraf=True).voorzitter == kring.regisseur


def test_a_meeting_that_began_has_no_such_page(kring: Kring) -> None:
    rij = make_overleg(kring)
    actions.open_overleg(rij, by=actor_of(kring.regisseur))
    client = kring.client(kring.regisseur)

    assert client.get(f"/overleggen/{rij.pk}/punt-erbij/").status_code == 404


@pytest.mark.parametrize(("wie", "code"), [("lev", 403), ("vreemde", 404)])
def test_a_stranger_puts_nothing_on_it(
    kring: Kring, overleg: Overleg, wie: str, code: int
) -> None:
    client = kring.client(getattr(kring, wie))

    assert client.get(f"/overleggen/{overleg.pk}/punt-erbij/").status_code == code


@pytest.mark.parametrize(
    ("vorm", "plaats", "link", "fout"),
    [
        ("fysiek", "", "", "Vul in waar het overleg is."),
        ("digitaal", "", "http://video.example/7", "begint met https://"),
        ("digitaal", "", "javascript:alert(1)", "begint met https://"),
    ],
)
def test_a_place_or_link_that_leads_nowhere_is_said_at_the_field(
    kring: Kring, vorm: str, plaats: str, link: str, fout: str
) -> None:
    antwoord = _enter(kring, vorm=vorm, plaats=plaats, link=link)

    assert antwoord.status_code == 422
    assert fout in antwoord.content.decode()


def test_a_digital_meeting_needs_no_room(kring: Kring) -> None:
    _enter(kring, vorm="digitaal", plaats="", link="https://video.example/7")

    assert Overleg.objects.get(achteraf=True).plaats == "Digitaal"
