"""Who looked: for who watches, for who directs a casus, for everybody the own."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casusoverleg.models import Casus
from keten.kern import klok
from keten.kern.bladeren import Pagina, Sortering
from keten.logboek.models import Inzageregel
from keten.organisaties.models import Medewerker
from keten.toegang import toezicht
from keten.toegang.actor import Actor
from keten.toegang.rechten import Recht
from keten.toegang.schermen import LijstScherm, Scherm
from keten.toegang.zichtbaarheid import INHOUD
from keten.verantwoording import patronen
from keten.verantwoording.forms import InzageFilter
from keten.verantwoording.nummers import Nummers, key_of, numbers_for, numbers_in
from keten.verantwoording.regels import in_words, read_ketting, visible_rows

NIEUWSTE = (Sortering("nieuwste", "Nieuwste eerst", "op", aflopend=True),)
PATROON_DAGEN = 30
# What is looked through for patterns; more than this is for another tool.
MEESTE_REGELS = 20_000


def watched_over(actor: Actor) -> Any:
    """Return of whom this actor reads what they looked at."""
    rijen = Medewerker.objects.filter(
        roltoekenningen__samenwerkingsverband__in=actor.verbanden_met(
            Recht.LOGBOEK_INZIEN
        )
    )
    return rijen.distinct().order_by("naam")


class InWoorden(LijstScherm):
    """A list of rows of the log."""

    sorteringen = NIEUWSTE

    def bij(self, pagina: Pagina) -> dict[str, Any]:
        sleutels = {pk for rij in pagina.rijen for pk in rij.objecten}
        return {"regels": in_words(pagina.rijen, nummers=self.nummers(sleutels))}

    def nummers(self, sleutels: set[UUID]) -> Nummers:
        """Return the numbers that may stand beside the rows."""
        return numbers_for(self.actor, sleutels)


class Inzagen(InWoorden):
    """The whole log, for who keeps watch."""

    recht = Recht.LOGBOEK_INZIEN
    template_name = "verantwoording/inzagen.html"
    filterformulier = InzageFilter

    def filterkwargs(self) -> dict[str, Any]:
        return {"medewerkers": watched_over(self.actor)}

    def nummers(self, sleutels: set[UUID]) -> Nummers:
        verbanden = self.actor.verbanden_met(Recht.LOGBOEK_INZIEN)
        return numbers_in(verbanden, sleutels)

    def rijen(self, filters: dict[str, Any]) -> Any:
        rijen = visible_rows(self.actor)
        if nummer := filters.get("nummer"):
            verbanden = self.actor.verbanden_met(Recht.LOGBOEK_INZIEN)
            sleutel = key_of(nummer, verbanden=verbanden)
            rijen = rijen.filter(objecten__contains=[sleutel])
        if medewerker := filters.get("medewerker"):
            rijen = rijen.filter(medewerker_id=medewerker.pk)
        if doel := filters.get("doel"):
            rijen = rijen.filter(doel=doel)
        if van := filters.get("van"):
            rijen = rijen.filter(op__gte=klok.moment_op(van, dt.time()))
        if tot := filters.get("tot"):
            eind = klok.moment_op(tot + dt.timedelta(days=1), dt.time())
            rijen = rijen.filter(op__lt=eind)
        return rijen

    def context(self) -> dict[str, Any]:
        return {"ketting": read_ketting(nu=klok.op_de_muur())}


class Eigen(InWoorden):
    """What I looked at this month."""

    recht = None
    template_name = "verantwoording/eigen.html"

    def rijen(self, filters: dict[str, Any]) -> Any:
        begin = klok.lokaal(klok.op_de_muur()).date().replace(day=1)
        return visible_rows(self.actor).filter(
            medewerker_id=self.actor.pk, op__gte=klok.moment_op(begin, dt.time())
        )


class WieKeek(InWoorden):
    """Who looked at one casus, for who directs it."""

    recht = Recht.CASUS_REGISSEREN
    template_name = "verantwoording/casus.html"
    casus: Casus

    def nummers(self, sleutels: set[UUID]) -> Nummers:
        return {self.casus.pk: self.casus.nummer}

    def rijen(self, filters: dict[str, Any]) -> Any:
        self.casus = self.visible_or_404(
            Casus.objects.met_niveau(self.actor, minstens=INHOUD), pk=self.kwargs["pk"]
        )
        verband = self.casus.samenwerkingsverband_id
        if not self.actor.mag(Recht.CASUS_REGISSEREN, verband):
            raise PermissionDenied
        op_casus = toezicht.inzage_op_casus(self.casus.pk)
        return Inzageregel.objects.filter(op_casus)

    def context(self) -> dict[str, Any]:
        return {
            "casus": self.casus,
            "casussen_url": reverse("casusoverleg:casussen"),
        }


class Patronen(Scherm):
    """What is worth a question; of the last thirty days."""

    recht = Recht.LOGBOEK_INZIEN
    template_name = "verantwoording/patronen.html"

    def context(self) -> dict[str, Any]:
        sinds = klok.op_de_muur() - dt.timedelta(days=PATROON_DAGEN)
        rijen = visible_rows(self.actor).filter(op__gte=sinds).order_by("-op")
        gevonden = patronen.find(rijen[:MEESTE_REGELS])
        return {
            "dagen": PATROON_DAGEN,
            "patronen": [
                (patroon, [b for b in gevonden if b.patroon is patroon])
                for patroon in patronen.PATRONEN
            ],
        }
