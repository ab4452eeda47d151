"""The password of somebody who is logged in, and wants another."""

from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from keten.organisaties.actions.factoren import tell_gewijzigd
from keten.organisaties.actions.sessies import end_sessies, rotate
from keten.organisaties.actions.uitnodiging import void_links
from keten.organisaties.models import Medewerker


@transaction.atomic
def change_password(
    medewerker: Medewerker, *, password: str, sessie: SessionBase
) -> None:
    """Set another password; everywhere else this person is logged out."""
    vers = Medewerker.objects.select_for_update().get(pk=medewerker.pk)
    vers.password = make_password(password)
    vers.save(update_fields=["password"])
    void_links(vers)
    end_sessies(vers, behalve=sessie.session_key)
    sessie[HASH_SESSION_KEY] = vers.get_session_auth_hash()
    rotate(sessie)
    # Whoever did not do this must know.
    tell_gewijzigd(vers)
