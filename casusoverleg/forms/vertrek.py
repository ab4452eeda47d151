"""Shape and words of who leaves and who goes on."""

from typing import Any

from django import forms

from casusoverleg.forms.deelname import WieVeld
from keten.kern.formulieren import Formulier, KeuzeVeld, RecordVeld, TekstVeld
from keten.organisaties.forms.velden import EindeFormulier
from keten.organisaties.models import Medewerker

REGIE_KIEST = "De trajectregisseur kiest"


class VertrekFormulier(EindeFormulier):
    """When somebody leaves, and whom the organisation thinks of to go on."""

    opvolger = RecordVeld(
        queryset=Medewerker.objects.none(),
        label="Wie neemt de casussen over?",
        required=False,
        empty_label=REGIE_KIEST,
        naam=lambda rij: rij.naam,
        help_text="Een voorstel: de trajectregisseur beslist per casus.",
    )
    afspraken_naar = RecordVeld(
        queryset=Medewerker.objects.none(),
        label="Wie neemt de afspraken op naam over?",
        required=False,
        empty_label=REGIE_KIEST,
        naam=lambda rij: rij.naam,
        help_text="Staat deze collega al op de casus, dan gaat de afspraak meteen"
        " over. Anders is het een voorstel.",
    )

    def __init__(
        self, *args: Any, collegas: Any, casussen: int, afspraken: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for naam, aantal in (("opvolger", casussen), ("afspraken_naar", afspraken)):
            if aantal:
                veld: Any = self.fields[naam]
                veld.queryset = collegas
            else:
                del self.fields[naam]

    @property
    def keuzes(self) -> dict[str, Any]:
        """Who goes on, as far as it was asked."""
        namen = ("opvolger", "afspraken_naar")
        return {naam: self.cleaned_data.get(naam) for naam in namen}


class OpvolgFormulier(Formulier):
    """Name who goes on, or say that nobody need."""

    soms_verplicht = ("wie",)
    besluit = KeuzeVeld(
        label="Wat gebeurt er?",
        choices=(
            ("opgevolgd", "Iemand neemt het over"),
            ("niet_nodig", "Geen opvolger nodig"),
        ),
        initial="opgevolgd",
        widget=forms.RadioSelect,
    )
    wie = WieVeld(label="Wie?", required=False)
    casusregie = forms.BooleanField(label="Wordt ook casusregisseur", required=False)
    toelichting = TekstVeld(label="Toelichting", required=False, rijen=2)

    def __init__(
        self, *args: Any, collegas: Any, was_regie: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["wie"]
        veld.choose_from(collegas)
        if not was_regie:
            del self.fields["casusregie"]

    def clean(self) -> dict[str, Any]:
        velden: dict[str, Any] = super().clean() or {}
        iemand = velden.get("besluit") == "opgevolgd"
        if iemand and not velden.get("wie") and not self.errors:
            self.add_error("wie", "Kies wie het overneemt.")
        return velden
