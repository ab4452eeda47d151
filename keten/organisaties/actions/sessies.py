"""Who is logged in where."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from keten.kern import klok
from keten.organisaties.models import Medewerker


def end_sessies(medewerker: Medewerker) -> None:
    """Log this person out on every computer."""
    # The row does not name its owner, and few people are logged in at a time.
    weg = [
        sessie.pk
        for sessie in Session.objects.filter(expire_date__gt=klok.nu())
        if sessie.get_decoded().get(SESSION_KEY) == str(medewerker.pk)
    ]
    Session.objects.filter(pk__in=weg).delete()
