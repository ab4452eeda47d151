from django.urls import path

from casusoverleg.views import (
    agendapunt,
    beheer,
    herstel,
    overleg,
    reeks,
    uitnodiging,
    verslag,
    vertrek,
    vervanging,
    volgorde,
    voorzitten,
)

urlpatterns = [
    path("overleggen/", overleg.Overleggen.as_view(), name="overleggen"),
    path("overleggen/nieuw/", overleg.OverlegPlannen.as_view(), name="overleg_plannen"),
    path(
        "overleggen/reeksen/<uuid:pk>/verder/",
        reeks.ReeksVerder.as_view(),
        name="reeks_verder",
    ),
    path("overleggen/<uuid:pk>/", overleg.OverlegPagina.as_view(), name="overleg"),
    path(
        "overleggen/<uuid:pk>/wijzigen/",
        overleg.OverlegWijzigen.as_view(),
        name="overleg_wijzigen",
    ),
    path(
        "overleggen/<uuid:pk>/uitnodigingen/",
        uitnodiging.Uitnodigingen.as_view(),
        name="uitnodigingen",
    ),
    path(
        "overleggen/<uuid:pk>/agenda.ics",
        uitnodiging.InMijnAgenda.as_view(),
        name="overleg_ics",
    ),
    path(
        "overleggen/<uuid:pk>/voorzitten/",
        voorzitten.Voorzitten.as_view(),
        name="voorzitten",
    ),
    path(
        "overleggen/<uuid:pk>/volgorde/",
        volgorde.Volgorde.as_view(),
        name="overleg_volgorde",
    ),
    path(
        "overleggen/<uuid:pk>/voortgang/",
        verslag.Voortgang.as_view(),
        name="voortgang",
    ),
    path(
        "overleggen/<uuid:pk>/stap/<slug:actie>/",
        overleg.OverlegHandeling.as_view(),
        name="overleg_handeling",
    ),
    path(
        "casussen/<uuid:pk>/agenderen/",
        agendapunt.Agenderen.as_view(),
        name="agendapunt_voorstellen",
    ),
    path(
        "agendapunten/<uuid:pk>/wijzigen/",
        agendapunt.PuntWijzigen.as_view(),
        name="agendapunt_wijzigen",
    ),
    path(
        "agendapunten/<uuid:pk>/verschuiven/",
        volgorde.PuntVerschuiven.as_view(),
        name="agendapunt_verschuiven",
    ),
    path(
        "agendapunten/<uuid:pk>/stap/<slug:actie>/",
        agendapunt.PuntHandeling.as_view(),
        name="agendapunt_handeling",
    ),
    path("verslagen/", verslag.Verslagen.as_view(), name="verslagen"),
    path("verslagen/<uuid:pk>/", verslag.VerslagPagina.as_view(), name="verslag"),
    path(
        "verslagen/<uuid:pk>/toelichting/",
        verslag.Toelichting.as_view(),
        name="verslag_toelichting",
    ),
    path(
        "verslagen/<uuid:pk>/reageren/",
        verslag.Reageren.as_view(),
        name="verslag_reageren",
    ),
    path(
        "verslagen/reacties/<uuid:pk>/verwerkt/",
        verslag.ReactieVerwerkt.as_view(),
        name="reactie_verwerkt",
    ),
    path(
        "verslagen/<uuid:pk>/addendum/",
        verslag.AddendumMaken.as_view(),
        name="verslag_addendum",
    ),
    path("uitgiften/<uuid:pk>/pdf/", verslag.UitgiftePdf.as_view(), name="uitgifte"),
    path(
        "uitgiften/<uuid:pk>/opnieuw/",
        verslag.UitgifteOpnieuw.as_view(),
        name="uitgifte_opnieuw",
    ),
    path(
        "overleggen/<uuid:pk>/vervanger/",
        vervanging.OverlegVervangen.as_view(),
        name="overleg_vervangen",
    ),
    path(
        "dienstverbanden/<uuid:pk>/beeindigen/",
        vertrek.DienstverbandBeeindigen.as_view(),
        name="dienstverband_beeindigen",
    ),
    path(
        "dienstverbanden/<uuid:pk>/doorgaan/",
        vertrek.EindeIntrekken.as_view(),
        name="dienstverband_doorgaan",
    ),
    path(
        "herstel/medewerkers/<uuid:pk>/",
        herstel.HerstelVragen.as_view(),
        name="herstel_vragen",
    ),
    path("herstel/<uuid:pk>/", herstel.HerstelPagina.as_view(), name="herstel"),
    path(
        "herstel/<uuid:pk>/akkoord/",
        herstel.HerstelAntwoord.as_view(),
        {"actie": "akkoord"},
        name="herstel_akkoord",
    ),
    path(
        "herstel/<uuid:pk>/intrekken/",
        herstel.HerstelAntwoord.as_view(),
        {"actie": "intrekken"},
        name="herstel_intrekken",
    ),
    path("opvolgingen/<uuid:pk>/", vertrek.Opvolgen.as_view(), name="opvolgen"),
    path("vervangingen/", vervanging.Vervangingen.as_view(), name="vervangingen"),
    path(
        "vervangingen/nieuw/",
        vervanging.VervangingNieuw.as_view(),
        name="vervanging_nieuw",
    ),
    path(
        "vervangingen/<uuid:pk>/",
        vervanging.VervangingPagina.as_view(),
        name="vervanging",
    ),
    path(
        "vervangingen/<uuid:pk>/goedkeuren/",
        vervanging.VervangingKeuren.as_view(),
        {"actie": "goedkeuren"},
        name="vervanging_goedkeuren",
    ),
    path(
        "vervangingen/<uuid:pk>/weigeren/",
        vervanging.VervangingKeuren.as_view(),
        {"actie": "weigeren"},
        name="vervanging_weigeren",
    ),
    path(
        "vervangingen/<uuid:pk>/beeindigen/",
        vervanging.VervangingBeeindigen.as_view(),
        name="vervanging_beeindigen",
    ),
    path(
        "rollen/<uuid:pk>/goedkeuren/",
        beheer.RolGoedkeuren.as_view(),
        name="rol_goedkeuren",
    ),
    path(
        "rollen/<uuid:pk>/beeindigen/",
        beheer.RolBeeindigen.as_view(),
        name="rol_beeindigen",
    ),
    path(
        "deelnames/<uuid:pk>/beeindigen/",
        beheer.DeelnameBeeindigen.as_view(),
        name="deelname_beeindigen",
    ),
]
