"""Shape and words of an afspraak: who does what, by when, and who tells it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms

from casusoverleg.models import Afspraak
from casusoverleg.status import AfspraakStatus
from keten.kern import klok
from keten.kern.formulieren import (
    DatumVeld,
    Formulier,
    KeuzeVeld,
    RecordVeld,
    RegelVeld,
    TekstVeld,
)

NIET_AAN_TAFEL = "Deze organisatie neemt niet deel aan deze casus."


class PartijVeld(KeuzeVeld):
    """An organisation of the casus, or one of its people there."""

    default_error_messages = {
        "required": "Kies wie de afspraak uitvoert.",
        "invalid_choice": NIET_AAN_TAFEL,
    }

    def choose_from(self, deelnames: Iterable[Any]) -> None:
        """Offer each organisation, and under it who takes part for it."""
        per: dict[Any, list[Any]] = {}
        for rij in deelnames:
            per.setdefault(rij.organisatie, []).append(rij.medewerker)
        self._per_sleutel: dict[str, tuple[Any, Any]] = {}
        self.choices = [("", "Kies een organisatie")]
        for organisatie, mensen in per.items():
            partijen = {str(organisatie.pk): (organisatie, None)} | {
                f"{organisatie.pk}:{wie.pk}": (organisatie, wie) for wie in mensen
            }
            self._per_sleutel |= partijen
            self.choices += [
                (organisatie.naam, [(s, _genoemd(*p)) for s, p in partijen.items()])
            ]

    def clean(self, value: Any) -> Any:
        return self._per_sleutel.get(super().clean(value))


class AfspraakFormulier(Formulier):
    """Make, propose or correct an afspraak."""

    wat = TekstVeld(label="Wat wordt er gedaan?", rijen=3, max_length=2000)
    wie = PartijVeld(
        label="Door wie",
        help_text="Een organisatie, of iemand daarvan bij naam.",
    )
    uiterlijk = DatumVeld(label="Uiterlijk", verleden=False)
    betreft = RecordVeld(
        label="Voor wie",
        queryset=None,
        required=False,
        empty_label="De casus in het algemeen",
        naam=lambda persoon: persoon.volledige_naam,
    )
    voorwaarde = RegelVeld(
        label="Voorwaarde",
        required=False,
        help_text="Bijvoorbeeld: als zij weer vermist is.",
    )
    informering = KeuzeVeld(
        label="Wie vertelt de betrokkene dit?",
        choices=Afspraak.Informering.choices,
        widget=forms.RadioSelect,
        initial=Afspraak.Informering.CASUSREGISSEUR_MONDELING,
    )
    informering_reden = RegelVeld(label="Waarom niet informeren?", required=False)

    soms_verplicht = ("informering_reden",)

    def __init__(
        self, *args: Any, deelnames: Iterable[Any], personen: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        wie: Any = self.fields["wie"]
        wie.choose_from(deelnames)
        betreft: Any = self.fields["betreft"]
        betreft.queryset = personen

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        niet = velden.get("informering") == Afspraak.Informering.NIET
        if niet and not velden.get("informering_reden"):
            self.add_error("informering_reden", "Vul in waarom niet.")
        return velden

    @property
    def afspraakvelden(self) -> dict[str, Any]:
        """What the afspraak holds: organisation and person apart."""
        velden = self.velden
        organisatie, medewerker = velden.pop("wie")
        return {**velden, "organisatie": organisatie, "medewerker": medewerker}


class WijzigFormulier(AfspraakFormulier):
    """
    Correct an afspraak.

    :param was: the date as it is; that one may stand though it has passed
    """

    uiterlijk = DatumVeld(label="Uiterlijk")

    def __init__(self, *args: Any, was: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._was = was

    def clean_uiterlijk(self) -> dt.date:
        dag: dt.date = self.cleaned_data["uiterlijk"]
        if dag < klok.vandaag() and dag != self._was:
            raise forms.ValidationError("Vul een datum in die niet voorbij is.")
        return dag


class VastlegFormulier(Formulier):
    """Record what was proposed, or give what came back to another."""

    organisatie = RecordVeld(label="Door welke organisatie", queryset=None)
    uiterlijk = DatumVeld(label="Uiterlijk", verleden=False)

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["organisatie"]
        veld.queryset = organisaties
        veld.error_messages["invalid_choice"] = NIET_AAN_TAFEL


class GereedFormulier(Formulier):
    """Report it done, in a few words."""

    resultaat = TekstVeld(
        label="Wat is het resultaat?",
        rijen=3,
        max_length=1000,
        help_text="In één of twee zinnen. Geen verslag.",
    )


class AfspraakFilter(forms.Form):
    """Which afspraken the list shows."""

    van = forms.ChoiceField(
        label="Van",
        required=False,
        choices=[("", "Alle organisaties"), ("mij", "Mijn organisatie")],
    )
    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[
            ("", "Nog niet klaar"),
            ("te_laat", "Te laat"),
            ("te_beleggen", "Opnieuw te beleggen"),
            *AfspraakStatus.choices,
            ("alle", "Alle standen"),
        ],
    )


def _genoemd(organisatie: Any, medewerker: Any) -> str:
    return f"{organisatie.naam}, {medewerker.naam}" if medewerker else organisatie.naam
