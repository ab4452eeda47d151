"""The minutes: what is ready for me, one verslag, and the download."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from casusoverleg.actions import verslag as actions
from casusoverleg.forms.overleg import (
    AddendumFormulier,
    ReactieFormulier,
    ToelichtingFormulier,
)
from casusoverleg.models import (
    Addendum,
    Afspraak,
    Besluit,
    Reactie,
    Uitgifte,
    Verslag,
)
from keten.kern.bladeren import Sortering
from keten.kern.overgangen import GeenRechtError
from keten.toegang.poort import AlleenPost, BeveiligdMixin
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm, LijstScherm, Scherm


class Verslagen(LijstScherm):
    """Every PDF that the reader may open now."""

    recht = Recht.VERSLAG_INZIEN
    template_name = "casusoverleg/verslag_lijst.html"
    sorteringen = (
        Sortering("laatste", "nieuwste eerst", "overleg__datum", aflopend=True),
        Sortering("eerste", "oudste eerst", "overleg__datum"),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        return (
            Uitgifte.objects.visible_to(self.actor)
            .laatste()
            .select_related("overleg", "verslag__casus", "opdracht")
        )


class VerslagPagina(Scherm):
    """One verslag on screen, with reactions and addenda."""

    recht = Recht.VERSLAG_INZIEN
    nood = True
    template_name = "casusoverleg/verslag.html"

    def context(self) -> dict[str, Any]:
        verslag = _visible(self)
        punt = verslag.agendapunt
        return {
            "verslag": verslag,
            "punt": punt,
            "afspraken": Afspraak.objects.visible_to(self.actor)
            .filter(agendapunt=punt)
            .select_related("organisatie"),
            "besluiten": Besluit.objects.visible_to(self.actor).filter(
                agendapunt=punt, vervallen_op=None
            ),
            "reacties": Reactie.objects.visible_to(self.actor)
            .filter(verslag=verslag)
            .select_related("organisatie", "gemaakt_door"),
            "addenda": verslag.addenda.all(),
            "ingetrokken": verslag.addenda.filter(
                soort=Addendum.Soort.INTREKKING
            ).exists(),
            "uitgiften": Uitgifte.objects.visible_to(self.actor)
            .filter(verslag=verslag, ingetrokken_op__isnull=True)
            .laatste()
            .select_related("document", "overleg", "opdracht", "addendum")
            .defer("document__inhoud")
            .order_by("-soort", "gemaakt_op"),
            "regie": self.actor.mag(
                Recht.VERSLAG_VASTSTELLEN, verslag.samenwerkingsverband_id
            ),
            "mag_reageren": self.actor.mag(
                Recht.CASUS_BIJDRAGEN, verslag.samenwerkingsverband_id
            )
            and verslag.status == Verslag.Status.CONCEPT,
        }


class VerslagFormulier(FormulierScherm):
    """Base of the forms at one verslag."""

    verslag: Verslag

    def laad(self) -> None:
        self.verslag = _visible(self)

    def terug(self) -> str:
        return self.verslag.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.verslag.casus.nummer}


class Toelichting(VerslagFormulier):
    """Add sentences to a concept; the PDFs of the meeting are made again."""

    recht = Recht.VERSLAG_VASTSTELLEN
    formulier = ToelichtingFormulier
    titel = "Toelichting bij het verslag"
    gedaan = "De toelichting staat in het concept. De PDF's worden opnieuw gemaakt."

    def begin(self) -> dict[str, Any]:
        return {
            "versie": self.verslag.versie,
            "toelichting": self.verslag.toelichting,
        }

    def handel(self, form: Any) -> str:
        actions.change_toelichting(
            self.verslag,
            by=self.actor,
            versie=form.cleaned_data["versie"],
            **form.velden,
        )
        actions.refresh(self.verslag.agendapunt.overleg, by=self.actor)
        return self.terug()


class Reageren(VerslagFormulier):
    """Ask for a correction."""

    recht = Recht.CASUS_BIJDRAGEN
    formulier = ReactieFormulier
    titel = "Reageer op het conceptverslag"
    knop = "Verstuur"
    gedaan = "Uw reactie ligt bij de trajectregisseur."

    def handel(self, form: Any) -> str:
        actions.react(self.verslag, by=self.actor, **form.velden)
        return self.terug()


class AddendumMaken(VerslagFormulier):
    """Change what is established, beside it."""

    recht = Recht.VERSLAG_VASTSTELLEN
    formulier = AddendumFormulier
    titel = "Maak een addendum"
    gedaan = "Het addendum is vastgelegd."

    def handel(self, form: Any) -> str:
        actions.add_addendum(self.verslag, by=self.actor, **form.velden)
        return self.terug()


class ReactieVerwerkt(AlleenPost):
    """Say that a correction was dealt with."""

    recht = Recht.VERSLAG_VASTSTELLEN

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        reactie = self.visible_or_404(
            Reactie.objects.visible_to(self.actor), pk=kwargs["pk"]
        )
        try:
            actions.handle_reactie(reactie, by=self.actor)
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        return HttpResponseRedirect(reactie.verslag.get_absolute_url())


def _visible(scherm: BeveiligdMixin) -> Any:
    return scherm.visible_or_404(
        Verslag.objects.visible_to(scherm.actor).select_related(
            "casus", "agendapunt__overleg"
        ),
        pk=scherm.kwargs["pk"],
    )
