"""The figures: on screen and as a workbook."""

from keten.toegang.rechten import Recht
from keten.toegang.schermen import Scherm


class Keten(Scherm):
    """De keten in cijfers."""

    recht = Recht.RAPPORTAGE_INZIEN
    template_name = "rapportage/keten.html"
