"""Which figures: a year, a quarter, and of which samenwerkingsverband."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from keten.kern import klok
from keten.kern.formulieren import KeuzeVeld, RecordVeld
from keten.organisaties.models import Samenwerkingsverband
from keten.organisaties.verbandkeuze import VerbandFormulier
from keten.rapportage.periode import KWARTALEN, Periode, jaren

HEEL = [("0", "Het hele jaar")]
NIET_BEGONNEN = "Dit kwartaal is nog niet begonnen. Kies een ander kwartaal."


class PeriodeVelden(forms.Form):
    """A year and a quarter that has begun."""

    jaar = KeuzeVeld(label="Jaar")
    kwartaal = KeuzeVeld(
        label="Kwartaal",
        choices=[*HEEL, *((str(k), f"Kwartaal {k}") for k in KWARTALEN)],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["jaar"]
        veld.choices = [(str(j), str(j)) for j in jaren(today=klok.vandaag())]

    def clean_kwartaal(self) -> str:
        kwartaal = str(self.cleaned_data["kwartaal"])
        jaar = self.cleaned_data.get("jaar")
        if jaar and Periode(int(jaar), int(kwartaal)).begin > klok.vandaag():
            raise ValidationError(NIET_BEGONNEN)
        return kwartaal

    @property
    def periode(self) -> Periode:
        """What was chosen."""
        velden = self.cleaned_data
        return Periode(int(velden["jaar"]), int(velden["kwartaal"]))


class CijferFilter(PeriodeVelden):
    """The filter of the page; its address can be kept."""

    samenwerkingsverband = RecordVeld(
        label="Samenwerkingsverband",
        queryset=Samenwerkingsverband.objects.none(),
        empty_label=None,
    )

    def __init__(self, query: Any, *, verbanden: list[Any], zoekbaar: Any) -> None:
        """
        Read the filter from the address; what is not in it is of today.

        :param verbanden: where the reader may see figures; of one, nothing is asked
        """
        gewoon = {"jaar": str(klok.vandaag().year), "kwartaal": "0"}
        if verbanden:
            gewoon["samenwerkingsverband"] = str(verbanden[0].pk)
        gevraagd = {naam: w for naam in gewoon if (w := query.get(naam))}
        super().__init__(gewoon | gevraagd, label_suffix="")
        veld: Any = self.fields["samenwerkingsverband"]
        veld.queryset = zoekbaar
        if len(verbanden) == 1:
            veld.widget = forms.HiddenInput()


class ExportFormulier(PeriodeVelden, VerbandFormulier):
    """Ask for a workbook."""

    field_order = ("samenwerkingsverband", "jaar", "kwartaal")

    @property
    def velden(self) -> dict[str, Any]:
        return {"jaar": self.periode.jaar, "kwartaal": self.periode.kwartaal}
