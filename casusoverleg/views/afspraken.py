"""Afspraken in lists: over all casussen, and of one."""

from typing import Any

from casusoverleg.forms.afspraak import AfspraakFilter
from casusoverleg.models import Afspraak
from casusoverleg.status.afspraak import NIET_KLAAR
from casusoverleg.views.op_casus import CasusScherm
from keten.kern import klok
from keten.kern.bladeren import Sortering
from keten.toegang.rechten import Recht
from keten.toegang.schermen import LijstScherm
from keten.toegang.zichtbaarheid import PROCES


class Afspraken(LijstScherm):
    """All afspraken that the reader may see, over all casussen."""

    recht = Recht.CASUS_INZIEN
    template_name = "casusoverleg/afspraken.html"
    filterformulier = AfspraakFilter
    sorteringen = (
        Sortering("eerst", "Eerst aan de beurt", "uiterlijk"),
        Sortering("laatst", "Laatst aan de beurt", "uiterlijk", aflopend=True),
        Sortering("nieuwst", "Nieuwste eerst", "gemaakt_op", aflopend=True),
    )

    def context(self) -> dict[str, Any]:
        return {
            "mag_bord": self.actor.mag(Recht.CASUS_REGISSEREN),
            "mag_mijn": self.actor.mag(Recht.AFSPRAAK_UITVOEREN),
        }

    def rijen(self, filters: dict[str, Any]) -> Any:
        rijen = Afspraak.objects.visible_to(self.actor).met_bemanning(klok.vandaag())
        rijen = rijen.select_related("casus", "organisatie", "medewerker")
        if filters.get("van") == "mij":
            rijen = rijen.van(self.actor.organisaties)
        return _met_stand(rijen, filters.get("stand", ""))


class CasusAfspraken(CasusScherm):
    """The afspraken of one casus: what is to be done, then what was."""

    template_name = "casusoverleg/casus_afspraken.html"
    naam = "casus_afspraken"
    diepte = PROCES

    def inhoud(self) -> dict[str, Any]:
        return agreed_on(self.casus, self.actor)


def agreed_on(casus: Any, actor: Any) -> dict[str, list[Any]]:
    """Return the afspraken of a casus: what is to be done, then what was."""
    rijen = list(
        Afspraak.objects.visible_to(actor)
        .filter(casus=casus)
        .met_bemanning(klok.vandaag())
        .select_related("organisatie", "medewerker")
        .order_by("uiterlijk", "pk")
    )
    klaar = [rij for rij in rijen if rij.status not in NIET_KLAAR]
    return {
        "open": [rij for rij in rijen if rij.status in NIET_KLAAR],
        "klaar": klaar[::-1],
    }


def _met_stand(rijen: Any, stand: str) -> Any:
    if stand == "alle":
        return rijen
    if stand == "te_laat":
        return rijen.te_laat(klok.vandaag())
    if stand == "te_beleggen":
        return rijen.te_beleggen(klok.vandaag())
    return rijen.filter(status=stand) if stand else rijen.niet_klaar()
