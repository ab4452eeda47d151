import datetime as dt
from dataclasses import dataclass
from typing import Any, Self

from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from casusoverleg.status.afspraak import NIET_KLAAR
from keten.organisaties.querysets import geldig_op, niet_voorbij_op
from keten.toegang import zichtbaarheid
from keten.toegang.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Keuze:
    """
    Which casussen a list is asked for; empty is the usual.

    :param stand: a state, or "alle"; empty is what is not closed
    :param aandacht: "zonder" who leads it, or "lang" not discussed
    """

    lang_geleden: dt.date
    stand: str = ""
    type: str = ""
    aandacht: str = ""

    @property
    def diepte(self) -> int:
        """How deep one must look: what is not seen, is not found by either."""
        if self.type:
            return zichtbaarheid.INHOUD
        return zichtbaarheid.PROCES if self.aandacht else zichtbaarheid.BESTAAN


class CasusQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casussen(actor))

    def met_niveau(self, actor: Actor, *, minstens: int = 0) -> Self:
        """Say how deep this actor may look; only casussen at least that deep."""
        deelname = self.model._meta.get_field("deelnames").related_model
        # Asked per casus: the reader may be on as many as there are.
        diepste = (
            deelname._base_manager.filter(
                zichtbaarheid.eigen_deelnames(actor), casus=OuterRef("pk")
            )
            .order_by("-niveau")
            .values("niveau")[:1]
        )
        return self.filter(zichtbaarheid.casussen(actor, niveau=minstens)).annotate(
            niveau=Case(
                When(pk__in=actor.noodtoegang, then=Value(zichtbaarheid.INHOUD)),
                default=Coalesce(
                    Subquery(diepste),
                    Value(zichtbaarheid.BESTAAN),
                    output_field=models.IntegerField(),
                ),
                output_field=models.IntegerField(),
            )
        )

    def met_lijstgegevens(self) -> Self:
        """What a list shows of each: when last discussed, how much is to be done."""
        lopend = self.model._meta.get_field("afspraken").related_model._base_manager
        aantal = (
            lopend.filter(casus=OuterRef("pk"), status__in=NIET_KLAAR)
            .order_by()
            .values("casus")
            .annotate(aantal=Count("pk"))
            .values("aantal")
        )
        return self.select_related("casusregie_organisatie").annotate(
            besproken=Coalesce("laatst_besproken_op", "geopend_op"),
            open_afspraken=Coalesce(Subquery(aantal), 0),
        )

    def lopend(self) -> Self:
        """What is not closed."""
        return self.exclude(status="afgesloten")

    def zonder_regisseur(self) -> Self:
        """Open casussen that nobody leads."""
        return self.lopend().filter(casusregisseur__isnull=True)

    def lang_niet_besproken(self, voor: dt.date) -> Self:
        """Active casussen not discussed since this day."""
        return self.filter(status="actief").filter(
            Q(laatst_besproken_op__lt=voor)
            | Q(laatst_besproken_op__isnull=True, geopend_op__lt=voor)
        )

    def passend(self, keuze: Keuze) -> Self:
        """What a filter leaves."""
        rijen = self.filter(type=keuze.type) if keuze.type else self
        if keuze.aandacht == "zonder":
            rijen = rijen.zonder_regisseur()
        elif keuze.aandacht == "lang":
            rijen = rijen.lang_niet_besproken(keuze.lang_geleden)
        if keuze.stand == "alle":
            return rijen
        return rijen.filter(status=keuze.stand) if keuze.stand else rijen.lopend()

    def met(self, tekst: str) -> Self:
        """Casussen with this number."""
        return self.filter(nummer__iexact=tekst)


class CasusDeelnameQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casusproces(actor))

    def eigen_van(self, actor: Actor, *, niveau: int = 0) -> Self:
        """By which this actor is on a casus, at least this deep."""
        return self.filter(zichtbaarheid.eigen_deelnames(actor, niveau=niveau))

    def casussen(self) -> Any:
        """To be asked by the keys that stand here: who may see them was asked here."""
        casussen = self.model._meta.get_field("casus").related_model._default_manager
        return casussen.met_lijstgegevens()

    def passend(self, keuze: Keuze) -> Self:
        """On a casus that a filter leaves; the usual one asks no casus at all."""
        if keuze == Keuze(lang_geleden=keuze.lang_geleden):
            return self.filter(lopend=True)
        casussen = self.model._meta.get_field("casus").related_model._default_manager
        return self.filter(casus__in=casussen.passend(keuze).values("pk"))

    def geldig(self, dag: dt.date) -> Self:
        """Who takes part on this day."""
        return self.filter(geldig_op(dag))

    def niet_voorbij(self, dag: dt.date) -> Self:
        """Who takes part on this day or is still to begin."""
        return self.filter(niet_voorbij_op(dag))

    def met_namen(self) -> Self:
        """With organisation and person, in the order of the list."""
        return self.select_related(
            "organisatie", "medewerker", "vervanging__voor"
        ).order_by("organisatie__naam", "medewerker__naam", "van")

    def verwacht(self, punten: Any, *, dag: dt.date) -> Self:
        """
        Who is expected at these items: on the casus for a partner, and needed there.

        The only place that says so. Each row carries the key of its ``agendapunt_id``.

        :param punten: items of one meeting
        """
        vrij = self.model._meta.apps.get_model("casusoverleg", "Vrijstelling")
        agendapunt = self.model._meta.apps.get_model("casusoverleg", "Agendapunt")
        vrijgesteld = vrij._base_manager.filter(
            agendapunt=OuterRef("pk"),
            medewerker=OuterRef(OuterRef("medewerker")),
            vervallen_op__isnull=True,
        )
        sleutels = [punt.pk for punt in punten]
        nodig = agendapunt._base_manager.filter(
            ~Exists(vrijgesteld), pk__in=sleutels, casus=OuterRef("casus")
        )
        return (
            self.geldig(dag)
            .professionals()
            .annotate(agendapunt_id=Subquery(nodig.values("pk")[:1]))
            .filter(agendapunt_id__isnull=False)
        )

    def professionals(self) -> Self:
        """Those who take part for a partner, not those who run the meeting."""
        return self.exclude(rol__in=["trajectregisseur", "notulist", "voorzitter"])


class OpvolgingQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casusproces(actor))

    def open(self) -> Self:
        """What waits for a decision."""
        return self.filter(besluit="")


class CasusProcesQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casusproces(actor))


class CasusInhoudQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casusinhoud(actor))
