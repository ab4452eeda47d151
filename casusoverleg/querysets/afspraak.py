import datetime as dt
from typing import Any, Self
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from casusoverleg.status import AfspraakStatus
from casusoverleg.status.afspraak import LOOPT, NIET_KLAAR
from keten.kern.tekst import fold
from keten.toegang import zichtbaarheid
from keten.toegang.actor import Actor


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

    def te_escaleren(self, vandaag: dt.date, *, trappen: tuple[int, ...]) -> Self:
        """So late that a step is passed about which nothing was decided yet."""
        voorbij = Q(pk__in=[])
        for trap in trappen:
            grens = vandaag - dt.timedelta(days=trap)
            voorbij |= Q(uiterlijk__lte=grens, escalatie_trap__lt=trap)
        return self.lopend().filter(voorbij)

    def zonder_medewerker(self, dag: dt.date) -> Self:
        """Not ended, and who should do it is gone: who is named, or everybody."""
        return self.niet_klaar().filter(self._verlaten(dag))

    def te_beleggen(self, dag: dt.date) -> Self:
        """The same, and also of whose person or organisation it is known to leave."""
        dienst: Any = apps.get_model("organisaties", "Dienstverband")
        deelname: Any = apps.get_model("organisaties", "Deelname")
        straks = {"tot__gt": dag, "organisatie": OuterRef("organisatie")}
        medewerker = dienst._default_manager.filter(
            medewerker=OuterRef("medewerker"), **straks
        )
        organisatie = deelname._default_manager.filter(
            samenwerkingsverband=OuterRef("casus__samenwerkingsverband"), **straks
        )
        return self.niet_klaar().filter(
            self._verlaten(dag) | Exists(medewerker) | Exists(organisatie)
        )

    def _verlaten(self, dag: dt.date) -> Q:
        genoemd = self._bemand(dag, medewerker=OuterRef("medewerker"))
        return Q(~self._bemand(dag)) | Q(Q(medewerker__isnull=False) & ~genoemd)

    def met_bemanning(self, dag: dt.date) -> Self:
        """With ``bemand``: whether somebody of the organisation is on the casus."""
        return self.annotate(bemand=self._bemand(dag))

    def _bemand(self, dag: dt.date, **wie: Any) -> Any:
        """Somebody on the casus who works there today, and can log in."""
        plek: Any = apps.get_model("casusoverleg", "CasusDeelname")
        dienst: Any = apps.get_model("organisaties", "Dienstverband")
        werkt = dienst._default_manager.geldig(dag).filter(
            medewerker=OuterRef("medewerker"), organisatie=OuterRef("organisatie")
        )
        return Exists(
            plek._default_manager.geldig(dag).filter(
                Exists(werkt),
                casus=OuterRef("casus"),
                organisatie=OuterRef("organisatie"),
                medewerker__is_active=True,
                **wie,
            )
        )

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
