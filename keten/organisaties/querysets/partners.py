"""Organisations, and the partnerships that they take part in."""

import datetime as dt
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from keten.organisaties.querysets.periode import geldig_op, niet_voorbij_op
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht

# How an organisation may take part to be called to a casus.
CASUSDEELNAME = ["vast", "incidenteel", "gast"]


class SamenwerkingsverbandQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Where this actor holds any role."""
        return self.filter(pk__in={verband for _, verband in actor.rollen})

    def met_convenanten(self) -> Self:
        """With the agreements on which each rests, the newest first."""
        veld: Any = self.model._meta.get_field("convenanten")
        rijen = veld.related_model._default_manager.order_by("-geldig_van")
        return self.prefetch_related(
            models.Prefetch("convenanten", rijen, to_attr="getekend")
        )


class OrganisatieQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Partners of the own samenwerkingsverbanden; who manages them sees all."""
        if actor.mag(Recht.ORGANISATIES_BEHEREN):
            return self
        return self.filter(
            deelnames__samenwerkingsverband__in={verband for _, verband in actor.rollen}
        ).distinct()

    def met_aantallen(self, dag: dt.date) -> Self:
        """With how many people work there, and ``doet_mee``: where it takes part."""
        veld: Any = self.model._meta.get_field("dienstverbanden")
        dienst = veld.related_model._default_manager.geldig(dag)
        deelname: Any = self.model._meta.get_field("deelnames")
        nu = deelname.related_model._default_manager.niet_voorbij(dag)
        return self.annotate(
            mensen=Coalesce(
                models.Subquery(
                    dienst.filter(organisatie=models.OuterRef("pk"))
                    .order_by()
                    .values("organisatie")
                    .annotate(aantal=models.Count("medewerker", distinct=True))
                    .values("aantal")
                ),
                0,
            )
        ).prefetch_related(
            models.Prefetch(
                "deelnames",
                nu.select_related("samenwerkingsverband").order_by("van"),
                to_attr="doet_mee",
            )
        )

    def doet_mee(self, dag: dt.date, *, ja: bool) -> Self:
        """Organisations that take part somewhere on this day, or nowhere."""
        veld: Any = self.model._meta.get_field("deelnames")
        nu = veld.related_model._default_manager.geldig(dag)
        ergens = models.Exists(nu.filter(organisatie=models.OuterRef("pk")))
        return self.filter(ergens if ja else ~ergens)

    def deelnemend(self, verband_id: UUID, dag: dt.date) -> Self:
        """Organisations that may be called to a casus of this verband on this day."""
        return self.filter(
            Q(deelnames__tot__isnull=True) | Q(deelnames__tot__gt=dag),
            deelnames__samenwerkingsverband_id=verband_id,
            deelnames__van__lte=dag,
            deelnames__deelnametype__in=CASUSDEELNAME,
        ).distinct()


class DeelnameQuerySet(models.QuerySet[Any]):
    def te_beheren(self, actor: Actor) -> Self:
        """In the samenwerkingsverbanden of which this actor keeps the list."""
        verbanden = actor.verbanden_met(Recht.ORGANISATIES_BEHEREN)
        return self.filter(samenwerkingsverband__in=verbanden)

    def niet_voorbij(self, dag: dt.date) -> Self:
        """Memberships that hold on this day or are still to begin."""
        return self.filter(niet_voorbij_op(dag))

    def geldig(self, dag: dt.date) -> Self:
        """Memberships that hold on this day."""
        return self.filter(geldig_op(dag))
