from django.urls import path

from keten.demo import views

app_name = "demo"
urlpatterns = [path("post/", views.Post.as_view(), name="post")]
