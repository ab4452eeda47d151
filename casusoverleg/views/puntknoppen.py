"""The buttons of the items: begin, end, put off, settle otherwise, add, break off."""

from collections.abc import Callable

from django.contrib import messages

from casusoverleg.actions import agendapunt, bespreking, tussendoor, zaal
from casusoverleg.forms.overleg import AfrondFormulier, SchuifFormulier
from casusoverleg.forms.zaal import AfbreekFormulier, SpoedFormulier, VanTafelFormulier
from casusoverleg.models import Casus
from casusoverleg.views.aan_tafel import AanTafel, uuid_of
from keten.kern.formulieren import Formulier
from keten.toegang.zichtbaarheid import PROCES

ONBEKEND = "Geen casus met dit nummer."


class PuntKnoppen(AanTafel):
    """What is done with one item, or with all that are left."""

    def item_buttons(self) -> dict[str, Callable[[], Formulier | None]]:
        """Return what each of these buttons does."""
        return {
            "bespreken": self._discuss,
            "afronden": self._finish,
            "doorschuiven": self._postpone,
            "ongedaan": self._undo,
            "van-tafel": self._take_off,
            "spoed": self._add_urgent,
            "afbreken": self._break_off,
        }

    def _discuss(self) -> None:
        punt = self.chosen()
        weg = {uuid_of(pk) for pk in self.request.POST.getlist("weg")}
        if "allen_weg" in self.request.POST:
            weg |= {rij.pk for rij in zaal.change_over(punt).gaan_weg}
        bespreking.discuss(punt, by=self.actor, weg=weg)

    def _finish(self) -> Formulier | None:
        form = AfrondFormulier(self.request.POST)
        if not form.is_valid():
            return form
        bespreking.finish(self.current(), by=self.actor, **form.velden)
        return None

    def _postpone(self) -> Formulier | None:
        form = SchuifFormulier(self.request.POST)
        if not form.is_valid():
            return form
        agendapunt.postpone(self.current(), by=self.actor, **form.velden)
        return None

    def _undo(self) -> None:
        punt = agendapunt.undo(
            self.chosen(), by=self.actor, reden="Hersteld tijdens het overleg."
        )
        wat = "is weer open" if punt.status == "in_bespreking" else "staat weer klaar"
        messages.success(self.request, f"Punt {punt.volgorde} {wat}.")

    def _take_off(self) -> Formulier | None:
        form = VanTafelFormulier(self.request.POST)
        if not form.is_valid():
            return form
        doen = {
            "doorschuiven": agendapunt.postpone,
            "schriftelijk": agendapunt.settle_in_writing,
            "intrekken": agendapunt.withdraw,
        }
        doe = doen[form.cleaned_data["hoe"]]
        doe(self.chosen(), by=self.actor, reden=form.cleaned_data["reden"])
        messages.success(self.request, "De agenda is bijgewerkt.")
        return None

    def _add_urgent(self) -> Formulier | None:
        form = SpoedFormulier(self.request.POST)
        if not form.is_valid():
            return form
        velden = form.velden
        casussen = Casus.objects.met_niveau(self.actor, minstens=PROCES)
        casus = casussen.met(velden.pop("nummer")).first()
        if casus is None:
            form.add_error("nummer", ONBEKEND)
            return form
        tussendoor.add_urgent(self.overleg, casus=casus, by=self.actor, **velden)
        messages.success(self.request, "Het spoedpunt is het volgende punt.")
        return None

    def _break_off(self) -> Formulier | None:
        form = AfbreekFormulier(self.request.POST)
        if not form.is_valid():
            return form
        tussendoor.break_off(self.overleg, by=self.actor, **form.velden)
        messages.success(
            self.request,
            "Het overleg is afgebroken en gesloten. Wat niet besproken is, staat als "
            "voorstel bij het volgende overleg.",
        )
        return None
