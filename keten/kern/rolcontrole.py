"""
Row level security binds who owns nothing: does this process hold such a role?

``check --database default`` tells; what serves people refuses to start.
"""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from keten.kern.databank import EIGENAAR

_TE_MACHTIG = """
    SELECT current_user::text, concat_ws(', ',
        CASE WHEN r.rolsuper THEN 'is superuser' END,
        CASE WHEN r.rolbypassrls THEN 'heeft BYPASSRLS' END,
        CASE WHEN EXISTS (SELECT 1 FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace
            AND pg_has_role(r.oid, c.relowner, 'MEMBER'))
            THEN 'is eigenaar van tabellen' END,
        CASE WHEN session_user <> current_user THEN 'kan terug naar een andere rol' END)
    FROM pg_roles r WHERE r.rolname = current_user
"""
_BOODSCHAP = (
    "De databaserol {rol} gaat langs de rijbeveiliging: {reden}. Web en werker horen"
    " in te loggen als keten_app."
)


class TeMachtigeRolError(ImproperlyConfigured):
    """What serves people was given a role that the policies do not bind."""


def refuse_te_machtig() -> None:
    """
    Stop a process that serves people but was given the wrong address.

    :raises TeMachtigeRolError: if its role, that of the owner too, may too much
    """
    rol, reden = _asks("default")
    connections["default"].close()
    if reden:
        raise TeMachtigeRolError(_BOODSCHAP.format(rol=rol, reden=reden))


def check_rol(
    *, databases: Sequence[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """Tell before web or worker starts; ``migrate`` asks too, and is the owner."""
    gevonden = [_asks(alias) for alias in databases or ()]
    return [
        checks.Error(_BOODSCHAP.format(rol=rol, reden=reden), id="keten.E010")
        for rol, reden in gevonden
        if reden and rol != EIGENAAR
    ]


def _asks(alias: str) -> tuple[str, str]:
    with connections[alias].cursor() as cursor:
        cursor.execute(_TE_MACHTIG)
        rij: tuple[str, str] = cursor.fetchone()
    return rij
