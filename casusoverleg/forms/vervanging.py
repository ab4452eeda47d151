"""Shape and words of who stands in for whom."""

import datetime as dt
from typing import Any

from django import forms

from casusoverleg.forms.deelname import WieVeld
from keten.kern import klok
from keten.kern.formulieren import DatumVeld, Formulier, KeuzeVeld, TekstVeld
from keten.organisaties.forms.medewerkers import VRAAGBAAR
from keten.organisaties.models.vervanging import HOOGSTENS
from keten.organisaties.verbandkeuze import VerbandFormulier
from keten.toegang.rollen import Rol

NIEMAND = {"required": "Kies iemand.", "invalid_choice": "Kies iemand uit de lijst."}
FUNCTIES = (
    (Rol.VOORZITTER.value, "Zit voor"),
    (Rol.NOTULIST.value, "Notuleert"),
)


class PaarFormulier(Formulier):
    """Who stands in for whom, and why."""

    voor = WieVeld(label="Wie wordt vervangen?", error_messages=NIEMAND)
    door = WieVeld(label="Door wie?", error_messages=NIEMAND)
    reden = TekstVeld(
        label="Toelichting",
        required=False,
        rijen=2,
        max_length=500,
        help_text="Geen medische gegevens: “afwezig” is genoeg.",
    )

    def __init__(self, *args: Any, voor: Any, door: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, mensen in (("voor", voor), ("door", door)):
            veld: Any = self.fields[naam]
            veld.choose_from(mensen)

    def clean(self) -> dict[str, Any]:
        velden: dict[str, Any] = super().clean() or {}
        voor, door = velden.get("voor"), velden.get("door")
        if voor and door and voor.medewerker_id == door.medewerker_id:
            self.add_error("door", "Kies twee verschillende mensen.")
        return velden

    @property
    def velden(self) -> dict[str, Any]:
        velden = super().velden
        return velden | {naam: velden[naam].medewerker for naam in ("voor", "door")}


class RolVervangingFormulier(VerbandFormulier, PaarFormulier):
    """A whole role, for at most six weeks."""

    rol = KeuzeVeld(
        label="In welke rol?", choices=VRAAGBAAR, initial=Rol.PARTNERPROFESSIONAL
    )
    van = DatumVeld(label="Eerste dag", verleden=False, initial=klok.vandaag)
    laatste_dag = DatumVeld(
        label="Laatste dag", verleden=False, help_text="Hooguit zes weken later."
    )
    field_order = (
        "samenwerkingsverband", "voor", "rol", "door", "van", "laatste_dag", "reden",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        velden: dict[str, Any] = super().clean() or {}
        van, laatste = velden.get("van"), velden.get("laatste_dag")
        if van and laatste and laatste < van:
            self.add_error("laatste_dag", "De laatste dag ligt voor de eerste.")
        elif van and laatste and laatste - van >= HOOGSTENS:
            self.add_error(
                "laatste_dag",
                "Een vervanging duurt hooguit zes weken. Vraag daarna een rol aan.",
            )
        return velden

    @property
    def velden(self) -> dict[str, Any]:
        velden = super().velden
        return velden | {"tot": velden.pop("laatste_dag") + dt.timedelta(days=1)}


class OverlegVervangingFormulier(PaarFormulier):
    """One meeting: who chairs, or who takes the minutes."""

    rol = KeuzeVeld(
        label="Wat doet de vervanger?",
        choices=FUNCTIES,
        initial=Rol.VOORZITTER.value,
        widget=forms.RadioSelect,
    )
    field_order = ("rol", "voor", "door", "reden")


class VervangingFilter(forms.Form):
    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=(
            ("", "Nu, straks of gevraagd"),
            ("voorbij", "Voorbij of geweigerd"),
            ("alle", "Alle"),
        ),
    )
