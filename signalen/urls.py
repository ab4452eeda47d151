from django.urls import path

from signalen.views import deling, invoer, lijst, signaal

app_name = "signalen"
urlpatterns = [
    path("", lijst.Signalen.as_view(), name="signalen"),
    path("nieuw/", invoer.Nieuw.as_view(), name="signaal_nieuw"),
    path("telefoon/", invoer.Telefoon.as_view(), name="signaal_telefoon"),
    path("<uuid:pk>/", signaal.SignaalPagina.as_view(), name="signaal"),
    path("<uuid:pk>/wijzigen/", invoer.Wijzigen.as_view(), name="signaal_wijzigen"),
    path("<uuid:pk>/aanvullen/", invoer.Aanvullen.as_view(), name="signaal_aanvullen"),
    path("<uuid:pk>/delen/", deling.Delen.as_view(), name="signaal_delen"),
    path(
        "delingen/<uuid:pk>/wijzigen/",
        deling.DelingWijzigen.as_view(),
        name="deling_wijzigen",
    ),
    path(
        "delingen/<uuid:pk>/beeindigen/",
        deling.DelingBeeindigen.as_view(),
        name="deling_beeindigen",
    ),
    path(
        "<uuid:pk>/<slug:actie>/",
        signaal.Handeling.as_view(),
        name="signaal_handeling",
    ),
]
