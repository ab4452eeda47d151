import datetime as dt
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from casusoverleg.status import AfspraakStatus, AgendapuntStatus, OverlegStatus
from casusoverleg.status.afspraak import LOOPT, NIET_KLAAR
from casusoverleg.status.overleg import NA_AFLOOP, NOG_NIET_BEGONNEN
from keten.kern.tekst import fold
from keten.kern.termijnen import Termijn
from keten.organisaties.querysets import geldig_op, niet_voorbij_op
from keten.toegang import zichtbaarheid
from keten.toegang.actor import Actor


class CasusQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casussen(actor))

    def met_niveau(self, actor: Actor, *, minstens: int = 0) -> Self:
        """Say how deep this actor may look; only casussen at least that deep."""
        return self.filter(zichtbaarheid.casussen(actor, niveau=minstens)).annotate(
            niveau=Case(
                When(zichtbaarheid.casussen(actor, niveau=2), then=Value(2)),
                When(zichtbaarheid.casussen(actor, niveau=1), then=Value(1)),
                default=Value(0),
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

    def met(self, tekst: str) -> Self:
        """Casussen with this number."""
        return self.filter(nummer__iexact=tekst)


class CasusDeelnameQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casusproces(actor))

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


class InformatieQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.informatie(actor))

    def staand(self) -> Self:
        """What was not taken back."""
        return self.filter(ingetrokken_op__isnull=True)

    def met(self, tekst: str) -> Self:
        """Elements in which these words stand."""
        if len(fold(tekst)) < 2:
            return self.none()
        return self.staand().filter(tekst__icontains=tekst)


class OverlegreeksQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.reeksen(actor))

    def loopt_af(self, vandaag: dt.date) -> Self:
        """Series of which too little lies ahead to go on with."""
        laatste = Max(
            "overleggen__datum", filter=~Q(overleggen__status=OverlegStatus.GEANNULEERD)
        )
        grens = vandaag + dt.timedelta(days=Termijn.REEKS_VOORUIT.aantal)
        bijna = Q(laatste__lt=grens) | Q(laatste__isnull=True)
        return self.filter(actief=True).annotate(laatste=laatste).filter(bijna)


class InformatieLezerQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        elementen = self.model._meta.get_field("element").related_model.objects
        return self.filter(element__in=elementen.visible_to(actor))

    def geldig(self) -> Self:
        """Who is chosen now."""
        return self.filter(vervallen_op__isnull=True)


class OverlegQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.overleggen(actor))

    def komend(self, vandaag: dt.date) -> Self:
        """What is still to come, or goes on now, the nearest first."""
        return self.filter(
            Q(status__in=NOG_NIET_BEGONNEN, datum__gte=vandaag)
            | Q(status=OverlegStatus.BEZIG)
        ).order_by("datum", "begin")

    def na_afloop(self) -> Self:
        """Whose verslagen are not established yet."""
        return self.filter(status__in=NA_AFLOOP)


class AgendapuntQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.casusproces(actor))

    def met_leesbaar(self, actor: Actor) -> Self:
        """Say of each item if this actor may read its question."""
        leesbaar = When(zichtbaarheid.agendavragen(actor), then=Value(True))  # noqa: FBT003
        return self.annotate(leesbaar=Case(leesbaar, default=Value(False)))  # noqa: FBT003

    def op_tafel(self) -> Self:
        """What is or was to be discussed in the meeting."""
        return self.exclude(
            status__in=[
                AgendapuntStatus.VOORGESTELD,
                AgendapuntStatus.AFGEWEZEN,
                AgendapuntStatus.INGETROKKEN,
                AgendapuntStatus.VERVALLEN,
            ]
        )

    def komend(self, vandaag: dt.date) -> Self:
        """What is on an agenda that is still to come, or proposed for it."""
        return self.filter(
            status__in=[
                AgendapuntStatus.VOORGESTELD,
                AgendapuntStatus.OP_AGENDA,
                AgendapuntStatus.IN_BESPREKING,
            ],
            overleg__status__in=[*NOG_NIET_BEGONNEN, OverlegStatus.BEZIG],
            overleg__datum__gte=vandaag,
        ).order_by("overleg__datum", "overleg__begin")

    def voorgesteld(self) -> Self:
        """What waits for an answer."""
        return self.filter(status=AgendapuntStatus.VOORGESTELD)


class AfspraakQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.afspraken(actor))

    def lopend(self) -> Self:
        """What is to be done."""
        return self.filter(status__in=LOOPT)

    def niet_klaar(self) -> Self:
        """What is not ended, whoever it waits for."""
        return self.filter(status__in=NIET_KLAAR)

    def te_laat(self, vandaag: dt.date) -> Self:
        """What should have been done by now."""
        return self.lopend().filter(uiterlijk__lt=vandaag)

    def van(self, organisaties: frozenset[UUID]) -> Self:
        """What these organisations are to do."""
        return self.filter(organisatie__in=organisaties)

    def wacht_op_regie(self) -> Self:
        """Reported done, proposed, or laid back."""
        return self.filter(
            status__in=[
                AfspraakStatus.GEREED_GEMELD,
                AfspraakStatus.TERUGGELEGD,
                AfspraakStatus.VOORGESTELD,
            ]
        )

    def zonder_medewerker(self, dag: dt.date) -> Self:
        """What is to be done, and who should is not on the casus, or works no more."""
        casus = self.model._meta.get_field("casus").related_model
        deelnames = casus._meta.get_field("deelnames").related_model._base_manager
        dienst = "medewerker__dienstverbanden"
        aanwezig = deelnames.filter(
            geldig_op(dag),
            Q(**{f"{dienst}__tot__isnull": True}) | Q(**{f"{dienst}__tot__gt": dag}),
            **{f"{dienst}__organisatie": F("organisatie"), f"{dienst}__van__lte": dag},
            medewerker__is_active=True,
            casus=OuterRef("casus"),
            organisatie=OuterRef("organisatie"),
        )
        genoemd = aanwezig.filter(medewerker=OuterRef("medewerker"))
        return self.lopend().filter(
            Q(medewerker__isnull=True) & ~Exists(aanwezig)
            | Q(medewerker__isnull=False) & ~Exists(genoemd)
        )

    def zonder_antwoord(self, voor: dt.datetime) -> Self:
        """Reported done before this moment, and nobody said anything."""
        return self.filter(
            status=AfspraakStatus.GEREED_GEMELD, gereed_gemeld_op__lt=voor
        )

    def met(self, tekst: str) -> Self:
        """Afspraken in which these words stand."""
        if len(fold(tekst)) < 2:
            return self.none()
        return self.filter(Q(wat__icontains=tekst) | Q(resultaat__icontains=tekst))


class UitgifteQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.uitgiften(actor))

    def laatste(self) -> Self:
        """The newest PDF of each kind per meeting; older rounds are history."""
        hoger = self.model._base_manager.filter(
            overleg=models.OuterRef("overleg"), ronde__gt=models.OuterRef("ronde")
        )
        return self.exclude(models.Exists(hoger))
