"""Shape and words of what is known on a casus."""

from typing import Any

from django import forms

from casusoverleg.models import InformatieElement
from keten.kern.formulieren import (
    DatumVeld,
    Formulier,
    KeuzeVeld,
    RecordsVeld,
    RecordVeld,
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

    lezers = RecordsVeld(
        label="Wie kiest u?",
        queryset=None,
        required=False,
        naam=lambda rij: f"{rij.organisatie.naam}, {rij.medewerker.naam}",
        help_text="Alleen bij “Alleen wie ik kies”. U leest het zelf ook.",
    )

    soms_verplicht = ("lezers",)
    uitleg = {
        "soort": {
            "feit": "Wat u zelf zag of hoorde.",
            "oordeel": "Wat u er als professional van vindt.",
        },
        "zichtbaarheid": {
            "alle_deelnemers": "Iedereen die de inhoud van deze casus mag zien.",
            "selectie": "De deelnemers die u hieronder aankruist, en u.",
            "alleen_regisseur": "De trajectregisseur en u.",
            "eigen_organisatie": "Deelnemers van uw organisatie.",
        },
    }

    def __init__(
        self, *args: Any, personen: Any, deelnames: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        over_wie: Any = self.fields["over_persoon"]
        over_wie.queryset = personen
        lezers: Any = self.fields["lezers"]
        lezers.queryset = deelnames

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if velden.get("zichtbaarheid") != InformatieElement.Zichtbaarheid.SELECTIE:
            velden["lezers"] = []
        elif "lezers" not in self.errors and not velden.get("lezers"):
            self.add_error("lezers", "Kies wie dit mag lezen.")
        return velden
