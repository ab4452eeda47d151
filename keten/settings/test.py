"""Settings of the tests; ``tests.server`` has started the servers and named them."""

import os

from keten.kern.databank import database_settings
from keten.settings.base import *
from keten.settings.base import INSTALLED_APPS as _APPS
from keten.settings.base import VAR as _VAR

SECRET_KEY = "alleen-voor-de-tests"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
KETEN_DEMO = False
KETEN_KLOK_VERZETBAAR = True
# The tests of logging in turn it on.
KETEN_TWEEDE_FACTOR = False
KETEN_POSTMAP = _VAR / "post"

# Made and migrated as the owner, from a template that already says what the
# application may do; the fixture `django_db_setup` then becomes the application.
DATABASES = {
    "default": database_settings(
        os.environ.get("DATABASE_URL_EIGENAAR", "postgresql://keten_eigenaar@/keten"),
        TEMPLATE="keten_sjabloon",
    )
}
INSTALLED_APPS = ["tests", *_APPS, "keten.demo", "keten.meting"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STATIC_ROOT = None
