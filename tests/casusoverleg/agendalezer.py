"""Reads invitations as a stranger does: out of the mail, with libraries of others."""

import email
import email.policy
import json
import subprocess
from pathlib import Path
from typing import Any

import vobject
from django.core import mail as post

from casusoverleg.actions import agendapunt as punten
from casusoverleg.actions import overleg as actions
from casusoverleg.models import Overleg
from casusoverleg.tasks import mail_uitnodiging
from keten.kern import klok
from keten.kern.models import Opdracht
from keten.organisaties.models import Medewerker
from tests.architectuur.bronnen import ROOT
from tests.casusoverleg.tafelproef import make_overleg
from tests.rollen import Kring, actor_of, make_casus

VRAAG = "Blijft zij bij de buren wonen?"


def make_uitgenodigd(kring: Kring) -> Overleg:
    """Make two items: politie at both, LEV at the second only; and invite."""
    rij = make_overleg(kring, dagen=7, plaats="Kamer 7", link="https://video.example/7")
    regie = actor_of(kring.regisseur)
    for wie in ((kring.politie,), (kring.lev, kring.politie)):
        casus = make_casus(kring, deelnemers=wie, gestart=False)
        punten.schedule(overleg=rij, casus=casus, vraag=VRAAG, by=regie)
    make_overleg(kring, dagen=35)
    return actions.invite(rij, by=regie)


def send_waiting() -> list[Any]:
    """Do the work that waits; return what left."""
    voor = len(post.outbox)
    for rij in Opdracht.objects.filter(
        taak="casusoverleg.mail_uitnodiging", status="wacht"
    ):
        mail_uitnodiging(opdracht_id=str(rij.pk))
    return list(post.outbox[voor:])


def letter_to(brieven: list[Any], wie: Medewerker) -> Any:
    (brief,) = [brief for brief in brieven if brief.to == [wie.email]]
    return brief


def read_ics(brief: Any) -> str:
    """Return the calendar part of a mail, as it comes out of the mail server."""
    gelezen: Any = email.message_from_bytes(
        brief.message().as_bytes(), policy=email.policy.default
    )
    (deel,) = [d for d in gelezen.walk() if d.get_content_type() == "text/calendar"]
    tekst: str = deel.get_content()
    assert deel["Content-Type"].params["method"] in tekst
    return tekst


def read_event(brief: Any) -> Any:
    return vobject.readOne(read_ics(brief)).vevent


def minutes_of(event: Any, overleg: Overleg) -> tuple[int, int]:
    nul = klok.moment_op(overleg.datum, overleg.begin)
    van, tot = event.dtstart.value - nul, event.dtend.value - nul
    return int(van.total_seconds() // 60), int(tot.total_seconds() // 60)


def read_by_strangers(brieven: list[Any], folder: Path) -> list[dict[str, Any]]:
    bestanden = []
    for nr, brief in enumerate(brieven):
        bestanden.append(folder / f"{nr}.ics")
        bestanden[-1].write_text(read_ics(brief), newline="")
    gedaan = subprocess.run(
        ["node", "tests/casusoverleg/agenda.mjs", *bestanden],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [json.loads(regel) for regel in gedaan.stdout.splitlines()]
