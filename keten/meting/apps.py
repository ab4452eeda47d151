from django.apps import AppConfig


class MetingConfig(AppConfig):
    name = "keten.meting"
    label = "meting"
