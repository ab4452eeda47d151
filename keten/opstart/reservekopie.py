"""``manage.py reservekopie`` and ``terugzetten``, as somebody types them."""

import os
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from keten.kern.databank import KOPIE
from keten.kern.geheim import read_geheim
from keten.opstart import kluis
from keten.opstart.kopie import KopieError, make_kopie, restore_kopie
from keten.opstart.servers import Servers


def main(command: str, argv: list[str]) -> int:
    """Make a copy or put one back; tell with which code the process ends."""
    begin = time.monotonic()
    try:
        if command == "reservekopie":
            _make(argv)
        else:
            _restore(argv)
    except (KopieError, kluis.KluisError, OSError, psycopg.Error) as fout:
        print(f"Niet gelukt. {fout}")
        return 1
    print(f"In {time.monotonic() - begin:.1f} seconden.")
    return 0


def _make(argv: list[str]) -> None:
    parser = ArgumentParser(prog="manage.py reservekopie")
    parser.add_argument("bestand", type=Path, help="het bestand dat gemaakt wordt")
    parser.add_argument("--sleutel", type=Path, help="de publieke sleutel (PEM)")
    parser.add_argument(
        "--maak-sleutels",
        type=Path,
        metavar="PRIVE",
        help="maak eerst een sleutelpaar; leg het privédeel daarna elders",
    )
    options = parser.parse_args(argv)
    if options.maak_sleutels:
        _create_sleutels(options.maak_sleutels)
        options.sleutel = _publiek(options.maak_sleutels)
    if not options.sleutel:
        parser.error("geef --sleutel, of maak er een met --maak-sleutels")
    publiek = options.sleutel.read_bytes()
    with _kopie_url() as url:
        aantallen = make_kopie(url=url, doel=options.bestand, publiek=publiek)
    grootte = options.bestand.stat().st_size / 1_000_000
    print(
        f"Reservekopie gemaakt: {len(aantallen)} tabellen,"
        f" {sum(aantallen.values())} rijen, {grootte:.1f} MB, versleuteld."
    )


def _restore(argv: list[str]) -> None:
    parser = ArgumentParser(prog="manage.py terugzetten")
    parser.add_argument("bestand", type=Path, help="de reservekopie")
    parser.add_argument("--sleutel", type=Path, required=True, help="het privédeel")
    parser.add_argument(
        "--naar",
        metavar="ADMIN_URL",
        default=read_geheim("ADMIN_URL"),
        help="de server waarop het moet komen, als beheerder",
    )
    parser.add_argument("--databank", default="keten", help="naam; moet leeg zijn")
    options = parser.parse_args(argv)
    prive = options.sleutel.read_bytes()
    with _admin_url(options.naar) as admin_url:
        anders = restore_kopie(
            admin_url=admin_url,
            naam=options.databank,
            bron=options.bestand,
            prive=prive,
        )
    for tabel, (was, is_nu) in sorted(anders.items()):
        print(f"  {tabel}: {was} in de kopie, {is_nu} teruggezet")
    if anders:
        raise KopieError("Niet alle tabellen zijn gelijk.")
    print(f"Teruggezet in “{options.databank}”; alle aantallen zijn gelijk.")
    print("Controleer nu het logboek: manage.py controleer_logboek")


def _create_sleutels(prive: Path) -> None:
    if prive.exists():
        raise KopieError(f"{prive} bestaat al; een sleutel wordt nooit overschreven.")
    geheim, publiek = kluis.create_sleutels()
    prive.touch(mode=0o600)
    prive.write_bytes(geheim)
    _publiek(prive).write_bytes(publiek)
    print(f"Sleutels gemaakt: {prive} (privé) en {_publiek(prive)} (publiek).")


def _publiek(prive: Path) -> Path:
    return prive.with_suffix(".publiek.pem")


@contextmanager
def _kopie_url() -> Iterator[str]:
    """Yield the database that is named; else our own, started for the occasion."""
    url = read_geheim("DATABASE_URL_KOPIE")
    if not url:
        with _servers():
            yield os.environ["DATABASE_URL_KOPIE"]
        return
    wachtwoord = read_geheim(f"{KOPIE.upper()}_PASSWORD")
    yield make_conninfo(url, password=wachtwoord) if wachtwoord else url


@contextmanager
def _admin_url(url: str) -> Iterator[str]:
    if not url:
        with _servers() as servers:
            yield servers.admin_url()
        return
    wachtwoord = read_geheim("ADMIN_PASSWORD")
    yield make_conninfo(url, password=wachtwoord) if wachtwoord else url


@contextmanager
def _servers() -> Iterator[Servers]:
    if read_geheim("DATABASE_URL"):
        raise KopieError("Noem ook de databank voor kopieën, in DATABASE_URL_KOPIE.")
    servers = Servers()
    try:
        servers.open()
        yield servers
    finally:
        servers.close()
