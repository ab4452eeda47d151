"""
Production: every secret comes from the environment or from a file it names.

A secret NAME may be given as ``NAME`` or, better, as ``NAME_FILE``: the path of a
file that holds it.
"""

import os

from django.core.exceptions import ImproperlyConfigured

from keten.kern.databank import database_settings
from keten.kern.geheim import read_geheim
from keten.settings.base import *


def _secret(name: str) -> str:
    value = read_geheim(name)
    if not value:
        raise ImproperlyConfigured(f"Zet {name} of {name}_FILE.")
    return value


SECRET_KEY = _secret("KETEN_SECRET_KEY")
KETEN_SECRET_KEY_VORIGE = read_geheim("KETEN_SECRET_KEY_VORIGE")
# The URL may leave the password out; then it is the one of the role that it names.
_DATABANK = database_settings(_secret("DATABASE_URL"))
if not _DATABANK["PASSWORD"]:
    _DATABANK["PASSWORD"] = read_geheim(f"{_DATABANK['USER'].upper()}_PASSWORD")
DATABASES = {"default": _DATABANK}
KETEN_DEMO = False
KETEN_WEIGERT_DEMO = True
# Without it the site does not start (keten.inloggen.middleware).
KETEN_TWEEDE_FACTOR = True

# Names under which the site is reached, by comma; the first is also its address.
ALLOWED_HOSTS = _secret("KETEN_HOSTS").split(",")
KETEN_ADRES = os.environ.get("KETEN_ADRES", f"https://{ALLOWED_HOSTS[0]}")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

# TLS ends at a proxy that sets this header, and removes it from what comes in.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-keten_sessie"
KETEN_TOESTEL_COOKIE = "__Host-keten_toestel"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-keten_csrf"

EMAIL_HOST_PASSWORD = (
    _secret("KETEN_MAIL_WACHTWOORD") if os.environ.get("KETEN_MAIL_GEBRUIKER") else ""
)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _secret("KETEN_AFZENDER")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
