"""Door for an ASGI server; the product itself is served through ``wsgi``."""

import os

from django.core.asgi import get_asgi_application

from keten.celery import app as celery_app

__all__ = ["application", "celery_app"]

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keten.settings.productie")
application = get_asgi_application()
