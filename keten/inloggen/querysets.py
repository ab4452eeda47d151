"""Which login services there are."""

from typing import Self

from django.db import models


class InlogdienstQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Read before anyone is known: names of organisations, and addresses."""

    def aan(self) -> Self:
        """Those that people can use now."""
        return self.filter(aan=True).order_by("naam")
