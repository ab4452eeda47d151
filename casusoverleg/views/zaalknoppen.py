"""The buttons of the room: who came, who stays and why, who sits at this item."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages

from casusoverleg import tafel
from casusoverleg.actions import bespreking, opkomst
from casusoverleg.forms.overleg import AanwezigFormulier
from casusoverleg.forms.zaal import (
    BlijfFormulier,
    ErbijFormulier,
    OpeningFormulier,
    VervangerFormulier,
)
from casusoverleg.models import Opkomst
from casusoverleg.views.aan_tafel import AanTafel
from keten.kern.formulieren import Formulier

STANDEN = {"is-er": "bevestigd", "zonder": "afwezig"}


class ZaalKnoppen(AanTafel):
    """What is done about people."""

    def room_buttons(self) -> dict[str, Callable[[], Formulier | None]]:
        """Return what each of these buttons does."""
        return {
            "opening": self._open,
            "erbij": self._add_person,
            "is-er": self._mark,
            "zonder": self._mark,
            "vervanger": self._replace,
            "laat-blijven": self._let_stay,
            "toch-weg": self._let_go,
            "aanwezig": self._presence,
        }

    def opening(self, data: Any = None) -> OpeningFormulier:
        """Return the form of the opening, with everybody who was expected."""
        rijen = (
            Opkomst.objects.visible_to(self.actor)
            .filter(overleg=self.overleg)
            .select_related("organisatie", "medewerker")
            .order_by("organisatie__naam", "namens", "medewerker__naam", "functie")
        )
        begin = {"algemeen": self.overleg.algemeen, "versie": self.overleg.versie}
        return OpeningFormulier(data, rijen=rijen, initial=begin)

    def person_form(self, data: Any = None) -> ErbijFormulier:
        """Return the form for somebody without an account."""
        rijen = tafel.organisations_of(self.overleg)
        return ErbijFormulier(data, organisaties=rijen)

    def _open(self) -> Formulier | None:
        form = self.opening(self.request.POST)
        if not form.is_valid():
            return form
        opkomst.end_opening(
            self.overleg,
            standen=form.standen(allen="allen" in self.request.POST),
            algemeen=form.cleaned_data["algemeen"],
            versie=form.cleaned_data["versie"],
            by=self.actor,
        )
        return None

    def _add_person(self) -> Formulier | None:
        form = self.person_form(self.request.POST)
        if not form.is_valid():
            return form
        velden = form.velden
        reden = velden.pop("reden")
        volgende = tafel.next_item(self.punten)
        if reden and volgende and not self.in_opening:
            opkomst.bring_in(volgende, reden=reden, by=self.actor, **velden)
        else:
            opkomst.register(self.overleg, by=self.actor, **velden)
        return None

    def _mark(self) -> None:
        stand = STANDEN[self.request.POST["doe"]]
        opkomst.mark(self.person(), stand=stand, by=self.actor)

    def _replace(self) -> Formulier | None:
        form = VervangerFormulier(self.request.POST)
        wie = self.person()
        if not form.is_valid():
            form.wie = wie  # type: ignore[attr-defined]
            return form
        opkomst.replace(self.chosen(), wie, by=self.actor, **form.velden)
        return None

    def _let_stay(self) -> Formulier | None:
        form = BlijfFormulier(self.request.POST)
        wie = self.person()
        if not form.is_valid():
            form.wie = wie  # type: ignore[attr-defined]
            return form
        velden = form.velden
        doe = opkomst.let_stay
        if velden.pop("deelnemer"):
            doe = opkomst.let_take_part
            messages.success(self.request, "Deze persoon neemt nu deel aan de casus.")
        doe(self.chosen(), wie, by=self.actor, **velden)
        return None

    def _let_go(self) -> None:
        opkomst.let_go(self.chosen(), self.person(), by=self.actor)

    def _presence(self) -> Formulier | None:
        form = AanwezigFormulier(self.request.POST)
        if not form.is_valid():
            return form
        bespreking.set_aanwezigheid(
            self.current(),
            medewerker_id=form.cleaned_data["medewerker"],
            stand=form.cleaned_data["stand"],
            by=self.actor,
        )
        return None
