"""What somebody makes up beside a page changes nothing: headers and extra fields."""

import pytest
from auditlog.models import LogEntry

from casusoverleg.models import Casus
from keten.logboek.models import Inzageregel
from meldingen.models import Melding
from tests.casusoverleg.kast import Kast, make_kast
from tests.gedeeld import gedeeld
from tests.rollen import make_melding
from tests.toegang.bezoek import read_form
from tests.toegang.vervalst import TOEGIFT

pytestmark = pytest.mark.django_db
ONZIN = (
    "127.0.0.1",
    "niet-een-adres, ' OR 1=1 --, ::1",
    "\x00\xff" * 40,
    ", ".join(["10.0.0.1"] * 2000),
)


@gedeeld
def kast() -> Kast:
    return make_kast()


@pytest.mark.parametrize("kop", ONZIN, ids=range(len(ONZIN)))
def test_where_somebody_says_to_come_from_is_believed_nor_kept(
    kast: Kast, kop: str
) -> None:
    adres = kast.url("casus")
    browser, vreemde = kast.browser("lev"), kast.browser("vreemde")

    for naam in ("X-Forwarded-For", "Forwarded", "X-Real-IP"):
        assert browser.get(adres, headers={naam: kop}).status_code == 200
        assert vreemde.get(adres, headers={naam: kop}).status_code == 404

    assert Inzageregel.objects.filter(objecten__contains=[kast.casus.pk]).exists()
    assert not LogEntry.objects.exclude(remote_addr=None).exists()


def test_fields_that_no_form_has_change_nothing(kast: Kast) -> None:
    melding = make_melding(kast.kring)
    adres = f"{melding.get_absolute_url()}wijzigen/"
    browser = kast.browser("meldpunt")
    gewoon = {k: w[0] for k, w in read_form(browser.get(adres).text).items() if w}
    nieuw = {
        "type": melding.type,
        "meldcode_stap": melding.meldcode_stap,
        "aanleiding": "Er kwam een ander signaal binnen.",
        "doel": melding.doel,
        "weet_betrokkene": melding.weet_betrokkene,
        "aanmelder": str(kast.kring.vreemde.pk),
    }

    antwoord = browser.post(adres, TOEGIFT | gewoon | nieuw)

    vers = Melding.objects.get(pk=melding.pk)
    assert antwoord.status_code == 302
    assert vers.aanleiding == "Er kwam een ander signaal binnen."
    for naam in ("status", "gemaakt_door_id", "aanmelder_id"):
        assert getattr(vers, naam) == getattr(melding, naam)
    assert vers.samenwerkingsverband_id == melding.samenwerkingsverband_id


def test_a_casus_keeps_its_state_whatever_is_sent_along(kast: Kast) -> None:
    browser = kast.browser("regisseur")
    browser.post(kast.url("casus_wijzigen"), {**TOEGIFT, "versie": "1"})

    vers = Casus.objects.get(pk=kast.casus.pk)
    assert (vers.status, vers.pk) == (kast.casus.status, kast.casus.pk)
