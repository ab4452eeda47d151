"""The address book: which step answers where."""

from django.conf import settings
from django.urls import include, path

from keten.kern.kopregels import SCHENDING_PAD
from keten.organisaties.views.welkom import thema
from keten.werkvoorraad import buitenkant

urlpatterns = [
    path("", include("keten.werkvoorraad.urls")),
    path("", include("keten.inloggen.urls")),
    path("signalen/", include("signalen.urls")),
    path("meldingen/", include("meldingen.urls")),
    path("", include("casusoverleg.urls")),
    path("", include("keten.verantwoording.urls")),
    path("rapportage/", include("keten.rapportage.urls")),
    path("beheer/", include("keten.organisaties.urls")),
    path("thema.css", thema, name="thema"),
    path("weg/", buitenkant.weg, name="weg"),
    path(".well-known/security.txt", buitenkant.beveiliging, name="beveiliging"),
    path(SCHENDING_PAD[1:], buitenkant.Schending.as_view(), name="schending"),
]
if settings.KETEN_DEMO:
    urlpatterns += [path("demo/", include("keten.demo.urls"))]
