from typing import Any

from django import forms

from keten.kern.formulieren import DatumVeld, RegelVeld
from keten.organisaties.models import Medewerker
from keten.verantwoording.regels import DOELEN


class DatalekFormulier(forms.Form):
    """Of which days, and if it is known of which account or which record."""

    van = DatumVeld(label="Van", toekomst=False)
    tot = DatumVeld(label="Tot en met")
    medewerker = forms.ModelChoiceField(
        Medewerker.objects.none(), label="Wie", required=False, empty_label="Iedereen"
    )
    nummer = forms.CharField(
        label="Nummer van signaal, melding of casus", required=False, max_length=20
    )

    def __init__(self, *args: Any, medewerkers: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["medewerker"]
        veld.queryset = medewerkers
        veld.label_from_instance = lambda medewerker: medewerker.naam

    def clean(self) -> dict[str, Any]:
        velden: dict[str, Any] = super().clean() or {}
        van, tot = velden.get("van"), velden.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt voor de eerste.")
        return velden


class VerwerkingFormulier(forms.Form):
    """Whose data it is about: as on the proof of identity that was shown."""

    roepnaam = RegelVeld(label="Roepnaam of eerste voornaam", max_length=60)
    geslachtsnaam = RegelVeld(
        label="Achternaam", max_length=120, help_text="Zonder voorvoegsel."
    )
    geboortedatum = DatumVeld(label="Geboortedatum", toekomst=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


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
