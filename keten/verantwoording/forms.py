from typing import Any

from django import forms

from keten.kern.formulieren import DatumVeld
from keten.organisaties.models import Medewerker
from keten.verantwoording.regels import DOELEN


class InzageFilter(forms.Form):
    """Which rows are shown; by number, for a name must not stand in an address."""

    nummer = forms.CharField(
        label="Nummer van signaal, melding of casus", required=False, max_length=20
    )
    medewerker = forms.ModelChoiceField(
        Medewerker.objects.none(), label="Wie", required=False, empty_label="Iedereen"
    )
    doel = forms.ChoiceField(
        label="Wat",
        required=False,
        choices=[("", "Alles"), *((s, w.capitalize()) for s, w in DOELEN.items())],
    )
    van = DatumVeld(label="Van", required=False)
    tot = DatumVeld(label="Tot en met", required=False)

    def __init__(self, *args: Any, medewerkers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["medewerker"]
        veld.queryset = medewerkers
        veld.label_from_instance = lambda medewerker: medewerker.naam
