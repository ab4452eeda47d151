"""Shape and words of what the chair fills in about the room, and about the agenda."""

from typing import Any

from django import forms

from casusoverleg.models import Opkomst
from keten.kern.formulieren import (
    Formulier,
    KeuzeVeld,
    RecordVeld,
    RegelVeld,
    TekstVeld,
)

STANDEN = [
    ("bevestigd", "Is er en bevestigt"),
    ("aanwezig", "Is er, bevestigt niet"),
    ("afwezig", "Is er niet"),
]
# What an answer that stands is called in the list.
_NU = {Opkomst.Stand.AFWEZIG: "afwezig", Opkomst.Stand.AANWEZIG: "aanwezig"}


class OpeningFormulier(Formulier):
    """Who is there and keeps what is said here; and what is said to all."""

    algemeen = TekstVeld(
        label="Algemeen deel",
        required=False,
        rijen=3,
        max_length=4000,
        help_text="Mededelingen voor iedereen. Noem hier geen casus en geen namen.",
    )

    def __init__(self, *args: Any, rijen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rijen = list(rijen)
        for rij in self._rijen:
            nu = "bevestigd" if rij.geheimhouding_op else _NU.get(rij.stand)
            self.fields[f"wie-{rij.pk}"] = KeuzeVeld(
                choices=STANDEN, required=False, initial=nu, widget=forms.RadioSelect
            )

    @property
    def mensen(self) -> list[tuple[Any, Any]]:
        """Return each who was expected, with the question about that person."""
        return [(rij, self[f"wie-{rij.pk}"]) for rij in self._rijen]

    def standen(self, *, allen: bool) -> dict[Any, str]:
        """
        Return what is said of whom.

        :param allen: who was not spoken of is there, and keeps it
        """
        gezegd = {rij.pk: self.cleaned_data[f"wie-{rij.pk}"] for rij in self._rijen}
        anders = "bevestigd" if allen else "afwezig"
        return {pk: stand or anders for pk, stand in gezegd.items()}


class ErbijFormulier(Formulier):
    """Somebody without an account: organisation and function, no name."""

    organisatie = RecordVeld(
        label="Organisatie", queryset=None, required=False, empty_label="Een andere"
    )
    namens = RegelVeld(label="Welke andere?", required=False, max_length=120)
    functie = RegelVeld(label="Functie, geen naam", max_length=120)
    reden = RegelVeld(label="Waarom mag deze persoon dit horen?", required=False)

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = organisaties  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if not velden.get("organisatie") and not velden.get("namens"):
            self.add_error("namens", "Vul in van welke organisatie.")
        return velden


class BlijfFormulier(Formulier):
    """Let somebody stay who is not named: a reason, and perhaps for good."""

    reden = RegelVeld(label="Waarom mag deze persoon dit horen?", max_length=1000)
    deelnemer = forms.BooleanField(required=False)


class VervangerFormulier(Formulier):
    """A colleague without an account, for somebody who does not come."""

    functie = RegelVeld(label="Functie, geen naam", max_length=120)
    reden = RegelVeld(label="Waarom mag deze persoon dit horen?", max_length=1000)


class SpoedFormulier(Formulier):
    """An urgent casus during the meeting; by number, for the room looks along."""

    nummer = RegelVeld(label="Casusnummer", max_length=24)
    vraag = RegelVeld(label="Vraag aan de tafel", max_length=1000)
    minuten = forms.IntegerField(
        label="Minuten",
        min_value=5,
        max_value=60,
        error_messages={"invalid": "Vul een heel getal in."},
    )


class VanTafelFormulier(Formulier):
    """Do not discuss an item now: put it off, settle it in writing, take it back."""

    hoe = KeuzeVeld(
        choices=[
            ("doorschuiven", "Schuif door"),
            ("schriftelijk", "Schriftelijk afgedaan"),
            ("intrekken", "Trek in"),
        ]
    )
    reden = RegelVeld(label="Waarom?", max_length=1000)


class AfbreekFormulier(Formulier):
    """Stop the meeting halfway."""

    reden = RegelVeld(label="Waarom breekt u af?", max_length=1000)
