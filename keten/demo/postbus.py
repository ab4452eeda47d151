"""The mail that was caught, read from the folder of the mail catcher."""

from dataclasses import dataclass
from email import policy
from email.parser import BytesParser
from pathlib import Path

from django.conf import settings

MEESTE = 100


@dataclass(frozen=True)
class Bericht:
    """One mail as somebody would read it."""

    aan: str
    onderwerp: str
    datum: str
    tekst: str


def berichten() -> list[Bericht]:
    """Return the newest mails first, a hundred at most."""
    bestanden = sorted(
        Path(settings.KETEN_POSTMAP).glob("*.eml"),
        key=lambda pad: pad.stat().st_mtime_ns,
        reverse=True,
    )
    return [_read(pad) for pad in bestanden[:MEESTE]]


def _read(pad: Path) -> Bericht:
    mail = BytesParser(policy=policy.default).parsebytes(pad.read_bytes())
    deel = mail.get_body(("plain",))
    return Bericht(
        aan=str(mail["To"]),
        onderwerp=str(mail["Subject"]),
        datum=str(mail["Date"]),
        tekst=deel.get_content() if deel else "",
    )
