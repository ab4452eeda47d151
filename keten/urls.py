"""The address book: which step answers where."""

from django.conf import settings
from django.urls import include, path

from keten.organisaties.views.welkom import thema

urlpatterns = [
    path("", include("keten.werkvoorraad.urls")),
    path("signalen/", include("signalen.urls")),
    path("meldingen/", include("meldingen.urls")),
    path("", include("casusoverleg.urls")),
    path("rapportage/", include("keten.rapportage.urls")),
    path("beheer/", include("keten.organisaties.urls")),
    path("thema.css", thema, name="thema"),
]
if settings.KETEN_DEMO:
    urlpatterns += [path("demo/", include("keten.demo.urls"))]
