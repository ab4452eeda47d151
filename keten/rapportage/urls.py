from django.urls import path

from keten.rapportage import views

app_name = "rapportage"
urlpatterns = [
    path("", views.Keten.as_view(), name="keten"),
]
