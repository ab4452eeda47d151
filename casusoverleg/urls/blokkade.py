"""Where people are kept away from a matter."""

from django.urls import path

from casusoverleg.views import blokkade

urlpatterns = [
    path(
        "prive/signalen/<uuid:pk>/",
        blokkade.BekendMelden.as_view(soort="signaal"),
        name="bekend_signaal",
    ),
    path(
        "prive/meldingen/<uuid:pk>/",
        blokkade.BekendMelden.as_view(soort="melding"),
        name="bekend_melding",
    ),
    path(
        "prive/casussen/<uuid:pk>/",
        blokkade.BekendMelden.as_view(soort="casus"),
        name="bekend_casus",
    ),
    path(
        "prive/betrokkenen/<uuid:pk>/",
        blokkade.BekendMelden.as_view(soort="betrokkene"),
        name="bekend_betrokkene",
    ),
    path("blokkades/", blokkade.Blokkades.as_view(), name="blokkades"),
    path(
        "blokkades/collega/",
        blokkade.CollegaBlokkeren.as_view(),
        name="blokkade_collega",
    ),
    path(
        "blokkades/<uuid:pk>/beeindigen/",
        blokkade.BlokkadeBeeindigen.as_view(),
        name="blokkade_beeindigen",
    ),
    path(
        "casussen/<uuid:pk>/deelnemers/blokkeren/",
        blokkade.Blokkeren.as_view(),
        name="deelnemer_blokkeren",
    ),
]
