"""Functional management: who and which organisations take part, what waits."""

from keten.toegang.rechten import Recht
from keten.toegang.schermen import Scherm


class Medewerkers(Scherm):
    recht = (Recht.MEDEWERKERS_BEHEREN, Recht.ROL_GOEDKEUREN)
    template_name = "organisaties/medewerkers.html"


class Rollen(Scherm):
    recht = (Recht.MEDEWERKERS_BEHEREN, Recht.ROL_GOEDKEUREN)
    template_name = "organisaties/rollen.html"


class Organisaties(Scherm):
    recht = Recht.ORGANISATIES_BEHEREN
    template_name = "organisaties/organisaties.html"


class Opdrachten(Scherm):
    recht = Recht.OPDRACHTEN_BEHEREN
    template_name = "organisaties/opdrachten.html"
