"""Coming in and going out. The names that allauth asks for are its own."""

from allauth.account.views import LogoutView
from django.urls import path

from keten.inloggen.views import (
    apparaten,
    bevestigen,
    dicht,
    diensten,
    factoren,
    wachtwoord,
)

urlpatterns = [
    path("inloggen/", diensten.Inloggen.as_view(), name="account_login"),
    path(
        "inloggen/tweede-stap/",
        bevestigen.TweedeStap.as_view(),
        name="mfa_authenticate",
    ),
    path(
        "inloggen/tweede-stap/kwijt/",
        wachtwoord.TweedeStapKwijt.as_view(),
        name="tweede_stap_kwijt",
    ),
    path("uitloggen/", LogoutView.as_view(), name="account_logout"),
    path("scherm-dicht/", dicht.SchermDicht.as_view(), name="scherm_dicht"),
    path("bevestigen/", bevestigen.Bevestigen.as_view(), name="bevestigen"),
    path("mijn-beveiliging/", factoren.MijnBeveiliging.as_view(), name="mfa_index"),
    path(
        "mijn-beveiliging/app/",
        factoren.AppToevoegen.as_view(),
        name="mfa_activate_totp",
    ),
    path(
        "mijn-beveiliging/sleutel/",
        factoren.SleutelToevoegen.as_view(),
        name="mfa_add_webauthn",
    ),
    path(
        "mijn-beveiliging/weghalen/",
        factoren.FactorWeghalen.as_view(),
        name="factor_weghalen",
    ),
    path(
        "mijn-beveiliging/herstelcodes/",
        factoren.Herstelcodes.as_view(),
        name="herstelcodes",
    ),
    path(
        "mijn-beveiliging/apparaten/",
        apparaten.MijnApparaten.as_view(),
        name="usersessions_list",
    ),
    path(
        "mijn-beveiliging/wachtwoord/",
        wachtwoord.WachtwoordWijzigen.as_view(),
        name="account_change_password",
    ),
    path(
        "mijn-beveiliging/kwijt/",
        wachtwoord.StapKwijt.as_view(),
        name="stap_kwijt",
    ),
    path("via/<uuid:provider_id>/", diensten.via, name="openid_connect_login"),
    path(
        "via/<uuid:provider_id>/terug/",
        diensten.terug,
        name="openid_connect_callback",
    ),
    path("inloggen/koppelen/<str:token>/", diensten.koppelen, name="koppelen"),
    path(
        "beheer/organisaties/<uuid:pk>/inlogdienst/",
        diensten.DienstInstellen.as_view(),
        name="inlogdienst",
    ),
]
