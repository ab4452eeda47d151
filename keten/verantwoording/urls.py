from django.urls import path

from keten.verantwoording.views import datalek, inzagen, verwerking

app_name = "verantwoording"
urlpatterns = [
    path("verantwoording/", inzagen.Inzagen.as_view(), name="inzagen"),
    path("verantwoording/patronen/", inzagen.Patronen.as_view(), name="patronen"),
    path("verantwoording/eigen/", inzagen.Eigen.as_view(), name="eigen"),
    path(
        "verantwoording/verwerkingen/",
        verwerking.Verwerkingen.as_view(),
        name="verwerkingen",
    ),
    path("verantwoording/datalek/", datalek.Datalek.as_view(), name="datalek"),
    path(
        "verantwoording/datalek/bestand/",
        datalek.DatalekBestand.as_view(),
        name="datalek_bestand",
    ),
    path("casussen/<uuid:pk>/inzage/", inzagen.WieKeek.as_view(), name="casus"),
]
