"""A second factor that was lost: asked for, agreed to by two, or taken back."""

from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse

from casusoverleg.actions import herstel
from keten.kern.formulieren import BevestigFormulier
from keten.organisaties import actions
from keten.organisaties.forms.herstel import HerstelFormulier
from keten.organisaties.models import Herstelverzoek
from keten.organisaties.views.collega import SCHRIJVEN, EenMedewerker
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm, Scherm

_ANTWOORDEN = {
    "akkoord": (
        "Geef akkoord",
        "Uw akkoord is vastgelegd.",
        "Bel de collega eerst, op een nummer dat u al had. Niet op een mail alleen.",
    ),
    "intrekken": (
        "Trek het verzoek in",
        "Het verzoek is ingetrokken. Er verandert niets.",
        "De collega houdt de tweede stap van nu.",
    ),
}


class HerstelVragen(EenMedewerker):
    """Ask that the second factor of a colleague goes."""

    recht = SCHRIJVEN
    formulier = HerstelFormulier
    titel = "Tweede stap kwijt"
    knop = "Vraag aan"
    gedaan = "Gevraagd. De organisatiebeheerder en de trajectregisseur geven akkoord."
    inleiding = (
        "Is de telefoon of sleutel kwijt, en zijn er geen codes meer? De"
        " organisatiebeheerder en de trajectregisseur geven samen akkoord. Daarna duurt"
        " het nog 24 uur. De collega krijgt een mail en kiest dan een nieuwe."
    )

    def handel(self, form: Any) -> str:
        rij = actions.ask_herstel(self.rij, by=self.actor, **form.velden)
        return reverse("casusoverleg:herstel", args=[rij.pk])


class HerstelPagina(Scherm):
    """How far it is; also for the one it is about."""

    recht = None
    template_name = "casusoverleg/herstel.html"

    def context(self) -> dict[str, Any]:
        rijen = Herstelverzoek.objects.te_zien(self.actor).select_related(
            "medewerker",
            "gemaakt_door",
            "organisatie_akkoord_door",
            "regie_akkoord_door",
        )
        rij = self.visible_or_404(rijen, pk=self.kwargs["pk"])
        wacht = Herstelverzoek.objects.wacht_op(self.actor).filter(pk=rij.pk)
        return {
            "rij": rij,
            "open": not rij.uitgevoerd_op and not rij.ingetrokken_op,
            "mag_akkoord": wacht.exists(),
        }


class HerstelAntwoord(FormulierScherm):
    """Agree, or take it back."""

    hersauth = True
    recht: ClassVar[Any] = (*SCHRIJVEN, Recht.ROL_GOEDKEUREN)
    formulier = BevestigFormulier
    concept = False
    rij: Herstelverzoek

    def laad(self) -> None:
        if self.kwargs["actie"] not in _ANTWOORDEN:
            raise Http404
        self.titel, self.gedaan, self.inleiding = _ANTWOORDEN[self.kwargs["actie"]]
        self.knop = self.titel
        rijen = (
            Herstelverzoek.objects.wacht_op(self.actor)
            if self.kwargs["actie"] == "akkoord"
            else Herstelverzoek.objects.te_zien(self.actor).open()
        )
        self.rij = self.visible_or_404(
            rijen.select_related("medewerker"), pk=self.kwargs["pk"]
        )

    def terug(self) -> str:
        return reverse("casusoverleg:herstel", args=[self.rij.pk])

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Tweede stap kwijt"}

    def handel(self, form: Any) -> str:
        if self.kwargs["actie"] == "akkoord":
            herstel.agree(self.rij, by=self.actor)
        else:
            actions.withdraw_herstel(self.rij, by=self.actor)
        return self.terug()
