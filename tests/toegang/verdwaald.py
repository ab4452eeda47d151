"""References that were never given out: made up, of others, of another kind."""

import random
from typing import Any
from uuid import UUID

from django.db.models import Count, Sum, Value
from django.urls import reverse

from casusoverleg.models import (
    Afspraak,
    Agendapunt,
    Casus,
    CasusBetrokkene,
    CasusDeelname,
    InformatieElement,
    Overleg,
    Verslag,
)
from keten.kern import verzoek
from meldingen.models import Melding
from signalen.models import Signaal
from tests.toegang.bezoek import Antwoord, Bezoekers
from tests.toegang.mensen import TRAITS
from tests.toegang.plekken import Plek
from tests.toegang.rechten import METHODEN, Rechten
from tests.toegang.vervalst import forge
from tests.toegang.wereld import WELKOM, Wereld

_IN_VERBAND: tuple[Any, ...] = (
    *(Signaal, Melding, Casus, Overleg, Agendapunt, Afspraak, Verslag),
)
_AF_EN_TOE = 20
_OP_CASUS: tuple[Any, ...] = (CasusBetrokkene, CasusDeelname, InformatieElement)


class Verdwaald:
    """Somebody who tries addresses and fields that were made up."""

    def __init__(
        self, wereld: Wereld, rechten: Rechten, plekken: list[Plek], *, zaad: int
    ) -> None:
        self._wereld, self._rechten = wereld, rechten
        self._bezoekers = Bezoekers(wereld)
        self._plekken = [plek for plek in plekken if plek.woord not in {"", WELKOM}]
        self._lot = random.Random(zaad)  # noqa: S311 - a proof that can be repeated
        self._sleutels = [
            sleutel
            for rijen in wereld.rijen.values()
            for woord, sleutel in rijen.items()
            if woord != WELKOM
        ]
        self._was = self._others()
        self.fouten: list[str] = []

    def wander(self, aantal: int) -> None:
        """Try so many, each as somebody."""
        for nummer in range(aantal):
            rol = self._lot.choice(sorted(TRAITS))
            plek = self._lot.choice(self._plekken)
            methode = self._lot.choice(METHODEN)
            bezoeker = self._bezoekers.get(rol, bevestigd=True)
            stap = [plek.stap] if plek.stap else []
            pad = reverse(plek.naam, args=[self._key(), *stap])
            velden = self._fields() if methode == "POST" else None
            # Reading is watched too, now and then: it should change nothing at all.
            kijk = methode == "POST" or not nummer % _AF_EN_TOE
            daarna = self._watch if kijk else None
            antwoord = bezoeker.ask(methode, pad, velden, daarna=daarna)
            self._judge(f"{nummer}: {methode} {plek} als {rol}", rol, antwoord)

    def _key(self) -> UUID:
        """One that is nobody's, one of whatever kind, or one that is almost right."""
        soort = self._lot.random()
        if soort < 0.2:
            return UUID(int=self._lot.getrandbits(128), version=4)
        sleutel = UUID(str(self._lot.choice(self._sleutels)))
        if soort < 0.3:
            return UUID(int=sleutel.int ^ (1 << self._lot.randrange(32)))
        return sleutel

    def _fields(self) -> dict[str, Any]:
        """A form in which every reference points somewhere."""
        return {
            naam: str(self._key()) if _is_uuid(waarde) else waarde
            for naam, waarde in forge(self._wereld).items()
        }

    def _judge(self, wat: str, rol: str, antwoord: Antwoord) -> None:
        if antwoord.status >= 500:
            self.fouten.append(f"{wat}: {antwoord.status}")
        for kanarie in sorted(self._wereld.kooi.heard(antwoord.alles)):
            if not self._rechten.may_see(rol, kanarie):
                self.fouten.append(f"{wat}: toont {kanarie}")

    def _watch(self) -> None:
        if self._others() != self._was:
            self.fouten.append("er veranderde iets van een ander samenwerkingsverband")

    def _others(self) -> list[Any]:
        """How many rows the other partnership has, and how often they were changed."""
        verband = self._wereld.anderen.kring.verband.pk
        eerste, *rest = (
            model._base_manager.filter(**{veld: verband})
            .order_by()
            .values_list(Value(model.__name__))
            .annotate(Count("pk"), Sum("versie"))
            for modellen, veld in (
                (_IN_VERBAND, "samenwerkingsverband_id"),
                (_OP_CASUS, "casus__samenwerkingsverband_id"),
            )
            for model in modellen
        )
        with verzoek.systeem("proef"):
            return sorted(eerste.union(*rest, all=True))


def _is_uuid(waarde: Any) -> bool:
    try:
        UUID(str(waarde))
    except ValueError:
        return False
    return True
