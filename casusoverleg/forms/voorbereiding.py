"""Shape and words of what goes before a meeting."""

from typing import Any

from django import forms

from casusoverleg.forms.overleg import AgendeerFormulier, PuntFormulier
from casusoverleg.models import VoorbereidingTekst
from keten.kern.formulieren import (
    Formulier,
    KeuzeVeld,
    RecordsVeld,
    RecordVeld,
    TekstVeld,
)

NIETS, NIEUWS, NIET_DELEN = VoorbereidingTekst.Antwoord


def _naam(plek: Any) -> str:
    return f"{plek.organisatie.naam}, {plek.medewerker.naam}"


class NodigFormulier(Formulier):
    """Who is needed at one item."""

    nodig = RecordsVeld(label="Wie is bij dit punt nodig?", queryset=None, naam=_naam)

    def __init__(self, *args: Any, deelnemers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rijen = list(deelnemers)
        if not rijen:
            # Nobody to choose from: everybody on the casus, when there is somebody.
            del self.fields["nodig"]
            return
        veld = self.fields["nodig"]
        veld.queryset = deelnemers  # type: ignore[attr-defined]
        if not self.is_bound and "nodig" not in self.initial:
            veld.initial = [rij.pk for rij in rijen]


class AccepteerFormulier(NodigFormulier, PuntFormulier):
    """Put a proposal on the agenda; the question may be made sharper."""

    field_order = ("vraagsoort", "vraag", "minuten", "nodig")


class AgendeerNodigFormulier(NodigFormulier, AgendeerFormulier):
    """Put a casus on an agenda at once, with who is needed."""

    field_order = ("overleg", "vraagsoort", "vraag", "minuten", "spoed", "nodig")


class NietAgenderenFormulier(Formulier):
    """Why a casus is not discussed in a meeting."""

    overleg = RecordVeld(
        label="Overleg",
        queryset=None,
        naam=lambda overleg: f"{overleg.datum:%d-%m-%Y}, {overleg.nummer}",
    )
    reden = TekstVeld(label="Waarom niet?", rijen=3, max_length=2000)

    def __init__(self, *args: Any, overleggen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["overleg"].queryset = overleggen  # type: ignore[attr-defined]


class VoorbereidingFormulier(Formulier):
    """What somebody brings along to one item."""

    soms_verplicht = ("feiten", "niet_gedeeld")
    antwoord = KeuzeVeld(
        label="Hebt u nieuws over deze casus?",
        choices=VoorbereidingTekst.Antwoord.choices,
        widget=forms.RadioSelect,
    )
    feiten = TekstVeld(
        label="Feiten",
        help_text="Wat hebt u gezien, gehoord of nagegaan?",
        required=False,
    )
    oordeel = TekstVeld(
        label="Professioneel oordeel",
        help_text="Wat vindt u daarvan, vanuit uw vak?",
        required=False,
    )
    niet_gedeeld = TekstVeld(
        label="Wat deelt u niet, en waarom niet?",
        help_text="Noem alleen het onderwerp en de reden, niet de informatie zelf.",
        required=False,
        rijen=2,
    )

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        antwoord = velden.get("antwoord")
        tekst = velden.get("feiten") or velden.get("oordeel")
        fout = "feiten" in self.errors or "oordeel" in self.errors
        if antwoord == NIEUWS and not tekst and not fout:
            self.add_error("feiten", "Vul in wat er nieuw is: feiten of uw oordeel.")
        if antwoord in {NIETS, NIET_DELEN} and tekst:
            self.add_error(
                "antwoord", "U vulde nieuws in. Kies 'Nieuws', of maak die velden leeg."
            )
        if antwoord == NIET_DELEN and not velden.get("niet_gedeeld"):
            self.add_error("niet_gedeeld", "Vul in wat u niet deelt, en waarom niet.")
        if antwoord == NIETS and velden.get("niet_gedeeld"):
            self.add_error(
                "antwoord", "U deelt iets niet. Kies 'Mag ik niet delen' of 'Nieuws'."
            )
        return velden
