"""Shape and words of terms that go along with a meeting."""

from typing import Any

from django import forms

from keten.kern.formulieren import Formulier, TekstVeld


class MeeFormulier(Formulier):
    """Which go along, and why."""

    afspraken = forms.MultipleChoiceField(
        label="Wat gaat mee?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Vink aan wat meegaat, of ga terug.",
            "invalid_choice": "Deze afspraak hoort hier niet meer bij.",
        },
    )
    reden = TekstVeld(label="Waarom?", rijen=2, max_length=2000)

    def __init__(self, *args: Any, afspraken: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["afspraken"]
        veld.choices = [
            (
                str(rij.pk),
                (
                    f"{rij.casus.nummer}, {rij.organisatie.naam}: {rij.wat[:90]} "
                    f"({rij.uiterlijk:%d-%m-%Y})"
                ),
            )
            for rij in afspraken
        ]
