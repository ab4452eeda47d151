"""
Writes a meeting down that was held on paper.

The same items, the same table and the same verslag as any other; but nobody is invited
or asked for proposals, and all who read it see that it was entered afterwards.
"""

import datetime as dt
from typing import Any

from django.db import transaction

from casusoverleg.actions import overleg
from casusoverleg.models import Overleg
from keten.kern import klok
from keten.organisaties.models import Medewerker, Samenwerkingsverband
from keten.toegang.actor import Actor


@transaction.atomic
def enter_overleg(
    *,
    verband: Samenwerkingsverband,
    datum: dt.date,
    by: Actor,
    voorzitter: Medewerker | None = None,
    **velden: Any,
) -> Overleg:
    """
    Write a meeting down that is over.

    :param voorzitter: who chaired it; who enters it, unless said otherwise
    :raises VerkeerdeDatumError: for a day that is still to come
    """
    if datum > klok.vandaag():
        raise overleg.VerkeerdeDatumError("Deze datum ligt in de toekomst.")
    return overleg.plan_overleg(
        verband=verband,
        datum=datum,
        by=by,
        achteraf=True,
        voorzitter_id=voorzitter.pk if voorzitter else by.pk,
        **velden,
    )
