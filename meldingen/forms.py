"""Shape and words of what is filled in about a melding; nothing here saves."""

from typing import Any, ClassVar

from django import forms

from keten.kern import klok
from keten.kern.formulieren import Formulier, KeuzeVeld, RecordVeld, TekstVeld
from keten.organisaties.verbandkeuze import VerbandFormulier
from keten.personen.forms import PersoonFormulier
from meldingen.models import Melding, MeldingBetrokkene
from meldingen.status import MeldingStatus
from signalen.models import Signaal

ROLLEN = [("", "Kies een rol"), *MeldingBetrokkene.Rol.choices]
# Process only, no content: what the melder may read, by how it stands.
TERUGKOPPELING: dict[str, str] = {
    MeldingStatus.GEACCEPTEERD: "Wij pakken uw melding samen met partners op. "
    "Als wij u nodig hebben, neemt de casusregisseur contact met u op.",
    MeldingStatus.ADVIES_AFGESLOTEN: "Wij hebben uw melding bekeken en advies gegeven. "
    "Er komt geen gezamenlijke aanpak.",
    MeldingStatus.NIET_ONTVANKELIJK: "Wij hebben uw melding bekeken. Dit "
    "samenwerkingsverband is er niet voor. Bel ons als u wilt overleggen.",
    MeldingStatus.ONJUIST_GEADRESSEERD: "Uw melding hoort op een andere plek. "
    "Bel ons als u wilt weten waar.",
}
NOG_BEZIG = "Wij hebben uw melding ontvangen en zijn ermee bezig."


class MeldingVelden(Formulier):
    """What every melding says."""

    uitleg: ClassVar[dict[str, Any]] = {}

    type = KeuzeVeld(
        label="Type", choices=[("", "Kies een type"), *Signaal.Type.choices]
    )
    spoed = forms.BooleanField(label="Spoed: dit kan niet wachten", required=False)
    aanleiding = TekstVeld(
        label="Wat is de aanleiding?",
        rijen=5,
        help_text="Feiten, zo letterlijk als u kunt. Nooit beelden.",
    )
    doel = TekstVeld(label="Wat moet deze melding bereiken?", rijen=3)
    weet_betrokkene = TekstVeld(
        label="Wat weet de betrokkene van deze melding?",
        rijen=2,
        help_text="Bijvoorbeeld: weet van de zorgen, nog niet van de melding.",
    )
    meldcode_stap = KeuzeVeld(
        label="Stap van de meldcode",
        choices=[("", "Kies een stap"), *Melding.Meldcodestap.choices],
    )


class BetrokkeneFormulier(PersoonFormulier):
    """A person on a melding, with a role."""

    soms_verplicht: tuple[str, ...] = ("persoon", "rol", "roepnaam", "geslachtsnaam")

    rol = KeuzeVeld(label="Rol", choices=ROLLEN, required=False)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        if self.heeft_persoon and not gegevens.get("rol") and "rol" not in self.errors:
            self.add_error("rol", "Kies een rol.")
        return gegevens


class MeldingFormulier(BetrokkeneFormulier, MeldingVelden):
    """A melding with at most one person: others are added on its page."""

    soms_verplicht = ("persoon", "rol")
    persoon_verplicht = False

    @property
    def velden(self) -> dict[str, Any]:
        velden = super().velden
        velden.pop("rol", None)
        return velden

    @property
    def betrokkenen(self) -> list[tuple[Any, str]]:
        """Whom it is about: a known person, or the words of a new one."""
        if not self.heeft_persoon:
            return []
        return [(self.wie, self.cleaned_data["rol"])]


class MeldingNieuwFormulier(VerbandFormulier, MeldingFormulier):
    """A professional who is aanmelder."""


class WijzigFormulier(MeldingVelden):
    """Correct what was written down; people have forms of their own."""


def _melding_in_woorden(melding: Melding) -> str:
    """Name a melding so that the right one is chosen; ``wie`` is read beforehand."""
    delen = [
        melding.nummer,
        melding.get_type_display(),
        *(rij.persoon.volledige_naam for rij in getattr(melding, "wie", [])),
        f"geregistreerd op {klok.lokaal(melding.geregistreerd_op):%d-%m-%Y}",
    ]
    return ", ".join(delen)


class AansluitFormulier(Formulier):
    melding = RecordVeld(
        queryset=Melding.objects.none(),
        label="Bij welke melding hoort dit signaal?",
        empty_label=None,
        widget=forms.RadioSelect,
        naam=_melding_in_woorden,
    )

    def __init__(self, *args: Any, meldingen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["melding"]
        veld.queryset = meldingen


class TerugkoppelFormulier(Formulier):
    tekst = TekstVeld(
        label="Wat hoort de melder?",
        rijen=4,
        max_length=2000,
        help_text="Alleen wat er nu gebeurt. Geen inhoud en geen namen.",
    )


class MeldingFilter(forms.Form):
    """The address of this form is the saved filter."""

    status = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[
            ("", "Alle standen"),
            ("open", "Nog niet besloten"),
            ("te_laat", "Te laat teruggekoppeld"),
            *MeldingStatus.choices,
        ],
    )
    type = forms.ChoiceField(
        label="Type",
        required=False,
        choices=[("", "Alle typen"), *Signaal.Type.choices],
    )
    spoed = forms.BooleanField(label="Alleen spoed", required=False)
