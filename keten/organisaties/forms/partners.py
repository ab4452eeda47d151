"""Shape and words of organisations, their deelname and the convenant."""

from typing import Any

from django import forms

from keten.kern import klok
from keten.kern.formulieren import DatumVeld, Formulier, KeuzeVeld, RegelVeld
from keten.organisaties.models import Deelname, Organisatie
from keten.organisaties.verbandkeuze import VerbandFormulier

NIVEAUS = (
    ("0", "Alleen dat de casus bestaat"),
    ("1", "Verloop: wie, wanneer, welke afspraken van de eigen organisatie"),
    ("2", "Inhoud"),
)


class OrganisatieFormulier(Formulier):
    naam = RegelVeld(label="Naam", max_length=80)
    soort = KeuzeVeld(
        label="Soort", choices=[("", "Kies er een"), *Organisatie.Soort.choices]
    )
    standaardniveau = forms.TypedChoiceField(
        label="Wat zien professionals van een casus waarop zij genoemd zijn?",
        choices=NIVEAUS,
        coerce=int,
        initial="2",
        widget=forms.RadioSelect,
        help_text="De trajectregisseur kan het per casus anders kiezen.",
        error_messages={"required": "Kies er een."},
    )
    mag_casusregie = forms.BooleanField(
        label="Mag een casus leiden",
        required=False,
        initial=True,
        help_text="Vrijwilligers leiden geen casus.",
    )


class DeelnameFormulier(VerbandFormulier):
    deelnametype = KeuzeVeld(
        label="Hoe doet de organisatie mee?",
        choices=Deelname.Deelnametype.choices,
        widget=forms.RadioSelect,
    )
    ondertekend_op = DatumVeld(
        label="Convenant ondertekend op",
        toekomst=False,
        help_text="Zonder handtekening geen deelname.",
    )
    ondertekend_door = RegelVeld(
        label="Door wie ondertekend?", max_length=120, help_text="Naam en functie."
    )
    van = DatumVeld(label="Doet mee vanaf", initial=klok.vandaag)
    tot = DatumVeld(
        label="Doet mee tot",
        required=False,
        verleden=False,
        help_text="Op deze dag niet meer.",
    )

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot <= van:
            self.add_error("tot", "Deze dag ligt niet na de eerste dag van deelname.")
        getekend = gegevens.get("ondertekend_op")
        if van and getekend and van < getekend:
            self.add_error("van", "Deelname begint niet voor de handtekening.")
        return gegevens


class ConvenantFormulier(VerbandFormulier):
    kenmerk = RegelVeld(label="Kenmerk", max_length=40)
    ondertekend_op = DatumVeld(label="Ondertekend op", toekomst=False)
    ondertekend_door = RegelVeld(
        label="Door wie ondertekend?", max_length=120, help_text="Naam en functie."
    )
    geldig_van = DatumVeld(label="Geldig vanaf")
    geldig_tot = DatumVeld(
        label="Geldig tot", required=False, help_text="Op deze dag niet meer."
    )

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        van, tot = gegevens.get("geldig_van"), gegevens.get("geldig_tot")
        if van and tot and tot <= van:
            self.add_error("geldig_tot", "Deze dag ligt niet na de eerste dag.")
        return gegevens


class OrganisatieFilter(forms.Form):
    soort = forms.ChoiceField(
        label="Soort",
        required=False,
        choices=[("", "Alle soorten"), *Organisatie.Soort.choices],
    )
    deelname = forms.ChoiceField(
        label="Deelname",
        required=False,
        choices=(("", "Alle"), ("ja", "Doet nu mee"), ("nee", "Doet nu niet mee")),
    )


class OpdrachtFilter(forms.Form):
    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=(
            ("", "Alles wat niet klaar is"),
            ("vastgelopen", "Vastgelopen"),
            ("wacht", "Wacht"),
            ("bezig", "Bezig"),
        ),
    )
