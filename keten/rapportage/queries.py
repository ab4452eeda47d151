"""
The counts of one samenwerkingsverband: reads only, and only counts leave this module.

These queries do not go through ``visible_to``, and that is meant. Who may see figures
sees none of the records they are about, so that way every figure would be nought. What
stands against it: the caller has checked the right to the figures of this verband, no
row, key, number or text is ever selected here, and no count is shown but through
`onthulling` and `netwerk`. Each function is one query, however many records there are.
"""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import ExtractQuarter, ExtractYear, TruncDate

from casusoverleg.models import Afspraak, Agendapunt, Casus, Overleg
from casusoverleg.status import AfspraakStatus, AgendapuntStatus, OverlegStatus
from keten.kern.klok import AMSTERDAM
from keten.rapportage.periode import momenten
from meldingen.models import Melding
from signalen.models import Signaal

# What is counted, as often as it was counted: (..., aantal).
Telling = tuple[Any, ...]

GEHOUDEN = (
    OverlegStatus.VERSLAG_IN_CONCEPT,
    OverlegStatus.VERSLAG_TER_ACCORDERING,
    OverlegStatus.VERSLAG_VASTGESTELD,
)
NIET_OP_TAFEL = (
    AgendapuntStatus.VOORGESTELD,
    AgendapuntStatus.AFGEWEZEN,
    AgendapuntStatus.INGETROKKEN,
    AgendapuntStatus.VERVALLEN,
)
KLAAR = (AfspraakStatus.GEREED_GEMELD, AfspraakStatus.AFGEROND)


def signalen(verband_id: UUID, *, van: dt.date, tot: dt.date) -> list[Telling]:
    """Count what came in: (quarter, type, status, how many)."""
    rijen = Signaal.objects.filter(
        samenwerkingsverband_id=verband_id, ontvangen_op__range=_tussen(van, tot)
    ).annotate(kwartaal=ExtractQuarter("ontvangen_op", tzinfo=AMSTERDAM))
    return _tel(rijen, "kwartaal", "type", "status")


def meldingen(
    verband_id: UUID, *, van: dt.date, tot: dt.date, today: dt.date
) -> list[Telling]:
    """Count what was registered: (quarter, status, terugkoppeling, how many)."""
    op_tijd = Q(terug__lte=F("terugkoppelen_uiterlijk"))
    te_laat = Q(terug__isnull=False) | Q(terugkoppelen_uiterlijk__lt=today)
    rijen = (
        Melding.objects.filter(
            samenwerkingsverband_id=verband_id,
            geregistreerd_op__range=_tussen(van, tot),
        )
        .annotate(
            kwartaal=ExtractQuarter("geregistreerd_op", tzinfo=AMSTERDAM),
            terug=TruncDate("teruggekoppeld_op", tzinfo=AMSTERDAM),
        )
        .annotate(hoe=_eerste(("op_tijd", op_tijd), ("te_laat", te_laat)))
    )
    return _tel(rijen, "kwartaal", "status", "hoe")


def casusloop(verband_id: UUID, *, tot: dt.date) -> list[Telling]:
    """
    Count all casussen ever by when they came and went.

    :return: (type, year and quarter of opening, year and quarter of closing, how many)
    """
    rijen = Casus.objects.filter(
        samenwerkingsverband_id=verband_id, geopend_op__lt=tot
    ).annotate(
        van_jaar=ExtractYear("geopend_op"),
        van_kwartaal=ExtractQuarter("geopend_op"),
        tot_jaar=ExtractYear("afgesloten_op"),
        tot_kwartaal=ExtractQuarter("afgesloten_op"),
    )
    return _tel(rijen, "type", "van_jaar", "van_kwartaal", "tot_jaar", "tot_kwartaal")


def gestarte_casussen(verband_id: UUID, *, van: dt.date, tot: dt.date) -> list[Telling]:
    """Count casussen that started: (quarter, type, how many)."""
    rijen = Casus.objects.filter(
        samenwerkingsverband_id=verband_id, gestart_op__gte=van, gestart_op__lt=tot
    ).annotate(kwartaal=ExtractQuarter("gestart_op"))
    return _tel(rijen, "kwartaal", "type")


def overleggen(verband_id: UUID, *, van: dt.date, tot: dt.date) -> list[Telling]:
    """Count meetings that were held: (quarter, how many)."""
    rijen = Overleg.objects.filter(
        samenwerkingsverband_id=verband_id,
        status__in=GEHOUDEN,
        datum__gte=van,
        datum__lt=tot,
    ).annotate(kwartaal=ExtractQuarter("datum"))
    return _tel(rijen, "kwartaal")


def agendapunten(verband_id: UUID, *, van: dt.date, tot: dt.date) -> list[Telling]:
    """Count items on the table of meetings that were held: (quarter, status, ...)."""
    rijen = (
        Agendapunt.objects.filter(
            samenwerkingsverband_id=verband_id,
            overleg__status__in=GEHOUDEN,
            overleg__datum__gte=van,
            overleg__datum__lt=tot,
        )
        .exclude(status__in=NIET_OP_TAFEL)
        .annotate(kwartaal=ExtractQuarter("overleg__datum"))
    )
    return _tel(rijen, "kwartaal", "status")


def afspraken(
    verband_id: UUID, *, van: dt.date, tot: dt.date, today: dt.date
) -> list[Telling]:
    """Count what was to be done: (quarter, organisation, how it went, how many)."""
    op_tijd = Q(status__in=KLAAR, gereed__lte=F("uiterlijk"))
    # While it waits for its condition no term runs.
    wacht = Q(status=AfspraakStatus.WACHT_OP_VOORWAARDE)
    te_laat = Q(status__in=KLAAR) | Q(uiterlijk__lt=today) & ~wacht
    rijen = (
        Afspraak.objects.filter(
            samenwerkingsverband_id=verband_id, uiterlijk__gte=van, uiterlijk__lt=tot
        )
        # What was handed over is counted where it went.
        .exclude(status__in=[AfspraakStatus.VOORGESTELD, AfspraakStatus.OVERGEDRAGEN])
        .annotate(
            kwartaal=ExtractQuarter("uiterlijk"),
            gereed=TruncDate("gereed_gemeld_op", tzinfo=AMSTERDAM),
        )
        .annotate(
            hoe=_eerste(
                ("vervallen", Q(status=AfspraakStatus.VERVALLEN)),
                ("op_tijd", op_tijd),
                ("te_laat", te_laat),
            )
        )
    )
    return _tel(rijen, "kwartaal", "organisatie__naam", "hoe")


def _tussen(van: dt.date, tot: dt.date) -> tuple[dt.datetime, dt.datetime]:
    begin, eind = momenten(van, tot)
    return begin, eind - dt.timedelta(microseconds=1)


def _eerste(*gevallen: tuple[str, Q]) -> Case:
    """Name the first case that holds; none is "loopt"."""
    return Case(
        *(When(voorwaarde, then=Value(naam)) for naam, voorwaarde in gevallen),
        default=Value("loopt"),
        output_field=CharField(),
    )


def _tel(rijen: QuerySet[Any], *velden: str) -> list[Telling]:
    per = rijen.order_by().values_list(*velden)
    return list(per.annotate(aantal=Count("pk")))
