"""Proof: what keeps a casus closed costs its readers little."""

import inspect
import statistics
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from django.db.models import Q
from django.test import Client
from psycopg.conninfo import make_conninfo

from casusoverleg.models import Casus, CasusDeelname
from keten.kern import klok
from keten.kern.databank import APP
from keten.kern.verzoek import systeem
from keten.meting import opstelling
from keten.meting.bladen import BladError
from keten.meting.lading import logged_in
from keten.meting.rekentijd import worked
from keten.meting.uitkomst import Uitkomst
from keten.meting.werkplaats import demo_server
from keten.organisaties import verzoek
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker
from keten.toegang import sessie, toezicht, zichtbaarheid

HOOGSTENS = 25
# The server keeps a plan that fits everybody after the seventh time.
PER_RONDE, WARM = 12, 10


def prove_kosten(*, aantal: int, zaad: int) -> Uitkomst:
    """
    Open the page of a casus with and without gate, policies and read log, in turns.

    :param aantal: how many turns
    :param zaad: makes no difference: the demo is always the same
    """
    regels: list[str] = []
    hoogst = 0
    with demo_server() as (admin_url, database):
        admin = make_conninfo(admin_url, dbname=database)
        for naam in (opstelling.REGISSEUR, opstelling.LEZER):
            met, zonder = _measure(admin, naam, rondes=aantal)
            meer = round(100 * (met / zonder - 1))
            hoogst = max(hoogst, meer)
            regels.append(f"{naam} {met:.0f} ms, zonder {zonder:.0f} ms")
    return Uitkomst(
        "pagina van een casus (rekentijd) met poort, rijbeveiliging en toegangslog:"
        f" {'; '.join(regels)}; hooguit zoveel procent erbij",
        f"{hoogst} %",
        gelukt=hoogst <= HOOGSTENS,
    )


def _measure(admin: str, naam: str, *, rondes: int) -> tuple[float, float]:
    app = make_conninfo(admin, user=APP)
    with logged_in(app), systeem("meting"):
        wie = opstelling.find_medewerker(naam)
        client = _visitor(wie)
        adres = _page_of(wie)
    met: list[float] = []
    zonder: list[float] = []
    for _ in range(rondes):
        with logged_in(app):
            tijden, getoond = _open(client, adres)
            met += tijden
        with logged_in(admin), nothing_kept_closed(wie):
            tijden, zonder_slot = _open(client, adres)
            zonder += tijden
        # The tokens differ, and are as long as each other.
        if len(getoond) != len(zonder_slot):
            raise AnderePaginaError(naam)
    return statistics.median(met), statistics.median(zonder)


class AnderePaginaError(Exception):
    """Both ways did not give the same page: what was measured is nothing."""


@contextmanager
def nothing_kept_closed(wie: Medewerker) -> Iterator[None]:
    """
    Leave out what the gate asks, and the log; the policies do not bind a superuser.

    Who asks is known beforehand, and every filter lets everything through.
    """
    actor = actor_for(wie, today=klok.vandaag())
    with ExitStack() as weg:
        weg.enter_context(patch.object(verzoek, "actor_for", lambda *_, **__: actor))
        weg.enter_context(patch.object(verzoek, "keep_inzage", lambda *_, **__: None))
        for module in (zichtbaarheid, toezicht):
            for naam, functie in vars(module).items():
                if inspect.isfunction(functie) and _is_filter(functie):
                    weg.enter_context(patch.object(module, naam, lambda *_, **__: Q()))
        yield


def _is_filter(functie: Any) -> bool:
    return functie.__annotations__.get("return") is Q


def _visitor(wie: Medewerker) -> Client:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(wie)
    begonnen = client.session
    sessie.begin(begonnen)
    begonnen.save()
    return client


def _page_of(wie: Medewerker) -> str:
    """Return the address of the oldest casus that this person is on, to the full."""
    deelnames = CasusDeelname.objects.geldig(klok.vandaag()).filter(
        medewerker=wie, niveau=CasusDeelname.Niveau.INHOUD
    )
    casus = Casus.objects.filter(pk__in=deelnames.values("casus")).order_by(
        "geopend_op", "nummer"
    )[0]
    return str(casus.get_absolute_url())


def _open(client: Client, adres: str) -> tuple[list[float], bytes]:
    """Return what each turn took of a processor, and the page."""
    tijden = []
    antwoord: Any = None
    for keer in range(WARM + PER_RONDE):
        begin = worked()
        antwoord = client.get(adres)
        duur = worked() - begin
        if antwoord.status_code != 200:
            raise BladError(f"casus: {antwoord.status_code}")
        if keer >= WARM:
            tijden.append(duur)
    return tijden, antwoord.content
