"""Enter a meeting from paper notes: which one it was, and what was on its agenda."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from casusoverleg.actions import achteraf as actions
from casusoverleg.actions import agendapunt as punt_actions
from casusoverleg.forms.achteraf import AchterafFormulier, BesprokenFormulier
from casusoverleg.models import Agendapunt, Casus, Overleg
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN
from keten.kern import klok
from keten.organisaties.models import Medewerker
from keten.toegang.rechten import Recht
from keten.toegang.rollen import Rol
from keten.toegang.schermen import FormulierScherm
from keten.toegang.zichtbaarheid import INHOUD


class AchterafInvoeren(FormulierScherm):
    """Which meeting it was."""

    recht = Recht.OVERLEG_PLANNEN
    formulier = AchterafFormulier
    titel = "Voer een overleg achteraf in"
    knop = "Verder"
    inleiding = (
        "Voor een overleg dat op papier is bijgehouden. Keten nodigt niemand uit. "
        "Daarna zet u de punten erin, opent u het overleg en typt u over wat er is "
        "afgesproken. In het verslag staat dat het achteraf is ingevoerd."
    )
    gedaan = "Het overleg staat erin. Zet nu de punten op de agenda."

    def formulierkwargs(self) -> dict[str, Any]:
        verbanden = self.actor.verbanden_met(Recht.OVERLEG_PLANNEN)
        wie = Medewerker.objects.none()
        for verband_id in verbanden:
            wie |= Medewerker.objects.met_rol(
                Rol.TRAJECTREGISSEUR, verband_id, klok.vandaag()
            )
        return {"verbanden": verbanden, "voorzitters": wie.exclude(pk=self.actor.pk)}

    def begin(self) -> dict[str, Any]:
        return {"begin": "13.30", "eind": "16.30", "vorm": "fysiek"}

    def terug(self) -> str:
        return reverse("casusoverleg:overleggen")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Overleg"}

    def handel(self, form: Any) -> str:
        overleg = actions.enter_overleg(by=self.actor, **form.velden)
        return overleg.get_absolute_url()


class PuntErbij(FormulierScherm):
    """Any casus on the agenda of a meeting, also of one that was on paper."""

    recht = Recht.OVERLEG_PLANNEN
    formulier = BesprokenFormulier
    titel = "Zet een punt op de agenda"
    knop = "Zet erbij"
    gedaan = "Het punt staat op de agenda."
    overleg: Overleg

    def laad(self) -> None:
        self.overleg = self.visible_or_404(
            Overleg.objects.visible_to(self.actor), pk=self.kwargs["pk"]
        )
        verband_id = self.overleg.samenwerkingsverband_id
        if not self.actor.mag(Recht.OVERLEG_PLANNEN, verband_id):
            raise PermissionDenied
        if self.overleg.status not in NOG_NIET_BEGONNEN:
            raise Http404

    def formulierkwargs(self) -> dict[str, Any]:
        al = Agendapunt.objects.visible_to(self.actor).filter(overleg=self.overleg)
        casussen = (
            Casus.objects.met_niveau(self.actor, minstens=INHOUD)
            .lopend()
            .filter(samenwerkingsverband=self.overleg.samenwerkingsverband_id)
            .exclude(pk__in=al.op_tafel().values("casus"))
        )
        return {"casussen": casussen.order_by("nummer")}

    def begin(self) -> dict[str, Any]:
        return {"vraagsoort": Agendapunt.Vraagsoort.MEEDENKEN, "minuten": 15}

    def terug(self) -> str:
        return self.overleg.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.overleg.nummer}

    def handel(self, form: Any) -> str:
        punt_actions.schedule(overleg=self.overleg, by=self.actor, **form.velden)
        return self.terug()
