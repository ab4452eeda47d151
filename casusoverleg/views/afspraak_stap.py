"""The moves of one afspraak: each a form of its own, or one click."""

import datetime as dt
from typing import Any, ClassVar

from casusoverleg.actions import afspraak as actions
from casusoverleg.actions import uitvoering
from casusoverleg.forms.afspraak import GereedFormulier, VastlegFormulier
from casusoverleg.forms.uitvoering import (
    OverdraagFormulier,
    UitstelFormulier,
    WachtFormulier,
)
from casusoverleg.models import Afspraak, CasusDeelname
from casusoverleg.status import AFSPRAAK
from casusoverleg.status.afspraak import regie_of_voorzitter
from keten.kern import klok
from keten.kern.formulieren import Formulier
from keten.kern.termijnen import Termijn
from keten.organisaties.models import Organisatie
from keten.toegang.rechten import Recht
from keten.toegang.schermen import ONGEDAAN, HandelingScherm

GEREED = "gereed-melden"
FORMULIEREN: dict[str, type[Formulier]] = {
    "vastleggen": VastlegFormulier,
    GEREED: GereedFormulier,
    "wachten": WachtFormulier,
    "uitstellen": UitstelFormulier,
    "overdragen": OverdraagFormulier,
}
KIEST_ORGANISATIE = {"vastleggen", "overdragen"}


class AfspraakHandeling(HandelingScherm):
    """One move of one afspraak."""

    recht = (
        Recht.AFSPRAAK_UITVOEREN,
        Recht.CASUS_BIJDRAGEN,
        Recht.CASUS_REGISSEREN,
    )
    template_name = "casusoverleg/afspraak_handeling.html"
    tabel = AFSPRAAK
    formulieren: ClassVar[dict[str, type[Formulier]]] = FORMULIEREN
    acties: ClassVar[dict[str, Any]] = {
        "vastleggen": actions.record,
        "terugleggen": actions.lay_back,
        "wachten": uitvoering.wait,
        "starten": actions.start,
        GEREED: actions.report_done,
        "akkoord": actions.agree,
        "niet-akkoord": actions.disagree,
        "uitstellen": uitvoering.extend,
        "overdragen": uitvoering.hand_over,
        "laten-vervallen": actions.drop,
        ONGEDAAN: uitvoering.undo,
    }

    def rijen(self) -> Any:
        return Afspraak.objects.visible_to(self.actor).select_related(
            "casus", "organisatie"
        )

    def laad(self) -> None:
        super().laad()
        if self.actie == "uitstellen" and not regie_of_voorzitter(self.rij, self.actor):
            tot = self.rij.uiterlijk + dt.timedelta(
                days=Termijn.AFSPRAAK_UITSTEL.aantal
            )
            self.inleiding = (
                "U kunt één keer zelf uitstel nemen, tot en met "
                f"{tot:%d-%m-%Y}. Daarna beslist de trajectregisseur."
            )

    def formulierkwargs(self) -> dict[str, Any]:
        if self.actie not in KIEST_ORGANISATIE:
            return {}
        deelnames = CasusDeelname.objects.visible_to(self.actor).geldig(klok.vandaag())
        aan_tafel = deelnames.professionals().filter(casus=self.rij.casus_id)
        organisaties = Organisatie.objects.filter(
            pk__in=aan_tafel.values("organisatie")
        )
        if self.actie == "overdragen":
            organisaties = organisaties.exclude(pk=self.rij.organisatie_id)
        return {"organisaties": organisaties}

    def begin(self) -> dict[str, Any]:
        begin = {"versie": self.rij.versie, "uiterlijk": self.rij.uiterlijk}
        if self.actie == "vastleggen":
            begin["organisatie"] = self.rij.organisatie_id
        if self.actie == "uitstellen":
            begin["uiterlijk"] = self.rij.uiterlijk + dt.timedelta(days=7)
        if self.actie == "overdragen":
            week = klok.vandaag() + dt.timedelta(days=7)
            begin["uiterlijk"] = max(self.rij.uiterlijk, week)
        return begin

    def extra(self) -> dict[str, Any]:
        return {
            "afspraak": self.rij,
            "kruimel": f"Afspraak, {self.rij.casus.nummer}",
        }
