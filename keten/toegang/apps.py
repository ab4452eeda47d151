from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "keten.toegang"
    label = "toegang"
