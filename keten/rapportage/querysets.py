from typing import Any, Self

from django.db import models

from keten.toegang import zichtbaarheid
from keten.toegang.actor import Actor


class ExportQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(zichtbaarheid.exports(actor))

    def voor_lijst(self) -> Self:
        """With what the list shows; the bytes stay where they are."""
        return self.select_related("samenwerkingsverband", "opdracht")
