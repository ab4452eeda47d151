"""Shape and words of keeping somebody away from a matter."""

from collections.abc import Iterable
from typing import Any

from django import forms

from casusoverleg.forms.deelname import WieVeld
from keten.kern.formulieren import Formulier, RegelVeld, TekstVeld

WAAROM = "Alleen de trajectregisseur leest dit. Schrijf geen namen van betrokkenen op."


class BlokkadeFilter(forms.Form):
    """Which blockades the list shows."""

    stand = forms.ChoiceField(
        required=False,
        choices=[("", "Gelden nu"), ("voorbij", "Beëindigd"), ("alle", "Alle")],
        label="Stand",
    )


class BlokkeerFormulier(Formulier):
    """Keep a colleague away from the casus that is shown."""

    wie = WieVeld(
        label="Wie mag deze casus niet zien?",
        help_text="Per organisatie. Deze persoon krijgt geen bericht.",
        error_messages={
            "required": "Kies wie de casus niet mag zien.",
            "invalid_choice": "Deze persoon werkt hier niet. Kies uit de lijst.",
        },
    )
    reden = TekstVeld(label="Waarom?", rijen=3, max_length=2000, help_text=WAAROM)

    def __init__(self, *args: Any, dienstverbanden: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        wie: Any = self.fields["wie"]
        wie.choose_from(dienstverbanden)


class CollegaBlokkeerFormulier(BlokkeerFormulier):
    """Keep a colleague of the own organisation away from a casus, by its number."""

    nummer = RegelVeld(
        label="Casusnummer",
        max_length=20,
        help_text="Zoals het op de brief of in de mail staat. Keten zegt niet of dit "
        "nummer bestaat.",
    )

    field_order = ("wie", "nummer", "reden")

    def clean_nummer(self) -> str:
        """Write it as it stands in Keten."""
        nummer: str = self.cleaned_data["nummer"]
        return nummer.strip().upper()
