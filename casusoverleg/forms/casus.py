"""Shape and words of what is filled in about a casus and whom it is about."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from casusoverleg.models import BetrokkeneRol
from casusoverleg.status import CasusStatus
from keten.kern.formulieren import (
    DatumVeld,
    Formulier,
    JaNeeVeld,
    KeuzeVeld,
    RegelVeld,
    TekstVeld,
)
from keten.organisaties.verbandkeuze import VerbandFormulier
from keten.personen.forms import PersoonFormulier
from meldingen.models import Regime
from signalen.models import Signaal

CRITERIA = {
    "leefgebieden": "Problemen op meer leefgebieden",
    "ketens": "Zorg, straf en bestuur zijn samen nodig",
    "gewone_hulp": "Gewone hulp is niet genoeg",
    "gevaar": "Ernstig gevaar of dreiging daarvan",
}
NOODZAAK = "Waarom is dit nodig, en kan het niet met minder?"
INFORMEREN = "Hoe en wanneer hoort de betrokkene dit?"
ROLLEN = [("", "Kies een rol"), *BetrokkeneRol.Rol.choices]
TYPEN = [("", "Kies een type"), *Signaal.Type.choices]


class CasusFilter(forms.Form):
    """Which casussen the list shows."""

    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[("", "Lopend"), *CasusStatus.choices, ("alle", "Alle standen")],
    )
    type = forms.ChoiceField(
        label="Type",
        required=False,
        choices=[("", "Alle types"), *Signaal.Type.choices],
    )
    aandacht = forms.ChoiceField(
        label="Aandacht",
        required=False,
        choices=[
            ("", "Alles"),
            ("zonder", "Zonder casusregisseur"),
            ("lang", "Lang niet besproken"),
        ],
    )


class OpenFormulier(Formulier):
    """Weigh a melding, criterion by criterion, and open a casus on it."""

    regime = KeuzeVeld(
        label="Regime", choices=Regime.choices, initial=Regime.LOKAAL_CONVENANT
    )
    noodzaak = TekstVeld(label=NOODZAAK, rijen=3, max_length=2000)
    informeren = TekstVeld(
        label=INFORMEREN,
        rijen=2,
        max_length=1000,
        help_text="Of: waarom nog niet, en tot wanneer niet.",
    )
    reden = TekstVeld(
        label="Waarom neemt u de melding aan?",
        rijen=2,
        max_length=2000,
        help_text="In één of twee zinnen. Dit staat in de geschiedenis.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, label in CRITERIA.items():
            self.fields[naam] = JaNeeVeld(label=label)
            self.fields[f"{naam}_waarom"] = RegelVeld(
                label=f"Motivering: {label.lower()}",
                error_messages={"required": "Vul in één zin in waarom."},
            )
            self.fields[f"{naam}_waarom"].widget.attrs["placeholder"] = (
                "Motivering in één zin"
            )
        self.order_fields([*(n for c in CRITERIA for n in (c, f"{c}_waarom"))])

    @property
    def criteria(self) -> list[tuple[BoundField, BoundField]]:
        """Each criterion with the field for its motivation."""
        return [(self[naam], self[f"{naam}_waarom"]) for naam in CRITERIA]

    @property
    def weging(self) -> dict[str, Any]:
        """What the triage keeps: all but the reason of the move."""
        return {naam: w for naam, w in self.velden.items() if naam != "reden"}


class StartFormulier(Formulier):
    """Start a casus: why without veiligheidsplan, and how the betrokkene hears."""

    veiligheidsplan_uitzondering = TekstVeld(
        label="Waarom is er nog geen veiligheidsplan?",
        rijen=3,
        max_length=2000,
        help_text="Schrijf ook wie het maakt, en wanneer het er is.",
    )
    informeren = TekstVeld(label=INFORMEREN, rijen=3, max_length=1000)


class CasusFormulier(Formulier):
    """Correct the key facts."""

    type = KeuzeVeld(label="Type", choices=Signaal.Type.choices)
    regime = KeuzeVeld(label="Regime", choices=Regime.choices)
    spoed = forms.BooleanField(label="Spoed", required=False)
    noodzaak = TekstVeld(label=NOODZAAK, rijen=3, max_length=2000)
    informeren = TekstVeld(label=INFORMEREN, rijen=3, max_length=1000, required=False)


class BetrokkeneFormulier(PersoonFormulier):
    """Say whom the casus is about: somebody known or new, in which role."""

    soms_verplicht = ("persoon", "roepnaam", "geslachtsnaam")

    rol = KeuzeVeld(label="Rol", choices=ROLLEN)
    hoofd = forms.BooleanField(
        label="De casus gaat in de eerste plaats over deze persoon", required=False
    )


class RolFormulier(Formulier):
    """One more role for a betrokkene."""

    rol = KeuzeVeld(label="Rol erbij", choices=ROLLEN)


class OvernemenFormulier(PersoonFormulier, VerbandFormulier):
    """Bring in a casus that ran already, on paper."""

    soms_verplicht = ("persoon", "roepnaam", "geslachtsnaam")

    type = KeuzeVeld(label="Type", choices=TYPEN)
    regime = KeuzeVeld(
        label="Regime", choices=Regime.choices, initial=Regime.LOKAAL_CONVENANT
    )
    gestart_op = DatumVeld(label="Loopt sinds", toekomst=False)
    noodzaak = TekstVeld(label=NOODZAAK, rijen=3, max_length=2000)
    informeren = TekstVeld(label=INFORMEREN, rijen=2, max_length=1000, required=False)
    reden = TekstVeld(label="Waarom neemt u deze casus over?", rijen=2, max_length=2000)

    rol = KeuzeVeld(label="Rol", choices=ROLLEN)

    CASUSVELDEN = ("type", "regime", "gestart_op", "noodzaak", "informeren", "reden")

    @property
    def casusvelden(self) -> dict[str, Any]:
        """What is written down of the casus itself."""
        return {naam: self.cleaned_data[naam] for naam in self.CASUSVELDEN}
