"""Shape and words of what is filled in about a signaal; nothing here saves."""

import datetime as dt
from typing import Any, ClassVar

from django import forms

from keten.kern import klok
from keten.kern.formulieren import (
    DatumVeld,
    Formulier,
    JaNeeVeld,
    KeuzeVeld,
    RecordsVeld,
    RegelVeld,
    TekstVeld,
)
from keten.organisaties.verbandkeuze import VerbandFormulier
from signalen.models import Deling, Signaal
from signalen.status import SignaalStatus

UITLEG = {
    Signaal.Type.LOVERBOY: "Iemand verleidt of dwingt een jongere: tot seks, geld of "
    "klusjes. Dit overkomt meisjes en jongens.",
    Signaal.Type.SHAME_SEXTING: "Een naaktbeeld gaat rond zonder toestemming, of "
    "iemand dreigt daarmee. Wie op het beeld staat, deed niets verkeerd.",
    Signaal.Type.SEXTING: "Jongeren sturen elkaar zulke beelden uit vrije wil. Dat kan "
    "bij verkennen horen. Kies dit als u zich toch zorgen maakt.",
    Signaal.Type.GROEP: "Een groep, auto of plek waar u zich zorgen over maakt. "
    "U hoeft niemand te kennen.",
    Signaal.Type.ANDERS: "Of u weet het niet. Het meldpunt kijkt met u mee.",
}


class SignaalVelden(Formulier):
    """Six questions, on a phone, in less than four minutes."""

    uitleg: ClassVar[dict[str, Any]] = {"type": UITLEG}

    acuut = JaNeeVeld(label="Is er nu gevaar?")
    type = KeuzeVeld(
        label="Waar gaat het over?",
        choices=Signaal.Type.choices,
        widget=forms.RadioSelect,
    )
    feiten = TekstVeld(
        label="Wat zag of hoorde u?",
        rijen=5,
        help_text="Zo letterlijk als u kunt: wie zei of deed wat? Stuur nooit beelden.",
        error_messages={"required": "Schrijf op wat u zag of hoorde."},
    )
    over_wie = RegelVeld(
        label="Over wie gaat het?",
        required=False,
        help_text="Bijvoorbeeld: meisje van ongeveer 14, of de naam als u die weet.",
    )
    waar = RegelVeld(label="Waar?", required=False)
    wanneer = RegelVeld(
        label="Wanneer?", required=False, help_text="Bijvoorbeeld: maandag in de pauze."
    )
    mag_bekend_worden = forms.BooleanField(
        label="De betrokkene mag weten dat dit signaal van mij komt", required=False
    )

    def __init__(self, *args: Any, concept: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if concept:
            # Who is called away keeps what there is; sending in asks the rest.
            for naam in ("acuut", "feiten"):
                self.fields[naam].required = False

    def clean_acuut(self) -> bool:
        return self.cleaned_data["acuut"] is True


class SignaalFormulier(VerbandFormulier, SignaalVelden):
    """A new signaal."""


class TelefoonFormulier(SignaalFormulier):
    """What somebody told the meldpunt on the telephone."""

    melder_naam = RegelVeld(
        label="Wie belt er?",
        required=False,
        max_length=120,
        help_text="Alleen als de beller dat wil.",
    )
    melder_contact = RegelVeld(
        label="Hoe is de beller te bereiken?", required=False, max_length=120
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["feiten"].label = "Wat zag of hoorde de beller?"
        self.fields["mag_bekend_worden"].label = "De betrokkene mag weten wie er belde"


class WijzigFormulier(SignaalVelden):
    """The samenwerkingsverband stays as it is."""


class AanvulFormulier(Formulier):
    tekst = TekstVeld(
        label="Wat weet u nog meer?",
        rijen=5,
        help_text="Wat er al staat verandert niet. Stuur nooit beelden.",
    )


class AdviesFormulier(Formulier):
    advies = TekstVeld(
        label="Welk advies gaf u?",
        rijen=5,
        help_text="Zonder namen. Over wie het ging wordt gewist.",
    )


class DelingFormulier(Formulier):
    """How much is shared, why, and until when."""

    niveau = forms.TypedChoiceField(
        label="Wat deelt u?",
        choices=Deling.Niveau.choices,
        coerce=int,
        initial=Deling.Niveau.INHOUD,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies er een.", "invalid_choice": "Kies er een."},
    )
    waarom = TekstVeld(
        label="Waarom is het nodig?",
        rijen=3,
        max_length=1000,
        help_text="Wie u kiest leest dit ook.",
    )
    tot = DatumVeld(
        label="Tot",
        verleden=False,
        help_text="Vanaf deze dag ziet die persoon het niet meer.",
    )

    def clean_tot(self) -> dt.date:
        tot: dt.date = self.cleaned_data["tot"]
        if tot <= klok.vandaag():
            raise forms.ValidationError("Kies een dag na vandaag.")
        return tot


class DeelFormulier(DelingFormulier):
    """Share a signaal with one or more professionals."""

    wie = RecordsVeld(
        label="Met wie?",
        queryset=None,
        naam=lambda rij: (
            f"{rij.organisatie.naam}: {rij.medewerker.naam}, {rij.functie}"
        ),
        help_text="Per organisatie. Ieder krijgt een mail met alleen het nummer.",
        error_messages={
            "required": "Kies met wie u het signaal deelt.",
            "invalid_choice": "Deze persoon werkt daar niet meer. Kies uit de lijst.",
        },
    )

    field_order = ("wie", "niveau", "waarom", "tot")

    def __init__(self, *args: Any, dienstverbanden: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wie: Any = self.fields["wie"]
        wie.queryset = dienstverbanden


class SignaalFilter(forms.Form):
    """The address of this form is the saved filter."""

    status = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[
            ("", "Alle standen"),
            ("open", "Nog te beoordelen"),
            ("te_laat", "Te laat opgepakt"),
            ("tweede", "Wacht op tweede beoordeling"),
            *SignaalStatus.choices,
        ],
    )
    type = forms.ChoiceField(
        label="Type",
        required=False,
        choices=[("", "Alle typen"), *Signaal.Type.choices],
    )
    acuut = forms.BooleanField(label="Alleen acuut", required=False)
