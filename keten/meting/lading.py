"""A million casussen by COPY, in a database of its own: who is on which is drawn."""

import datetime as dt
import itertools
import random
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connections
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from keten.kern import klok
from keten.kern.verzoek import systeem
from keten.organisaties.models import (
    Deelname,
    Dienstverband,
    Medewerker,
    Organisatie,
    Roltoekenning,
    Samenwerkingsverband,
)
from keten.toegang.rollen import Rol

# Who reads, and on how many of a hundred casussen: the regisseur is on all.
WEINIG, VEEL, REGIE, KRING = "1 %", "5 %", "trajectregisseur", "16 organisaties"
ORGANISATIES, ANDEREN = 16, 200
_BEGIN = dt.date(2020, 1, 1)
_DAGEN = 2_400
_TABELLEN = (
    "casusoverleg_casus",
    "casusoverleg_casusdeelname",
    "casusoverleg_casususerobjectpermission",
)
_PER_KEER = 5_000
_NIETS = "\\N"


@dataclass(frozen=True)
class Bezetting:
    """The people of the proof, and what they work for."""

    verband: Samenwerkingsverband
    organisaties: tuple[Organisatie, ...]
    lezers: dict[str, Medewerker]
    anderen: tuple[Medewerker, ...]


@contextmanager
def logged_in(url: str) -> Iterator[None]:
    """Let Django talk to another database, or as another role, for a while."""
    deel = conninfo_to_dict(url)
    nieuw = {
        "NAME": deel.get("dbname", ""),
        "USER": deel.get("user", ""),
        "PASSWORD": deel.get("password", ""),
        "HOST": deel.get("host", ""),
        "PORT": str(deel.get("port", "")),
    }
    lijn = connections["default"]
    oud = {naam: lijn.settings_dict[naam] for naam in nieuw}
    lijn.close()
    lijn.settings_dict.update(nieuw)
    try:
        yield
    finally:
        lijn.close()
        lijn.settings_dict.update(oud)


def make_bezetting() -> Bezetting:
    """Make the people, in the database that Django talks to."""
    with systeem("een proef laden"):
        verband = _one(
            Samenwerkingsverband, naam="Proef", soort="casusoverleg", afkorting="P"
        )
        organisaties = tuple(
            _one(Organisatie, naam=f"Proef {n}", soort="jeugdwerk")
            for n in range(ORGANISATIES)
        )
        for organisatie in organisaties:
            _one(
                Deelname,
                organisatie=organisatie,
                samenwerkingsverband=verband,
                ondertekend_op=_BEGIN,
                van=_BEGIN,
            )
        lezers = {
            naam: _person(naam, verband, organisaties[:aantal], rol)
            for naam, aantal, rol in (
                (WEINIG, 1, Rol.PARTNERPROFESSIONAL),
                (VEEL, 1, Rol.PARTNERPROFESSIONAL),
                (REGIE, 1, Rol.TRAJECTREGISSEUR),
                (KRING, ORGANISATIES, Rol.PARTNERPROFESSIONAL),
            )
        }
        anderen = tuple(
            _person(f"ander {n}", verband, organisaties[n % 16 : n % 16 + 1], None)
            for n in range(ANDEREN)
        )
    return Bezetting(verband, organisaties, lezers, anderen)


def load(url: str, wie: Bezetting, *, aantal: int, zaad: int) -> None:
    """
    Load so many casussen, with four participations each.

    :param url: of a superuser: a load is no change by somebody, and fires no triggers
    """
    lot = random.Random(zaad)  # noqa: S311 - a proof that can be repeated
    casussen = [
        (uuid.UUID(int=lot.getrandbits(128), version=4), _BEGIN + _dagen(lot))
        for _ in range(aantal)
    ]
    with psycopg.connect(url, autocommit=True) as lijn:
        lijn.execute("SET session_replication_role = replica")
        lijn.execute("SET maintenance_work_mem = '512MB'")
        indexen = _drop_indexes(lijn)
        _copy(lijn, "casusoverleg_casus", _casusrijen(casussen, wie))
        _copy(lijn, "casusoverleg_casusdeelname", _deelnamerijen(casussen, wie, lot))
        lijn.execute(
            "INSERT INTO casusoverleg_casususerobjectpermission"
            " (content_object_id, permission_id, user_id)"
            " SELECT d.casus_id, p.id, d.medewerker_id"
            " FROM casusoverleg_casusdeelname d, auth_permission p"
            " WHERE p.codename = 'inzien_casus' AND d.medewerker_id = ANY (%s)",
            [[lezer.pk for lezer in wie.lezers.values()]],
        )
        for index in indexen:
            lijn.execute(index)
        for tabel in _TABELLEN:
            lijn.execute(
                sql.SQL("VACUUM (ANALYZE) {}").format(sql.Identifier("public", tabel))
            )


def _drop_indexes(lijn: psycopg.Connection[Any]) -> list[sql.SQL]:
    """Take away what is quicker made afterwards; return how to make it again."""
    rijen = lijn.execute(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)"
        " FROM pg_index i WHERE i.indrelid::regclass::text = ANY (%s)"
        " AND NOT EXISTS (SELECT 1 FROM pg_constraint c"
        " WHERE c.conindid = i.indexrelid)",
        [list(_TABELLEN)],
    ).fetchall()
    for naam, _ in rijen:
        lijn.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(naam)))
    return [sql.SQL(definitie) for _, definitie in rijen]


def _one(model: Any, **velden: Any) -> Any:
    rij = model(**velden)
    rij.save(force_insert=True)
    return rij


def _person(
    naam: str,
    verband: Samenwerkingsverband,
    organisaties: tuple[Organisatie, ...],
    rol: Rol | None,
) -> Medewerker:
    sleutel = uuid.uuid4().hex
    wie: Medewerker = _one(
        Medewerker, inlognaam=sleutel, naam=naam, email=f"{sleutel}@example.org"
    )
    for organisatie in organisaties:
        _one(Dienstverband, medewerker=wie, organisatie=organisatie, van=_BEGIN)
    if rol:
        _one(
            Roltoekenning,
            medewerker=wie,
            samenwerkingsverband=verband,
            rol=rol,
            van=_BEGIN,
            goedgekeurd_op=klok.nu(),
        )
    return wie


def _dagen(lot: random.Random) -> dt.timedelta:
    return dt.timedelta(days=lot.randrange(_DAGEN))


Casussen = list[tuple[uuid.UUID, dt.date]]
# The columns, and the lines of a COPY: values between tabs.
Rijen = tuple[tuple[str, ...], Iterable[str]]


def _casusrijen(casussen: Casussen, wie: Bezetting) -> Rijen:
    vast = {
        "versie": 1, "gemaakt_op": klok.nu(), "gewijzigd_op": klok.nu(),
        "type": "anders", "status": "actief", "regime": "lokaal_convenant",
        "herkomst": "overgenomen", "noodzaak": "x", "informeren": "", "spoed": False,
        "afsluitreden": "", "veiligheidsplan_uitzondering": "",
        "samenwerkingsverband_id": wie.verband.pk,
    }  # fmt: skip
    staart = "\t".join(map(str, vast.values()))
    regels = (
        f"{pk}\tP{nummer}\t{dag}\t{dag if nummer % 3 else _NIETS}\t{staart}\n"
        for nummer, (pk, dag) in enumerate(casussen)
    )
    return ("id", "nummer", "geopend_op", "laatst_besproken_op", *vast), regels


def _deelnamerijen(casussen: Casussen, wie: Bezetting, lot: random.Random) -> Rijen:
    vast = {
        "versie": 1, "gemaakt_op": klok.nu(), "gewijzigd_op": klok.nu(),
        "rol": "adviseur", "niveau": 2, "noodzaak": "x", "eindreden": "",
        "lopend": True, "samenwerkingsverband_id": wie.verband.pk,
    }  # fmt: skip
    staart = "\t".join(map(str, vast.values()))
    # Keys in order, for nobody asks for a participation by its key.
    sleutels = (uuid.UUID(int=n) for n in itertools.count(1 << 96))
    regels = (
        f"{next(sleutels)}\t{pk}\t{dag}\t{dag}\t{medewerker}\t{organisatie}\t{staart}\n"
        for nummer, (pk, dag) in enumerate(casussen)
        for medewerker, organisatie in _places(nummer, wie, lot)
    )
    kolommen = ("id", "casus_id", "van", "sorteersleutel")
    return (*kolommen, "medewerker_id", "organisatie_id", *vast), regels


def _places(
    nummer: int, wie: Bezetting, lot: random.Random
) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Say who is on this casus, and for whom: four of them."""
    lezers, organisaties = wie.lezers, wie.organisaties
    plaatsen = [(lezers[REGIE].pk, organisaties[0].pk)]
    if nummer % 100 == 0:
        plaatsen.append((lezers[WEINIG].pk, organisaties[0].pk))
    elif nummer % 20 == 1:
        plaatsen.append((lezers[VEEL].pk, organisaties[0].pk))
    if nummer % 100 < 2 * ORGANISATIES:
        plaatsen.append((lezers[KRING].pk, organisaties[nummer % ORGANISATIES].pk))
    begin = lot.randrange(ANDEREN)
    for keuze in range(4 - len(plaatsen)):
        ander = (begin + keuze) % ANDEREN
        plaatsen.append((wie.anderen[ander].pk, organisaties[ander % ORGANISATIES].pk))
    return plaatsen


def _copy(lijn: psycopg.Connection[Any], tabel: str, rijen: Rijen) -> None:
    kolommen, regels = rijen
    opdracht = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier("public", tabel),
        sql.SQL(", ").join(map(sql.Identifier, kolommen)),
    )
    volgende = iter(regels)
    with lijn.cursor() as cursor, cursor.copy(opdracht) as copy:
        while deel := list(itertools.islice(volgende, _PER_KEER)):
            copy.write("".join(deel))
