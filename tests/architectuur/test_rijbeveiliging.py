"""Every table is behind row level security, or says here why it need not be."""

import pytest
from django.db import connection

from tests.architectuur.bronnen import check

_WERK = "who works where, with which role: read before anyone is known"
_IDS = "ids and moments, no word about anybody"
_LEEG = "not used, and empty"
# table -> why everybody who reaches the database may read it
OPEN: dict[str, str] = {
    "account_emailaddress": _LEEG,
    "account_emailconfirmation": _LEEG,
    "auth_group": _LEEG,
    "auth_group_permissions": _LEEG,
    "auth_permission": "names of rights",
    "django_content_type": "names of tables",
    "django_migrations": "names of migrations",
    "django_session": "read before anyone is known; what was typed is signed",
    "guardian_groupobjectpermission": _LEEG,
    "guardian_userobjectpermission": _LEEG,
    "inloggen_drempel": "digests and counts, before anyone is known",
    "inloggen_inlogdienst": "where organisations log in; the secret is elsewhere",
    "socialaccount_socialaccount": "read before anyone is known; a key and no name",
    "socialaccount_socialapp": _LEEG,
    "socialaccount_socialtoken": _LEEG,
    "kern_cache": "counters of limits",
    "kern_herinnering": _IDS,
    "kern_inrichting": "the name and the colours of this installation",
    "kern_nummer": "numbers that were given out, of nobody",
    "kern_opdracht": _IDS,
    "mfa_authenticator": "read before anyone is known; its secrets are sealed",
    "usersessions_usersession": "kept before anyone is known; of no casus",
    "organisaties_contactrol": _WERK,
    "organisaties_convenant": "of organisations",
    "organisaties_deelname": "of organisations",
    "organisaties_dienstverband": _WERK,
    "organisaties_gemeente": "names of places",
    "organisaties_herstelverzoek": _WERK,
    "organisaties_medewerker": _WERK,
    "organisaties_medewerker_groups": _LEEG,
    "organisaties_medewerker_user_permissions": _LEEG,
    "organisaties_organisatie": "of organisations",
    "organisaties_roltoekenning": _WERK,
    "organisaties_samenwerkingsverband": "of organisations",
    "organisaties_samenwerkingsverband_gemeenten": "of organisations",
    "organisaties_toegangsregel": _WERK,
    "organisaties_toegangsronde": _WERK,
    "organisaties_uitnodiging": "the digest of a link; used before anyone is known",
    "organisaties_vervanging": _WERK,
    "casusoverleg_overlegreeks": "when and where people meet",
    "toegang_rolrecht": "which right goes with which role",
    "logboek_zegel": "digests, and the keys of rows",
}


def _rows(sql: str) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


@pytest.mark.django_db
def test_every_table_is_protected_or_says_why_not() -> None:
    open_tabellen = {
        naam
        for (naam,) in _rows(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind IN ('r', 'p')"
            " AND NOT (relrowsecurity AND relforcerowsecurity)"
        )
    }

    check(open_tabellen, OPEN)


@pytest.mark.django_db
def test_a_protected_table_is_whole_for_the_system_and_the_backup() -> None:
    zonder = _rows(
        "SELECT relname FROM pg_class c WHERE relrowsecurity AND NOT ARRAY["
        " 'kopie', 'systeem', 'toevoegen', 'wijzigen', 'zien']::name[]"
        " <@ ARRAY(SELECT polname FROM pg_policy p WHERE p.polrelid = c.oid)"
    )

    assert not zonder


@pytest.mark.django_db
def test_a_policy_asks_its_functions_once_per_query() -> None:
    """Bare, a function would be called for every row: ``(SELECT keten.f())``."""
    per_rij = _rows(
        "SELECT polrelid::regclass::text || ' ' || polname FROM pg_policy"
        " WHERE concat(pg_get_expr(polqual, polrelid),"
        " pg_get_expr(polwithcheck, polrelid)) ~"
        " '(?<!SELECT )keten\\.(actor|melder|nu|vandaag|namens|deelnames"
        "|organisaties|verbanden_met|geblokkeerd|noodtoegang)\\('"
    )

    assert not per_rij
