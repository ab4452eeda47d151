from django.apps import AppConfig


class WerkvoorraadConfig(AppConfig):
    name = "keten.werkvoorraad"
    label = "werkvoorraad"
