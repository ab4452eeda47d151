"""Casussen: the list, one casus, and how it begins, changes and moves."""

import datetime as dt
from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from casusoverleg.actions import casus as actions
from casusoverleg.forms.casus import (
    CasusFilter,
    CasusFormulier,
    OpenFormulier,
    OvernemenFormulier,
    StartFormulier,
)
from casusoverleg.models import Afspraak, Agendapunt, Casus, CasusDeelname, Verslag
from casusoverleg.querysets import Keuze
from casusoverleg.status import CASUS, CasusStatus
from casusoverleg.tijdlijn import SOORTEN, read_tijdlijn
from casusoverleg.views.betrokkene import persoon_of
from casusoverleg.views.op_casus import CasusFormulierScherm, CasusScherm
from keten.kern import klok
from keten.kern.bladeren import Index, Sortering
from keten.kern.formulieren import Formulier
from keten.kern.termijnen import Termijn
from keten.organisaties.verbandkeuze import verbanden_met
from keten.personen.models import Persoon
from keten.toegang.rechten import Recht
from keten.toegang.schermen import (
    ONGEDAAN,
    FormulierScherm,
    HandelingScherm,
    LijstScherm,
)
from keten.toegang.zichtbaarheid import INHOUD, PROCES
from meldingen.models import Melding, MeldingBetrokkene
from meldingen.status import MeldingStatus

TIJDLIJN_KORT = 8


class Casussen(LijstScherm):
    """All casussen of the reader."""

    recht = Recht.CASUS_INZIEN
    template_name = "casusoverleg/casus_lijst.html"
    filterformulier = CasusFilter
    sorteringen = (
        Sortering("laatst", "Laatst besproken", "besproken", aflopend=True),
        Sortering("langst", "Langst niet besproken", "besproken"),
        Sortering("geopend", "Nieuwste eerst", "geopend_op", aflopend=True),
        Sortering("nummer", "Op nummer", "nummer"),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        keuze = Keuze(lang_geleden=_lang_geleden(), **filters)
        rijen = Casus.objects.met_niveau(self.actor, minstens=keuze.diepte)
        return rijen.passend(keuze).met_lijstgegevens()

    def index(self, filters: dict[str, Any], sortering: Sortering) -> Index | None:
        # Noodtoegang opens a casus without a participation to find it by.
        if sortering.veld != "besproken" or self.actor.noodtoegang:
            return None
        keuze = Keuze(lang_geleden=_lang_geleden(), **filters)
        eigen = CasusDeelname.objects.eigen_van(self.actor, niveau=keuze.diepte)
        return Index(
            rijen=eigen.passend(keuze),
            bladen=eigen.casussen(),
            veld="sorteersleutel",
            sleutel="casus_id",
            erbij=("niveau", Max("niveau")),
        )

    def context(self) -> dict[str, Any]:
        return {"mag_overnemen": self.actor.mag(Recht.CASUS_REGISSEREN)}


class CasusPagina(CasusScherm):
    """One casus on one page."""

    template_name = "casusoverleg/casus.html"
    naam = "casus"

    def inhoud(self) -> dict[str, Any]:
        if self.casus.niveau < PROCES:
            return {}
        vandaag = klok.vandaag()
        afspraken = Afspraak.objects.visible_to(self.actor).filter(casus=self.casus)
        return {
            "melding_url": self._melding_url(),
            "volgend": Agendapunt.objects.visible_to(self.actor)
            .filter(casus=self.casus)
            .komend(vandaag)
            .select_related("overleg")
            .first(),
            "afspraken": list(
                afspraken.niet_klaar()
                .select_related("organisatie")
                .order_by("uiterlijk", "pk")
            ),
            "deelnemers": list(
                CasusDeelname.objects.visible_to(self.actor)
                .filter(casus=self.casus)
                .geldig(vandaag)
                .met_namen()
            ),
            "tijdlijn": read_tijdlijn(self.casus, by=self.actor, aantal=TIJDLIJN_KORT),
            "eisen": self._eisen(),
        }

    def _melding_url(self) -> str:
        zichtbaar = Melding.objects.visible_to(self.actor)
        melding = zichtbaar.filter(pk=self.casus.melding_id).first()
        return melding.get_absolute_url() if melding else ""

    def _eisen(self) -> dict[str, bool]:
        """Say what the start still asks, to who may start it."""
        regie = self.casus.niveau == INHOUD and self.may(Recht.CASUS_REGISSEREN)
        if self.casus.status != CasusStatus.VOORBEREIDING or not regie:
            return {}
        return actions.start_eisen(self.casus, informeren=self.casus.informeren)


class CasusTijdlijn(CasusScherm):
    """All that happened, the newest first, of one kind or of all."""

    template_name = "casusoverleg/casus_tijdlijn.html"
    naam = "casus_tijdlijn"
    diepte = PROCES

    def inhoud(self) -> dict[str, Any]:
        soort = self.request.GET.get("soort", "")
        tijdlijn = read_tijdlijn(
            self.casus,
            by=self.actor,
            soort=soort if soort in SOORTEN else "",
            na=self.request.GET.get("na", ""),
        )
        return {"tijdlijn": tijdlijn, "soorten": SOORTEN}


class CasusVerslagen(CasusScherm):
    """The verslagen of this casus."""

    template_name = "casusoverleg/casus_verslagen.html"
    naam = "casus_verslagen"
    diepte = INHOUD

    def inhoud(self) -> dict[str, Any]:
        verslagen = Verslag.objects.visible_to(self.actor).filter(casus=self.casus)
        return {
            "verslagen": verslagen.select_related("agendapunt__overleg").order_by(
                "-agendapunt__overleg__datum"
            )
        }


class CasusOpenen(FormulierScherm):
    """Decide to accept a melding as a casus (M7, C1)."""

    recht = Recht.TRIAGE_BESLISSEN
    formulier = OpenFormulier
    template_name = "casusoverleg/casus_openen.html"
    knop = "Open de casus"
    gedaan = "De casus is geopend. Voeg nu de deelnemers toe."
    melding: Melding

    def laad(self) -> None:
        rijen = Melding.objects.visible_to(self.actor)
        self.melding = self.visible_or_404(
            rijen.select_related("samenwerkingsverband", "aanmelder_organisatie"),
            pk=self.kwargs["pk"],
        )
        self.titel = f"Casus openen op melding {self.melding.nummer}"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.laad()
        if self.melding.status == MeldingStatus.IN_TRIAGE:
            return super().get(request, *args, **kwargs)
        messages.info(request, "Deze melding ligt niet (meer) in triage.")
        return HttpResponseRedirect(self.terug())

    def begin(self) -> dict[str, Any]:
        return {"versie": self.melding.versie}

    def terug(self) -> str:
        return self.melding.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        betrokkenen = MeldingBetrokkene.objects.visible_to(self.actor).filter(
            melding=self.melding, ontkoppeld_op__isnull=True
        )
        return {
            "melding": self.melding,
            "verband": self.melding.samenwerkingsverband,
            "betrokkenen": betrokkenen.select_related("persoon"),
            "kruimel": self.melding.nummer,
        }

    def handel(self, form: Any) -> str:
        casus = actions.open_casus(
            melding=self.melding,
            weging=form.weging,
            reden=form.cleaned_data["reden"],
            by=self.actor,
            versie=form.cleaned_data["versie"],
        )
        return casus.get_absolute_url()


class CasusOvernemen(FormulierScherm):
    """Bring in a casus that ran already, on paper (C1b)."""

    recht = Recht.CASUS_REGISSEREN
    formulier = OvernemenFormulier
    template_name = "casusoverleg/casus_overnemen.html"
    titel = "Neem een lopende casus over"
    knop = "Neem over"
    gedaan = "De casus is overgenomen. Voeg nu de deelnemers en de afspraken toe."

    def formulierkwargs(self) -> dict[str, Any]:
        return {
            "verbanden": verbanden_met(self.actor, Recht.CASUS_REGISSEREN),
            "personen": Persoon.objects.visible_to(self.actor),
        }

    def terug(self) -> str:
        return reverse("casusoverleg:casussen")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Casussen"}

    def handel(self, form: Any) -> str:
        casus = actions.take_over(
            verband_id=form.verband_id,
            betrokkenen=[(persoon_of(form, self.actor), form.cleaned_data["rol"])],
            by=self.actor,
            **form.casusvelden,
        )
        return casus.get_absolute_url()


class CasusWijzigen(CasusFormulierScherm):
    """Correct the key facts."""

    formulier = CasusFormulier
    titel = "Wijzig de kerngegevens"
    knop = "Wijzig"
    gedaan = "De kerngegevens zijn gewijzigd."

    def begin(self) -> dict[str, Any]:
        namen = ("versie", "type", "regime", "spoed", "noodzaak", "informeren")
        return {naam: getattr(self.casus, naam) for naam in namen}

    def handel(self, form: Any) -> str:
        versie = form.cleaned_data["versie"]
        actions.change_casus(self.casus, by=self.actor, versie=versie, **form.velden)
        return self.terug()


class CasusHandeling(HandelingScherm):
    """One move of one casus."""

    recht = Recht.CASUS_REGISSEREN
    tabel = CASUS
    formulieren: ClassVar[dict[str, type[Formulier]]] = {"starten": StartFormulier}
    acties: ClassVar[dict[str, Any]] = {
        "starten": actions.start_casus,
        "toch-niet": actions.close_voorbereiding,
        ONGEDAAN: actions.undo,
    }

    def rijen(self) -> Any:
        return Casus.objects.met_niveau(self.actor, minstens=INHOUD)

    def begin(self) -> dict[str, Any]:
        namen = ("versie", "informeren", "veiligheidsplan_uitzondering")
        return {naam: getattr(self.rij, naam) for naam in namen}


def _lang_geleden() -> dt.date:
    return klok.vandaag() - dt.timedelta(days=Termijn.LANG_NIET_BESPROKEN.aantal)
