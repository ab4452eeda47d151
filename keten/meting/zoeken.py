"""Proof: a word in a million notes is found at once, by who may read them."""

import statistics
from collections.abc import Callable
from typing import Any, LiteralString

import psycopg
from psycopg.conninfo import make_conninfo

from keten.kern import klok
from keten.kern.bladeren import PER_PAGINA, TEL_TOT
from keten.kern.databank import APP
from keten.kern.verzoek import actor as als
from keten.meting.lading import (
    REGIE,
    VEEL,
    WEINIG,
    Bezetting,
    load,
    logged_in,
    make_bezetting,
)
from keten.meting.uitkomst import Uitkomst, comma, number, timed
from keten.meting.werkplaats import DATABASE, empty_server
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker
from keten.werkvoorraad import zoek

HOOGSTENS_MS = 20.0
KEREN, WARM = 21, 12
WOORD = "vakantie"
_LEZERS = (WEINIG, VEEL, REGIE)
# One note a casus, of three pieces of fifteen words; each twentieth has the word.
_NOTITIES: LiteralString = """
    WITH stuk AS (SELECT nr, string_agg(woord, ' ') AS tekst FROM (
        SELECT n / 15 AS nr, translate(abs(hashint8(n) %% 5000)::text,
            '0123456789', 'aeioustnrl') || 'ing' AS woord
        FROM generate_series(0, 14999) n) w GROUP BY nr),
    stukken AS (SELECT array_agg(tekst) AS van FROM stuk)
    INSERT INTO casusoverleg_informatieelement (id, casus_id, bron_organisatie_id,
        datum, tekst, versie, gemaakt_op, gewijzigd_op, soort, zichtbaarheid,
        ingetrokken_reden)
    SELECT md5('notitie' || c.id)::uuid, c.id, %(organisatie)s, c.geopend_op,
        concat_ws(' ', van[h %% 1000 + 1], van[h / 1000 %% 1000 + 1],
            van[h / 1000000 %% 1000 + 1], CASE WHEN h %% 20 = 0 THEN %(woord)s END),
        1, now(), now(), 'feit', 'alle_deelnemers', ''
    FROM casusoverleg_casus c, stukken,
    LATERAL (SELECT hashint8extended(hashtext(c.nummer), 7) & 4294967295 AS h) k
"""
_ONBESCHERMD: LiteralString = """
    SELECT i.* FROM keten.zoekregel z
    JOIN casusoverleg_informatieelement i ON i.id = z.object_id
    WHERE z.woorden @@ keten.zoekvraag(%(woord)s)
    ORDER BY z.dag DESC, z.object_id DESC LIMIT %(rijen)s
"""
_GETELD: LiteralString = """
    SELECT count(*) FROM (SELECT 1 FROM keten.zoekregel z
        WHERE z.woorden @@ keten.zoekvraag(%(woord)s) LIMIT %(tel_tot)s) t
"""


def prove_zoeken(*, aantal: int, zaad: int) -> Uitkomst:
    """Load so many notes and look for a word that stands in a twentieth of them."""
    with empty_server() as admin_url:
        admin = make_conninfo(admin_url, dbname=DATABASE)
        app = make_conninfo(admin, user=APP)
        with logged_in(app):
            wie = make_bezetting()
        load(admin, wie, aantal=aantal, zaad=zaad)
        load_notities(admin, wie)
        onbeschermd = _unprotected(admin)
        with logged_in(app):
            tijden = {naam: _ours(wie.lezers[naam]) for naam in _LEZERS}
    regels = [
        f"{naam} {comma(duur)} ms ({tekst})" for naam, (duur, tekst) in tijden.items()
    ]
    slechtste = max(duur for duur, _ in tijden.values())
    return Uitkomst(
        f"{number(aantal)} notities, een woord dat in een op de twintig staat; eerste"
        f" pagina en telling: {'; '.join(regels)}; onbeschermd, van allen"
        f" {comma(onbeschermd)} ms; hooguit",
        f"{comma(slechtste)} ms",
        gelukt=slechtste <= HOOGSTENS_MS,
    )


def load_notities(url: str, wie: Bezetting) -> None:
    """Write one note in every casus, and the words of all of them in the index."""
    waarden = {"organisatie": wie.organisaties[0].pk, "woord": WOORD}
    with psycopg.connect(url, autocommit=True) as lijn:
        lijn.execute("SET session_replication_role = replica")
        lijn.execute("SET maintenance_work_mem = '1GB'")
        lijn.execute(_NOTITIES, waarden)
        indexen = lijn.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'keten'"
            " AND indexname <> 'zoekregel_pkey'"
        ).fetchall()
        for naam, _ in indexen:
            lijn.execute(f"DROP INDEX keten.{naam}")
        lijn.execute("SELECT keten.vul_zoekregels()")
        for _, definitie in indexen:
            lijn.execute(definitie)
        lijn.execute("VACUUM (ANALYZE) keten.zoekregel")
        lijn.execute("VACUUM (ANALYZE) casusoverleg_informatieelement")


def search(wie: Medewerker) -> str:
    """Ask who it is and for the first page; return what the page says of the count."""
    actor = actor_for(wie, today=klok.vandaag())
    soort = zoek.PER_SLEUTEL["informatie"]
    with als(actor.pk):
        return zoek.page(soort, WOORD, na="", actor=actor).tekst


def _ours(wie: Medewerker) -> tuple[float, str]:
    return _middle(lambda: search(wie)), search(wie)


def _unprotected(url: str) -> float:
    """Ask for the same of all notes, as a superuser whom no policy binds."""
    waarden = {"woord": WOORD, "rijen": PER_PAGINA + 1, "tel_tot": TEL_TOT + 1}
    with psycopg.connect(url, autocommit=True) as lijn:

        def ask() -> None:
            lijn.execute(_ONBESCHERMD, waarden).fetchall()
            lijn.execute(_GETELD, waarden).fetchall()

        return _middle(ask)


def _middle(vraag: Callable[[], Any]) -> float:
    return statistics.median([timed(vraag)[0] for _ in range(KEREN + WARM)][WARM:])
