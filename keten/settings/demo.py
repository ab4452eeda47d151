"""Demonstration and practice on one machine: synthetic people, no mail leaves it."""

import os
from pathlib import Path

from keten.settings.base import *
from keten.settings.base import INSTALLED_APPS as _APPS
from keten.settings.base import SECRET_KEY as _GEHEIM
from keten.settings.base import VAR as _VAR

# Only this machine can reach it, and nobody in it is real.
SECRET_KEY = _GEHEIM or "alleen-voor-demonstratie-op-deze-computer"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
KETEN_DEMO = True
KETEN_VEILIGHEID_CONTACT = "mailto:beveiliging@example.nl"
INSTALLED_APPS = [*_APPS, "keten.demo", "keten.meting"]
KETEN_KLOK_VERZETBAAR = True
# Nobody real logs in; the banner says that it goes without.
KETEN_MAX_SESSIES = 0
KETEN_TWEEDE_FACTOR = os.environ.get("KETEN_TWEEDE_FACTOR") == "1"
# Where the mail catcher puts what was sent.
KETEN_POSTMAP = Path(os.environ.get("KETEN_POSTMAP") or _VAR / "post")

# Static files as they lie in the checkout: nothing is collected first.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
