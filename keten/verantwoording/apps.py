from django.apps import AppConfig


class VerantwoordingConfig(AppConfig):
    name = "keten.verantwoording"
    label = "verantwoording"
