"""The start page: mine, and nobody else's; and the one mail a day."""

import datetime as dt

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casusoverleg.actions import afspraak as afspraken
from casusoverleg.models import Afspraak, Casus
from keten.kern import klok
from keten.kern.models import Herinnering
from keten.werkvoorraad.notifications import send_dagmail
from keten.werkvoorraad.tasks import plan_dagmails
from tests.gedeeld import gedeeld
from tests.rollen import Kring, actor_of, make_casus, make_kring, make_signaal

pytestmark = pytest.mark.django_db


@gedeeld
def kring() -> Kring:
    return make_kring()


def _late(kring: Kring, casus: Casus, wat: str) -> Afspraak:
    afspraak = afspraken.make_afspraak(
        casus,
        by=actor_of(kring.regisseur),
        wat=wat,
        organisatie=kring.levgroep,
        uiterlijk=klok.vandaag() + dt.timedelta(days=1),
        informering="cr_mondeling",
    )
    gisteren = klok.vandaag() - dt.timedelta(days=1)
    Afspraak.objects.filter(pk=afspraak.pk).update(uiterlijk=gisteren)
    return afspraak


def test_what_is_late_stands_on_the_page_of_who_is_to_do_it(kring: Kring) -> None:
    _late(kring, make_casus(kring), "Belt elke dinsdag.")

    pagina = kring.client(kring.lev).get("/").content.decode()

    assert "Belt elke dinsdag." in pagina
    assert "1 dag te laat" in pagina


@pytest.mark.parametrize(
    ("pad", "waar"),
    [("/", "Mijn werk"), ("/mijn-beveiliging/", ""), ("/casussen/", "Casussen")],
)
def test_the_menu_marks_where_one_is(pad: str, waar: str, kring: Kring) -> None:
    menu = kring.client(kring.lev).get(pad).context["menu"]

    assert [punt["naam"] for punt in menu if punt["actief"]] == [waar][: len(waar)]


def test_a_colleague_who_is_not_on_the_casus_reads_nothing_of_it(kring: Kring) -> None:
    _late(kring, make_casus(kring), "Belt elke dinsdag.")

    for wie in (kring.politie2, kring.vreemde, kring.meldpunt):
        assert "Belt elke dinsdag." not in kring.client(wie).get("/").content.decode()


def test_a_new_signaal_waits_for_the_meldpunt(kring: Kring) -> None:
    signaal = make_signaal(kring)

    assert signaal.nummer in kring.client(kring.meldpunt).get("/").content.decode()


@pytest.mark.parametrize("wie", ["regisseur", "lev", "meldpunt"])
def test_one_and_many_cost_the_same_number_of_queries(kring: Kring, wie: str) -> None:
    client = kring.client(getattr(kring, wie))
    casus = make_casus(kring)
    _late(kring, casus, "Een.")
    make_signaal(kring)
    client.get("/")
    with CaptureQueriesContext(connection) as een:
        client.get("/")
    for nummer in range(6):
        _late(kring, casus, f"Afspraak {nummer}.")
        make_signaal(kring)

    with CaptureQueriesContext(connection) as veel:
        client.get("/")

    assert len(veel) == len(een)


def test_the_day_mail_comes_at_eight_in_amsterdam(kring: Kring) -> None:
    plan_dagmails()

    momenten = Herinnering.objects.filter(soort="dagmail", aan=kring.regisseur)
    assert momenten.exists()
    assert {klok.lokaal(rij.moment).time() for rij in momenten} == {dt.time(8)}


def test_planning_the_day_mail_again_changes_nothing(kring: Kring) -> None:
    plan_dagmails()
    eerst = set(Herinnering.objects.values_list("pk", flat=True))

    plan_dagmails()

    assert set(Herinnering.objects.values_list("pk", flat=True)) == eerst


def test_the_day_mail_holds_counts_and_nothing_else(kring: Kring) -> None:
    casus = make_casus(kring)
    _late(kring, casus, "Belt elke dinsdag.")
    plan_dagmails()
    rij = Herinnering.objects.filter(soort="dagmail", aan=kring.regisseur).first()
    assert rij is not None

    assert send_dagmail(herinnering=rij)

    bericht = mail.outbox[0]
    assert bericht.to == [kring.regisseur.email]
    assert "1 te laat" in bericht.body
    for geheim in ("Belt", casus.nummer, kring.lev.naam):
        assert geheim not in f"{bericht.subject}\n{bericht.body}"


def test_who_lost_the_role_gets_no_mail(kring: Kring) -> None:
    _late(kring, make_casus(kring), "Belt elke dinsdag.")
    plan_dagmails()
    rij = Herinnering.objects.filter(soort="dagmail", aan=kring.regisseur).first()
    assert rij is not None
    kring.regisseur.roltoekenningen.update(tot=klok.vandaag())

    assert not send_dagmail(herinnering=rij)
    assert not mail.outbox
