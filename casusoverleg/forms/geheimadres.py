"""Shape and words of a geheim adres."""

from typing import Any

from keten.kern.formulieren import DatumVeld, Formulier, RecordVeld, TekstVeld


class GeheimAdresFormulier(Formulier):
    """What it is. The field is called so that it is never kept while somebody types."""

    geheim = TekstVeld(
        label="Adres of nummer",
        rijen=3,
        max_length=500,
        help_text="Alleen wie bij naam is aangewezen kan dit zien. Typt u niets meer, "
        "dan wordt er ook niets bewaard.",
    )
    geverifieerd_op = DatumVeld(
        label="Nagekeken op",
        required=False,
        toekomst=False,
        help_text="Wanneer iemand zag dat het klopt.",
    )


class InzageFormulier(Formulier):
    """Who, and why."""

    wie = RecordVeld(
        label="Wie?", queryset=None, empty_label="Kies een persoon", naam=str
    )
    reden = TekstVeld(label="Waarom?", rijen=3, max_length=2000)

    def __init__(self, *args: Any, mensen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["wie"]
        veld.queryset = mensen
        veld._naam = lambda rij: rij.naam
