"""The casus that a page is about, as deep as who asks may look."""

from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casusoverleg.models import Casus
from casusoverleg.status import CASUS, CasusStatus
from keten.kern.overgangen import can_undo, last_move
from keten.toegang.poort import BeveiligdMixin
from keten.toegang.rechten import Recht
from keten.toegang.schermen import ONGEDAAN, FormulierScherm, Scherm
from keten.toegang.zichtbaarheid import BESTAAN, INHOUD, PROCES

# Whoever works on a casus, or writes or chairs at its table; a guest does neither.
AFDRUKKEN = (
    Recht.CASUS_BIJDRAGEN,
    Recht.OVERLEG_NOTULEREN,
    Recht.OVERLEG_VOORZITTEN,
)
# The parts of a casus: name of the address, words on the tab, how deep one must look.
TABS = (
    ("casus", "Overzicht", BESTAAN),
    ("casus_afspraken", "Afspraken", PROCES),
    ("casus_betrokkenen", "Betrokkenen", INHOUD),
    ("casus_deelnemers", "Deelnemers", PROCES),
    ("casus_informatie", "Informatie", INHOUD),
    ("casus_verslagen", "Verslagen", INHOUD),
    ("casus_tijdlijn", "Tijdlijn", PROCES),
)


class OpCasus(BeveiligdMixin):
    """A page below one casus; ``diepte`` is how deep one must look to come in."""

    diepte: ClassVar[int] = BESTAAN
    casus: Any

    def load_casus(self, pk: UUID) -> None:
        """Load the casus, or raise Http404 for who may not look this deep."""
        rijen = Casus.objects.met_niveau(self.actor, minstens=self.diepte)
        self.casus = self.visible_or_404(
            rijen.select_related(
                "samenwerkingsverband",
                "casusregisseur",
                "casusregie_organisatie",
                "melding",
            ),
            pk=pk,
        )

    def may(self, recht: Recht) -> bool:
        """Test if the actor holds the right where this casus belongs."""
        if self.casus.pk in self.actor.noodtoegang:
            return False
        return self.actor.mag(recht, self.casus.samenwerkingsverband_id)

    def url(self, naam: str) -> str:
        """Return the address of a page below this casus."""
        return reverse(f"casusoverleg:{naam}", args=[self.casus.pk])


class CasusScherm(OpCasus, Scherm):
    """A tab of the casus: the head is the same on all."""

    recht: ClassVar[Recht | tuple[Recht, ...] | None] = Recht.CASUS_INZIEN
    nood = True
    naam: ClassVar[str]

    def context(self) -> dict[str, Any]:
        self.load_casus(self.kwargs["pk"])
        return {**self.kop(), **self.inhoud()}

    def inhoud(self) -> dict[str, Any]:
        """Return what this tab shows below the head."""
        raise NotImplementedError

    def kop(self) -> dict[str, Any]:
        """Return what the head shows: tabs, and what this person may do."""
        diep = self.casus.niveau == INHOUD
        loopt = self.casus.status != CasusStatus.AFGESLOTEN
        regie = diep and self.may(Recht.CASUS_REGISSEREN)
        return {
            "casus": self.casus,
            "tabs": self._tabs(),
            "regie": regie,
            "mag_toevoegen": regie and loopt,
            "diep": diep,
            "proces": self.casus.niveau >= PROCES,
            "mag_bijdragen": loopt and diep and self.may(Recht.CASUS_BIJDRAGEN),
            "mag_afdrukken": any(self.may(recht) for recht in AFDRUKKEN),
            "mag_agenderen": loopt
            and self.casus.niveau >= PROCES
            and self.may(Recht.AGENDAPUNT_VOORSTELLEN),
            "stappen": CASUS.mogelijk(self.casus, self.actor) if regie else [],
            "ongedaan": ONGEDAAN if regie and self._can_undo() else "",
        }

    def _tabs(self) -> list[dict[str, Any]]:
        return [
            {"url": self.url(naam), "tekst": tekst, "hier": naam == self.naam}
            for naam, tekst, diepte in TABS
            if diepte <= self.casus.niveau
        ]

    def _can_undo(self) -> bool:
        wissel = last_move(self.casus)
        return not can_undo(
            CASUS, self.casus, wissel, by=self.actor, regie=Recht.CASUS_REGISSEREN
        )


class CasusFormulierScherm(OpCasus, FormulierScherm):
    """A form below one casus; it leads back to the tab ``terug_naar``."""

    recht: ClassVar[Recht | tuple[Recht, ...] | None] = Recht.CASUS_REGISSEREN
    diepte = INHOUD
    terug_naar: ClassVar[str] = "casus"

    def laad(self) -> None:
        self.load_casus(self.kwargs["pk"])
        self.require()

    def require(self) -> None:
        """Refuse who holds the right, but elsewhere."""
        rechten = self.recht if isinstance(self.recht, tuple) else (self.recht,)
        if not any(recht and self.may(recht) for recht in rechten):
            raise PermissionDenied

    def begin(self) -> dict[str, Any]:
        return {"versie": self.casus.versie}

    def terug(self) -> str:
        return self.url(self.terug_naar)

    def extra(self) -> dict[str, Any]:
        return {"casus": self.casus, "kruimel": self.casus.nummer}
