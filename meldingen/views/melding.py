"""The page of one melding, and its moves."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from keten.kern import klok
from keten.kern.geschiedenis import Regel
from keten.toegang.rechten import Recht
from keten.toegang.recordscherm import RecordScherm
from keten.toegang.schermen import ONGEDAAN, HandelingScherm
from meldingen import actions
from meldingen.models import Melding, MeldingBetrokkene
from meldingen.status import GEDAAN, OPEN, STAPPEN, TABEL, MeldingStatus
from meldingen.views.bekend import note_lijkt_op
from signalen.models import Signaal

RECHT = (Recht.MELDING_REGISTREREN, Recht.MELDING_BEOORDELEN)


@dataclass(frozen=True)
class Stap:
    """One of the five verbs, and how far it is."""

    woord: str
    stand: str


def steps(melding: Melding) -> list[Stap]:
    """Return the five verbs: done, now, or to come."""
    klaar = GEDAAN.get(melding.status, len(STAPPEN) - 1)
    gedaan = [plaats < klaar for plaats in range(len(STAPPEN) - 1)]
    gedaan.append(melding.teruggekoppeld_op is not None)
    nu = gedaan.index(False) if False in gedaan else -1
    return [
        Stap(af if gedaan[plaats] else te_doen, _stap(plaats, nu, gedaan[plaats]))
        for plaats, (te_doen, af) in enumerate(STAPPEN)
    ]


def _stap(plaats: int, nu: int, gedaan: bool) -> str:  # noqa: FBT001
    if gedaan:
        return "klaar"
    return "nu" if plaats == nu else "straks"


class MeldingPagina(RecordScherm):
    """What was reported, whom it is about, and what can be done with it."""

    recht = RECHT
    template_name = "meldingen/melding.html"
    tabel = TABEL
    handeling_url = "meldingen:melding_handeling"
    regie = Recht.TRIAGE_BESLISSEN
    woorden: ClassVar[dict[str, str]] = {"terugkoppelen": "Teruggekoppeld"}
    rij: Melding

    def rijen(self) -> Any:
        return Melding.objects.visible_to(self.actor).voor_pagina()

    def context(self) -> dict[str, Any]:
        basis = super().context()
        verband_id = self.rij.samenwerkingsverband_id
        meldpunt = self.actor.mag(Recht.MELDING_BEOORDELEN, verband_id)
        leesbaar = Melding.objects.inhoud_leesbaar_voor(self.actor)
        basis["regels"] = basis["regels"] if meldpunt else self._own(basis["regels"])
        return {
            **basis,
            "melding": self.rij,
            "stappen": steps(self.rij),
            "meldpunt": meldpunt,
            "inhoud": leesbaar.filter(pk=self.rij.pk).exists(),
            "betrokkenen": self._betrokkenen(meldpunt=meldpunt),
            "bronnen": self._bronnen(),
            "mag_wijzigen": actions.may_change(self.rij, by=self.actor),
            "mag_accepteren": self.rij.status == MeldingStatus.IN_TRIAGE
            and self.actor.mag(Recht.TRIAGE_BESLISSEN, verband_id),
            "met_casus": self.rij.status == MeldingStatus.GEACCEPTEERD
            and self.actor.mag(Recht.CASUS_INZIEN, verband_id),
            "vandaag": klok.vandaag(),
        }

    def _betrokkenen(self, *, meldpunt: bool) -> list[Any]:
        zichtbaar = MeldingBetrokkene.objects.visible_to(self.actor).gekoppeld()
        rijen = list(zichtbaar.filter(melding=self.rij).select_related("persoon"))
        if meldpunt and self.rij.status in OPEN:
            note_lijkt_op(rijen, self.rij, actor=self.actor)
        return rijen

    def _bronnen(self) -> Any:
        signalen = Signaal.objects.visible_to(self.actor)
        return signalen.filter(
            pk__in=self.rij.bronnen.values("signaal_id")
        ).select_related("melder_organisatie")

    def _own(self, regels: list[Regel]) -> list[Regel]:
        """Return what the aanmelder reads: each step, but only the own reasons."""
        return [
            regel if regel.door_id == self.actor.pk else replace(regel, reden="")
            for regel in regels
            if regel.soort != "verbetering" or regel.door_id == self.actor.pk
        ]


class Handeling(HandelingScherm):
    """One move of one melding."""

    recht = RECHT
    tabel = TABEL
    acties: ClassVar[dict[str, Any]] = {
        "screening-starten": actions.start_screening,
        "naar-triage": actions.send_to_triage,
        "met-advies-afsluiten": actions.close_with_advies,
        "niet-ontvankelijk": actions.declare_niet_ontvankelijk,
        "onjuist-geadresseerd": actions.declare_onjuist_geadresseerd,
        ONGEDAAN: actions.undo,
    }

    def rijen(self) -> Any:
        return Melding.objects.visible_to(self.actor)
