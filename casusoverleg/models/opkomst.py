"""Who came to the meeting; not which casussen they came for."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from casusoverleg.models.overleg import Overleg
from casusoverleg.querysets import OpkomstQuerySet
from keten.kern.models import KetenModel
from keten.organisaties.models import Organisatie


class Opkomst(KetenModel):
    """
    One person who is in the building for this meeting, or was expected there.

    Somebody without an account, who stands in or interprets, goes by organisation and
    function: nothing can be sent to that person.
    """

    class Stand(models.TextChoices):
        VERWACHT = "verwacht", "Nog niet gezien"
        AANWEZIG = "aanwezig", "Is er"
        AFWEZIG = "afwezig", "Komt niet"

    overleg = models.ForeignKey(
        Overleg, on_delete=models.PROTECT, related_name="opkomst"
    )
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Where somebody is from who is of no organisation that takes part.
    namens = models.CharField(max_length=120, blank=True)
    functie = models.CharField(max_length=120, blank=True)
    stand = models.CharField(max_length=10, choices=Stand, default=Stand.VERWACHT)
    # When the rule was read aloud and this person said to keep it.
    geheimhouding_op = models.DateTimeField(null=True, blank=True)

    objects = OpkomstQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "opkomst"
        constraints = [
            models.UniqueConstraint(
                fields=["overleg", "medewerker"],
                condition=Q(medewerker__isnull=False),
                name="opkomst_eenmaal",
            ),
            models.CheckConstraint(
                condition=Q(medewerker__isnull=False) | ~Q(functie=""),
                name="opkomst_wie",
            ),
            models.CheckConstraint(
                condition=Q(organisatie__isnull=False) | ~Q(namens=""),
                name="opkomst_van_wie",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
