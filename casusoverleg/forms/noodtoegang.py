"""Shape and words of noodtoegang."""

from typing import Any

from django import forms

from keten.kern.formulieren import Formulier, KeuzeVeld, RegelVeld, TekstVeld
from keten.toegang.models import Noodtoegang

MINSTENS = 20


class NoodtoegangFormulier(Formulier):
    """Which casus, why, and for how long."""

    nummer = RegelVeld(
        label="Nummer van de casus",
        max_length=20,
        help_text="Het hele nummer. Zoeken kan hier niet.",
    )
    grond = KeuzeVeld(label="Waarom nu?", choices=(), widget=forms.RadioSelect)
    reden = TekstVeld(
        label="Wat is er aan de hand?",
        rijen=3,
        max_length=2000,
        min_length=MINSTENS,
        help_text=f"Minstens {MINSTENS} tekens. De trajectregisseur leest dit.",
        error_messages={"min_length": f"Schrijf minstens {MINSTENS} tekens."},
    )
    uren = forms.TypedChoiceField(
        label="Hoe lang?",
        choices=[(1, "1 uur"), (2, "2 uur"), (3, "3 uur"), (4, "4 uur")],
        coerce=int,
        initial=1,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies 1 tot 4 uur.",
            "invalid_choice": "Kies 1 tot 4 uur.",
        },
    )

    def __init__(
        self, *args: Any, gronden: list[Noodtoegang.Grond], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["grond"]
        veld.choices = [(grond.value, grond.label) for grond in gronden]
        if len(gronden) == 1:
            veld.initial = gronden[0].value


class OordeelFormulier(Formulier):
    """Was it right?"""

    oordeel = KeuzeVeld(
        label="Was dit terecht?",
        choices=Noodtoegang.Oordeel.choices,
        widget=forms.RadioSelect,
    )
    toelichting = TekstVeld(
        label="Waarom vindt u dat?",
        rijen=3,
        max_length=2000,
        help_text="Wie noodtoegang gebruikte, leest dit ook.",
    )
