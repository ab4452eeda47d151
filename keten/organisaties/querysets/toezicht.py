"""Who looks whether access is still right."""

import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import Count, Q

from keten.organisaties.querysets.beheer import bij_beheer
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht


class ToegangsrondeQuerySet(models.QuerySet[Any]):
    def te_lezen(self, actor: Actor) -> Self:
        """Those of the verband for who manages or directs it; else the own."""
        mag = bij_beheer(actor)
        if verbanden := actor.verbanden_met(Recht.ROL_GOEDKEUREN):
            mag |= Q(organisatie__deelnames__samenwerkingsverband__in=verbanden)
        return self.filter(pk__in=self.filter(mag).values("pk"))

    def van_eigen(self, actor: Actor) -> Self:
        """Those that this actor answers for the own organisation."""
        if not actor.mag(Recht.COLLEGAS_BEHEREN):
            return self.none()
        return self.filter(organisatie__in=actor.organisaties)

    def met_stand(self, dag: dt.date) -> Self:
        """With how many lines there are, and how many wait for an answer."""
        loopt = Q(regels__dienstverband__tot__isnull=True) | Q(
            regels__dienstverband__tot__gt=dag
        )
        return self.select_related("organisatie").annotate(
            aantal=Count("regels", distinct=True),
            open=Count("regels", filter=Q(regels__oordeel="") & loopt, distinct=True),
        )

    def open(self, dag: dt.date) -> Self:
        """On which a line still waits."""
        return self.met_stand(dag).filter(open__gt=0)

    def te_laat(self, dag: dt.date) -> Self:
        """On which a line should have been answered by now."""
        return self.open(dag).filter(uiterlijk__lt=dag)


class ToegangsregelQuerySet(models.QuerySet[Any]):
    def te_beoordelen(self, actor: Actor) -> Self:
        """Of the verband for functional management; else of the own organisation."""
        mag = bij_beheer(actor, "ronde__organisatie")
        return self.filter(pk__in=self.filter(mag).values("pk"))


class HerstelverzoekQuerySet(models.QuerySet[Any]):
    def te_zien(self, actor: Actor) -> Self:
        """The own; of the own organisation; of the verband for who manages it."""
        mag = Q(medewerker=actor.pk)
        dienst = "medewerker__dienstverbanden__organisatie"
        if verbanden := actor.verbanden_met(Recht.ROL_GOEDKEUREN):
            mag |= Q(**{f"{dienst}__deelnames__samenwerkingsverband__in": verbanden})
        mag |= bij_beheer(actor, dienst)
        return self.filter(pk__in=self.filter(mag).values("pk"))

    def open(self) -> Self:
        """Not carried out, and not taken back."""
        return self.filter(uitgevoerd_op__isnull=True, ingetrokken_op__isnull=True)

    def aan_de_beurt(self, nu: dt.datetime) -> Self:
        """Agreed to by both, and waited for long enough."""
        return self.open().filter(uitvoeren_op__lte=nu)

    def wacht_op(self, actor: Actor) -> Self:
        """What this actor has not agreed to, and could: never the own."""
        rijen = self.te_zien(actor).open().exclude(medewerker=actor.pk)
        nog = Q(pk__in=[])
        if actor.mag(Recht.COLLEGAS_BEHEREN):
            nog |= Q(organisatie_akkoord_op__isnull=True)
        if actor.mag(Recht.ROL_GOEDKEUREN):
            nog |= Q(regie_akkoord_op__isnull=True)
        return rijen.filter(nog)
