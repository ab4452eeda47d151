"""Shape and words of who takes part in a casus."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms

from casusoverleg.models import CasusDeelname
from keten.kern import klok
from keten.kern.formulieren import (
    DatumVeld,
    Formulier,
    KeuzeVeld,
    RecordVeld,
    TekstVeld,
)

ROLLEN = (
    CasusDeelname.Rol.UITVOERDER,
    CasusDeelname.Rol.ADVISEUR,
    CasusDeelname.Rol.GAST,
)


class WieVeld(KeuzeVeld):
    """Somebody, chosen under the organisation for which that person works."""

    default_error_messages = {
        "required": "Kies wie er deelneemt.",
        "invalid_choice": "Deze persoon kan niet deelnemen. Kies uit de lijst.",
    }

    def choose_from(self, dienstverbanden: Iterable[Any]) -> None:
        """Offer these people, grouped by organisation; sorted by that already."""
        self._per_sleutel = {str(rij.pk): rij for rij in dienstverbanden}
        groepen = groupby(
            self._per_sleutel.items(), key=lambda paar: paar[1].organisatie.naam
        )
        self.choices = [
            ("", "Kies een persoon"),
            *(
                (naam, [(sleutel, _genoemd(rij)) for sleutel, rij in paren])
                for naam, paren in groepen
            ),
        ]

    def clean(self, value: Any) -> Any:
        return self._per_sleutel.get(super().clean(value))


class DeelnemerFormulier(Formulier):
    """Name a professional: as what, how deep, why and until when."""

    wie = WieVeld(
        label="Wie neemt deel?",
        help_text="Per organisatie. Staat iemand er niet bij? Dan heeft die persoon "
        "nog geen rol in Keten, of neemt al deel.",
    )
    rol = KeuzeVeld(
        label="Als",
        choices=[(rol.value, rol.label) for rol in ROLLEN],
        initial=CasusDeelname.Rol.UITVOERDER,
        widget=forms.RadioSelect,
    )
    niveau = forms.TypedChoiceField(
        label="Wat ziet deze persoon?",
        choices=[
            ("", "Wat bij de organisatie hoort; een gast ziet hoe het loopt"),
            (2, "Waar het over gaat"),
            (1, "Hoe het loopt"),
            (0, "Dat de casus bestaat"),
        ],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    noodzaak = TekstVeld(
        label="Waarom is deze deelnemer nodig?",
        rijen=3,
        max_length=1000,
        help_text="De deelnemer leest dit ook.",
    )
    tot = DatumVeld(
        label="Tot",
        required=False,
        verleden=False,
        help_text="Verplicht bij een gast, anders mag het leeg. Vanaf deze dag is er "
        "geen toegang meer.",
    )

    uitleg = {
        "niveau": {
            "2": "Betrokkenen, informatie, alle afspraken en verslagen.",
            "1": "Stand, deelnemers en agenda, en afspraken van de eigen organisatie.",
            "0": "Alleen het nummer, de stand en de datums.",
        }
    }
    soms_verplicht = ("tot", "niveau")

    def __init__(self, *args: Any, dienstverbanden: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        wie: Any = self.fields["wie"]
        wie.choose_from(dienstverbanden)

    def clean_tot(self) -> Any:
        tot = self.cleaned_data["tot"]
        if tot and tot <= klok.vandaag():
            raise forms.ValidationError("Kies een dag na vandaag.")
        return tot

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        gast = velden.get("rol") == CasusDeelname.Rol.GAST
        if gast and not velden.get("tot") and "tot" not in self.errors:
            self.add_error("tot", "Een gast neemt deel tot een dag. Vul die in.")
        return velden


class GastFormulier(Formulier):
    """Name a guest: why, and until when."""

    wie = WieVeld(
        label="Wie is de gast?",
        help_text="Staat iemand er niet bij? Dan heeft die persoon nog geen account, "
        "of neemt al deel.",
    )
    noodzaak = TekstVeld(
        label="Waarom is deze gast nodig?",
        rijen=3,
        max_length=1000,
        help_text="De gast leest dit ook.",
    )
    tot = DatumVeld(
        label="Tot",
        verleden=False,
        help_text="Vanaf deze dag is er geen toegang meer.",
    )

    def __init__(self, *args: Any, dienstverbanden: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        wie: Any = self.fields["wie"]
        wie.choose_from(dienstverbanden)

    clean_tot = DeelnemerFormulier.clean_tot


class NiveauFormulier(Formulier):
    """Let a deelnemer look deeper or less deep, and until when."""

    niveau = forms.TypedChoiceField(
        label="Wat ziet deze persoon?",
        choices=[
            (2, "Waar het over gaat"),
            (1, "Hoe het loopt"),
            (0, "Dat de casus bestaat"),
        ],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies er een.", "invalid_choice": "Kies er een."},
    )
    tot = DatumVeld(
        label="Tot",
        required=False,
        verleden=False,
        help_text="Verplicht bij een gast. Vanaf deze dag is er geen toegang meer.",
    )
    reden = TekstVeld(label="Waarom?", rijen=3, max_length=2000)

    uitleg = {"niveau": DeelnemerFormulier.uitleg["niveau"]}
    soms_verplicht = ("tot",)
    clean_tot = DeelnemerFormulier.clean_tot


class CasusregisseurFormulier(Formulier):
    """Appoint who leads the content of the casus."""

    deelnemer = RecordVeld(
        label="Casusregisseur",
        queryset=None,
        empty_label="Kies een deelnemer",
        naam=lambda rij: f"{rij.organisatie.naam}, {rij.medewerker.naam}",
        help_text="Een deelnemer die de inhoud ziet, van een organisatie die "
        "casusregie voert.",
    )
    reden = TekstVeld(label="Waarom deze deelnemer?", rijen=3, max_length=2000)

    def __init__(self, *args: Any, deelnames: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["deelnemer"]
        veld.queryset = deelnames


def _genoemd(dienstverband: Any) -> str:
    return f"{dienstverband.medewerker.naam}, {dienstverband.functie}"
