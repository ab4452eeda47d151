"""The URL table as addresses that exist: every name, with records of the demo."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import psycopg
from django.urls import Resolver404, URLPattern, URLResolver, include, path
from django.urls.resolvers import RegexPattern

from keten import urls
from tests.rol import ALS_SYSTEEM

# The word before the key in the route -> the table where the key is from.
SOORTEN = {
    "aansluiten": "signalen_signaal",
    "afspraken": "casusoverleg_afspraak",
    "agendapunten": "casusoverleg_agendapunt",
    "bestanden": "rapportage_export",
    "blokkades": "toegang_blokkade",
    "betrokkene": "meldingen_meldingbetrokkene",
    "betrokkenen": "casusoverleg_casusbetrokkene",
    "bijlagen": "casusoverleg_bijlage",
    "casussen": "casusoverleg_casus",
    "delingen": "signalen_deling",
    "contactrollen": "organisaties_contactrol",
    "deelnames": "organisaties_deelname",
    "deelnemers": "casusoverleg_casusdeelname",
    "dienstverbanden": "organisaties_dienstverband",
    "herstel": "organisaties_herstelverzoek",
    "informatie": "casusoverleg_informatieelement",
    "medewerkers": "organisaties_medewerker",
    "meldingen": "meldingen_melding",
    "noodtoegang": "toegang_noodtoegang",
    "opdrachten": "kern_opdracht",
    "opvolgingen": "casusoverleg_opvolging",
    "organisaties": "organisaties_organisatie",
    "overleggen": "casusoverleg_overleg",
    "reacties": "casusoverleg_reactie",
    "reeksen": "casusoverleg_overlegreeks",
    "rollen": "organisaties_roltoekenning",
    "signalen": "signalen_signaal",
    "regels": "organisaties_toegangsregel",
    "taken": "casusoverleg_taakverdeling",
    "toegang": "organisaties_toegangsronde",
    "uit-melding": "meldingen_melding",
    "uit-signaal": "signalen_signaal",
    "uitgiften": "casusoverleg_uitgifte",
    "van-melding": "meldingen_melding",
    "verslagen": "casusoverleg_verslag",
    "vervangingen": "organisaties_vervanging",
    "voorbereidingen": "casusoverleg_voorbereiding",
    "voor-signaal": "signalen_signaal",
}
NIEMAND = "00000000-0000-4000-8000-000000000000"
_SLEUTEL, _ACTIE, _GEHEIM = "<uuid:pk>", "<slug:actie>", "<str:token>"


class Rij(NamedTuple):
    """One row of the URL table."""

    naam: str
    route: str
    view: Any


class Plek(NamedTuple):
    """What an address leads to: the name, and which move."""

    naam: str
    actie: str = ""

    def __str__(self) -> str:
        return f"{self.naam} {self.actie}".strip()


_PATRONEN: tuple[Any, ...] = (
    *urls.urlpatterns,
    path("demo/", include("keten.demo.urls")),
)
_BOEK = URLResolver(RegexPattern(r"^/"), _PATRONEN)


def rows() -> list[Rij]:
    """Return the whole URL table, the pages of the demo with it."""
    return list(_rows(_PATRONEN))


def place_of(pad: str) -> Plek | None:
    """Tell what a path leads to; None for what is no page of ours."""
    try:
        gevonden = _BOEK.resolve(pad.split("?", 1)[0])
    except Resolver404:
        return None
    return Plek(gevonden.view_name, gevonden.kwargs.get("actie", ""))


def addresses(*, database_url: str) -> dict[Plek, list[str]]:
    """
    Return addresses of every row but those with a secret in them.

    :return: for each place one address per state that its records are in; for a move
        the states from which it goes come first
    """
    with psycopg.connect(database_url, options=ALS_SYSTEEM) as connection:
        return addresses_in(connection)


def addresses_in(connection: psycopg.Connection[Any]) -> dict[Plek, list[str]]:
    """Return the same of a database that somebody is connected to."""
    per: dict[Plek, list[str]] = {}
    for rij in rows():
        voor, is_sleutel, _ = rij.route.partition(_SLEUTEL)
        if _GEHEIM in rij.route:
            continue
        if not is_sleutel:
            per[Plek(rij.naam)] = [f"/{rij.route}"]
            continue
        sleutels = _keys(connection, SOORTEN[voor.split("/")[-2]])
        for actie in _moves(rij):
            route = f"/{rij.route}".replace(_ACTIE, actie)
            per[Plek(rij.naam, actie)] = [
                route.replace(_SLEUTEL, sleutel)
                for sleutel in _ordered(sleutels, rij, actie)
            ]
    return per


def _rows(patronen: Any, route: str = "", ruimte: str = "") -> Iterator[Rij]:
    for deel in patronen:
        verder = f"{route}{deel.pattern}"
        if isinstance(deel, URLResolver):
            binnen = f"{deel.namespace}:" if deel.namespace else ruimte
            yield from _rows(deel.url_patterns, verder, binnen)
        elif isinstance(deel, URLPattern):
            view = getattr(deel.callback, "view_class", deel.callback)
            yield Rij(f"{ruimte}{deel.name}", verder, view)


def _moves(rij: Rij) -> list[str]:
    if _ACTIE not in rij.route:
        return [""]
    return list(getattr(rij.view, "acties", ()))


def _keys(connection: psycopg.Connection[Any], tabel: str) -> dict[str, str]:
    """Return one key per state of the table; of a table without states, the first."""
    heeft_stand = connection.execute(
        "SELECT 1 FROM information_schema.columns"
        " WHERE table_name = %s AND column_name = 'status'",
        [tabel],
    ).fetchone()
    stand = "status" if heeft_stand else "''"
    return {"": NIEMAND} | {
        str(naam): str(sleutel)
        for naam, sleutel in connection.execute(
            f"SELECT DISTINCT ON (stand) {stand} AS stand, id"
            f" FROM {tabel} ORDER BY stand, gemaakt_op, id"
        )
    }


def _ordered(sleutels: dict[str, str], rij: Rij, actie: str) -> list[str]:
    tabel = getattr(rij.view, "tabel", None)
    if tabel is None or actie not in tabel:
        return list(sleutels.values())
    van = tabel[actie].van
    eerst = sorted(sleutels, key=lambda stand: stand not in van)
    return [sleutels[stand] for stand in eerst]
