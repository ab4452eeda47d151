"""Door for the web server. Imports the Celery app, so that work can be sent."""

import os

from django.core.wsgi import get_wsgi_application

from keten.celery import app as celery_app
from keten.kern import proefstand, versie, versleuteld

__all__ = ["application", "celery_app"]

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keten.settings.productie")
application = get_wsgi_application()
proefstand.refuse_demo()
versleuteld.read_ring()
versie.refuse_older_code()
