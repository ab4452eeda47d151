"""One afspraak: its page, and how it begins, changes and moves."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied

from casusoverleg import nakoming
from casusoverleg.actions import afspraak as actions
from casusoverleg.forms.afspraak import (
    AfspraakFormulier,
    GereedFormulier,
    WijzigFormulier,
)
from casusoverleg.models import Afspraak, CasusDeelname, Overleg
from casusoverleg.status import AFSPRAAK, AfspraakStatus
from casusoverleg.status.afspraak import NIET_KLAAR
from casusoverleg.tafel import DAGEN_VOOR_VOLGEND, ZONDER_VOLGEND
from casusoverleg.tijdlijn import AFSPRAAK_STAPPEN, with_names
from casusoverleg.views.aanpak import persons_on
from casusoverleg.views.afspraak_stap import FORMULIEREN, GEREED
from casusoverleg.views.op_casus import CasusFormulierScherm, OpCasus
from keten.kern import klok
from keten.toegang.bewaard import sign_schrijver
from keten.toegang.rechten import Recht
from keten.toegang.recordscherm import Handeling, RecordScherm
from keten.toegang.uitzonderingen import nood_on
from keten.toegang.zichtbaarheid import PROCES

# The way forward first, the ways out last.
VOLGORDE = (
    *("vastleggen", "akkoord", "niet-akkoord", "starten"),
    *("uitstellen", "wachten", "terugleggen", "overdragen", "laten-vervallen"),
)
UITLEG: dict[str, str] = {
    AfspraakStatus.VOORGESTELD: "Het voorstel ligt bij de trajectregisseur.",
    AfspraakStatus.OPEN: "De organisatie voert de afspraak uit.",
    AfspraakStatus.WACHT_OP_VOORWAARDE: "De voorwaarde is nog niet vervuld. Er loopt "
    "geen termijn.",
    AfspraakStatus.OVERGEDRAGEN: "Een andere organisatie heeft een nieuwe afspraak.",
    AfspraakStatus.IN_UITVOERING: "De organisatie is begonnen.",
    AfspraakStatus.GEREED_GEMELD: "De casusregisseur of de trajectregisseur kijkt of "
    "het klaar is.",
    AfspraakStatus.TERUGGELEGD: "De trajectregisseur zoekt een andere oplossing.",
    AfspraakStatus.AFGEROND: "Deze afspraak is klaar.",
    AfspraakStatus.VERVALLEN: "Deze afspraak hoeft niet meer.",
}


class AfspraakPagina(OpCasus, RecordScherm):
    """One afspraak: what, who, by when, and the next step in view at once."""

    recht = Recht.CASUS_INZIEN
    nood = True
    template_name = "casusoverleg/afspraak.html"
    diepte = PROCES
    tabel = AFSPRAAK
    handeling_url = "casusoverleg:afspraak_handeling"
    regie = Recht.CASUS_REGISSEREN
    met_formulier = frozenset(FORMULIEREN)
    woorden = AFSPRAAK_STAPPEN
    rij: Afspraak

    def rijen(self) -> Any:
        rijen = Afspraak.objects.visible_to(self.actor).met_bemanning(klok.vandaag())
        return rijen.select_related(
            "casus",
            "organisatie",
            "medewerker",
            "agendapunt__overleg",
        )

    def context(self) -> dict[str, Any]:
        basis = super().context()
        self.load_casus(self.rij.casus_id)
        eigen = self.rij.gemaakt_door_id == self.actor.pk
        return {
            **basis,
            "regels": with_names(basis["regels"]),
            "afspraak": self.rij,
            "casus": self.casus,
            # Nobody, once that person is on the casus no more; nor below this level.
            "betreft": persons_on(self.casus, self.actor)
            .filter(pk=self.rij.betreft_id)
            .first(),
            "vorige": self._linked(pk=self.rij.overgedragen_van_id),
            "volgende": self._linked(overgedragen_van=self.rij.pk),
            "gereed": self._gereed(),
            "schrijver": sign_schrijver(self.actor.pk),
            "uitleg": UITLEG.get(self.rij.status, ""),
            "mag_wijzigen": self.rij.status in NIET_KLAAR
            and not nood_on(self.rij, self.actor)
            and (eigen or self.may(Recht.CASUS_REGISSEREN)),
        }

    def handelingen(self) -> list[Handeling]:
        """Put the way forward first; reporting done has a form on the page."""
        if nood_on(self.rij, self.actor):
            return []
        volgorde = {self._url(actie): plaats for plaats, actie in enumerate(VOLGORDE)}
        return sorted(
            (k for k in super().handelingen() if k.url != self._url(GEREED)),
            key=lambda knop: volgorde.get(knop.url, len(volgorde)),
        )

    def _linked(self, **welke: Any) -> Any:
        """The afspraak that this one took the place of, or that took its place."""
        if not any(welke.values()):
            return None
        rijen = Afspraak.objects.visible_to(self.actor).select_related("organisatie")
        return rijen.filter(**welke).order_by("-gemaakt_op").first()

    def _gereed(self) -> GereedFormulier | None:
        mogelijk = {o.actie for o in AFSPRAAK.mogelijk(self.rij, self.actor)}
        if GEREED not in mogelijk or nood_on(self.rij, self.actor):
            return None
        return GereedFormulier(initial={"versie": self.rij.versie})


class AfspraakVoorstellen(CasusFormulierScherm):
    """Make an afspraak at once, for who directs; others propose one (F1, F1b)."""

    recht = (Recht.CASUS_BIJDRAGEN, Recht.CASUS_REGISSEREN)
    formulier = AfspraakFormulier
    template_name = "casusoverleg/afspraak_nieuw.html"
    terug_naar = "casus_afspraken"

    def laad(self) -> None:
        super().laad()
        self.regie = self.may(Recht.CASUS_REGISSEREN)
        if self.regie:
            self.titel, self.knop = "Nieuwe afspraak", "Leg de afspraak vast"
            self.gedaan = "De afspraak is vastgelegd."
        else:
            self.titel, self.knop = "Stel een afspraak voor", "Stel voor"
            self.gedaan = "Uw voorstel ligt bij de trajectregisseur."

    def begin(self) -> dict[str, Any]:
        begin: dict[str, Any] = {"uiterlijk": self._standaarddatum()}
        gekozen = self.request.GET.get("taak", "")
        taak = next((t for t in self._taken() if str(t.pk) == gekozen), None)
        if taak:
            begin |= {"wat": taak.taak, "wie": str(taak.organisatie_id)}
        return begin

    def extra(self) -> dict[str, Any]:
        return {**super().extra(), "taken": self._taken()}

    def _taken(self) -> Any:
        return nakoming.usual_tasks(self.casus, self.actor)

    def formulierkwargs(self) -> dict[str, Any]:
        return parties(self.casus, self.actor)

    def handel(self, form: Any) -> str:
        doe = actions.make_afspraak if self.regie else actions.propose_afspraak
        afspraak = doe(self.casus, by=self.actor, **form.afspraakvelden)
        return afspraak.get_absolute_url()

    def _standaarddatum(self) -> dt.date:
        """Return a week before the table meets again, so that it can be told there."""
        vandaag = klok.vandaag()
        overleg = (
            Overleg.objects.filter(
                samenwerkingsverband=self.casus.samenwerkingsverband_id
            )
            .komend(vandaag + dt.timedelta(days=DAGEN_VOOR_VOLGEND + 1))
            .first()
        )
        if overleg is None:
            return vandaag + dt.timedelta(days=ZONDER_VOLGEND)
        dag: dt.date = overleg.datum - dt.timedelta(days=DAGEN_VOOR_VOLGEND)
        return dag


class AfspraakWijzigen(CasusFormulierScherm):
    """Correct an afspraak (rule 8)."""

    recht = (Recht.CASUS_BIJDRAGEN, Recht.CASUS_REGISSEREN)
    formulier = WijzigFormulier
    titel = "Wijzig de afspraak"
    knop = "Wijzig"
    gedaan = "De afspraak is gewijzigd."
    afspraak: Afspraak

    def laad(self) -> None:
        self.afspraak = self.visible_or_404(
            Afspraak.objects.visible_to(self.actor), pk=self.kwargs["pk"]
        )
        self.load_casus(self.afspraak.casus_id)
        eigen = self.afspraak.gemaakt_door_id == self.actor.pk
        if not eigen and not self.may(Recht.CASUS_REGISSEREN):
            raise PermissionDenied

    def formulierkwargs(self) -> dict[str, Any]:
        return {**parties(self.casus, self.actor), "was": self.afspraak.uiterlijk}

    def begin(self) -> dict[str, Any]:
        rij = self.afspraak
        namen = ("versie", "wat", "uiterlijk", "betreft", "voorwaarde")
        wie = f"{rij.organisatie_id}:{rij.medewerker_id}" if rij.medewerker_id else ""
        return {
            **{naam: getattr(rij, naam) for naam in namen},
            "wie": wie or str(rij.organisatie_id),
            "informering": rij.informering,
            "informering_reden": rij.informering_reden,
        }

    def terug(self) -> str:
        return self.afspraak.get_absolute_url()

    def extra(self) -> dict[str, Any]:
        return {"casus": self.casus, "kruimel": f"Afspraak, {self.casus.nummer}"}

    def handel(self, form: Any) -> str:
        actions.change_afspraak(
            self.afspraak,
            by=self.actor,
            versie=form.cleaned_data["versie"],
            **form.afspraakvelden,
        )
        return self.terug()


def parties(casus: Any, actor: Any) -> dict[str, Any]:
    """Return with whom an afspraak can be laid, and whom it can be about."""
    deelnames = CasusDeelname.objects.visible_to(actor).geldig(klok.vandaag())
    return {
        "deelnames": deelnames.professionals().filter(casus=casus).met_namen(),
        "personen": persons_on(casus, actor),
    }
