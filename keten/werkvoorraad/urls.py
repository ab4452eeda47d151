from django.urls import path

from keten.werkvoorraad import views

urlpatterns = [
    path("", views.MijnWerk.as_view(), name="mijn_werk"),
    path("zoeken/", views.Zoeken.as_view(), name="zoeken"),
    path("concept/", views.ConceptBewaren.as_view(), name="concept"),
    path("toegankelijkheid/", views.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", views.privacy, name="privacy"),
    path("hulp/", views.hulp, name="hulp"),
    path("gezond/", views.gezond, name="gezond"),
]
