"""The address book: which step answers where."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("keten.werkvoorraad.urls")),
    path("signalen/", include("signalen.urls")),
    path("meldingen/", include("meldingen.urls")),
    path("", include("casusoverleg.urls")),
    path("rapportage/", include("keten.rapportage.urls")),
    path("beheer/", include("keten.organisaties.urls")),
]
if settings.KETEN_DEMO:
    urlpatterns += [path("demo/", include("keten.demo.urls"))]
