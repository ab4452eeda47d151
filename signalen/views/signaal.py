"""The page of one signaal, and its moves."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from keten.kern import klok
from keten.kern.geschiedenis import Regel
from keten.toegang.rechten import Recht
from keten.toegang.recordscherm import Handeling as Knop
from keten.toegang.recordscherm import RecordScherm
from keten.toegang.schermen import ONGEDAAN, HandelingScherm
from signalen import actions
from signalen.forms import AdviesFormulier
from signalen.models import Aanvulling, Deling, Signaal
from signalen.status import TABEL, SignaalStatus

FORMULIEREN = {"alleen-advies": AdviesFormulier}
RECHT = (Recht.SIGNAAL_INDIENEN, Recht.SIGNAAL_BEOORDELEN)


class SignaalPagina(RecordScherm):
    """What was seen, how it stands, and what can be done with it."""

    recht = RECHT
    template_name = "signalen/signaal.html"
    tabel = TABEL
    handeling_url = "signalen:signaal_handeling"
    regie = Recht.SIGNAAL_TWEEDE_BEOORDELING
    met_formulier = frozenset(FORMULIEREN)
    woorden: ClassVar[Mapping[str, str]] = {
        "niet-bevestigd-voorstellen": "Voorstel: niet bevestigd",
        "voorstel-afwijzen": "Voorstel niet overgenomen: kijk verder",
        "delen": "Gedeeld met een professional",
        "delen-beeindigen": "Delen beëindigd",
    }
    rij: Any

    def rijen(self) -> Any:
        rijen = Signaal.objects.visible_to(self.actor).voor_pagina()
        return rijen.met_leesbaar(self.actor)

    def handelingen(self) -> list[Knop]:
        """Return the buttons; what waits for this actor's eyes comes first."""
        knoppen = super().handelingen()
        if self.rij.voorstel_door_id in {None, self.actor.pk}:
            return knoppen
        return sorted(knoppen, key=lambda knop: "akkoord" not in knop.label.lower())

    def context(self) -> dict[str, Any]:
        basis = super().context()
        verband_id = self.rij.samenwerkingsverband_id
        meldpunt = self.actor.mag(Recht.SIGNAAL_BEOORDELEN, verband_id)
        eigen = self.actor.pk in {self.rij.melder_id, self.rij.gemaakt_door_id}
        # To whom it is shared reads the signaal, and not who works on it or how.
        lezer = not meldpunt and not eigen
        if lezer:
            basis["regels"] = []
        elif not meldpunt:
            basis["regels"] = self._own(basis["regels"])
        return {
            **basis,
            "signaal": self.rij,
            "aanvullingen": Aanvulling.objects.visible_to(self.actor)
            .filter(signaal=self.rij)
            .select_related("gemaakt_door"),
            "meldpunt": meldpunt,
            "lezer": lezer,
            "delingen": self._delingen(),
            "mag_delen": meldpunt and self.rij.status in actions.DEELBAAR,
            "mag_wijzigen": actions.may_change(self.rij, by=self.actor),
            "mag_aanvullen": not lezer
            and self.rij.status
            not in {SignaalStatus.CONCEPT, SignaalStatus.INGETROKKEN},
            "met_panel": not lezer and self.actor.mag(Recht.MELDING_REGISTREREN),
            "vandaag": klok.vandaag(),
        }

    def _delingen(self) -> list[Deling]:
        """Return with whom it is shared; to a reader only the own."""
        rijen = Deling.objects.visible_to(self.actor).geldig(klok.vandaag())
        return list(rijen.filter(signaal=self.rij).met_namen())

    def _own(self, regels: list[Regel]) -> list[Regel]:
        """Return what the melder reads: each step, but only the own reasons."""
        return [
            regel if regel.door_id == self.actor.pk else replace(regel, reden="")
            for regel in regels
            if regel.actie not in self.woorden
        ]


class Handeling(HandelingScherm):
    """One move of one signaal."""

    recht = RECHT
    tabel = TABEL
    formulieren = FORMULIEREN
    acties: ClassVar[dict[str, Any]] = {
        "indienen": actions.send_in,
        "intrekken": actions.withdraw,
        "oppakken": actions.pick_up,
        "alleen-advies": actions.close_with_advies,
        "niet-bevestigd-voorstellen": actions.propose_niet_bevestigd,
        "niet-bevestigd": actions.confirm_niet_bevestigd,
        "voorstel-afwijzen": actions.reject_niet_bevestigd,
        ONGEDAAN: actions.undo,
    }
    rij: Signaal

    def rijen(self) -> Any:
        return Signaal.objects.visible_to(self.actor)

    def laad(self) -> None:
        super().laad()
        if self.actie in {"niet-bevestigd", "voorstel-afwijzen"}:
            self.inleiding = f"Voorstel: {self.rij.voorstel_reden}"
