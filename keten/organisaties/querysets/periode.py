"""From a day, to a day: the last one does not count."""

import datetime as dt

from django.db.models import Q


def niet_voorbij_op(dag: dt.date) -> Q:
    """What has not ended on this day, begun or not."""
    return Q(tot__isnull=True) | Q(tot__gt=dag)


def geldig_op(dag: dt.date) -> Q:
    """What holds on this day: begun, and not yet ended."""
    return Q(van__lte=dag) & niet_voorbij_op(dag)
