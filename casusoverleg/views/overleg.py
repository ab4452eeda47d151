"""Meetings: the list, one meeting with its agenda, and its moves."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Count, Q
from django.urls import reverse

from casusoverleg import kwaliteit, nakoming, tafel
from casusoverleg.actions import overleg as actions
from casusoverleg.actions import uitgifte as uitgiften
from casusoverleg.forms.overleg import (
    OpenFormulier,
    OverlegFormulier,
    PlanFormulier,
    SluitFormulier,
)
from casusoverleg.gereedheid import read_gereedheid
from casusoverleg.models import Agendapunt, Overleg, Uitgifte
from casusoverleg.status import AGENDAPUNT, OVERLEG
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN, mag_voorzitten
from casusoverleg.views.termijnen import after_move
from casusoverleg.views.uitnodiging import own_invitation
from keten.kern import klok, opdrachten
from keten.kern.bladeren import Sortering
from keten.kern.formulieren import Formulier
from keten.kern.overgangen import can_undo, last_move
from keten.kern.pdf import INSTALLEER, pango_ontbreekt
from keten.organisaties.models import Medewerker
from keten.toegang.rechten import Recht
from keten.toegang.rollen import Rol
from keten.toegang.schermen import (
    ONGEDAAN,
    FormulierScherm,
    HandelingScherm,
    LijstScherm,
    Scherm,
)

GEEN_PDF = (
    "PDF's kunnen hier niet gemaakt worden: het systeem mist pango. "
    f"De beheerder lost dat op met: {INSTALLEER}"
)


class OverlegFilter(forms.Form):
    """Which meetings the list shows."""

    wanneer = forms.ChoiceField(
        required=False,
        choices=[("", "Alle"), ("komend", "Komende"), ("geweest", "Geweest")],
        label="Wanneer",
    )


class Overleggen(LijstScherm):
    """All meetings that the reader has to do with."""

    recht = Recht.OVERLEG_INZIEN
    template_name = "casusoverleg/overleg_lijst.html"
    filterformulier = OverlegFilter
    sorteringen = (
        Sortering("laatste", "nieuwste eerst", "datum", aflopend=True),
        Sortering("eerste", "oudste eerst", "datum"),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        rijen = Overleg.objects.visible_to(self.actor)
        vandaag = klok.vandaag()
        if filters.get("wanneer") == "komend":
            rijen = rijen.filter(datum__gte=vandaag)
        elif filters.get("wanneer") == "geweest":
            rijen = rijen.filter(datum__lt=vandaag)
        punten = Agendapunt.objects.visible_to(self.actor).op_tafel().values("pk")
        return rijen.annotate(
            aantal_punten=Count("agendapunten", filter=Q(agendapunten__in=punten))
        )

    def context(self) -> dict[str, Any]:
        return {"mag_plannen": self.actor.mag(Recht.OVERLEG_PLANNEN)}


class OverlegPagina(Scherm):
    """One meeting: the own items only; for who plans all, with their moves."""

    recht = Recht.OVERLEG_INZIEN
    template_name = "casusoverleg/overleg.html"

    def context(self) -> dict[str, Any]:
        overleg = self.visible_or_404(
            Overleg.objects.visible_to(self.actor).select_related(
                "voorzitter", "notulist", "samenwerkingsverband"
            ),
            pk=self.kwargs["pk"],
        )
        regie = self.actor.mag(Recht.OVERLEG_PLANNEN, overleg.samenwerkingsverband_id)
        punten = (
            Agendapunt.objects.visible_to(self.actor)
            .met_leesbaar(self.actor)
            .filter(overleg=overleg)
            .select_related("casus", "voorgesteld_namens")
            .order_by("volgorde", "gemaakt_op")
        )
        # Position and time alone tell who else has a case: others see only their own.
        op_tafel = list(punten.op_tafel())
        wissel = last_move(overleg)
        gewichten = Recht.OVERLEG_VOORZITTEN
        return {
            "overleg": overleg,
            "regie": regie,
            "mag_voorzitten": self._may_chair(overleg),
            "mag_vervangen": regie and overleg.status in NOG_NIET_BEGONNEN,
            "punten": tafel.timed(overleg, op_tafel),
            "voorstellen": [
                (punt, AGENDAPUNT.mogelijk(punt, self.actor))
                for punt in punten.voorgesteld()
            ],
            "termijnen_url": after_move(overleg, by=self.actor) if regie else "",
            "uitnodiging": own_invitation(overleg, actor=self.actor),
            **read_gereedheid(overleg, op_tafel, actor=self.actor, regie=regie),
            "handelingen": OVERLEG.mogelijk(overleg, self.actor),
            "ongedaan": regie
            and not can_undo(OVERLEG, overleg, wissel, by=self.actor, regie=gewichten),
            "laatste": wissel,
            "uitgiften": self._uitgiften(overleg),
            "mag_log": self.actor.mag(
                Recht.VERSLAG_VASTSTELLEN, overleg.samenwerkingsverband_id
            ),
            "nieuwe_afspraken": nakoming.own_new(overleg, self.actor)
            if overleg.gesloten_op
            else [],
            "klokken": kwaliteit.clock(overleg) if regie else [],
            "geen_pdf": GEEN_PDF if pango_ontbreekt() else "",
            "voortgang": opdrachten.stand(overleg.werkgroep)
            if overleg.werkgroep
            else None,
        }

    def _may_chair(self, overleg: Overleg) -> bool:
        voorzit = self.actor.mag(
            Recht.OVERLEG_VOORZITTEN, overleg.samenwerkingsverband_id
        ) and mag_voorzitten(overleg, self.actor)
        return voorzit or overleg.notulist_id == self.actor.pk

    def _uitgiften(self, overleg: Overleg) -> Any:
        laatste = uitgiften.laatste_ronde(overleg).values("pk")
        return (
            Uitgifte.objects.visible_to(self.actor)
            .filter(pk__in=laatste)
            .select_related("verslag__casus", "opdracht", "lezer")
            .defer("document")
            .order_by("soort", "verslag__agendapunt__volgorde")
        )


class OverlegPlannen(FormulierScherm):
    """Plan an extra meeting."""

    recht = Recht.OVERLEG_PLANNEN
    formulier = PlanFormulier
    titel = "Plan een overleg"
    knop = "Plan"
    gedaan = "Het overleg is gepland."

    def formulierkwargs(self) -> dict[str, Any]:
        return {"verbanden": self.actor.verbanden_met(Recht.OVERLEG_PLANNEN)}

    def begin(self) -> dict[str, Any]:
        return {"begin": "13.30", "eind": "16.30", "vorm": "fysiek"}

    def terug(self) -> str:
        return reverse("casusoverleg:overleggen")

    def handel(self, form: Any) -> str:
        overleg = actions.plan_overleg(by=self.actor, **form.velden)
        return overleg.get_absolute_url()


class OverlegWijzigen(FormulierScherm):
    """Move a meeting, or correct it."""

    recht = Recht.OVERLEG_PLANNEN
    formulier = OverlegFormulier
    titel = "Wijzig het overleg"
    knop = "Wijzig"
    gedaan = "Het overleg is gewijzigd."
    overleg: Overleg

    def laad(self) -> None:
        self.overleg = self.visible_or_404(
            Overleg.objects.visible_to(self.actor), pk=self.kwargs["pk"]
        )

    def begin(self) -> dict[str, Any]:
        namen = (
            *("versie", "datum", "begin", "eind"),
            *("vorm", "plaats", "link", "toelichting"),
        )
        return {naam: getattr(self.overleg, naam) for naam in namen}

    def terug(self) -> str:
        return self.overleg.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.overleg.nummer}

    def handel(self, form: Any) -> str:
        versie = form.cleaned_data["versie"]
        actions.change_overleg(
            self.overleg, by=self.actor, versie=versie, **form.velden
        )
        return after_move(self.overleg, by=self.actor) or self.terug()


class OverlegHandeling(HandelingScherm):
    """One move of one meeting."""

    recht = (Recht.OVERLEG_PLANNEN, Recht.OVERLEG_VOORZITTEN)
    tabel = OVERLEG
    formulieren: ClassVar[dict[str, type[Formulier]]] = {
        "openen": OpenFormulier,
        "sluiten": SluitFormulier,
    }
    acties: ClassVar[dict[str, Any]] = {
        "uitnodigen": actions.invite,
        "agenda-vaststellen": actions.fix_agenda,
        "openen": actions.open_overleg,
        "sluiten": actions.close_overleg,
        "ter-accordering": actions.submit_verslagen,
        "vaststellen": actions.establish_verslagen,
        "annuleren": actions.cancel_overleg,
        ONGEDAAN: actions.undo,
    }

    def rijen(self) -> Any:
        return Overleg.objects.visible_to(self.actor)

    def laad(self) -> None:
        super().laad()
        if self.actie == "openen" and self.rij.datum != klok.vandaag():
            self.inleiding = (
                f"Let op: dit overleg staat gepland op {self.rij.datum:%d-%m-%Y}."
            )
        if self.actie == "sluiten":
            self.inleiding = (
                "Daarna maakt Keten per casus een conceptverslag, en voor iedere "
                "lezer een eigen verslag."
            )

    def formulierkwargs(self) -> dict[str, Any]:
        if self.actie != "openen":
            return {}
        notulisten = Medewerker.objects.met_rol(
            Rol.NOTULIST, self.rij.samenwerkingsverband_id, klok.vandaag()
        )
        return {"notulisten": notulisten}

    def handel(self, form: Any) -> str:
        naar = super().handel(form)
        if self.actie == "openen":
            return reverse("casusoverleg:voorzitten", args=[self.rij.pk])
        if self.actie == "annuleren":
            return after_move(self.rij, by=self.actor) or naar
        return naar
