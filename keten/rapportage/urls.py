from django.urls import path

from keten.rapportage import views

app_name = "rapportage"
urlpatterns = [
    path("", views.Keten.as_view(), name="keten"),
    path("bestanden/", views.Exports.as_view(), name="exports"),
    path("bestanden/nieuw/", views.ExportMaken.as_view(), name="export_maken"),
    path("bestanden/<uuid:pk>/", views.ExportBestand.as_view(), name="export"),
    path(
        "bestanden/<uuid:pk>/stand/", views.ExportStand.as_view(), name="export_stand"
    ),
    path(
        "bestanden/<uuid:pk>/opnieuw/",
        views.ExportOpnieuw.as_view(),
        name="export_opnieuw",
    ),
]
