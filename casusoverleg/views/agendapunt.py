"""Items of the agenda: propose, correct, shift, and their moves."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied

from casusoverleg.actions import agendapunt as actions
from casusoverleg.forms.overleg import AgendeerFormulier, PuntFormulier
from casusoverleg.forms.voorbereiding import AccepteerFormulier, AgendeerNodigFormulier
from casusoverleg.models import Agendapunt, Casus, Overleg
from casusoverleg.status import AGENDAPUNT
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN
from casusoverleg.views.agendavoorstel import back_to_voorstellen, chosen_overleg
from casusoverleg.views.voorbereiding import candidates, expected
from keten.kern import klok
from keten.kern.formulieren import Formulier
from keten.toegang.rechten import Recht
from keten.toegang.schermen import ONGEDAAN, FormulierScherm, HandelingScherm
from keten.toegang.zichtbaarheid import PROCES


class Agenderen(FormulierScherm):
    """Put a casus on an agenda: who plans at once, others as a proposal."""

    recht = Recht.AGENDAPUNT_VOORSTELLEN
    formulier = AgendeerFormulier
    titel = "Zet op de agenda"
    knop = "Zet op de agenda"
    casus: Casus

    def laad(self) -> None:
        self.casus = self.visible_or_404(
            Casus.objects.met_niveau(self.actor, minstens=PROCES),
            pk=self.kwargs["pk"],
        )
        self.regie = self.actor.mag(
            Recht.OVERLEG_PLANNEN, self.casus.samenwerkingsverband_id
        )
        if not self.regie:
            self.titel = self.knop = "Stel voor voor de agenda"

    def kies_formulier(self) -> type[Formulier]:
        return AgendeerNodigFormulier if self.regie else self.formulier

    def formulierkwargs(self) -> dict[str, Any]:
        # Who proposes chooses a day, and sees of the meeting nothing else.
        komend = Overleg.objects.filter(
            samenwerkingsverband=self.casus.samenwerkingsverband_id,
            status__in=NOG_NIET_BEGONNEN,
            datum__gte=klok.vandaag(),
        ).order_by("datum", "begin")
        deelnemers = candidates(self.casus.pk, actor=self.actor)
        return {"overleggen": komend} | (
            {"deelnemers": deelnemers} if self.regie else {}
        )

    def begin(self) -> dict[str, Any]:
        gekozen = chosen_overleg(self.request)
        return {"spoed": self.casus.spoed} | ({"overleg": gekozen} if gekozen else {})

    def terug(self) -> str:
        return back_to_voorstellen(self.request) or self.casus.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.casus.nummer}

    def handel(self, form: Any) -> str:
        doe = actions.schedule if self.regie else actions.propose
        punt = doe(casus=self.casus, by=self.actor, **form.velden)
        if self.regie:
            self.gedaan = "De casus staat op de agenda."
            return back_to_voorstellen(self.request) or punt.get_absolute_url()
        self.gedaan = "Uw voorstel ligt bij de trajectregisseur."
        return self.terug()


class PuntWijzigen(FormulierScherm):
    """Correct question, kind of question or minutes."""

    recht = Recht.AGENDAPUNT_VOORSTELLEN
    formulier = PuntFormulier
    titel = "Wijzig het agendapunt"
    knop = "Wijzig"
    gedaan = "Het agendapunt is gewijzigd."
    punt: Any

    def laad(self) -> None:
        zichtbaar = Agendapunt.objects.visible_to(self.actor)
        self.punt = self.visible_or_404(
            zichtbaar.met_leesbaar(self.actor), pk=self.kwargs["pk"]
        )
        if not self.punt.leesbaar:
            raise PermissionDenied

    def begin(self) -> dict[str, Any]:
        namen = ("versie", "vraagsoort", "vraag", "minuten", "vast_om")
        return {naam: getattr(self.punt, naam) for naam in namen}

    def terug(self) -> str:
        return str(self.punt.get_absolute_url())

    def handel(self, form: Any) -> str:
        versie = form.cleaned_data["versie"]
        actions.change_punt(self.punt, by=self.actor, versie=versie, **form.velden)
        return self.terug()


class PuntHandeling(HandelingScherm):
    """One move of one item, outside the meeting."""

    recht = Recht.AGENDAPUNT_VOORSTELLEN
    tabel = AGENDAPUNT
    acties: ClassVar[dict[str, Any]] = {
        "accepteren": actions.accept,
        "afwijzen": actions.reject,
        "intrekken": actions.withdraw,
        "doorschuiven": actions.postpone,
        "schriftelijk-afdoen": actions.settle_in_writing,
        ONGEDAAN: actions.undo,
    }
    formulieren: ClassVar[dict[str, type[Formulier]]] = {
        "accepteren": AccepteerFormulier
    }

    def rijen(self) -> Any:
        return Agendapunt.objects.visible_to(self.actor).select_related("overleg")

    def formulierkwargs(self) -> dict[str, Any]:
        if self.actie != "accepteren":
            return {}
        return {"deelnemers": candidates(self.rij.casus_id, actor=self.actor)}

    def begin(self) -> dict[str, Any]:
        if self.actie != "accepteren":
            return super().begin()
        namen = ("vraagsoort", "vraag", "minuten")
        eigen = {naam: getattr(self.rij, naam) for naam in namen}
        return {
            **super().begin(),
            **eigen,
            "nodig": expected(self.rij, actor=self.actor),
        }
