from django.urls import path

from casusoverleg.views import nakoming, taakverdeling

urlpatterns = [
    path("afspraken/mijn/", nakoming.MijnAfspraken.as_view(), name="mijn_afspraken"),
    path("afspraken/bord/", nakoming.Bord.as_view(), name="bord"),
    path(
        "afspraken/organisaties/<uuid:pk>/escaleren/",
        nakoming.Escaleren.as_view(),
        name="escaleren",
    ),
    path(
        "afspraken/organisaties/<uuid:pk>/niet-escaleren/",
        nakoming.NietEscaleren.as_view(),
        name="niet_escaleren",
    ),
    path("afspraken/taken/", taakverdeling.Taken.as_view(), name="taakverdeling"),
    path(
        "afspraken/taken/nieuw/", taakverdeling.TaakNieuw.as_view(), name="taak_nieuw"
    ),
    path(
        "afspraken/taken/<uuid:pk>/weg/",
        taakverdeling.TaakVervalt.as_view(),
        name="taak_vervalt",
    ),
]
