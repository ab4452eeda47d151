"""Shape and words of whom to call for what."""

from typing import Any

from keten.kern.formulieren import Formulier, RecordVeld, RegelVeld
from keten.organisaties.models import Dienstverband


class ContactrolFormulier(Formulier):
    """A role, what it is for, and the colleague who answers."""

    naam = RegelVeld(label="Rol", max_length=80, help_text="Bijvoorbeeld: wijkagent.")
    waarvoor = RegelVeld(
        label="Waarvoor bellen?",
        max_length=200,
        help_text="Bijvoorbeeld: zorgen in de wijk, geen spoed.",
    )
    wie = RecordVeld(
        queryset=Dienstverband.objects.none(),
        label="Wie?",
        empty_label="Kies een collega",
        naam=lambda rij: f"{rij.medewerker.naam}, {rij.organisatie.naam}",
    )
    telefoon = RegelVeld(label="Telefoon", max_length=20)

    def __init__(self, *args: Any, collegas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["wie"]
        veld.queryset = collegas
