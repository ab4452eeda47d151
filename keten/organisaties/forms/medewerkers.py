"""Shape and words of what is filled in about colleagues; nothing here saves."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from keten.kern import klok
from keten.kern.formulieren import Formulier, KeuzeVeld, RecordVeld, RegelVeld
from keten.organisaties.forms.velden import InlognaamVeld, WerkmailVeld
from keten.organisaties.models import ROLKEUZES, Deelname, Medewerker, Organisatie
from keten.organisaties.verbandkeuze import VerbandFormulier
from keten.toegang.rollen import NIET_TE_VRAGEN, Rol

VRAAGBAAR = [(rol, naam) for rol, naam in ROLKEUZES if rol not in NIET_TE_VRAGEN]
UITLEG_ROL: dict[str, str] = {
    Rol.TRAJECTREGISSEUR: "Ziet alle casussen, zit voor, keurt rollen goed.",
    Rol.MELDPUNTMEDEWERKER: "Ziet alle signalen en meldingen, geen casussen.",
    Rol.PARTNERPROFESSIONAL: "Dient signalen in. Ziet alleen casussen waarop die is"
    " genoemd.",
    Rol.ORGANISATIEBEHEERDER: "Beheert collega’s van de eigen organisatie. Ziet geen"
    " inhoud.",
    Rol.BELEIDSMEDEWERKER: "Ziet cijfers en beheert organisaties. Ziet geen inhoud.",
    Rol.FUNCTIONEEL_BEHEERDER: "Beheert medewerkers, organisaties en opdrachten. Ziet"
    " geen inhoud.",
    Rol.FUNCTIONARIS_GEGEVENSBESCHERMING: "Leest het logboek en de cijfers.",
    Rol.NOTULIST: "Schrijft mee bij een overleg waarvoor die is aangewezen.",
    Rol.GAST: "Komt op uitnodiging, bij één casus of één agendapunt.",
    Rol.VOORZITTER: "Zit één overleg voor, in de plaats van een ander. Ziet die dag"
    " alleen de casussen van dat overleg.",
}
FILTERSTANDEN = (
    ("", "Werkt hier nu"),
    ("nieuw", "Nog nooit ingelogd"),
    ("zonder_rol", "Zonder rol"),
    ("bevroren", "Bevroren"),
    ("weg", "Niet meer in dienst"),
    ("alle", "Iedereen"),
)


class CollegaFormulier(Formulier):
    """Somebody new, of an organisation that the filler-in may manage."""

    naam = RegelVeld(label="Naam", max_length=80)
    inlognaam = InlognaamVeld(
        label="Inlognaam", help_text="Hiermee logt de collega in. Kleine letters."
    )
    email = WerkmailVeld(help_text="Hierheen gaat de link om een wachtwoord te kiezen.")
    telefoon = RegelVeld(label="Telefoon", max_length=20, required=False)
    organisatie = RecordVeld(
        queryset=Organisatie.objects.none(),
        label="Organisatie",
        empty_label="Kies er een",
    )
    functie = RegelVeld(
        label="Functie", max_length=80, help_text="Bijvoorbeeld: jongerenwerker."
    )

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["organisatie"]
        veld.queryset = organisaties

    def clean_inlognaam(self) -> str:
        naam: str = self.cleaned_data["inlognaam"]
        if Medewerker.objects.filter(inlognaam=naam).exists():
            raise ValidationError("Deze inlognaam is al in gebruik. Kies een andere.")
        return naam


class MedewerkerFormulier(VerbandFormulier, CollegaFormulier):
    """Somebody new with the roles that are asked for."""

    uitleg: ClassVar[dict[str, Any]] = {"rollen": UITLEG_ROL}
    rollen = forms.MultipleChoiceField(
        label="Welke rol vraagt u aan?",
        choices=VRAAGBAAR,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Een rol geldt pas als de trajectregisseur akkoord is.",
        error_messages={"invalid_choice": "Kies een rol uit de lijst."},
    )

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        organisatie = gegevens.get("organisatie")
        if organisatie and gegevens.get("rollen") and not self.errors:
            deelnames = Deelname.objects.geldig(klok.vandaag()).filter(
                organisatie=organisatie, samenwerkingsverband=self.verband_id
            )
            if not deelnames.exists():
                self.add_error(
                    "organisatie",
                    "Deze organisatie neemt nu geen deel aan het samenwerkingsverband."
                    " Leg eerst de deelname vast, of vraag nog geen rol aan.",
                )
        return gegevens


class WijzigFormulier(Formulier):
    """How a colleague is called and reached."""

    naam = RegelVeld(label="Naam", max_length=80)
    email = WerkmailVeld()
    telefoon = RegelVeld(label="Telefoon", max_length=20, required=False)


class DienstFormulier(Formulier):
    """Work for another organisation."""

    organisatie = RecordVeld(
        queryset=Organisatie.objects.none(),
        label="Organisatie",
        empty_label="Kies er een",
    )
    functie = RegelVeld(label="Functie", max_length=80)

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["organisatie"]
        veld.queryset = organisaties


class RolFormulier(VerbandFormulier):
    """A role for somebody who is in already."""

    uitleg: ClassVar[dict[str, Any]] = {"rol": UITLEG_ROL}
    rol = KeuzeVeld(
        label="Welke rol vraagt u aan?", choices=VRAAGBAAR, widget=forms.RadioSelect
    )


class MedewerkerFilter(forms.Form):
    """Which colleagues the list shows; a name is searched without an address."""

    organisatie = forms.ModelChoiceField(
        queryset=Organisatie.objects.none(),
        required=False,
        label="Organisatie",
        empty_label="Alle organisaties",
    )
    stand = forms.ChoiceField(label="Stand", required=False, choices=FILTERSTANDEN)

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["organisatie"]
        veld.queryset = organisaties


class RolFilter(forms.Form):
    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=(
            ("", "Wacht op akkoord"),
            ("geldig", "Geldt nu"),
            ("voorbij", "Beëindigd of geweigerd"),
            ("alle", "Alle"),
        ),
    )
    rol = forms.ChoiceField(
        label="Rol", required=False, choices=[("", "Alle rollen"), *ROLKEUZES]
    )
