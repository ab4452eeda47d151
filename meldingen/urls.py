from django.urls import path

from meldingen.views import betrokkene, invoer, lijst, melding, signaal

app_name = "meldingen"
urlpatterns = [
    path("", lijst.Meldingen.as_view(), name="meldingen"),
    path("nieuw/", invoer.Nieuw.as_view(), name="melding_nieuw"),
    path(
        "uit-signaal/<uuid:pk>/",
        signaal.UitSignaal.as_view(),
        name="melding_uit_signaal",
    ),
    path(
        "aansluiten/<uuid:pk>/", signaal.Aansluiten.as_view(), name="melding_aansluiten"
    ),
    path("voor-signaal/<uuid:pk>/", signaal.Panel.as_view(), name="panel_voor_signaal"),
    path(
        "betrokkene/<uuid:pk>/wijzigen/",
        betrokkene.Wijzigen.as_view(),
        name="betrokkene_wijzigen",
    ),
    path(
        "betrokkene/<uuid:pk>/ontkoppelen/",
        betrokkene.Ontkoppelen.as_view(),
        name="betrokkene_ontkoppelen",
    ),
    path("<uuid:pk>/", melding.MeldingPagina.as_view(), name="melding"),
    path("<uuid:pk>/wijzigen/", invoer.Wijzigen.as_view(), name="melding_wijzigen"),
    path(
        "<uuid:pk>/terugkoppelen/",
        invoer.Terugkoppelen.as_view(),
        name="melding_terugkoppelen",
    ),
    path(
        "<uuid:pk>/betrokkene/",
        betrokkene.Toevoegen.as_view(),
        name="betrokkene_toevoegen",
    ),
    path(
        "<uuid:pk>/<slug:actie>/",
        melding.Handeling.as_view(),
        name="melding_handeling",
    ),
]
