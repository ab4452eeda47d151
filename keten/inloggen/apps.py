from django.apps import AppConfig


class InloggenConfig(AppConfig):
    name = "keten.inloggen"
    label = "inloggen"
