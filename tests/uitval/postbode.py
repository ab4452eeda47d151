"""A mail server with moods: it refuses, and it holds its answer back."""

import asyncio
import threading
from collections import Counter
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Self, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from keten.meting.product import POST, Product
from keten.opstart.draaiend import HOST


class Postbode:
    """Takes the place of the mail catcher of a product, for as long as it is used."""

    def __init__(self, product: Product) -> None:
        self._product = product
        self._server = Controller(self, hostname=HOST, port=product.draaiend.post_poort)
        self._los: asyncio.Event | None = None
        self.berichten: list[EmailMessage] = []
        self.weiger = 0
        self.houd_bij: int | None = None
        # The key of the mail whose answer is held back.
        self.gehouden = ""
        self.houdt = threading.Event()

    def __enter__(self) -> Self:
        self._product.draaiend.kill(POST)
        self._server.start()
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self.let_go()
        self._server.stop()
        self._product.draaiend.restart(POST)

    @property
    def keren(self) -> Counter[str]:
        """How often each mail came, by the key of its cause."""
        return Counter(_sleutel(mail) for mail in self.berichten)

    def kopieen(self, sleutel: str) -> set[tuple[str, ...]]:
        """The different mails that came with this key; there should be one."""
        return {
            (str(mail["To"]), str(mail["Subject"]), str(mail.get_content()))
            for mail in self.berichten
            if _sleutel(mail) == sleutel
        }

    def let_go(self) -> None:
        """Give the answer that was held back; whoever asked may be dead."""
        if self._los is not None:
            self._server.loop.call_soon_threadsafe(self._los.set)

    async def handle_DATA(  # noqa: N802 - the name is of aiosmtpd
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.weiger:
            self.weiger -= 1
            return "451 Niet nu"
        inhoud = cast(bytes, envelope.content)
        self.berichten.append(message_from_bytes(inhoud, policy=policy.default))
        if len(self.berichten) == self.houd_bij:
            self.gehouden = _sleutel(self.berichten[-1])
            self._los = asyncio.Event()
            self.houdt.set()
            await self._los.wait()
        return "250 Genomen"


def _sleutel(mail: EmailMessage) -> str:
    return str(mail["Message-ID"]).strip("<>").split("@")[0]
