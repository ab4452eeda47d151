"""The list of meldingen: those of the meldpunt, or the own ones."""

from typing import Any, ClassVar

from keten.kern import klok
from keten.kern.bladeren import Sortering
from keten.toegang.rechten import Recht
from keten.toegang.zoeklijst import ZoekLijst
from meldingen.forms import MeldingFilter
from meldingen.models import Melding


class Meldingen(ZoekLijst):
    recht = (Recht.MELDING_REGISTREREN, Recht.MELDING_BEOORDELEN)
    template_name = "meldingen/meldingen.html"
    filterformulier = MeldingFilter
    filternamen = ("status", "type", "spoed")
    snel = (
        ("", "Alles"),
        ("status=open", "Nog niet besloten"),
        ("status=in_triage", "In triage"),
        ("status=open&spoed=on", "Spoed"),
        ("status=te_laat", "Te laat teruggekoppeld"),
    )
    sorteringen: ClassVar[tuple[Sortering, ...]] = (
        Sortering("nieuwste", "Nieuwste eerst", "gemaakt_op", aflopend=True),
        Sortering("oudste", "Oudste eerst", "gemaakt_op"),
        Sortering("uiterlijk", "Eerst terugkoppelen", "terugkoppelen_uiterlijk"),
        Sortering("nummer", "Op nummer", "nummer"),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        rijen = Melding.objects.visible_to(self.actor).voor_pagina()
        rijen = rijen.met_stand(filters.get("status") or "", vandaag=klok.vandaag())
        if filters.get("type"):
            rijen = rijen.filter(type=filters["type"])
        if filters.get("spoed"):
            rijen = rijen.filter(spoed=True)
        return rijen.met(self.woord, door=self.actor) if self.woord else rijen

    def context(self) -> dict[str, Any]:
        meldpunt = self.actor.mag(Recht.MELDING_BEOORDELEN)
        return {
            **super().context(),
            "meldpunt": meldpunt,
            "mag_registreren": self.actor.mag(Recht.MELDING_REGISTREREN),
            "vandaag": klok.vandaag(),
        }
