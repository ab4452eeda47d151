"""Where the casus answers, what belongs to it, and the afspraken."""

from django.urls import path

from casusoverleg.views import (
    aanpak,
    afdruk,
    afspraak,
    afspraken,
    betrokkene,
    casus,
    deelname,
)

urlpatterns = [
    path("casussen/", casus.Casussen.as_view(), name="casussen"),
    path("casussen/overnemen/", casus.CasusOvernemen.as_view(), name="casus_overnemen"),
    path(
        "casussen/uit-melding/<uuid:pk>/",
        casus.CasusOpenen.as_view(),
        name="casus_openen",
    ),
    path("casussen/<uuid:pk>/", casus.CasusPagina.as_view(), name="casus"),
    path(
        "casussen/<uuid:pk>/tijdlijn/",
        casus.CasusTijdlijn.as_view(),
        name="casus_tijdlijn",
    ),
    path(
        "casussen/<uuid:pk>/verslagen/",
        casus.CasusVerslagen.as_view(),
        name="casus_verslagen",
    ),
    path(
        "casussen/<uuid:pk>/afdruk/", afdruk.CasusAfdruk.as_view(), name="casus_afdruk"
    ),
    path(
        "casussen/<uuid:pk>/wijzigen/",
        casus.CasusWijzigen.as_view(),
        name="casus_wijzigen",
    ),
    path(
        "casussen/<uuid:pk>/stap/<slug:actie>/",
        casus.CasusHandeling.as_view(),
        name="casus_handeling",
    ),
    path(
        "casussen/<uuid:pk>/deelnemers/",
        deelname.Deelnemers.as_view(),
        name="casus_deelnemers",
    ),
    path(
        "casussen/<uuid:pk>/deelnemers/toevoegen/",
        deelname.DeelnemerToevoegen.as_view(),
        name="deelnemer_toevoegen",
    ),
    path(
        "casussen/deelnemers/<uuid:pk>/beeindigen/",
        deelname.DeelnemerBeeindigen.as_view(),
        name="deelnemer_beeindigen",
    ),
    path(
        "casussen/<uuid:pk>/casusregisseur/",
        deelname.CasusregisseurAanwijzen.as_view(),
        name="casusregisseur_aanwijzen",
    ),
    path(
        "casussen/<uuid:pk>/betrokkenen/",
        betrokkene.Betrokkenen.as_view(),
        name="casus_betrokkenen",
    ),
    path(
        "casussen/<uuid:pk>/betrokkenen/toevoegen/",
        betrokkene.BetrokkeneToevoegen.as_view(),
        name="betrokkene_toevoegen",
    ),
    path(
        "casussen/betrokkenen/<uuid:pk>/wijzigen/",
        betrokkene.BetrokkeneWijzigen.as_view(),
        name="betrokkene_wijzigen",
    ),
    path(
        "casussen/betrokkenen/<uuid:pk>/rol/",
        betrokkene.BetrokkeneRolGeven.as_view(),
        name="betrokkene_rol",
    ),
    path(
        "casussen/betrokkenen/<uuid:pk>/ontkoppelen/",
        betrokkene.BetrokkeneOntkoppelen.as_view(),
        name="betrokkene_ontkoppelen",
    ),
    path(
        "casussen/<uuid:pk>/informatie/",
        aanpak.Informatie.as_view(),
        name="casus_informatie",
    ),
    path(
        "casussen/<uuid:pk>/informatie/toevoegen/",
        aanpak.InformatieToevoegen.as_view(),
        name="informatie_toevoegen",
    ),
    path(
        "casussen/informatie/<uuid:pk>/wijzigen/",
        aanpak.InformatieWijzigen.as_view(),
        name="informatie_wijzigen",
    ),
    path(
        "casussen/informatie/<uuid:pk>/intrekken/",
        aanpak.InformatieIntrekken.as_view(),
        name="informatie_intrekken",
    ),
    path(
        "casussen/<uuid:pk>/afspraken/",
        afspraken.CasusAfspraken.as_view(),
        name="casus_afspraken",
    ),
    path(
        "casussen/<uuid:pk>/afspraken/nieuw/",
        afspraak.AfspraakVoorstellen.as_view(),
        name="afspraak_voorstellen",
    ),
    path("afspraken/", afspraken.Afspraken.as_view(), name="afspraken"),
    path("afspraken/<uuid:pk>/", afspraak.AfspraakPagina.as_view(), name="afspraak"),
    path(
        "afspraken/<uuid:pk>/wijzigen/",
        afspraak.AfspraakWijzigen.as_view(),
        name="afspraak_wijzigen",
    ),
    path(
        "afspraken/<uuid:pk>/stap/<slug:actie>/",
        afspraak.AfspraakHandeling.as_view(),
        name="afspraak_handeling",
    ),
]
