from django.apps import AppConfig


class PersonenConfig(AppConfig):
    name = "keten.personen"
    label = "personen"
