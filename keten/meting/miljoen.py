"""Proof: the list of casussen costs the same, however many there are of others."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connection
from django.http import HttpRequest
from django.urls import resolve, reverse
from guardian.shortcuts import get_objects_for_user
from psycopg import sql
from psycopg.conninfo import make_conninfo

from casusoverleg.models import Casus
from keten.kern import bladeren, klok
from keten.kern.databank import APP
from keten.kern.verzoek import actor as als
from keten.meting.lading import (
    KRING,
    REGIE,
    VEEL,
    WEINIG,
    Bezetting,
    load,
    logged_in,
    make_bezetting,
)
from keten.meting.rekentijd import worked
from keten.meting.uitkomst import Uitkomst, comma, number
from keten.meting.werkplaats import DATABASE, empty_server
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker
from keten.toegang.actor import Actor

# The server keeps a plan that fits everybody after the seventh time.
KEREN, WARM = 41, 12
KEREN_GUARDIAN = 3
DEEL = 100
MEER_DAN_GRENS, MEER_DAN_KLEIN = 2.0, 1.5
_LEZERS = (WEINIG, VEEL, REGIE, KRING)


@dataclass(frozen=True)
class Tijd:
    """Milliseconds of a processor: ours, from a table of only those, of guardian."""

    wij: float
    grens: float
    guardian: float


def prove_miljoen(*, aantal: int, zaad: int) -> Uitkomst:
    """Load so many casussen, and a hundredth of it, and ask for the list in both."""
    groot = _measure(aantal, zaad)
    klein = _measure(max(aantal // DEEL, 1), zaad)
    regels = [_tell(naam, groot[naam], klein[naam].wij) for naam in _LEZERS]
    gehaald = [
        groot[naam].wij <= MEER_DAN_GRENS * groot[naam].grens
        and groot[naam].wij <= MEER_DAN_KLEIN * klein[naam].wij
        for naam in (WEINIG, VEEL, REGIE)
    ]
    slechtste = max(
        groot[naam].wij / groot[naam].grens for naam in (WEINIG, VEEL, REGIE)
    )
    return Uitkomst(
        f"{number(aantal)} casussen met elk 4 deelnames; lijst van 25 en telling samen:"
        f" {'; '.join(regels)}; hooguit zoveel keer de grens",
        comma(slechtste),
        gelukt=all(gehaald),
    )


def read_list(actor: Actor) -> bladeren.Pagina:
    """Ask for the first page as the product does, in a transaction of its own."""
    scherm = _scherm()
    scherm.request = HttpRequest()
    scherm.request.actor = actor
    sortering = scherm.sorteringen[0]
    with als(actor.pk):
        return bladeren.page(
            scherm.rijen({}),
            sortering=sortering,
            na="",
            query={},
            index=scherm.index({}, sortering),
        )


def _scherm() -> Any:
    """Return the screen of the product, found by its address."""
    pagina: Any = resolve(reverse("casusoverleg:casussen")).func
    return pagina.view_class()


def _measure(aantal: int, zaad: int) -> dict[str, Tijd]:
    with empty_server() as admin_url:
        admin = make_conninfo(admin_url, dbname=DATABASE)
        app = make_conninfo(admin, user=APP)
        with logged_in(app):
            wie = make_bezetting()
        load(admin, wie, aantal=aantal, zaad=zaad)
        for naam in _LEZERS:
            _make_grens(admin, wie, naam)
        with logged_in(app):
            tijden = {naam: _ours(wie, naam) for naam in _LEZERS}
        with logged_in(admin):
            guardian = {naam: _guardian(wie.lezers[naam]) for naam in _LEZERS}
    return {naam: Tijd(*tijden[naam], guardian[naam]) for naam in _LEZERS}


def _make_grens(admin: str, wie: Bezetting, naam: str) -> None:
    """Make a table that holds only what this reader sees, without policies."""
    with psycopg.connect(admin, autocommit=True) as lijn:
        for stap in (
            "CREATE SCHEMA {grens}",
            "GRANT USAGE ON SCHEMA {grens} TO keten_app",
            """CREATE TABLE {grens}.casusoverleg_casus AS SELECT c.*
            FROM public.casusoverleg_casus c WHERE EXISTS (
                SELECT 1 FROM public.casusoverleg_casusdeelname d
                WHERE d.casus_id = c.id AND d.medewerker_id = {wie})""",
            "ALTER TABLE {grens}.casusoverleg_casus ADD PRIMARY KEY (id)",
            """CREATE INDEX ON {grens}.casusoverleg_casus
            ((coalesce(laatst_besproken_op, geopend_op)) DESC, id DESC)""",
            "GRANT SELECT ON {grens}.casusoverleg_casus TO keten_app",
            "VACUUM (ANALYZE) {grens}.casusoverleg_casus",
        ):
            lijn.execute(
                sql.SQL(stap).format(
                    grens=sql.Identifier(naam), wie=sql.Literal(wie.lezers[naam].pk)
                )
            )


def _ours(wie: Bezetting, naam: str) -> tuple[float, float]:
    """Ask in turns: of what the reader sees among all, and of a table of only that."""
    actor = actor_for(wie.lezers[naam], today=klok.vandaag())

    def limit() -> bladeren.Pagina:
        with als(actor.pk):
            return bladeren.page(
                Casus.objects.lopend().met_lijstgegevens(),
                sortering=_scherm().sorteringen[0],
                na="",
                query={},
            )

    wij: list[float] = []
    grens: list[float] = []
    for _ in range(KEREN + WARM):
        _look_in("public")
        duur, onze = _time(lambda: read_list(actor))
        wij.append(duur)
        _look_in(f'"{naam}", public')
        duur, hun = _time(limit)
        grens.append(duur)
        if [rij.pk for rij in onze.rijen] != [rij.pk for rij in hun.rijen]:
            raise AndereRijenError(naam)
    return statistics.median(wij[WARM:]), statistics.median(grens[WARM:])


class AndereRijenError(Exception):
    """Both ways did not give the same page: what was measured is nothing."""


def _guardian(wie: Medewerker) -> float:
    """Ask what the rows of rights give, the usual way, without row security."""

    def ask() -> bladeren.Pagina:
        rijen: Any = get_objects_for_user(wie, "casusoverleg.inzien_casus", Casus)
        return bladeren.page(
            rijen.lopend().met_lijstgegevens(),
            sortering=_scherm().sorteringen[0],
            na="",
            query={},
        )

    return statistics.median(_time(ask)[0] for _ in range(KEREN_GUARDIAN))


def _look_in(schemas: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET search_path = {schemas}")


def _time(vraag: Callable[[], Any]) -> tuple[float, Any]:
    begin = worked()
    antwoord = vraag()
    return worked() - begin, antwoord


def _tell(naam: str, tijd: Tijd, klein: float) -> str:
    return (
        f"{naam} {comma(tijd.wij)} ms, {comma(tijd.wij / tijd.grens)} keer de grens,"
        f" {comma(tijd.wij / klein)} keer bij een honderdste,"
        f" guardian {comma(tijd.guardian)} ms"
    )
