"""Who works where and as what."""

import datetime as dt
from typing import Any, Self
from uuid import UUID

from django.apps import apps
from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Q

from keten.kern import klok
from keten.organisaties.querysets.beheer import bij_beheer
from keten.organisaties.querysets.partners import CASUSDEELNAME
from keten.organisaties.querysets.periode import geldig_op, niet_voorbij_op
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.rollen import ROLLEN, Rol

UITVOEREN = Recht.AFSPRAAK_UITVOEREN


class MedewerkerQuerySet(models.QuerySet[Any]):
    def op_stand(self, stand: str, dag: dt.date) -> Self:
        """What the list of management calls them; empty is who works here now."""
        in_dienst = models.Exists(self._van("dienstverbanden").geldig(dag))
        rol = models.Exists(self._van("roltoekenningen").niet_voorbij(dag))
        per_stand: dict[str, Any] = {
            "": Q(in_dienst, is_active=True),
            "nieuw": Q(in_dienst, is_active=True, last_login__isnull=True),
            "zonder_rol": Q(in_dienst, ~Q(rol), is_active=True),
            "bevroren": Q(is_active=False),
            "weg": ~Q(in_dienst),
        }
        return self.filter(per_stand[stand]) if stand in per_stand else self

    def bij(self, organisatie_id: UUID) -> Self:
        """Who works or worked for this organisation."""
        dienst = self._van("dienstverbanden").filter(organisatie=organisatie_id)
        return self.filter(models.Exists(dienst))

    def met(self, tekst: str) -> Self:
        """Whose name or login name holds these letters."""
        return self.filter(Q(naam__icontains=tekst) | Q(inlognaam__icontains=tekst))

    def met_werk(self, dag: dt.date) -> Self:
        """With ``werk`` of today, and the ``rollen`` that hold or wait."""
        dienst = self._related("dienstverbanden").geldig(dag)
        rollen = self._related("roltoekenningen").niet_voorbij(dag)
        return self.prefetch_related(
            models.Prefetch(
                "dienstverbanden",
                dienst.select_related("organisatie").order_by("organisatie__naam"),
                to_attr="werk",
            ),
            models.Prefetch(
                "roltoekenningen",
                rollen.select_related("samenwerkingsverband").order_by("rol"),
                to_attr="rollen",
            ),
        )

    def _related(self, naam: str) -> Any:
        veld: Any = self.model._meta.get_field(naam)
        return veld.related_model._default_manager.all()

    def _van(self, naam: str) -> Any:
        return self._related(naam).filter(medewerker=models.OuterRef("pk"))


class MedewerkerManager(BaseUserManager[Any]):
    """People; made by `organisaties.actions`, found by their login name."""

    def get_queryset(self) -> MedewerkerQuerySet:
        return MedewerkerQuerySet(self.model, using=self._db)

    def te_beheren(self, actor: Actor) -> MedewerkerQuerySet:
        """
        The list that this actor keeps, or agrees to.

        Those of the verband for functional management and for who agrees to roles; else
        those of the own organisation.
        """
        rijen = self.get_queryset()
        mag = bij_beheer(actor, "dienstverbanden__organisatie")
        regie = actor.verbanden_met(Recht.ROL_GOEDKEUREN)
        if regie:
            mag |= Q(
                dienstverbanden__organisatie__deelnames__samenwerkingsverband__in=regie
            )
        if verbanden := regie | actor.verbanden_met(Recht.MEDEWERKERS_BEHEREN):
            mag |= Q(roltoekenningen__samenwerkingsverband__in=verbanden)
        return rijen.filter(pk__in=rijen.filter(mag).values("pk"))

    def get_by_natural_key(self, username: str | None) -> Any:
        return self.get(inlognaam__iexact=username)

    def visible_to(self, actor: Actor) -> models.QuerySet[Any]:
        """Colleagues in the partnership by name."""
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

    def leiding_van(self, organisatie_id: UUID, dag: dt.date) -> models.QuerySet[Any]:
        """Who can be spoken to about how an organisation works."""
        beheert = Q(
            Q(roltoekenningen__tot__isnull=True) | Q(roltoekenningen__tot__gt=dag),
            roltoekenningen__rol=Rol.ORGANISATIEBEHEERDER,
            roltoekenningen__van__lte=dag,
            roltoekenningen__goedgekeurd_op__isnull=False,
        )
        contactrol: Any = apps.get_model("organisaties", "Contactrol")
        contact = contactrol._default_manager.geldig().filter(
            organisatie=organisatie_id
        )
        return (
            self.werkzaam_bij(organisatie_id, dag)
            .filter(beheert | Q(pk__in=contact.values("medewerker")))
            .order_by("naam")
            .distinct()
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


class DienstverbandQuerySet(models.QuerySet[Any]):
    def te_beheren(self, actor: Actor) -> Self:
        """Of the verband for functional management; else of the own organisation."""
        return self.filter(pk__in=self.filter(bij_beheer(actor)).values("pk"))

    def geldig(self, dag: dt.date) -> Self:
        """Employments that hold on this day."""
        return self.filter(geldig_op(dag))

    def niet_voorbij(self, dag: dt.date) -> Self:
        """Employments that hold on this day or are still to begin."""
        return self.filter(niet_voorbij_op(dag))

    def van_verbanden(self, verbanden: Any, dag: dt.date) -> Self:
        """Who works on this day for a partner of these, in the order of a list."""
        veld: Any = self.model._meta.get_field("organisatie")
        deelname: Any = veld.related_model._meta.get_field("deelnames").related_model
        partners = deelname._default_manager.geldig(dag).filter(
            samenwerkingsverband__in=verbanden
        )
        return (
            self.geldig(dag)
            .filter(
                organisatie__in=partners.values("organisatie"),
                medewerker__is_active=True,
            )
            .select_related("organisatie", "medewerker")
            .order_by("organisatie__naam", "medewerker__naam", "pk")
        )

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

    def op_stand(self, stand: str, dag: dt.date) -> Self:
        """What the list of management calls them; empty is what waits."""
        if stand == "geldig":
            return self.geldig(dag)
        if stand == "voorbij":
            return self.filter(tot__lte=dag)
        return self if stand == "alle" else self.wacht(dag)

    def met_namen(self) -> Self:
        """With who it is for, where that person works, and who asked."""
        medewerker: Any = self.model._meta.get_field("medewerker")
        mensen = medewerker.related_model._default_manager
        return self.select_related(
            "samenwerkingsverband", "gemaakt_door", "goedgekeurd_door"
        ).prefetch_related(
            models.Prefetch(
                "medewerker", mensen.get_queryset().met_werk(klok.vandaag())
            )
        )

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
