"""The whole casus on one page, for paper."""

from typing import Any

from casusoverleg.models import CasusDeelname
from casusoverleg.tijdlijn import read_tijdlijn
from casusoverleg.views.aanpak import known_on
from casusoverleg.views.afspraken import agreed_on
from casusoverleg.views.betrokkene import people_of
from casusoverleg.views.op_casus import AFDRUKKEN, CasusScherm
from keten.kern import klok
from keten.organisaties.models import Contactrol
from keten.toegang.zichtbaarheid import PROCES

MOMENTEN = 100


class CasusAfdruk(CasusScherm):
    """
    All that this reader may see, named with who printed it and when.

    A guest reads on screen: nothing leaves with somebody who is here for one item.
    """

    recht = AFDRUKKEN
    template_name = "casusoverleg/casus_afdruk.html"
    naam = "casus_afdruk"
    doel = "afdruk"
    nood = False
    diepte = PROCES

    def inhoud(self) -> dict[str, Any]:
        deelnames = CasusDeelname.objects.visible_to(self.actor).geldig(klok.vandaag())
        return {
            **agreed_on(self.casus, self.actor),
            **people_of(self.casus, self.actor),
            "deelnemers": list(deelnames.filter(casus=self.casus).met_namen()),
            "informatie": known_on(self.casus, self.actor),
            "tijdlijn": read_tijdlijn(self.casus, by=self.actor, aantal=MOMENTEN),
            "nu": klok.nu(),
            "lezer": self.actor.naam,
            # On paper nothing can be pressed.
            "regie": False,
            "op_papier": True,
            "mag_toevoegen": False,
            "ongedaan": "",
        }


class Contactkaart(CasusScherm):
    """Whom to call at which partner for what; to be printed."""

    template_name = "casusoverleg/contactkaart.html"
    naam = "casus_contactkaart"
    diepte = PROCES

    def inhoud(self) -> dict[str, Any]:
        vandaag = klok.vandaag()
        plekken = list(
            CasusDeelname.objects.visible_to(self.actor)
            .geldig(vandaag)
            .filter(casus=self.casus)
            .met_namen()
        )
        partners = {rij.organisatie_id: rij.organisatie for rij in plekken}
        rollen = Contactrol.objects.geldig().filter(organisatie__in=partners)
        bereik = list(rollen.met_bereik(vandaag))
        return {
            "partners": [
                {
                    "organisatie": organisatie,
                    "mensen": [r for r in plekken if r.organisatie_id == pk],
                    "rollen": [r for r in bereik if r.organisatie_id == pk],
                }
                for pk, organisatie in partners.items()
            ],
            "nu": klok.nu(),
        }
