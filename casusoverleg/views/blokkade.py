"""Keeping somebody away from a matter: oneself, a colleague, and the end of it."""

from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from casusoverleg.actions import blokkade as actions
from casusoverleg.forms.blokkade import (
    BlokkadeFilter,
    BlokkeerFormulier,
    CollegaBlokkeerFormulier,
)
from casusoverleg.models import Casus, CasusBetrokkene
from casusoverleg.views.op_casus import CasusFormulierScherm
from keten.kern import klok
from keten.kern.bladeren import Sortering
from keten.kern.formulieren import BevestigFormulier, RedenFormulier
from keten.organisaties.models import Dienstverband, Medewerker, Organisatie
from keten.toegang.actor import Actor
from keten.toegang.models import Blokkade
from keten.toegang.rechten import Recht
from keten.toegang.rollen import Rol
from keten.toegang.schermen import FormulierScherm, LijstScherm
from meldingen.models import Melding
from signalen.models import Signaal

# What the address names: where the record is looked up.
SOORTEN: dict[str, Any] = {
    "signaal": Signaal,
    "melding": Melding,
    "casus": Casus,
    "betrokkene": CasusBetrokkene,
}
LIJST_RECHT = (Recht.CASUS_REGISSEREN, Recht.COLLEGAS_BEHEREN)


class BekendMelden(FormulierScherm):
    """
    Say that one knows somebody in private: one page, one button.

    Also by who came in with noodtoegang: it closes, and writes nothing on the casus.
    """

    recht = None
    nood = True
    formulier = BevestigFormulier
    template_name = "casusoverleg/bekend_melden.html"
    titel = "Ik ken deze persoon privé"
    knop = "Sluit mij hiervan af"
    gedaan = "Vastgelegd. U ziet deze zaak niet meer."
    concept = False
    rij: Any

    soort: str = ""

    def laad(self) -> None:
        self.model = SOORTEN[self.soort]
        rijen = self.model.objects.visible_to(self.actor)
        if self.model is CasusBetrokkene:
            rijen = rijen.select_related("casus")
        self.rij = self.visible_or_404(rijen, pk=self.kwargs["pk"])

    @property
    def verband_id(self) -> UUID:
        """Where the matter belongs."""
        bij = self.rij.casus if self.model is CasusBetrokkene else self.rij
        return UUID(str(bij.samenwerkingsverband_id))

    def terug(self) -> str:
        if self.model is CasusBetrokkene:
            return reverse("casusoverleg:casus_betrokkenen", args=[self.rij.casus_id])
        return str(self.rij.get_absolute_url())

    def extra(self) -> dict[str, Any]:
        andere = Medewerker.objects.met_rol(
            Rol.TRAJECTREGISSEUR, self.verband_id, klok.vandaag()
        ).exclude(pk=self.actor.pk)
        return {
            "woord": self.soort,
            "persoon": self.model is CasusBetrokkene,
            "laatste": self.actor.mag(Recht.CASUS_REGISSEREN, self.verband_id)
            and not andere.exists(),
        }

    def handel(self, form: Any) -> str:
        soort, pk = self.soort, self.rij.pk
        if self.model is CasusBetrokkene:
            soort, pk = Blokkade.Soort.PERSOON, self.rij.persoon_id
        actions.report_bekend(
            soort=soort, object_id=pk, verband_id=self.verband_id, by=self.actor
        )
        return reverse("mijn_werk")


class Blokkeren(CasusFormulierScherm):
    """Keep a colleague away from this casus."""

    formulier = BlokkeerFormulier
    titel = "Blokkeer een collega voor deze casus"
    knop = "Blokkeer"
    gedaan = "De blokkade geldt vanaf nu. Wat vrijkwam staat op Mijn werk."
    terug_naar = "casus_deelnemers"
    concept = False
    inleiding = (
        "Deze persoon ziet de casus daarna nergens meer, ook niet in aantallen, mails "
        "en verslagen. Neemt deze persoon deel, dan stopt dat. De persoon ziet niet "
        "dat er een blokkade is."
    )

    def formulierkwargs(self) -> dict[str, Any]:
        vandaag = klok.vandaag()
        partners = Organisatie.objects.deelnemend(
            self.casus.samenwerkingsverband_id, vandaag
        )
        rijen = Dienstverband.objects.geldig(vandaag).filter(organisatie__in=partners)
        return {"dienstverbanden": colleagues(rijen, self.actor.pk)}

    def handel(self, form: Any) -> str:
        actions.block_on_casus(
            self.casus,
            medewerker=form.cleaned_data["wie"].medewerker,
            reden=form.cleaned_data["reden"],
            by=self.actor,
        )
        return self.terug()


class CollegaBlokkeren(FormulierScherm):
    """Keep a colleague of the own organisation away from a casus, by its number."""

    recht = Recht.COLLEGAS_BEHEREN
    formulier = CollegaBlokkeerFormulier
    titel = "Blokkeer een collega voor een casus"
    knop = "Leg vast"
    gedaan = "Vastgelegd. Is er een casus met dit nummer, dan is die nu afgesloten."
    concept = False
    inleiding = (
        "Bijvoorbeeld omdat uw collega familie is van iemand in de casus. U ziet hier "
        "niet of de casus bestaat, en ook niet waar hij over gaat. Uw collega ziet "
        "niet dat er een blokkade is."
    )

    def formulierkwargs(self) -> dict[str, Any]:
        rijen = Dienstverband.objects.te_beheren(self.actor).geldig(klok.vandaag())
        eigen = rijen.filter(organisatie__in=self.actor.organisaties)
        return {"dienstverbanden": colleagues(eigen, self.actor.pk)}

    def terug(self) -> str:
        return reverse("casusoverleg:blokkades")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Blokkades"}

    def handel(self, form: Any) -> str:
        actions.block_colleague(
            form.cleaned_data["wie"],
            nummer=form.cleaned_data["nummer"],
            reden=form.cleaned_data["reden"],
            by=self.actor,
        )
        return self.terug()


class Blokkades(LijstScherm):
    """Who is kept away from what: of the verband, or the own entries."""

    recht = LIJST_RECHT
    template_name = "casusoverleg/blokkades.html"
    filterformulier = BlokkadeFilter
    sorteringen = (
        Sortering("nieuwste", "Nieuwste eerst", "gemaakt_op", aflopend=True),
        Sortering("oudste", "Oudste eerst", "gemaakt_op"),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        zichtbaar = Blokkade.objects.visible_to(self.actor)
        rijen = _with_nummer(zichtbaar, self.actor).select_related("medewerker")
        stand = filters.get("stand") or ""
        if stand == "alle":
            return rijen
        return rijen.filter(tot__isnull=stand != "voorbij")

    def context(self) -> dict[str, Any]:
        return {
            "regie": self.actor.mag(Recht.CASUS_REGISSEREN),
            "beheer": self.actor.mag(Recht.COLLEGAS_BEHEREN),
        }


class BlokkadeBeeindigen(FormulierScherm):
    """End a blockade, with the reason."""

    recht = LIJST_RECHT
    formulier = RedenFormulier
    titel = "Beëindig een blokkade"
    knop = "Beëindig de blokkade"
    gedaan = "De blokkade is beëindigd."
    concept = False
    inleiding = (
        "De zaak is daarna niet meer afgesloten voor deze persoon. Een plek op een "
        "casus komt niet vanzelf terug: voeg de persoon daar opnieuw toe."
    )
    rij: Blokkade

    def laad(self) -> None:
        rijen = Blokkade.objects.visible_to(self.actor).filter(tot__isnull=True)
        self.rij = self.visible_or_404(rijen, pk=self.kwargs["pk"])

    def terug(self) -> str:
        return reverse("casusoverleg:blokkades")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Blokkades"}

    def handel(self, form: Any) -> str:
        actions.end_blokkade(self.rij, reden=form.cleaned_data["reden"], by=self.actor)
        return self.terug()


def colleagues(dienstverbanden: Any, zelf: UUID | None) -> Any:
    """Return these employments in the order of a list, without the own."""
    return (
        dienstverbanden.filter(medewerker__is_active=True)
        .exclude(medewerker=zelf)
        .select_related("organisatie", "medewerker")
        .order_by("organisatie__naam", "medewerker__naam", "pk")
    )


def _with_nummer(rijen: Any, actor: Actor) -> Any:
    """Say of each which number it is about, as far as who looks may see that."""
    zelf = OuterRef("object_id")
    bronnen = (
        Casus.objects.visible_to(actor).filter(pk=zelf).values("nummer"),
        Melding.objects.visible_to(actor).filter(pk=zelf).values("nummer"),
        Signaal.objects.visible_to(actor).filter(pk=zelf).values("nummer"),
        CasusBetrokkene.objects.visible_to(actor)
        .filter(persoon=zelf)
        .order_by("-van")
        .values("casus__nummer"),
    )
    gezocht = [Subquery(bron[:1]) for bron in bronnen]
    return rijen.annotate(zaak=Coalesce(*gezocht, Value("")))
