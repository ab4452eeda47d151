"""Somebody from outside at one item: named on its casus, until the day after."""

import datetime as dt
from typing import Any

from django.http import Http404

from casusoverleg.actions import deelname as actions
from casusoverleg.actions.weghouden import kept_away
from casusoverleg.forms.deelname import GastFormulier
from casusoverleg.models import Agendapunt, CasusDeelname
from casusoverleg.status import OverlegStatus
from casusoverleg.status.overleg import NOG_NIET_BEGONNEN
from casusoverleg.views.op_casus import CasusFormulierScherm
from keten.kern import klok
from keten.organisaties.models import Dienstverband


class GastUitnodigen(CasusFormulierScherm):
    """Name a guest for one item; the invitation follows by itself."""

    formulier = GastFormulier
    titel = "Nodig een gast uit voor dit punt"
    knop = "Nodig uit"
    gedaan = (
        "De gast is toegevoegd. De uitnodiging gaat binnen een kwartier de deur uit."
    )
    punt: Any

    def laad(self) -> None:
        self.punt = self.visible_or_404(
            Agendapunt.objects.visible_to(self.actor)
            .op_tafel()
            .select_related("overleg"),
            pk=self.kwargs["pk"],
        )
        self.load_casus(self.punt.casus_id)
        self.require()
        if self.punt.overleg.status not in NOG_NIET_BEGONNEN | {OverlegStatus.BEZIG}:
            raise Http404
        self.inleiding = (
            f"Voor casus {self.casus.nummer} op {self.punt.overleg.datum:%d-%m-%Y}. "
            "Een gast ziet hoe het loopt en niet waar het over gaat, en krijgt een "
            "uitnodiging voor alleen dit punt."
        )

    def formulierkwargs(self) -> dict[str, Any]:
        vandaag = klok.vandaag()
        al = CasusDeelname.objects.visible_to(self.actor).geldig(vandaag)
        collegas = Dienstverband.objects.inzetbaar(
            self.casus.samenwerkingsverband_id, vandaag
        ).exclude(medewerker__in=kept_away(self.casus))
        return {
            "dienstverbanden": collegas.exclude(
                medewerker__in=al.filter(casus=self.casus).values("medewerker")
            )
        }

    def begin(self) -> dict[str, Any]:
        return {
            "tot": max(self.punt.overleg.datum, klok.vandaag()) + dt.timedelta(days=1)
        }

    def terug(self) -> str:
        return str(self.punt.get_absolute_url())

    def handel(self, form: Any) -> str:
        velden = form.velden
        wie = velden.pop("wie")
        actions.add_deelnemer(
            self.casus,
            organisatie=wie.organisatie,
            medewerker=wie.medewerker,
            rol=CasusDeelname.Rol.GAST,
            by=self.actor,
            **velden,
        )
        return self.terug()
