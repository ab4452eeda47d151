import datetime as dt
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef

from casusoverleg.status.overleg import TE_BESPREKEN
from keten.toegang import meegebracht, zichtbaarheid
from keten.toegang.actor import Actor


class VoorbereidingQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casusproces(actor))

    def geldend(self, dag: dt.date) -> Self:
        """Of who is expected still: named on the casus, and needed at the item."""
        deelname: Any = apps.get_model("casusoverleg", "CasusDeelname")
        vrij: Any = apps.get_model("casusoverleg", "Vrijstelling")
        genoemd = deelname._default_manager.geldig(dag).filter(
            casus=OuterRef("casus"),
            organisatie=OuterRef("organisatie"),
            medewerker=OuterRef("medewerker"),
        )
        vrijgesteld = vrij._base_manager.filter(
            agendapunt=OuterRef("agendapunt"),
            medewerker=OuterRef("medewerker"),
            vervallen_op__isnull=True,
        )
        return self.filter(Exists(genoemd), ~Exists(vrijgesteld))

    def zonder_antwoord(self) -> Self:
        """Of items still to come, and nobody said anything yet."""
        return self.filter(
            beantwoord_op__isnull=True, agendapunt__status__in=TE_BESPREKEN
        )


class VoorbereidingTekstQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(meegebracht.voorbereidingsteksten(actor))

    def vrijgegeven(self) -> Self:
        """What the table may hear."""
        return self.filter(vrijgegeven_op__isnull=False)
