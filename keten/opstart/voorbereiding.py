"""The database made ready by the owner: tables, and whether anybody is in them yet."""

import os

import django
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connections


def become_eigenaar() -> None:
    """Let this process knock as the owner, when it knows how."""
    url = os.environ.get("DATABASE_URL_EIGENAAR")
    if url:
        os.environ["DATABASE_URL"] = url


def update_database() -> bool:
    """Bring the tables up to date; tell whether there are no accounts yet."""
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    empty = not get_user_model()._default_manager.exists()
    connections.close_all()
    return empty
