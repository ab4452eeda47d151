"""Afspraken as work: the own ones with their steps, and the board of who directs."""

from typing import Any

from django.contrib import messages
from django.urls import reverse

from casusoverleg import nakoming
from casusoverleg.actions import escalatie as actions
from casusoverleg.forms.nakoming import EscalatieFormulier
from casusoverleg.models import Afspraak
from casusoverleg.status import AFSPRAAK, AfspraakStatus
from casusoverleg.status.afspraak import LOOPT
from keten.kern import klok
from keten.kern.formulieren import RedenFormulier
from keten.organisaties.models import Medewerker, Organisatie
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm, Scherm
from keten.toegang.uitzonderingen import nood_on

# The steps of who is to do it, the way forward first.
STAPPEN = ("starten", "gereed-melden", "uitstellen", "wachten", "terugleggen")
ZONDER_FORMULIER = {"starten"}
MEESTE = 100


class MijnAfspraken(Scherm):
    """What the own organisation is to do; every step is at most two clicks away."""

    recht = Recht.AFSPRAAK_UITVOEREN
    template_name = "casusoverleg/mijn_afspraken.html"

    def context(self) -> dict[str, Any]:
        vandaag = klok.vandaag()
        rijen = list(
            Afspraak.objects.visible_to(self.actor)
            .niet_klaar()
            .van(self.actor.organisaties)
            .select_related("casus", "organisatie", "medewerker")
            .order_by("uiterlijk", "gemaakt_op")[:MEESTE]
        )
        for rij in rijen:
            rij.knoppen = self._knoppen(rij)
        loopt = [rij for rij in rijen if rij.status in LOOPT]
        return {
            "groepen": [
                ("Te laat", [rij for rij in loopt if rij.uiterlijk < vandaag], "rood"),
                ("Te doen", [rij for rij in loopt if rij.uiterlijk >= vandaag], ""),
                (
                    "Wacht op een voorwaarde",
                    _with(rijen, AfspraakStatus.WACHT_OP_VOORWAARDE),
                    "",
                ),
                (
                    "Wacht op een ander",
                    _with(
                        rijen,
                        AfspraakStatus.VOORGESTELD,
                        AfspraakStatus.GEREED_GEMELD,
                        AfspraakStatus.TERUGGELEGD,
                    ),
                    "",
                ),
            ],
            "aantal": len(rijen),
        }

    def _knoppen(self, rij: Any) -> list[dict[str, Any]]:
        if nood_on(rij, self.actor):
            return []
        kan = {o.actie: o for o in AFSPRAAK.mogelijk(rij, self.actor)}
        return [
            {
                "label": kan[actie].label,
                "url": reverse("casusoverleg:afspraak_handeling", args=[rij.pk, actie]),
                "een_klik": actie in ZONDER_FORMULIER,
            }
            for actie in STAPPEN
            if actie in kan
        ]


class Bord(Scherm):
    """All afspraken of who directs: by organisation, by day, and how they are kept."""

    recht = Recht.CASUS_REGISSEREN
    template_name = "casusoverleg/bord.html"

    def context(self) -> dict[str, Any]:
        vandaag = klok.vandaag()
        return {"vandaag": vandaag, **nakoming.board(self.actor, vandaag=vandaag)}


class OverEscalatie(FormulierScherm):
    """Base of the two answers to a proposal to tell the management."""

    recht = Recht.CASUS_REGISSEREN
    template_name = "casusoverleg/escaleren.html"
    organisatie: Any
    voorstel: nakoming.Voorstel | None

    def laad(self) -> None:
        self.organisatie = self.visible_or_404(
            Organisatie.objects.filter(
                deelnames__samenwerkingsverband__in=self.actor.verbanden_met(
                    Recht.CASUS_REGISSEREN
                )
            ).distinct(),
            pk=self.kwargs["pk"],
        )
        gevonden = nakoming.proposals(
            self.actor, vandaag=klok.vandaag(), organisatie_id=self.organisatie.pk
        )
        self.voorstel = gevonden[0] if gevonden else None

    def terug(self) -> str:
        return reverse("casusoverleg:bord")

    def extra(self) -> dict[str, Any]:
        return {
            "kruimel": "Afspraken",
            "organisatie": self.organisatie,
            "voorstel": self.voorstel,
        }

    def current(self) -> nakoming.Voorstel:
        """What is proposed now; nothing any more is said by the action."""
        return self.voorstel or nakoming.Voorstel(self.organisatie, 0)


class Escaleren(OverEscalatie):
    """Tell the management: a count and case numbers, and nothing more."""

    formulier = EscalatieFormulier
    titel = "Vertel het de leiding"
    knop = "Leg vast en verstuur"

    def formulierkwargs(self) -> dict[str, Any]:
        return {
            "leiding": Medewerker.objects.leiding_van(
                self.organisatie.pk, klok.vandaag()
            )
        }

    def handel(self, form: Any) -> str:
        voorstel = self.current()
        aan = form.velden["aan"]
        actions.escalate(
            self.organisatie,
            rijen=voorstel.afspraken,
            trap=voorstel.trap,
            aan=aan,
            by=self.actor,
        )
        zelf = "Vastgelegd dat u zelf contact opneemt."
        messages.success(self.request, "Het bericht gaat weg." if aan else zelf)
        return self.terug()


class NietEscaleren(OverEscalatie):
    """Not now, with the reason."""

    formulier = RedenFormulier
    titel = "Nu niet escaleren"
    gedaan = "Vastgelegd. Na de volgende stap stelt Keten het opnieuw voor."

    def handel(self, form: Any) -> str:
        voorstel = self.current()
        actions.decline(
            rijen=voorstel.afspraken, trap=voorstel.trap, by=self.actor, **form.velden
        )
        return self.terug()


def _with(rijen: list[Any], *standen: str) -> list[Any]:
    return [rij for rij in rijen if rij.status in standen]
