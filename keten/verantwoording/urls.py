from django.urls import path

from keten.verantwoording import views

app_name = "verantwoording"
urlpatterns = [
    path("verantwoording/", views.Inzagen.as_view(), name="inzagen"),
    path("verantwoording/patronen/", views.Patronen.as_view(), name="patronen"),
    path("verantwoording/eigen/", views.Eigen.as_view(), name="eigen"),
    path("casussen/<uuid:pk>/inzage/", views.WieKeek.as_view(), name="casus"),
]
