"""Who takes part in a casus: the list, somebody more, the end, and who leads."""

from typing import Any

from casusoverleg.actions import casus as casus_actions
from casusoverleg.actions import deelname as actions
from casusoverleg.actions.weghouden import kept_away
from casusoverleg.forms.deelname import (
    CasusregisseurFormulier,
    DeelnemerFormulier,
    NiveauFormulier,
)
from casusoverleg.models import CasusDeelname
from casusoverleg.views.op_casus import CasusFormulierScherm, CasusScherm
from keten.kern import klok
from keten.kern.formulieren import RedenFormulier
from keten.organisaties.models import Dienstverband, Organisatie
from keten.toegang.zichtbaarheid import INHOUD, PROCES


class Deelnemers(CasusScherm):
    """Who takes part now, and who did."""

    template_name = "casusoverleg/deelnemers.html"
    naam = "casus_deelnemers"
    diepte = PROCES

    def inhoud(self) -> dict[str, Any]:
        vandaag = klok.vandaag()
        rijen = list(
            CasusDeelname.objects.visible_to(self.actor)
            .filter(casus=self.casus)
            .met_namen()
        )
        nu = [rij for rij in rijen if rij.tot is None or rij.tot > vandaag]
        return {
            "nu": nu,
            "geweest": [rij for rij in rijen if rij not in nu],
            "ik_pk": self.actor.pk,
        }


class DeelnemerToevoegen(CasusFormulierScherm):
    """Name a professional on the casus (C4)."""

    formulier = DeelnemerFormulier
    template_name = "casusoverleg/deelnemer_toevoegen.html"
    titel = "Voeg een deelnemer toe"
    knop = "Voeg toe"
    gedaan = "De deelnemer is toegevoegd."
    terug_naar = "casus_deelnemers"

    def formulierkwargs(self) -> dict[str, Any]:
        vandaag = klok.vandaag()
        verband_id = self.casus.samenwerkingsverband_id
        al = CasusDeelname.objects.filter(casus=self.casus).geldig(vandaag)
        collegas = Dienstverband.objects.inzetbaar(verband_id, vandaag).exclude(
            medewerker__in=kept_away(self.casus)
        )
        return {
            "dienstverbanden": collegas.exclude(medewerker__in=al.values("medewerker"))
        }

    def handel(self, form: Any) -> str:
        velden = form.velden
        wie = velden.pop("wie")
        actions.add_deelnemer(
            self.casus,
            organisatie=wie.organisatie,
            medewerker=wie.medewerker,
            by=self.actor,
            **velden,
        )
        return self.terug()


class OpDeelname(CasusFormulierScherm):
    """A form about the participation of a colleague."""

    terug_naar = "casus_deelnemers"
    rij: CasusDeelname

    def laad(self) -> None:
        # Nobody locks the own door: a colleague does that.
        rijen = CasusDeelname.objects.visible_to(self.actor).geldig(klok.vandaag())
        self.rij = self.visible_or_404(
            rijen.exclude(medewerker=self.actor.pk).select_related(
                "organisatie", "medewerker", "casus"
            ),
            pk=self.kwargs["pk"],
        )
        self.load_casus(self.rij.casus_id)
        self.require()

    def extra(self) -> dict[str, Any]:
        return {**super().extra(), "deelnemer": self.rij}


class DeelnemerNiveau(OpDeelname):
    """Let somebody look deeper, or less deep, from now on."""

    formulier = NiveauFormulier
    template_name = "casusoverleg/deelnemer_niveau.html"
    titel = "Wijzig wat een deelnemer ziet"
    knop = "Wijzig"
    gedaan = "Gewijzigd. Dit geldt meteen."

    def begin(self) -> dict[str, Any]:
        namen = ("versie", "niveau", "tot")
        return {naam: getattr(self.rij, naam) for naam in namen}

    def handel(self, form: Any) -> str:
        actions.change_niveau(
            self.rij, by=self.actor, versie=form.cleaned_data["versie"], **form.velden
        )
        return self.terug()


class DeelnemerBeeindigen(OpDeelname):
    """End a participation (C4): access ends at once."""

    formulier = RedenFormulier
    template_name = "casusoverleg/deelnemer_beeindigen.html"
    titel = "Beëindig een deelname"
    knop = "Beëindig de deelname"
    gedaan = "De deelname is beëindigd. De toegang is meteen weg."

    def handel(self, form: Any) -> str:
        actions.end_deelnemer(self.rij, reden=form.cleaned_data["reden"], by=self.actor)
        return self.terug()


class CasusregisseurAanwijzen(CasusFormulierScherm):
    """Appoint who leads the content, or change it (C5)."""

    formulier = CasusregisseurFormulier
    titel = "Wijs een casusregisseur aan"
    knop = "Wijs aan"
    gedaan = "De casusregisseur is aangewezen."

    def formulierkwargs(self) -> dict[str, Any]:
        rijen = CasusDeelname.objects.visible_to(self.actor).geldig(klok.vandaag())
        return {
            "deelnames": rijen.professionals()
            .filter(casus=self.casus, niveau=INHOUD, organisatie__mag_casusregie=True)
            .met_namen()
        }

    def handel(self, form: Any) -> str:
        gekozen = form.cleaned_data["deelnemer"]
        organisatie: Organisatie = gekozen.organisatie
        casus_actions.appoint_casusregisseur(
            self.casus,
            medewerker=gekozen.medewerker,
            organisatie=organisatie,
            reden=form.cleaned_data["reden"],
            by=self.actor,
            versie=form.cleaned_data["versie"],
        )
        return self.terug()
