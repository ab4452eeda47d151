"""Where the geheime adressen of a betrokkene answer."""

from django.urls import path

from casusoverleg.views import geheimadres

_BIJ = "casussen/betrokkenen/<uuid:pk>/geheim-adres"
urlpatterns = [
    path(f"{_BIJ}/", geheimadres.GeheimeAdressen.as_view(), name="geheime_adressen"),
    path(
        f"{_BIJ}/<slug:actie>/",
        geheimadres.GeheimAdresVastleggen.as_view(),
        name="geheim_adres",
    ),
    path(
        f"{_BIJ}/<slug:actie>/beeindigen/",
        geheimadres.GeheimAdresBeeindigen.as_view(),
        name="geheim_adres_beeindigen",
    ),
    path(
        f"{_BIJ}/<slug:actie>/inzage/",
        geheimadres.InzageGeven.as_view(),
        name="geheim_adres_inzage",
    ),
    path(
        f"{_BIJ}/<slug:actie>/inzage-terug/",
        geheimadres.InzageBeeindigen.as_view(),
        name="geheim_adres_inzage_weg",
    ),
    path(
        f"{_BIJ}/<slug:actie>/tonen/",
        geheimadres.GeheimAdresTonen.as_view(),
        name="geheim_adres_tonen",
    ),
]
