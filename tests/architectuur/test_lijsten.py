"""Guard 11: a list asks the same of the database with three rows and with twelve."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casusoverleg.models import Casus
from keten.kern import klok
from keten.logboek import inzage
from keten.toegang.schermen import LijstScherm
from tests.architectuur.bronnen import check
from tests.architectuur.test_deur import all_addresses
from tests.factories import (
    AfspraakFactory,
    AgendapuntFactory,
    BlokkadeFactory,
    CasusDeelnameFactory,
    CasusFactory,
    ContactrolFactory,
    DeelnameFactory,
    DienstverbandFactory,
    ExportFactory,
    MeldingBetrokkeneFactory,
    MeldingFactory,
    MeldingSignaalFactory,
    NoodtoegangFactory,
    OpdrachtFactory,
    OverlegFactory,
    RoltoekenningFactory,
    SignaalFactory,
    ToegangsregelFactory,
    ToegangsrondeFactory,
    UitgifteFactory,
    VerslagFactory,
    VervangingFactory,
)
from tests.rollen import Kring, actor_of, make_beheer, make_fg, make_kring

Maker = Callable[[Kring], Any]


def _signaal(kring: Kring) -> None:
    SignaalFactory(
        samenwerkingsverband=kring.verband,
        melder=kring.lev,
        melder_organisatie=kring.levgroep,
        behandelaar=kring.meldpunt,
    )


def _melding(kring: Kring) -> None:
    melding = MeldingFactory(
        samenwerkingsverband=kring.verband,
        aanmelder=kring.lev,
        aanmelder_organisatie=kring.levgroep,
    )
    MeldingBetrokkeneFactory(melding=melding)
    MeldingSignaalFactory(melding=melding)


def _casus(kring: Kring) -> Any:
    casus = CasusFactory(samenwerkingsverband=kring.verband, status="actief")
    for wie, waar in (
        (kring.regisseur, kring.gemeente),
        (kring.lev, kring.levgroep),
        (kring.politie, kring.politieorganisatie),
    ):
        CasusDeelnameFactory(casus=casus, medewerker=wie, organisatie=waar)
    return casus


def _afspraak(kring: Kring) -> None:
    AfspraakFactory(
        casus=_casus(kring), organisatie=kring.levgroep, medewerker=kring.lev
    )


def _overleg(kring: Kring) -> None:
    overleg = OverlegFactory(samenwerkingsverband=kring.verband)
    AgendapuntFactory(overleg=overleg, casus=_casus(kring))


def _verslag(kring: Kring) -> None:
    overleg = OverlegFactory(samenwerkingsverband=kring.verband)
    punt = AgendapuntFactory(overleg=overleg, casus=_casus(kring))
    verslag = VerslagFactory(agendapunt=punt)
    UitgifteFactory(
        overleg=overleg, soort="casus", verslag=verslag, opdracht=OpdrachtFactory()
    )


def _collega(kring: Kring) -> None:
    dienstverband = DienstverbandFactory(organisatie=kring.levgroep)
    RoltoekenningFactory(
        medewerker=dienstverband.medewerker,
        samenwerkingsverband=kring.verband,
        goedgekeurd_op=None,
        van=klok.vandaag() - dt.timedelta(days=1),
    )


def _partner(kring: Kring) -> None:
    DeelnameFactory(samenwerkingsverband=kring.verband)


def _export(kring: Kring) -> None:
    ExportFactory(
        samenwerkingsverband=kring.verband,
        gemaakt_door=kring.regisseur,
        opdracht=OpdrachtFactory(),
    )


def _vervanging(kring: Kring) -> None:
    VervangingFactory(samenwerkingsverband=kring.verband)


def _inzage(kring: Kring) -> None:
    """Somebody looks at a casus, and who watches may read that."""
    casus = Casus.objects.first() or _casus(kring)
    for kijker in (kring.lev, kring.regisseur):
        with inzage.follow() as gezien:
            inzage.look("inzien")
            inzage.note(casus)
            inzage.write(
                gezien, by=actor_of(kijker), actie="casusoverleg:casus", resultaat=200
            )


def _alles(kring: Kring) -> None:
    for maak in (
        _signaal,
        _melding,
        _afspraak,
        _verslag,
        _collega,
        _export,
        _noodtoegang,
    ):
        maak(kring)


def _noodtoegang(kring: Kring) -> None:
    NoodtoegangFactory(
        medewerker=kring.meldpunt,
        casus_id=_casus(kring).pk,
        samenwerkingsverband_id=kring.verband.pk,
    )


def _blokkade(kring: Kring) -> None:
    BlokkadeFactory(
        samenwerkingsverband_id=kring.verband.pk, object_id=_casus(kring).pk
    )


def _contactrol(kring: Kring) -> None:
    dienstverband = DienstverbandFactory(organisatie=kring.levgroep)
    ContactrolFactory(organisatie=kring.levgroep, medewerker=dienstverband.medewerker)


def _toegangsregel(kring: Kring) -> None:
    deelname = DeelnameFactory(samenwerkingsverband=kring.verband)
    ronde = ToegangsrondeFactory(organisatie=deelname.organisatie)
    ToegangsregelFactory(
        ronde=ronde,
        dienstverband=DienstverbandFactory(organisatie=deelname.organisatie),
    )


# list -> who looks, and what makes one row of it
LIJSTEN: dict[str, tuple[str, Maker]] = {
    "signalen:signalen": ("meldpunt", _signaal),
    "meldingen:meldingen": ("meldpunt", _melding),
    "casusoverleg:casussen": ("regisseur", _casus),
    "casusoverleg:blokkades": ("regisseur", _blokkade),
    "casusoverleg:afspraken": ("regisseur", _afspraak),
    "casusoverleg:noodtoegangen": ("regisseur", _noodtoegang),
    "casusoverleg:overleggen": ("regisseur", _overleg),
    "casusoverleg:verslagen": ("regisseur", _verslag),
    "rapportage:exports": ("regisseur", _export),
    "organisaties:medewerkers": ("beheer", _collega),
    "organisaties:contactrollen": ("beheer", _contactrol),
    "organisaties:toegangsrondes": ("beheer", _toegangsregel),
    "casusoverleg:vervangingen": ("regisseur", _vervanging),
    "organisaties:organisaties": ("beheer", _partner),
    "organisaties:opdrachten": ("beheer", lambda _: OpdrachtFactory()),
    "organisaties:rollen": ("regisseur", _collega),
    "mijn_werk": ("regisseur", _alles),
    "verantwoording:inzagen": ("fg", _inzage),
    "verantwoording:eigen": ("regisseur", _inzage),
    "verantwoording:casus": ("regisseur", _inzage),
}
# It is no LijstScherm, and shows several lists.
GEEN_LIJSTSCHERM: dict[str, str] = {"mijn_werk": "the start page: several short lists"}


def test_every_list_is_counted() -> None:
    lijsten = {
        naam
        for naam, view in all_addresses()
        if isinstance(view, type) and issubclass(view, LijstScherm)
    }

    check(set(LIJSTEN) - lijsten, GEEN_LIJSTSCHERM)
    assert lijsten <= set(LIJSTEN)


@pytest.mark.django_db
@pytest.mark.parametrize("naam", LIJSTEN)
def test_a_longer_list_asks_no_more(naam: str) -> None:
    wie, maak = LIJSTEN[naam]
    kring = make_kring()
    maken = {"beheer": make_beheer, "fg": make_fg}
    lezer = maken[wie](kring) if wie in maken else getattr(kring, wie)
    op_casus = [_casus(kring).pk] if naam == "verantwoording:casus" else []
    browser, adres = kring.client(lezer), reverse(naam, args=op_casus)

    def count(rijen: int) -> tuple[int, str, int]:
        for _ in range(rijen):
            maak(kring)
        with CaptureQueriesContext(connection) as vragen:
            antwoord = browser.get(adres)
        assert antwoord.status_code == 200
        getoond = str(antwoord.content).count("<li") + str(antwoord.content).count(
            "<tr"
        )
        gevraagd = "\n".join(sorted(v["sql"][:200] for v in vragen))
        return len(vragen), gevraagd, getoond

    count(3)
    kort, eerst, weinig = count(0)
    lang, daarna, veel = count(9)
    assert lang == kort, f"{eerst}\n---\n{daarna}"
    assert veel > weinig, "the new rows are not on the page"
