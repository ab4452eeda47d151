"""What a whole product left behind, searched for what people wrote in it."""

from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from pathlib import Path

import psycopg
from django.apps import apps
from psycopg import sql

from keten.meting.product import Product
from tests.kanarie import Kanaries, fields
from tests.kanaries import BLADEN, hear_queue

# Fields of so many rows that a sample says as much.
MEESTE = 20_000


def overhear(product: Product, kanaries: Kanaries, *, superuser_url: str) -> None:
    """Remember its secrets, and its logs, mails, queue and open tables."""
    with psycopg.connect(superuser_url) as connection:
        for label, velden in fields().items():
            for veld in velden:
                for waarde in _column(connection, label, veld):
                    kanaries.keep(f"{label}.{veld}", waarde)
        for label in BLADEN:
            tabel = apps.get_model(label)._meta.db_table
            rijen = connection.execute(
                sql.SQL("SELECT to_jsonb(t) - 'inhoud' FROM {} t LIMIT {}").format(
                    sql.Identifier(tabel), MEESTE
                )
            )
            kanaries.hear(f"product {label}", *(rij for (rij,) in rijen))
    for log in product.draaiend.logmap.glob("*.log"):
        kanaries.hear("product log", *log.read_text(errors="replace").splitlines())
    for bericht in product.postmap.glob("*.eml"):
        kanaries.hear("product mail", *_said(bericht))
    if product.valkey.runs():
        hear_queue(kanaries, product.valkey.url)


def _column(
    connection: psycopg.Connection[tuple[object, ...]], label: str, veld: str
) -> Iterator[object]:
    tabel = apps.get_model(label)._meta.db_table
    vraag = sql.SQL("SELECT DISTINCT {} FROM {} LIMIT {}").format(
        sql.Identifier(veld), sql.Identifier(tabel), MEESTE
    )
    for (waarde,) in connection.execute(vraag):
        yield waarde


def _said(bericht: Path) -> Iterator[str]:
    """Return the lines of a mail, without whom it is for."""
    mail = BytesParser(policy=policy.default).parsebytes(bericht.read_bytes())
    yield from (
        f"{naam}: {w}" for naam, w in mail.items() if naam not in {"To", "X-Keten-Aan"}
    )
    for deel in mail.walk():
        if deel.get_content_maintype() == "text":
            yield deel.get_content()
