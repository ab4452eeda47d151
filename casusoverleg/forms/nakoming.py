"""Shape and words of who is told of late work, and of who does what as a rule."""

from typing import Any

from django import forms

from casusoverleg.models import Taakverdeling
from keten.kern.formulieren import Formulier, KeuzeVeld, RecordVeld, RegelVeld


class EscalatieFormulier(Formulier):
    """Whom to mail; or nobody, when the trajectregisseur calls."""

    aan = RecordVeld(
        label="Wie krijgt bericht?",
        queryset=None,
        required=False,
        empty_label="Niemand, ik neem zelf contact op",
        naam=lambda medewerker: medewerker.naam,
        help_text="Contactrollen en organisatiebeheerders van deze organisatie.",
    )

    def __init__(self, *args: Any, leiding: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["aan"]
        veld.queryset = leiding


class TaakFormulier(Formulier):
    """What an organisation does as a rule."""

    organisatie = RecordVeld(label="Organisatie", queryset=None)
    rol = KeuzeVeld(
        label="Voor wie",
        choices=Taakverdeling.Rol.choices,
        widget=forms.RadioSelect,
        initial=Taakverdeling.Rol.SLACHTOFFER,
    )
    taak = RegelVeld(
        label="Wat doet deze organisatie?",
        help_text="Deze tekst kunt u kiezen bij een nieuwe afspraak. Geen namen.",
    )

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["organisatie"]
        veld.queryset = organisaties
