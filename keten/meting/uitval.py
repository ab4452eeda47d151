"""
Proof: whatever is killed at whatever moment, nothing is lost and nothing doubled.

Handing a mail over and writing down that it was cannot be one act. So a kill may
double one mail, the same message to whoever receives it; never lose one.
"""

import random
import time
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path

from keten.meting.bezoeker import Bezoeker
from keten.meting.product import DuurtTeLangError, Product, wait_until, watch
from keten.meting.telling import Telling
from keten.meting.uitkomst import Uitkomst, number
from keten.meting.werkplaats import own_product
from keten.meting.zitting import Zitting

WIE, WACHTWOORD = "regisseur", "keten-demo"
# So many kills while the PDFs of one meeting are made.
PER_ZITTING = 4
# The longest that is waited before the next kill, in seconds.
POOS = 2.0
# Longer without anything done, and what is left counts as lost.
STIL = 60.0
# Mail comes due as the days go by; the roles of the demo hold for longer than all.
_ALLE_DAGEN, _DAGEN = 150.0, 2.0


def prove_uitval(*, aantal: int, zaad: int) -> Uitkomst:
    """Kill worker and queue so often, in a product of its own."""
    with own_product() as product, Telling(product.omgeving["DATABASE_URL"]) as telling:
        telling.write_off()
        zitting = Zitting(Bezoeker(product.url).log_in(WIE, WACHTWOORD), telling)
        zitting.hold()
        return break_product(product, telling, zitting, aantal=aantal, zaad=zaad)


def break_product(
    product: Product, telling: Telling, zitting: Zitting, *, aantal: int, zaad: int
) -> Uitkomst:
    """Kill worker and queue so often while there is work, and count."""
    sloper = _Sloper(product, telling, zitting, zaad=zaad)
    stap = min(_DAGEN, _ALLE_DAGEN / aantal)
    for gedaan in range(0, aantal, PER_ZITTING):
        sloper.break_zitting(keren=min(PER_ZITTING, aantal - gedaan), stap=stap)
    return sloper.count(aantal)


def received(postmap: Path) -> Counter[str]:
    """How often each mail came, by the key of its cause."""
    sleutels = []
    for pad in postmap.glob("*.eml"):
        mail = message_from_bytes(pad.read_bytes(), policy=policy.default)
        sleutels.append(str(mail["Message-ID"]).strip("<>").split("@")[0])
    return Counter(sleutels)


class _Sloper:
    """Breaks a product while a meeting is closed, and counts."""

    def __init__(
        self, product: Product, telling: Telling, zitting: Zitting, *, zaad: int
    ) -> None:
        self._product = product
        self._telling = telling
        self._zitting = zitting
        self._lot = random.Random(zaad)  # noqa: S311 - a proof that can be repeated
        self._herinnerd = set(telling.herinnerd())
        self._gekregen = received(product.postmap)
        self._pdfs = self._verloren = self._dubbel = 0

    def break_zitting(self, *, keren: int, stap: float) -> None:
        """Close the meeting anew, and kill while its PDFs are made."""
        if self._zitting.dicht:
            self._zitting.reopen()
        self._zitting.close()
        for _ in range(keren):
            self._product.set_clock(dagen=self._product.dagen + stap)
            time.sleep(self._lot.uniform(0, POOS))
            self._kill()
        self._finish()

    def count(self, aantal: int) -> Uitkomst:
        """Say what came of so many kills."""
        verstuurd = {str(pk) for pk in set(self._telling.herinnerd()) - self._herinnerd}
        post = received(self._product.postmap) - self._gekregen
        kopieen = sum(keren - 1 for keren in post.values())
        verloren = self._verloren + len(verstuurd - set(post))
        fout = verloren + self._telling.vastgelopen() + self._dubbel
        return Uitkomst(
            f"{number(aantal)} keer gedood, {number(self._pdfs)} PDF's,"
            f" {number(len(verstuurd))} herinneringen, {number(kopieen)} tweede kopie"
            " van een mail; verloren, of dubbel in de databank",
            number(fout),
            gelukt=not fout and kopieen <= aantal,
        )

    def _kill(self) -> None:
        """Kill something, by lot, and put another in its place."""
        product = self._product
        wie = self._lot.choice(("worker", "worker", "kind", "valkey"))
        if wie == "kind":
            product.kill_child()
        elif wie == "valkey":
            product.kill_valkey()
            product.start_valkey()
        else:
            product.kill_worker()
            product.start_worker()

    def _finish(self) -> None:
        """Wait until all is done; what does not come is lost."""
        overleg, telling = self._zitting.overleg, self._telling
        aantal = telling.uitgiften(overleg)
        try:
            watch(lambda: telling.gemaakt(overleg), tot=aantal, wat="PDF's", stil=STIL)
            wait_until(lambda: telling.te_doen() == 0, "al het werk", geduld=STIL)
        except DuurtTeLangError:
            self._verloren += max(1, telling.te_doen())
        self._pdfs += aantal
        self._dubbel += telling.wezen()
