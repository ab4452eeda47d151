"""Who stands in for whom, and whom to call."""

import datetime as dt
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from keten.organisaties.querysets.beheer import bij_beheer
from keten.organisaties.querysets.periode import geldig_op
from keten.toegang import toezicht
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.rollen import Rol


class VervangingQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(toezicht.vervangingen(actor))

    def te_beheren(self, actor: Actor) -> Self:
        """Which this actor may appoint, agree to or end."""
        return self.filter(toezicht.te_beheren_vervangingen(actor))

    def open(self) -> Self:
        """Neither refused nor ended early."""
        return self.filter(afgesloten_op__isnull=True)

    def wacht(self) -> Self:
        """Asked for, and nobody agreed yet."""
        return self.open().filter(goedgekeurd_op__isnull=True)

    def te_keuren(self, actor: Actor, dag: dt.date) -> Self:
        """What waits for this actor: never what one asked for, or stands in for."""
        regie = actor.verbanden_met(Recht.ROL_GOEDKEUREN)
        rollen: Any = self.model._meta.get_field("door").related_model
        toekenning = rollen._meta.get_field("roltoekenningen").related_model
        van_regie = toekenning._default_manager.geldig(dag).filter(
            medewerker=models.OuterRef("gemaakt_door"),
            samenwerkingsverband=models.OuterRef("samenwerkingsverband"),
            rol=Rol.TRAJECTREGISSEUR,
        )
        # Management is the other pair of eyes of who directs, and of nobody else.
        mag = Q(samenwerkingsverband__in=regie) | Q(
            models.Exists(van_regie),
            samenwerkingsverband__in=actor.verbanden_met(Recht.MEDEWERKERS_BEHEREN),
        )
        return (
            self.wacht()
            .filter(mag, tot__gt=dag)
            .exclude(gemaakt_door=actor.pk)
            .exclude(door=actor.pk)
        )

    def afgesproken(self) -> Self:
        """Agreed to and not ended early, whether it has begun or not."""
        return self.open().filter(goedgekeurd_op__isnull=False)

    def geldig(self, dag: dt.date) -> Self:
        """What holds on this day."""
        return self.afgesproken().filter(geldig_op(dag))

    def niet_voorbij(self, dag: dt.date) -> Self:
        """What holds, is still to begin, or waits for an answer."""
        return self.open().filter(tot__gt=dag)

    def op_stand(self, stand: str, dag: dt.date) -> Self:
        """What the list calls them; empty is what is not over."""
        if stand == "voorbij":
            return self.filter(Q(tot__lte=dag) | Q(afgesloten_op__isnull=False))
        return self if stand == "alle" else self.niet_voorbij(dag)

    def van_iemand(self, medewerker_id: UUID | None) -> Self:
        """In which this person is replaced, or stands in."""
        return self.filter(Q(voor=medewerker_id) | Q(door=medewerker_id))

    def tussen(self, van: dt.date, tot: dt.date) -> Self:
        """What holds or is asked for on a day of this period."""
        return self.open().filter(van__lt=tot, tot__gt=van)

    def met_namen(self) -> Self:
        """With both people and where."""
        return self.select_related("voor", "door", "samenwerkingsverband")


class ContactrolQuerySet(models.QuerySet[Any]):
    def te_beheren(self, actor: Actor) -> Self:
        """Of the verband for functional management; else of the own organisation."""
        return self.filter(pk__in=self.filter(bij_beheer(actor)).values("pk"))

    def geldig(self) -> Self:
        """What was not taken away."""
        return self.filter(vervallen_op__isnull=True)

    def met_bereik(self, dag: dt.date) -> Self:
        """With ``bereikbaar``: whether that colleague works there still."""
        veld: Any = self.model._meta.get_field("organisatie")
        diensten = veld.related_model._meta.get_field("dienstverbanden").related_model
        werkt = diensten._default_manager.geldig(dag).filter(
            medewerker=models.OuterRef("medewerker"),
            organisatie=models.OuterRef("organisatie"),
            medewerker__is_active=True,
        )
        return self.select_related("organisatie", "medewerker").annotate(
            bereikbaar=models.Exists(werkt)
        )
