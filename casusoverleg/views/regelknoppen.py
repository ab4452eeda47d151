"""The buttons of the lines: write one, answer an old one, move it, strike it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages

from casusoverleg.actions import afspraak as afspraken
from casusoverleg.actions import bespreking, regel
from casusoverleg.forms.overleg import UitkomstFormulier, VerplaatsFormulier
from casusoverleg.models import Afspraak, Agendapunt, Besluit
from casusoverleg.views.aan_tafel import AanTafel, uuid_of
from keten.kern import indieningen
from keten.kern.formulieren import Formulier
from keten.kern.overgangen import VerkeerdeStandError


class RegelKnoppen(AanTafel):
    """What is done with one line."""

    # The line that was just recorded, as it was understood.
    terug: str = ""

    def line_buttons(self) -> dict[str, Callable[[], Formulier | None]]:
        """Return what each of these buttons does."""
        return {
            "vastleggen": self._record,
            "uitkomst": self._outcome,
            "verplaatsen": self._move,
            "schrappen": self._strike,
        }

    def _record(self) -> Formulier | None:
        form = self.invoer(data=self.request.POST)
        sleutel = self.request.POST.get("indiening", "")
        if indieningen.led_to(sleutel, door_id=self.actor.pk):
            return None
        punt = self._same_item()
        if form is None or not form.is_valid():
            return form
        velden = form.velden
        sleutel = form.cleaned_data["indiening"]
        if sleutel and self.actor.pk:
            if indieningen.claim(sleutel, door_id=self.actor.pk):
                return None
            indieningen.finish(sleutel, naar=self.request.path)
        achteraf = bool(self.request.POST.get("achteraf"))
        self.terug = regel.write_down(punt, by=self.actor, achteraf=achteraf, **velden)
        return None

    def _same_item(self) -> Any:
        """
        Return the open item, if the line was typed at that one.

        :raises VerkeerdeStandError: if the other ended it meanwhile
        """
        punt = self.current()
        getypt_bij = self.request.POST.get("punt", "")
        if getypt_bij and uuid_of(getypt_bij) != punt.pk:
            raise VerkeerdeStandError(
                "Er is intussen een ander punt in bespreking. Hoort deze regel daarbij?"
                " Leg hem dan nog een keer vast."
            )
        return punt

    def _outcome(self) -> Formulier | None:
        punt = self.current()
        rij = self.visible_or_404(
            Afspraak.objects.visible_to(self.actor).filter(casus=punt.casus_id),
            pk=uuid_of(self.request.POST.get("afspraak", "")),
        )
        form = UitkomstFormulier(self.request.POST)
        if not form.is_valid():
            rij.formulier = form
            form.rij = rij  # type: ignore[attr-defined]
            return form
        versie = form.cleaned_data["versie"]
        regel.settle(rij, by=self.actor, versie=versie, **form.velden)
        return None

    def _move(self) -> Formulier | None:
        form = VerplaatsFormulier(
            self.request.POST,
            punten=Agendapunt.objects.visible_to(self.actor)
            .op_tafel()
            .filter(overleg=self.overleg),
        )
        if not form.is_valid():
            return form
        naar = form.cleaned_data["naar"]
        rij = self._row()
        if isinstance(rij, Afspraak):
            afspraken.move_to_agendapunt(rij, naar=naar, by=self.actor)
        else:
            bespreking.move_besluit(rij, naar=naar, by=self.actor)
        messages.success(self.request, f"Verplaatst naar punt {naar.volgorde}.")
        return None

    def _strike(self) -> None:
        rij = self._row()
        if isinstance(rij, Afspraak):
            afspraken.drop(rij, reden="Vergissing tijdens het overleg.", by=self.actor)
        else:
            bespreking.drop_besluit(rij, by=self.actor)

    def _row(self) -> Any:
        """The line of the verslag that the button stands at."""
        soort, _, pk = self.request.POST.get("regel", "").partition(":")
        bron = Afspraak if soort == "afspraak" else Besluit
        return self.visible_or_404(
            bron.objects.visible_to(self.actor)
            .filter(agendapunt__overleg=self.overleg)
            .select_related("agendapunt__overleg", "casus"),
            pk=uuid_of(pk),
        )
