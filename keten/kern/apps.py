from django.apps import AppConfig


class KernConfig(AppConfig):
    name = "keten.kern"
    label = "kern"
    verbose_name = "kern"
