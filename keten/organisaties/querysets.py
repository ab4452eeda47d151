import datetime as dt
from typing import Any, Self
from uuid import UUID

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Q

from keten.kern import klok
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.rollen import ROLLEN

# How an organisation may take part to be called to a casus.
CASUSDEELNAME = ["vast", "incidenteel", "gast"]
UITVOEREN = Recht.AFSPRAAK_UITVOEREN


def niet_voorbij_op(dag: dt.date) -> Q:
    """What has not ended on this day, begun or not."""
    return Q(tot__isnull=True) | Q(tot__gt=dag)


def geldig_op(dag: dt.date) -> Q:
    """What holds on this day: begun, and not yet ended."""
    return Q(van__lte=dag) & niet_voorbij_op(dag)


class MedewerkerManager(BaseUserManager[Any]):
    """People; made by `organisaties.actions`, found by their login name."""

    def get_by_natural_key(self, username: str | None) -> Any:
        return self.get(inlognaam__iexact=username)

    def visible_to(self, actor: Actor) -> models.QuerySet[Any]:
        """Colleagues in the partnership by name; the functioneel beheerder all."""
        if actor.mag(Recht.MEDEWERKERS_BEHEREN):
            return self.get_queryset()
        return (
            self.get_queryset()
            .filter(
                dienstverbanden__organisatie__deelnames__samenwerkingsverband__in=[
                    verband for _, verband in actor.deelnames
                ]
            )
            .distinct()
        )

    def werkzaam_bij(self, organisatie_id: UUID, dag: dt.date) -> models.QuerySet[Any]:
        """Return who works for this organisation on this day."""
        return self.get_queryset().filter(
            Q(dienstverbanden__tot__isnull=True) | Q(dienstverbanden__tot__gt=dag),
            dienstverbanden__organisatie_id=organisatie_id,
            dienstverbanden__van__lte=dag,
            is_active=True,
        )

    def met_rol(self, rol: str, verband_id: UUID, dag: dt.date) -> models.QuerySet[Any]:
        """Return who holds this role in this samenwerkingsverband on this day."""
        return (
            self.get_queryset()
            .filter(
                Q(roltoekenningen__tot__isnull=True) | Q(roltoekenningen__tot__gt=dag),
                roltoekenningen__rol=rol,
                roltoekenningen__samenwerkingsverband_id=verband_id,
                roltoekenningen__van__lte=dag,
                roltoekenningen__goedgekeurd_op__isnull=False,
                is_active=True,
            )
            .distinct()
        )


class SamenwerkingsverbandQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Where this actor holds any role."""
        return self.filter(pk__in={verband for _, verband in actor.rollen})


class OrganisatieQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Partners of the own samenwerkingsverbanden; who manages them sees all."""
        if actor.mag(Recht.ORGANISATIES_BEHEREN):
            return self
        return self.filter(
            deelnames__samenwerkingsverband__in={verband for _, verband in actor.rollen}
        ).distinct()

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


class DienstverbandQuerySet(models.QuerySet[Any]):
    def te_beheren(self, actor: Actor) -> Self:
        """All for functional management; else those of the own organisation."""
        if actor.mag(Recht.MEDEWERKERS_BEHEREN):
            return self
        if not actor.mag(Recht.COLLEGAS_BEHEREN):
            return self.none()
        return self.filter(organisatie__in=actor.organisaties)

    def geldig(self, dag: dt.date) -> Self:
        """Employments that hold on this day."""
        return self.filter(geldig_op(dag))

    def inzetbaar(self, verband_id: UUID, dag: dt.date) -> Self:
        """Who may be named on a casus of this verband, in the order of a list."""
        rollen = [r for r, rechten in ROLLEN.items() if UITVOEREN in rechten]
        deelnames = "organisatie__deelnames"
        toekenning = "medewerker__roltoekenningen"
        return (
            self.geldig(dag)
            .filter(
                Q(**{f"{deelnames}__tot__isnull": True})
                | Q(**{f"{deelnames}__tot__gt": dag}),
                Q(**{f"{toekenning}__tot__isnull": True})
                | Q(**{f"{toekenning}__tot__gt": dag}),
                **{
                    f"{deelnames}__samenwerkingsverband_id": verband_id,
                    f"{deelnames}__van__lte": dag,
                    f"{deelnames}__deelnametype__in": CASUSDEELNAME,
                    f"{toekenning}__samenwerkingsverband_id": verband_id,
                    f"{toekenning}__rol__in": rollen,
                    f"{toekenning}__van__lte": dag,
                    f"{toekenning}__goedgekeurd_op__isnull": False,
                },
                medewerker__is_active=True,
            )
            .select_related("organisatie", "medewerker")
            .order_by("organisatie__naam", "medewerker__naam", "pk")
            .distinct()
        )


class RoltoekenningQuerySet(models.QuerySet[Any]):
    def te_beheren(self, actor: Actor) -> Self:
        """Where this actor hands out roles, or agrees to them."""
        return self.filter(
            samenwerkingsverband__in=actor.verbanden_met(Recht.MEDEWERKERS_BEHEREN)
            | actor.verbanden_met(Recht.ROL_GOEDKEUREN)
        )

    def niet_voorbij(self, dag: dt.date) -> Self:
        """Roles that hold, are still to begin, or wait for an answer."""
        return self.filter(niet_voorbij_op(dag))

    def wacht(self, dag: dt.date) -> Self:
        """Roles that were asked for and not answered."""
        return self.niet_voorbij(dag).filter(goedgekeurd_op__isnull=True)

    def geldig(self, dag: dt.date) -> Self:
        """Roles that hold on this day: agreed to, begun, not ended."""
        return self.filter(geldig_op(dag), goedgekeurd_op__isnull=False)

    def te_keuren(self, verbanden: Any) -> Self:
        """Roles that wait for the trajectregisseur of these verbanden."""
        return self.wacht(klok.vandaag()).filter(samenwerkingsverband__in=verbanden)


class UitnodigingQuerySet(models.QuerySet[Any]):
    def bruikbaar(self, nu: dt.datetime) -> Self:
        """Links that still work at this moment."""
        return self.filter(
            gebruikt_op__isnull=True, geldig_tot__gt=nu, medewerker__is_active=True
        )
