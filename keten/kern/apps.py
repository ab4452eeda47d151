from django.apps import AppConfig
from django.core import checks

from keten.kern import proefstand, versie
from keten.kern.meldadres import check_meldadres
from keten.kern.pdf import check_pango
from keten.kern.rolcontrole import check_rol


class KernConfig(AppConfig):
    name = "keten.kern"
    label = "kern"
    verbose_name = "kern"

    def ready(self) -> None:
        """Look, before anything begins, if it may."""
        checks.register(proefstand.check_demo)
        checks.register(versie.check_versie)
        checks.register(check_pango)
        checks.register(check_rol, checks.Tags.database)
        checks.register(check_meldadres, deploy=True)
