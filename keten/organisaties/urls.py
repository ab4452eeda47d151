"""Functional management: everything here is without case content."""

from django.urls import path

from keten.organisaties.views import (
    accounts,
    contact,
    medewerkers,
    opdrachten,
    partners,
    rollen,
    technisch,
    toezicht,
    welkom,
)

app_name = "organisaties"

urlpatterns = [
    path("medewerkers/", medewerkers.Medewerkers.as_view(), name="medewerkers"),
    path(
        "medewerkers/nieuw/",
        medewerkers.MedewerkerNieuw.as_view(),
        name="medewerker_nieuw",
    ),
    path(
        "medewerkers/<uuid:pk>/",
        medewerkers.MedewerkerPagina.as_view(),
        name="medewerker",
    ),
    path(
        "medewerkers/<uuid:pk>/wijzigen/",
        medewerkers.MedewerkerWijzigen.as_view(),
        name="medewerker_wijzigen",
    ),
    path(
        "medewerkers/<uuid:pk>/link/",
        accounts.LinkGeven.as_view(),
        name="medewerker_link",
    ),
    path(
        "medewerkers/<uuid:pk>/rol/",
        medewerkers.RolVoorstellen.as_view(),
        name="rol_voorstellen",
    ),
    path(
        "medewerkers/<uuid:pk>/dienstverband/",
        medewerkers.DienstverbandNieuw.as_view(),
        name="dienstverband_nieuw",
    ),
    path(
        "medewerkers/<uuid:pk>/stap/<slug:actie>/",
        accounts.Bevriezen.as_view(),
        name="medewerker_handeling",
    ),
    path("rollen/", rollen.Rollen.as_view(), name="rollen"),
    path(
        "rollen/<uuid:pk>/weigeren/", rollen.RolWeigeren.as_view(), name="rol_weigeren"
    ),
    path("organisaties/", partners.Organisaties.as_view(), name="organisaties"),
    path(
        "organisaties/nieuw/",
        partners.OrganisatieNieuw.as_view(),
        name="organisatie_nieuw",
    ),
    path(
        "organisaties/<uuid:pk>/",
        partners.OrganisatiePagina.as_view(),
        name="organisatie",
    ),
    path(
        "organisaties/<uuid:pk>/wijzigen/",
        partners.OrganisatieWijzigen.as_view(),
        name="organisatie_wijzigen",
    ),
    path(
        "organisaties/<uuid:pk>/deelname/",
        partners.DeelnameNieuw.as_view(),
        name="deelname_nieuw",
    ),
    path(
        "convenanten/nieuw/", partners.ConvenantNieuw.as_view(), name="convenant_nieuw"
    ),
    path("opdrachten/", opdrachten.Opdrachten.as_view(), name="opdrachten"),
    path(
        "opdrachten/<uuid:pk>/opnieuw/",
        opdrachten.OpdrachtOpnieuw.as_view(),
        name="opdracht_opnieuw",
    ),
    path("logboek/", technisch.TechnischLogboek.as_view(), name="technisch_logboek"),
    path(
        "wachtwoord-vergeten/",
        welkom.WachtwoordVergeten.as_view(),
        name="wachtwoord_vergeten",
    ),
    path("contactrollen/", contact.Contactrollen.as_view(), name="contactrollen"),
    path(
        "contactrollen/nieuw/",
        contact.ContactrolNieuw.as_view(),
        name="contactrol_nieuw",
    ),
    path(
        "contactrollen/<uuid:pk>/wijzigen/",
        contact.ContactrolWijzigen.as_view(),
        name="contactrol_wijzigen",
    ),
    path(
        "contactrollen/<uuid:pk>/weghalen/",
        contact.ContactrolWeghalen.as_view(),
        name="contactrol_weghalen",
    ),
    path("toegang/", toezicht.Toegangsrondes.as_view(), name="toegangsrondes"),
    path(
        "toegang/<uuid:pk>/",
        toezicht.ToegangsrondePagina.as_view(),
        name="toegangsronde",
    ),
    path(
        "toegang/regels/<uuid:pk>/antwoord/",
        toezicht.ToegangsregelAntwoord.as_view(),
        name="toegangsregel_antwoord",
    ),
    path("welkom/<str:token>/", welkom.Welkom.as_view(), name="welkom"),
]
