"""Before the meeting: who is needed, who was asked, and what each brings along."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from casusoverleg.actions import voorbereiding as actions
from casusoverleg.forms.voorbereiding import NodigFormulier, VoorbereidingFormulier
from casusoverleg.models import (
    Afspraak,
    Agendapunt,
    CasusDeelname,
    Overleg,
    Voorbereiding,
    VoorbereidingTekst,
)
from casusoverleg.status import AFSPRAAK, OverlegStatus
from keten.kern import klok
from keten.kern.overgangen import GeenRechtError, OvergangError
from keten.toegang.poort import AlleenPost
from keten.toegang.rechten import Recht
from keten.toegang.recordscherm import Handeling
from keten.toegang.schermen import FormulierScherm


class VoorbereidingPagina(FormulierScherm):
    """What the reader brings along to one item; made for a phone."""

    recht = Recht.AFSPRAAK_UITVOEREN
    formulier = VoorbereidingFormulier
    template_name = "casusoverleg/voorbereiding.html"
    titel = "Bereid voor"
    knop = "Leg vast"
    gedaan = "Uw voorbereiding is vastgelegd."
    rij: Any
    tekst: VoorbereidingTekst | None

    def laad(self) -> None:
        self.rij = self.visible_or_404(own_rows(self.actor), pk=self.kwargs["pk"])
        self.tekst = (
            VoorbereidingTekst.objects.visible_to(self.actor)
            .filter(voorbereiding=self.rij)
            .first()
        )

    def begin(self) -> dict[str, Any]:
        if self.tekst is None:
            return {}
        namen = ("antwoord", "feiten", "oordeel", "niet_gedeeld")
        return {naam: getattr(self.tekst, naam) for naam in namen}

    def terug(self) -> str:
        return str(self.rij.agendapunt.get_absolute_url())

    def extra(self) -> dict[str, Any]:
        punt = self.rij.agendapunt
        leesbaar = Agendapunt.objects.visible_to(self.actor).met_leesbaar(self.actor)
        vrij = bool(self.tekst and self.tekst.vrijgegeven_op)
        loopt = punt.status in actions.OPEN
        return {
            "rij": self.rij,
            "punt": leesbaar.get(pk=punt.pk),
            "overleg": punt.overleg,
            "casus": self.rij.casus,
            "tekst": self.tekst,
            "mag_schrijven": loopt and not vrij,
            "mag_vrijgeven": loopt
            and not vrij
            and self.tekst is not None
            and punt.overleg.status == OverlegStatus.BEZIG,
            "afspraken": self._afspraken(),
        }

    def _afspraken(self) -> list[Any]:
        """What the own organisation is to do here, each with its next steps."""
        rijen = list(
            Afspraak.objects.visible_to(self.actor)
            .niet_klaar()
            .filter(casus=self.rij.casus_id, organisatie=self.rij.organisatie_id)
            .select_related("medewerker", "casus")
            .order_by("uiterlijk")
        )
        naam = "casusoverleg:afspraak_handeling"
        for rij in rijen:
            rij.knoppen = [
                Handeling(stap.label, reverse(naam, args=[rij.pk, stap.actie]))
                for stap in AFSPRAAK.mogelijk(rij, self.actor)
            ]
        return rijen

    def handel(self, form: Any) -> str:
        actions.answer(self.rij, by=self.actor, **form.velden)
        return self.request.path


class VoorbereidingVrijgeven(AlleenPost):
    """Lay the own words on the table: one click, from the phone."""

    recht = Recht.AFSPRAAK_UITVOEREN

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        rij = self.visible_or_404(own_rows(self.actor), pk=kwargs["pk"])
        try:
            actions.release(rij, by=self.actor)
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        except OvergangError as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, "Uw tekst staat nu op tafel.")
        return HttpResponseRedirect(rij.get_absolute_url())


class OverlegVoorbereiding(AlleenPost):
    """Ask everybody who is expected, or remind who did not answer: one click."""

    recht = Recht.OVERLEG_PLANNEN
    acties: ClassVar[dict[str, Any]] = {
        "vragen": actions.ask,
        "herinneren": actions.remind,
    }
    gedaan: ClassVar[dict[str, tuple[str, str]]] = {
        "vragen": ("Iedereen is al gevraagd.", "gevraagd zich voor te bereiden"),
        "herinneren": ("Iedereen heeft al geantwoord.", "herinnerd"),
    }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        actie = kwargs["actie"]
        if actie not in self.acties:
            raise Http404
        overleg = self.visible_or_404(
            Overleg.objects.visible_to(self.actor), pk=kwargs["pk"]
        )
        try:
            aantal = self.acties[actie](overleg, by=self.actor)
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        except OvergangError as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, self._said(actie, aantal))
        return HttpResponseRedirect(overleg.get_absolute_url())

    def _said(self, actie: str, aantal: int) -> str:
        niemand, gedaan = self.gedaan[actie]
        wie = "1 deelnemer is" if aantal == 1 else f"{aantal} deelnemers zijn"
        return f"{wie} {gedaan}." if aantal else niemand


class PuntDeelnemers(FormulierScherm):
    """Say who is needed at one item."""

    recht = Recht.OVERLEG_PLANNEN
    formulier = NodigFormulier
    titel = "Wie is nodig"
    gedaan = "Vastgelegd wie bij dit punt nodig is."
    inleiding = (
        "Wie u uitvinkt, wordt niet uitgenodigd en niet verwacht. "
        "De casus blijft voor die persoon gewoon te zien."
    )
    punt: Any

    def laad(self) -> None:
        self.punt = self.visible_or_404(
            Agendapunt.objects.visible_to(self.actor).select_related("casus"),
            pk=self.kwargs["pk"],
        )

    def formulierkwargs(self) -> dict[str, Any]:
        return {"deelnemers": candidates(self.punt.casus_id, actor=self.actor)}

    def begin(self) -> dict[str, Any]:
        return {"nodig": expected(self.punt, actor=self.actor)}

    def terug(self) -> str:
        return str(self.punt.get_absolute_url())

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.punt.casus.nummer}

    def handel(self, form: Any) -> str:
        actions.set_nodig(self.punt, by=self.actor, **{"nodig": [], **form.velden})
        return self.terug()


def own_rows(actor: Any) -> Any:
    """Return what this actor was asked to prepare."""
    return (
        Voorbereiding.objects.visible_to(actor)
        .filter(medewerker=actor.pk, organisatie__in=actor.organisaties)
        .select_related("agendapunt__overleg", "casus", "organisatie")
    )


def candidates(casus_id: Any, *, actor: Any) -> Any:
    """Return who could be needed when this casus is discussed."""
    return (
        CasusDeelname.objects.visible_to(actor)
        .geldig(klok.vandaag())
        .professionals()
        .filter(casus=casus_id)
        .met_namen()
    )


def expected(punt: Agendapunt, *, actor: Any) -> list[Any]:
    """Return who is ticked when the form opens."""
    rijen = CasusDeelname.objects.visible_to(actor).verwacht([punt], dag=klok.vandaag())
    return list(rijen.values_list("pk", flat=True))
