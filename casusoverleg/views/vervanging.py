"""Who stands in for whom: asked, agreed to, seen and ended."""

from typing import Any, ClassVar

from django.urls import reverse

from casusoverleg.actions import vervanging as actions
from casusoverleg.forms.vervanging import (
    OverlegVervangingFormulier,
    RolVervangingFormulier,
    VervangingFilter,
)
from casusoverleg.models import Overleg
from keten.kern import klok
from keten.kern.bladeren import Sortering
from keten.kern.formulieren import BevestigFormulier, Formulier, RedenFormulier
from keten.organisaties import actions as organisatie_actions
from keten.organisaties.models import (
    Dienstverband,
    Samenwerkingsverband,
    Vervanging,
)
from keten.toegang.actor import Actor
from keten.toegang.poort import BeveiligdMixin
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm, LijstScherm, Scherm

REGELEN = (Recht.ROL_GOEDKEUREN, Recht.MEDEWERKERS_BEHEREN, Recht.COLLEGAS_BEHEREN)


class Vervangingen(LijstScherm):
    """Everybody who stands in, as far as this actor appoints them."""

    recht = REGELEN
    template_name = "casusoverleg/vervangingen.html"
    filterformulier = VervangingFilter
    sorteringen = (
        Sortering("van", "eerste dag", "van"),
        Sortering("nieuw", "nieuwste eerst", "gemaakt_op", aflopend=True),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        rijen = Vervanging.objects.te_beheren(self.actor)
        rijen = rijen.op_stand(filters.get("stand", ""), klok.vandaag())
        return rijen.met_namen()

    def context(self) -> dict[str, Any]:
        return {"vandaag": klok.vandaag()}


class EenVervanging(BeveiligdMixin):
    """One of those that this actor may know of."""

    def load(self, rijen: Any) -> Any:
        """Return the one that the address names, with names."""
        rijen = rijen.met_namen().select_related("gemaakt_door", "goedgekeurd_door")
        return self.visible_or_404(rijen, pk=self.kwargs["pk"])


class VervangingPagina(EenVervanging, Scherm):
    """Also for who is replaced and who stands in."""

    recht = None
    template_name = "casusoverleg/vervanging.html"

    def context(self) -> dict[str, Any]:
        rij = self.load(Vervanging.objects.visible_to(self.actor))
        vandaag = klok.vandaag()
        loopt = not rij.afgesloten_op and rij.tot > vandaag
        verband_id = rij.samenwerkingsverband_id
        overleggen = Overleg.objects.visible_to(self.actor)
        regie = self.actor.mag(Recht.ROL_GOEDKEUREN, verband_id)
        return {
            "rij": rij,
            "vandaag": vandaag,
            "loopt": loopt,
            "overleg": overleggen.filter(pk=rij.overleg_id).first(),
            "mag_keuren": Vervanging.objects.te_keuren(self.actor, vandaag)
            .filter(pk=rij.pk)
            .exists(),
            "gemist": actions.missed([rij]) if loopt and regie else [],
            "beheert": any(self.actor.mag(recht) for recht in REGELEN),
        }


class VervangingNieuw(FormulierScherm):
    """A whole role, for at most six weeks."""

    recht = REGELEN
    formulier = RolVervangingFormulier
    titel = "Regel een vervanging"
    knop = "Leg vast"
    gedaan = "De vervanging is vastgelegd."
    inleiding = (
        "De vervanger ziet en doet wat de ander zou zien en doen, tot en met de laatste"
        " dag. Ook nieuwe casussen en afspraken komen bij de vervanger. Mails gaan naar"
        " allebei."
    )

    def formulierkwargs(self) -> dict[str, Any]:
        mensen = _mensen(self.actor)
        return {"voor": mensen, "door": mensen, "verbanden": _verbanden(self.actor)}

    def terug(self) -> str:
        return reverse("casusoverleg:vervangingen")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Vervangingen"}

    def handel(self, form: Any) -> str:
        rij = actions.ask(verband=form.verband, by=self.actor, **form.velden)
        return reverse("casusoverleg:vervanging", args=[rij.pk])


class OverlegVervangen(FormulierScherm):
    """Somebody else chairs, or takes the minutes of, this one meeting."""

    recht = Recht.OVERLEG_PLANNEN
    formulier = OverlegVervangingFormulier
    titel = "Laat iemand vervangen"
    knop = "Leg vast"
    gedaan = "De vervanging is gevraagd. Een ander keurt hem goed."
    overleg: Overleg

    def laad(self) -> None:
        self.overleg = self.visible_or_404(
            Overleg.objects.visible_to(self.actor).select_related(
                "samenwerkingsverband"
            ),
            pk=self.kwargs["pk"],
        )
        self.inleiding = (
            f"Alleen voor het overleg van {self.overleg.datum:%d-%m-%Y}. De vervanger"
            " ziet die dag de casussen op de agenda, tot middernacht. De functioneel"
            " beheerder of een andere trajectregisseur keurt het goed."
        )

    def formulierkwargs(self) -> dict[str, Any]:
        mensen = _mensen(self.actor)
        return {"voor": mensen, "door": mensen}

    def terug(self) -> str:
        return self.overleg.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.overleg.nummer}

    def handel(self, form: Any) -> str:
        rij = actions.ask_for_overleg(self.overleg, by=self.actor, **form.velden)
        return reverse("casusoverleg:vervanging", args=[rij.pk])


class OverVervanging(EenVervanging, FormulierScherm):
    """Base of the answers to a Vervanging."""

    template_name = "casusoverleg/over_vervanging.html"
    concept = False
    rij: Vervanging

    def terug(self) -> str:
        return reverse("casusoverleg:vervanging", args=[self.rij.pk])

    def extra(self) -> dict[str, Any]:
        return {"rij": self.rij}


class VervangingKeuren(OverVervanging):
    """Agree, or say no and why."""

    # It may give a role.
    hersauth = True
    recht: ClassVar[Any] = (Recht.ROL_GOEDKEUREN, Recht.MEDEWERKERS_BEHEREN)

    def laad(self) -> None:
        self.rij = self.load(Vervanging.objects.te_keuren(self.actor, klok.vandaag()))
        goed = self.kwargs["actie"] == "goedkeuren"
        self.titel = "Keur de vervanging goed" if goed else "Weiger de vervanging"
        self.knop = "Keur goed" if goed else "Weiger"
        self.gedaan = (
            "De vervanging is goedgekeurd." if goed else "De vervanging is geweigerd."
        )

    def kies_formulier(self) -> type[Formulier]:
        goed = self.kwargs["actie"] == "goedkeuren"
        return BevestigFormulier if goed else RedenFormulier

    def handel(self, form: Any) -> str:
        if self.kwargs["actie"] == "goedkeuren":
            actions.approve(self.rij, by=self.actor)
        else:
            organisatie_actions.refuse_vervanging(
                self.rij, by=self.actor, **form.velden
            )
        return self.terug()


class VervangingBeeindigen(OverVervanging):
    """End it before its last day, and everything it gave with it."""

    recht: ClassVar[Any] = None
    formulier = RedenFormulier
    titel = "Beëindig de vervanging"
    knop = "Beëindig"
    gedaan = "De vervanging is beëindigd. De toegang van de vervanger is meteen weg."

    def laad(self) -> None:
        rijen = Vervanging.objects.visible_to(self.actor)
        self.rij = self.load(rijen.niet_voorbij(klok.vandaag()))

    def handel(self, form: Any) -> str:
        actions.end(self.rij, by=self.actor, **form.velden)
        return self.terug()


def _mensen(actor: Actor) -> Any:
    """Who may be replaced and who may stand in, as far as this actor manages."""
    verbanden = [verband.pk for verband in _verbanden(actor)]
    rijen = Dienstverband.objects.van_verbanden(verbanden, klok.vandaag())
    breed = actor.mag(Recht.ROL_GOEDKEUREN) or actor.mag(Recht.MEDEWERKERS_BEHEREN)
    return rijen if breed else rijen.filter(organisatie__in=actor.organisaties)


def _verbanden(actor: Actor) -> Any:
    gevonden = frozenset().union(*(actor.verbanden_met(recht) for recht in REGELEN))
    zichtbaar = Samenwerkingsverband.objects.visible_to(actor)
    return zichtbaar.filter(pk__in=gevonden).order_by("naam")
