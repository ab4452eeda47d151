"""Load the demo: all of it, or nothing."""

from django.db import transaction

from keten.demo import partners
from keten.demo.toneel import Toneel
from keten.kern import verzoek
from keten.kern.models import Inrichting
from keten.organisaties.models import Medewerker
from keten.toegang.actor import systeem

REDEN = "demodata"


class NietLeegError(Exception):
    """There are people in the database who are no part of the demo."""


@transaction.atomic
def load() -> bool:
    """
    Load the demo into an empty installation.

    :return: False when it was there already
    :raises NietLeegError: when somebody else is
    """
    with verzoek.systeem(REDEN):
        if Inrichting.objects.filter(demo=True).exists():
            return False
        if Inrichting.objects.exists() or Medewerker.objects.exists():
            raise NietLeegError
        toneel = Toneel()
        partners.found(toneel, by=systeem(REDEN))
        partners.plan_overleggen(toneel)
    return True
