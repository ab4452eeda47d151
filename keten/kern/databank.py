"""Where the database is and as whom we knock: read from one URL, without Django."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict

# The names are fixed: migrations freeze them, and a grant names the role it is for.
EIGENAAR = "keten_eigenaar"
APP = "keten_app"
ZEGELAAR = "keten_zegelaar"
KOPIE = "keten_kopie"
POORTWACHTER = "keten_poortwachter"
LOGBOEK = "keten_logboek"


def database_settings(url: str, **test: Any) -> dict[str, Any]:
    """Turn a connection URL into one entry of ``DATABASES``."""
    parts = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.get("dbname", ""),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": str(parts.get("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # Planning a query with its policies takes longer than running it: the server
        # keeps the plan of what is asked for the third time.
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 2},
        "TEST": test,
    }
