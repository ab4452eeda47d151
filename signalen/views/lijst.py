"""The list of signalen: the own ones, or those of the meldpunt."""

from typing import Any, ClassVar

from keten.kern import klok
from keten.kern.bladeren import Sortering
from keten.toegang.rechten import Recht
from keten.toegang.zoeklijst import ZoekLijst
from signalen.forms import SignaalFilter
from signalen.models import Signaal


class Signalen(ZoekLijst):
    recht = (Recht.SIGNAAL_INDIENEN, Recht.SIGNAAL_BEOORDELEN)
    template_name = "signalen/signalen.html"
    filterformulier = SignaalFilter
    filternamen = ("status", "type", "acuut")
    snel = (
        ("", "Alles"),
        ("status=open", "Nog te beoordelen"),
        ("status=open&acuut=on", "Acuut"),
        ("status=te_laat", "Te laat"),
        ("status=tweede", "Wacht op tweede beoordeling"),
    )
    sorteringen: ClassVar[tuple[Sortering, ...]] = (
        Sortering("nieuwste", "Nieuwste eerst", "gemaakt_op", aflopend=True),
        Sortering("oudste", "Oudste eerst", "gemaakt_op"),
        Sortering("uiterlijk", "Eerst wat het eerst moet", "moet_op"),
        Sortering("nummer", "Op nummer", "nummer"),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        rijen = Signaal.objects.visible_to(self.actor).voor_lijst()
        if any(filters.get(naam) for naam in ("type", "acuut")):
            # By what somebody may not read, nobody may find it either.
            rijen = rijen.inhoud_leesbaar_voor(self.actor)
        rijen = rijen.met_stand(filters.get("status") or "", vandaag=klok.vandaag())
        if filters.get("type"):
            rijen = rijen.filter(type=filters["type"])
        if filters.get("acuut"):
            rijen = rijen.filter(acuut=True)
        rijen = rijen.met_leesbaar(self.actor)
        return rijen.met(self.woord, door=self.actor) if self.woord else rijen

    def context(self) -> dict[str, Any]:
        meldpunt = self.actor.mag(Recht.SIGNAAL_BEOORDELEN)
        return {
            **super().context(),
            "meldpunt": meldpunt,
            "mag_indienen": self.actor.mag(Recht.SIGNAAL_INDIENEN),
            "vandaag": klok.vandaag(),
        }
