from django.urls import path

from keten.organisaties import views

app_name = "organisaties"

urlpatterns = [
    path("medewerkers/", views.Medewerkers.as_view(), name="medewerkers"),
    path("rollen/", views.Rollen.as_view(), name="rollen"),
    path("organisaties/", views.Organisaties.as_view(), name="organisaties"),
    path("opdrachten/", views.Opdrachten.as_view(), name="opdrachten"),
]
