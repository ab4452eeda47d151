"""Settings that every environment shares; an environment adds, never repeats."""

import datetime as dt
import os
from pathlib import Path

from csp.constants import NONE, SELF

from keten.kern.databank import database_settings
from keten.kern.kopregels import SCHENDING_PAD
from keten.settings.audit import *
from keten.settings.inloggen import *
from keten.settings.wachtrij import *

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"

SECRET_KEY = os.environ.get("KETEN_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "keten.urls"
WSGI_APPLICATION = "keten.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    "guardian",
    "auditlog",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "keten.kern",
    "keten.logboek",
    "keten.toegang",
    "keten.organisaties",
    "keten.inloggen",
    "keten.personen",
    "keten.werkvoorraad",
    "keten.rapportage",
    "keten.verantwoording",
    "signalen",
    "meldingen",
    "casusoverleg",
]

# The order matters: what stands below Verzoek runs inside the one transaction of
# the request and may not write after it.
MIDDLEWARE = [
    "keten.kern.kopregels.Kopregels",
    "keten.kern.kopregels.Methoden",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "keten.inloggen.middleware.Sessies",
    "django.middleware.common.CommonMiddleware",
    "keten.kern.kopregels.Herkomst",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "keten.inloggen.middleware.Sessieduur",
    "keten.organisaties.verzoek.Verzoek",
    "keten.organisaties.verzoek.Inlogplicht",
    "keten.inloggen.middleware.TweedeStap",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "keten.werkvoorraad.context.raam",
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database: the process that migrates gets the URL of the owner, every other process
# that of the application role, which owns nothing.
DATABASES = {
    "default": database_settings(
        os.environ.get("DATABASE_URL", "postgresql://keten_app@localhost/keten")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who logs in, and how.
AUTH_USER_MODEL = "organisaties.Medewerker"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation."
        "UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("inlognaam", "naam", "email")},
    },
]
ANONYMOUS_USER_NAME = None
GUARDIAN_RAISE_403 = False
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 15 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
SESSION_COOKIE_NAME = "keten_sessie"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "keten_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Limits in PostgreSQL: no cache server that, when down, opens or shuts the door.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kern_cache",
    }
}

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "static"]
STATIC_ROOT: Path | None = ROOT / "staticfiles"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 1
# A file that is too large is not read to its end.
FILE_UPLOAD_HANDLERS = [
    "keten.kern.bestand.veld.Grens",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        # Text becomes page through static/js/vertrouwd.js alone, and never script.
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["default"],
        # Two ways of asking the same: not every browser knows the first.
        "report-to": ["csp"],
        "report-uri": [SCHENDING_PAD],
    }
}
# The rest of what answers say about themselves stands in keten/kern/kopregels.py.
SECURE_REFERRER_POLICY = "no-referrer"
# Said over TLS only.
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# A style sheet is of no use to another site.
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Whom to warn of a hole (`mailto:` or `https:`), and until when that surely holds:
# less than a year ahead. Without both there is no security.txt.
KETEN_VEILIGHEID_CONTACT = os.environ.get("KETEN_VEILIGHEID_CONTACT", "")
KETEN_VEILIGHEID_TOT = (
    dt.date.fromisoformat(os.environ["KETEN_VEILIGHEID_TOT"])
    if os.environ.get("KETEN_VEILIGHEID_TOT")
    else None
)

# To standard error, without what was asked or typed. Nobody is mailed a failure.
ADMINS: list[tuple[str, str]] = []
DEFAULT_EXCEPTION_REPORTER = "keten.kern.foutmelding.Foutmelding"
DEFAULT_EXCEPTION_REPORTER_FILTER = "keten.kern.foutmelding.Zeef"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"()": "keten.kern.logregels.ZonderWaarden"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # In place of the handlers that Django brings: those print and mail it all.
        "django": {"handlers": [], "level": "WARNING"},
        # A refused page is no news.
        "django.request": {"level": "ERROR"},
        "django.server": {"handlers": [], "propagate": False},
        # How fonts are subsetted.
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
    },
}

# Mail: never content, one recipient each. `KETEN_MAIL_*` name the server.
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("KETEN_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("KETEN_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("KETEN_MAIL_GEBRUIKER", "")
EMAIL_HOST_PASSWORD = os.environ.get("KETEN_MAIL_WACHTWOORD", "")
EMAIL_USE_TLS = os.environ.get("KETEN_MAIL_TLS", "") == "1"
EMAIL_TIMEOUT = 10
EMAIL_SUBJECT_PREFIX = ""
# The address of the site as mails print it.
KETEN_ADRES = os.environ.get("KETEN_ADRES", "http://localhost:8000")
# Only where nobody is real.
KETEN_DEMO = False
# Whether the clock may be shifted; only where no real people are.
KETEN_KLOK_VERZETBAAR = False
# Whether a database that says demo is refused; only production does.
KETEN_WEIGERT_DEMO = False
