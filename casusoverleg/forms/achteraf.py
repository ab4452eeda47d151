"""Shape and words of a meeting that is entered when it is over."""

from typing import Any

from casusoverleg.forms.overleg import PlanFormulier, PuntFormulier
from keten.kern.formulieren import DatumVeld, RecordVeld


class AchterafFormulier(PlanFormulier):
    """Which meeting it was, and who chaired it."""

    datum = DatumVeld(label="Datum", toekomst=False)
    voorzitter = RecordVeld(
        label="Wie zat voor?",
        queryset=None,
        required=False,
        empty_label="Ikzelf",
        naam=lambda wie: wie.naam,
    )

    field_order = (
        *PlanFormulier.field_order,
        "voorzitter",
    )

    def __init__(self, *args: Any, voorzitters: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["voorzitter"]
        veld.queryset = voorzitters


class BesprokenFormulier(PuntFormulier):
    """An item that was on the paper agenda."""

    casus = RecordVeld(
        label="Casus",
        queryset=None,
        empty_label="Kies een casus",
        naam=lambda casus: casus.nummer,
    )

    field_order = ("casus", "vraagsoort", "vraag", "minuten")

    def __init__(self, *args: Any, casussen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # On paper the times were what they were.
        del self.fields["vast_om"]
        veld: Any = self.fields["casus"]
        veld.queryset = casussen
