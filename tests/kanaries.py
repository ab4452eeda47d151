"""
Pytest plugin: every secret that a test writes down is a canary.

Secrets are remembered as they are saved, and so is what the tests made Keten say where
no secret may stand: titles, headers, addresses, refusals, mails, log lines, tasks,
work, file names, the audit log, the queue. At the end the two are laid side by side;
one secret found fails the run.
"""

import base64
import logging
import os
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
import redis
from django.core.mail.backends.locmem import EmailBackend
from django.db import models
from django.db.models.query import QuerySet
from django.test import Client

from keten.celery import Zwijgzaam
from keten.kern.logregels import ZonderWaarden
from tests.kanarie import Kanaries, fields

# Tables that anybody who runs the machine may read: nothing of these stands in them.
BLADEN = {
    "auditlog.LogEntry",
    "kern.Document",
    "kern.Herinnering",
    "kern.Indiening",
    "kern.Opdracht",
    "toegang.Weigering",
}
OPEN_SOORTEN = {"organisaties", "kern"}
# An answer may be read by who asked for it; of these nothing.
DICHT = {400, 403, 404, 405, 500}
BEHEER = "/beheer/"
_TITEL = re.compile(r"<title>(.*?)</title>", re.S)
_PAK = re.compile(r'"body": ?"([A-Za-z0-9+/]+)')
_ADRES = re.compile(r'(?:href|action|src|hx-get|hx-post)="([^"]*)"')
# What the tests of this worker wrote and said, and the products that they started.
KANARIES, PRODUCTEN = Kanaries(), Kanaries()
_gevonden: list[str] = []


def _is_open(rij: Any) -> bool:
    """Test if this is history of what is no secret: of where a meeting is, say."""
    soort, veld = getattr(rij, "soort", None) or "", getattr(rij, "veld", None)
    if soort.split(".")[0] in OPEN_SOORTEN:
        return True
    geheim = {label.lower(): velden for label, velden in fields().items()}
    return bool(veld) and soort in geheim and veld not in geheim[soort]


def keep_row(kanaries: Kanaries, model: type[models.Model], rij: Any) -> None:
    """Remember the secrets of a row; of an open table, what stands in it."""
    label = model._meta.label
    # The history of an organisation is no secret; that of a casus is.
    if not _is_open(rij):
        for veld in fields().get(label, ()):
            kanaries.keep(f"{label}.{veld}", getattr(rij, veld))
    if label in BLADEN:
        teksten = (models.CharField, models.TextField, models.JSONField)
        kanaries.hear(
            label,
            *(
                getattr(rij, veld.attname)
                for veld in model._meta.concrete_fields
                if isinstance(veld, teksten)
            ),
        )


def hear_answer(kanaries: Kanaries, antwoord: Any) -> None:
    """Remember of an answer what others than its reader come to know."""
    for naam, waarde in antwoord.headers.items():
        kanaries.hear("header", f"{naam}: {waarde}")
    if antwoord.streaming or "text/" not in antwoord.headers.get("Content-Type", ""):
        return
    tekst = antwoord.content.decode(errors="replace")
    kanaries.hear("title", *_TITEL.findall(tekst))
    kanaries.hear("address", *_ADRES.findall(tekst))
    request = antwoord.wsgi_request
    if antwoord.status_code in DICHT:
        kanaries.hear_new("refusal", tekst)
    elif not (hasattr(request, "user") and request.user.is_authenticated):
        kanaries.hear_new("public page", tekst)
    elif request.path.startswith(BEHEER):
        kanaries.hear_new("beheer", tekst)


class Luistervink(logging.Handler):
    """Hear what would stand in the log of production."""

    def __init__(self, kanaries: Kanaries) -> None:
        super().__init__()
        self.kanaries = kanaries
        self.setFormatter(ZonderWaarden())

    def emit(self, record: logging.LogRecord) -> None:
        self.kanaries.hear("log", self.format(record))


_VINK = Luistervink(KANARIES)


def hear_queue(kanaries: Kanaries, url: str) -> None:
    """Remember all that is in the queue now, also what is packed in it."""
    with redis.Redis.from_url(url) as queue:
        for sleutel in queue.scan_iter():
            inhoud = _in_key(queue, sleutel)
            kanaries.hear("queue", sleutel, inhoud)
            for pak in _PAK.findall(inhoud):
                kanaries.hear("queue", base64.b64decode(pak + "==").decode("latin-1"))


def _in_key(queue: Any, sleutel: bytes) -> str:
    soort = queue.type(sleutel)
    if soort == b"list":
        return str(queue.lrange(sleutel, 0, -1))
    if soort == b"hash":
        return str(queue.hgetall(sleutel))
    if soort == b"zset":
        return str(queue.zrange(sleutel, 0, -1))
    return str(queue.smembers(sleutel) if soort == b"set" else queue.get(sleutel))


def _follow_rows(patch: pytest.MonkeyPatch, kanaries: Kanaries) -> None:
    save, bulk, update = models.Model.save_base, QuerySet.bulk_create, QuerySet.update

    def save_base(self: models.Model, *args: Any, **kwargs: Any) -> None:
        save(self, *args, **kwargs)
        keep_row(kanaries, type(self), self)

    def bulk_create(self: Any, objs: Iterable[Any], *args: Any, **kwargs: Any) -> Any:
        rijen = list(objs)
        for rij in rijen:
            keep_row(kanaries, self.model, rij)
        return bulk(self, rijen, *args, **kwargs)

    def update_all(self: Any, **velden: Any) -> int:
        label = self.model._meta.label
        for veld in set(velden) & set(fields().get(label, ())):
            kanaries.keep(f"{label}.{veld}", velden[veld])
        if label in BLADEN:
            kanaries.hear(label, *velden.values())
        return update(self, **velden)

    patch.setattr(models.Model, "save_base", save_base)
    patch.setattr(QuerySet, "bulk_create", bulk_create)
    patch.setattr(QuerySet, "update", update_all)


def _follow_words(patch: pytest.MonkeyPatch, kanaries: Kanaries) -> None:
    request, send, task = (
        Client.request,
        EmailBackend.send_messages,
        Zwijgzaam.send_task,
    )

    def ask(self: Client, **omgeving: Any) -> Any:
        antwoord = request(self, **omgeving)
        hear_answer(kanaries, antwoord)
        return antwoord

    def send_messages(self: Any, messages: Any) -> int:
        for mail in messages:
            kanaries.hear("mail", mail.subject, mail.body, mail.extra_headers)
            kanaries.hear("mail", *mail.attachments)
        return send(self, messages)

    def send_task(self: Any, name: str, *args: Any, **options: Any) -> Any:
        kanaries.hear("task", name, args, options)
        return task(self, name, *args, **options)

    patch.setattr(Client, "request", ask)
    patch.setattr(EmailBackend, "send_messages", send_messages)
    patch.setattr(Zwijgzaam, "send_task", send_task)


@pytest.fixture(scope="session", autouse=True)
def _overhear() -> Iterator[None]:
    """Listen for as long as the tests of this worker run."""
    with pytest.MonkeyPatch.context() as patch:
        _follow_rows(patch, KANARIES)
        _follow_words(patch, KANARIES)
        yield
        logging.getLogger().removeHandler(_VINK)


def pytest_runtest_setup() -> None:
    """Celery puts other ears in place of all that are there."""
    logging.getLogger().addHandler(_VINK)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Lay the two side by side; a worker tells the one that began it."""
    if "REDIS_URL" in os.environ:
        hear_queue(KANARIES, os.environ["REDIS_URL"])
    _gevonden.extend({*KANARIES.leaks(), *PRODUCTEN.leaks()})
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["kanaries"] = _gevonden
    elif _gevonden and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    _gevonden.extend(getattr(node, "workeroutput", {}).get("kanaries", ()))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if _gevonden:
        terminalreporter.section("canaries that got out", red=True)
        for regel in sorted(set(_gevonden))[:50]:
            terminalreporter.line(regel)
