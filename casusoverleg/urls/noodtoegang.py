"""Where noodtoegang answers."""

from django.urls import path

from casusoverleg.views import noodtoegang

urlpatterns = [
    path("noodtoegang/", noodtoegang.Noodtoegangen.as_view(), name="noodtoegangen"),
    path(
        "noodtoegang/openen/",
        noodtoegang.NoodtoegangOpenen.as_view(),
        name="noodtoegang_openen",
    ),
    path(
        "noodtoegang/<uuid:pk>/",
        noodtoegang.NoodtoegangPagina.as_view(),
        name="noodtoegang",
    ),
    path(
        "noodtoegang/<uuid:pk>/beeindigen/",
        noodtoegang.NoodtoegangBeeindigen.as_view(),
        name="noodtoegang_beeindigen",
    ),
    path(
        "noodtoegang/<uuid:pk>/beoordelen/",
        noodtoegang.NoodtoegangBeoordelen.as_view(),
        name="noodtoegang_beoordelen",
    ),
]
