"""Shape and words of what is known on a casus."""

from typing import Any

from django import forms

from casusoverleg.models import InformatieElement
from keten.kern.bestand.veld import BestandVeld
from keten.kern.bestand.weigering import TE_GROOT
from keten.kern.formulieren import (
    DatumVeld,
    Formulier,
    KeuzeVeld,
    RecordVeld,
    RegelVeld,
    TekstVeld,
)


class InformatieFormulier(Formulier):
    """Contribute one piece: fact or judgement, about whom, and for whose eyes."""

    soort = KeuzeVeld(
        label="Soort",
        choices=InformatieElement.Soort.choices,
        widget=forms.RadioSelect,
        initial=InformatieElement.Soort.FEIT,
    )
    tekst = TekstVeld(
        label="Wat is er bekend?",
        rijen=5,
        help_text="Schrijf op wat u zag of hoorde. Geen beelden, geen details van "
        "seksuele handelingen.",
    )
    datum = DatumVeld(label="Datum", toekomst=False)
    over_persoon = RecordVeld(
        label="Over wie",
        queryset=None,
        required=False,
        empty_label="De casus in het algemeen",
        naam=lambda persoon: persoon.volledige_naam,
    )
    zichtbaarheid = KeuzeVeld(
        label="Wie mag dit lezen?",
        choices=InformatieElement.Zichtbaarheid.choices,
        widget=forms.RadioSelect,
        initial=InformatieElement.Zichtbaarheid.ALLE_DEELNEMERS,
    )

    uitleg = {
        "soort": {
            "feit": "Wat u zelf zag of hoorde.",
            "oordeel": "Wat u er als professional van vindt.",
        },
        "zichtbaarheid": {
            "alle_deelnemers": "Iedereen die de inhoud van deze casus mag zien.",
            "alleen_regisseur": "De trajectregisseur en u.",
            "eigen_organisatie": "Deelnemers van uw organisatie.",
        },
    }

    def __init__(self, *args: Any, personen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["over_persoon"]
        veld.queryset = personen


class BijlageFormulier(Formulier):
    """A file with what was contributed, and in a few words what it is."""

    omschrijving = RegelVeld(
        label="Wat is het?",
        max_length=120,
        help_text="Bijvoorbeeld: brief van school, 3 maart.",
    )
    bestand = BestandVeld(
        label="Bestand",
        help_text="Een PDF of een Word-document van hooguit 20 MB, met alleen tekst. "
        "Afbeeldingen, macro's en andere bestanden erin weigert Keten.",
    )

    def __init__(self, *args: Any, te_groot: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if te_groot:
            self.fields["bestand"].error_messages["required"] = TE_GROOT
