"""Where the moments of a casus come from; each source reads what the reader may see."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    DateTimeField,
    ExpressionWrapper,
    F,
    Func,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, Least

from casusoverleg.models import (
    Afspraak,
    Agendapunt,
    Besluit,
    Casus,
    CasusDeelname,
    InformatieElement,
)
from casusoverleg.status import AFSPRAAK, AGENDAPUNT, CASUS
from casusoverleg.tijdlijn.moment import (
    AFSPRAAK_STAPPEN,
    CASUS_STAPPEN,
    OVERLEG_STAPPEN,
    SOORTEN,
    Moment,
)
from casusoverleg.tijdlijn.namen import correction
from keten.kern import klok
from keten.kern.models import Statuswissel, Verbetering
from keten.toegang.actor import Actor
from keten.toegang.zichtbaarheid import INHOUD

DEELNAME = "casusoverleg.casusdeelname"
# Who leads has a step of its own, with the reason.
_GEEN_VERBETERING = {"casusregisseur", "casusregie_organisatie"}
# A fact of an earlier day stands at the end of that day, not when it was typed.
_EINDE_DAG = dt.timedelta(hours=22)


@dataclass(frozen=True, kw_only=True)
class Vraag:
    """Which moments are asked for: of whom, by whom, before which mark, how many."""

    casus: Any
    by: Actor
    soort: str
    merk: tuple[dt.datetime, UUID] | None
    aantal: int

    @property
    def diep(self) -> bool:
        """Whether the reader sees what the casus is about."""
        return bool(self.casus.niveau >= INHOUD)

    def newest(self, rijen: QuerySet[Any, Any], veld: str) -> list[Any]:
        """Return the newest rows before the mark."""
        if self.merk:
            op, pk = self.merk
            eerder = Q(**{f"{veld}__lt": op}) | Q(**{veld: op, "pk__lt": pk})
            rijen = rijen.filter(eerder)
        return list(rijen.order_by(f"-{veld}", "-pk")[: self.aantal])


def steps(vraag: Vraag) -> Iterable[Moment]:
    """Read the moves of the casus, its agendapunten and its afspraken."""
    punten = Agendapunt.objects.visible_to(vraag.by).filter(casus=vraag.casus)
    afspraken = Afspraak.objects.visible_to(vraag.by).filter(casus=vraag.casus)
    deelnames = CasusDeelname.objects.visible_to(vraag.by).filter(casus=vraag.casus)
    op_casus = Q(object_id=vraag.casus.pk)
    if not vraag.diep:
        op_casus &= Q(soort__in=[CASUS.soort, DEELNAME])
    op_deelname = _among(deelnames)
    van_casus = Q(actie__in=CASUS_STAPPEN) & (op_casus | op_deelname)
    welke = {
        "casus": van_casus,
        "overleg": Q(actie__in=OVERLEG_STAPPEN) & _among(punten),
        "afspraak": _among(afspraken),
    }
    alle = welke["casus"] | welke["overleg"] | welke["afspraak"]
    rijen = Statuswissel.objects.filter(welke.get(vraag.soort, alle))
    wissels = vraag.newest(rijen.select_related("door"), "op")
    ids = [wissel.object_id for wissel in wissels]
    per_punt = punten.select_related("overleg").in_bulk(ids)
    per_deelname = deelnames.met_namen().in_bulk(ids)
    per_afspraak = afspraken.select_related("organisatie").in_bulk(ids)
    for wissel in wissels:
        if wissel.soort == AFSPRAAK.soort:
            yield _of_afspraak(wissel, per_afspraak[wissel.object_id])
        elif wissel.soort == AGENDAPUNT.soort:
            yield _of_punt(wissel, per_punt[wissel.object_id], diep=vraag.diep)
        else:
            wie = per_deelname.get(wissel.object_id)
            yield _of_casus(wissel, wie, diep=vraag.diep)


def corrections(vraag: Vraag) -> Iterable[Moment]:
    """Read what was corrected in the key facts and in information that stands."""
    if not vraag.diep:
        return
    elementen = (
        InformatieElement.objects.visible_to(vraag.by)
        .staand()
        .filter(casus=vraag.casus)
    )
    welke = {
        "casus": Q(object_id=vraag.casus.pk) & ~Q(veld__in=_GEEN_VERBETERING),
        "informatie": _among(elementen),
    }
    rijen = Verbetering.objects.filter(
        welke.get(vraag.soort, welke["casus"] | welke["informatie"])
    )
    for rij in vraag.newest(rijen.select_related("door"), "op"):
        van_casus = rij.object_id == vraag.casus.pk
        yield Moment(
            pk=rij.pk,
            op=rij.op,
            dag=klok.lokaal(rij.op).date(),
            soort="casus" if van_casus else "informatie",
            icoon="pen",
            wie=_named(rij),
            **correction(rij, Casus if van_casus else InformatieElement),
        )


def besluiten(vraag: Vraag) -> Iterable[Moment]:
    """Read what was decided, and which risks were named."""
    rijen = Besluit.objects.visible_to(vraag.by).filter(casus=vraag.casus)
    met_overleg = rijen.select_related("agendapunt__overleg")
    for rij in vraag.newest(met_overleg, "gemaakt_op"):
        risico = rij.soort == Besluit.Soort.RISICO
        yield Moment(
            pk=rij.pk,
            op=rij.gemaakt_op,
            dag=klok.lokaal(rij.gemaakt_op).date(),
            soort="risico" if risico else "besluit",
            icoon="let-op" if risico else "besluit",
            wie=f"overleg {rij.agendapunt.overleg.nummer}",
            titel=rij.get_soort_display(),
            tekst=rij.tekst,
            noot="Vervallen" if rij.vervallen_op else "",
        )


def informatie(vraag: Vraag) -> Iterable[Moment]:
    """Read what is known, on the day it is about; what was taken back without text."""
    einde = ExpressionWrapper(
        Cast(F("datum"), DateTimeField()) + Value(_EINDE_DAG),
        output_field=DateTimeField(),
    )
    rijen = (
        InformatieElement.objects.visible_to(vraag.by)
        .filter(casus=vraag.casus)
        .select_related("bron_organisatie")
        .annotate(plaats=Least("gemaakt_op", einde))
    )
    for rij in vraag.newest(rijen, "plaats"):
        ingetrokken = rij.ingetrokken_op is not None
        yield Moment(
            pk=rij.pk,
            op=rij.plaats,
            dag=rij.datum,
            soort="informatie",
            icoon="praat",
            wie=rij.bron_organisatie.naam,
            titel=rij.get_soort_display(),
            tekst="" if ingetrokken else rij.tekst,
            noot="Ingetrokken" if ingetrokken else "",
        )


def _of_casus(wissel: Any, deelname: CasusDeelname | None, *, diep: bool) -> Moment:
    return _moment(
        wissel,
        soort="casus",
        wie=_named(wissel),
        titel=CASUS_STAPPEN[wissel.actie],
        tekst=f"{deelname.organisatie.naam}, {deelname.medewerker.naam}"
        if deelname
        else "",
        reden=wissel.reden if diep else "",
    )


def _of_punt(wissel: Any, punt: Agendapunt, *, diep: bool) -> Moment:
    return _moment(
        wissel,
        soort="overleg",
        wie=f"overleg {punt.overleg.nummer}",
        titel=OVERLEG_STAPPEN[wissel.actie],
        tekst=punt.vraag if diep else "",
        url=punt.overleg.get_absolute_url(),
        reden=wissel.reden if diep else "",
    )


def _of_afspraak(wissel: Any, afspraak: Afspraak) -> Moment:
    return _moment(
        wissel,
        soort="afspraak",
        wie=afspraak.organisatie.naam,
        titel=AFSPRAAK_STAPPEN.get(wissel.actie, wissel.actie),
        tekst=afspraak.wat,
        url=afspraak.get_absolute_url(),
        reden=wissel.reden,
    )


def _moment(wissel: Any, *, soort: str, **rest: Any) -> Moment:
    return Moment(
        pk=wissel.pk,
        op=wissel.op,
        dag=klok.lokaal(wissel.op).date(),
        soort=soort,
        icoon=SOORTEN[soort][1],
        noot="Ongedaan gemaakt" if wissel.ongedaan_op else "",
        **rest,
    )


class _Among(Func):
    """
    ``field = ANY (ARRAY (subquery))``: looked up in the index, key by key.

    Beside an OR, ``IN (subquery)`` walks the history of all casussen, and the policy
    is asked about every row of it.
    """

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    output_field = BooleanField()


def _among(records: QuerySet[Any, Any]) -> Q:
    return Q(_Among(F("object_id"), ArraySubquery(records.order_by().values("pk"))))


def _named(rij: Any) -> str:
    return str(rij.door.naam) if rij.door else "Keten"
