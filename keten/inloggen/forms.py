"""What people fill in to show who they are."""

import re
import struct
from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from keten.kern.formulieren import Formulier, RegelVeld

# What reading something that is no answer of a key ends in, somewhere in the library.
_ONLEESBAAR = (
    ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error,
)  # fmt: skip
_NAAM = re.compile(r"[a-z][a-z0-9_]*")
_CIJFERS = {"autocomplete": "one-time-code", "inputmode": "numeric"}


class CodeFormulier(forms.Form):
    """A code from the app, or one that was kept for later."""

    code = forms.CharField(
        label="Code",
        help_text="De zes cijfers uit uw app, of een van uw herstelcodes.",
        max_length=20,
        widget=forms.TextInput(attrs=_CIJFERS),
        error_messages={
            "required": "Vul de code in.",
            "max_length": "Deze code is te lang.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class AppFormulier(CodeFormulier):
    """The first code of an app that was given its secret just now."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code uit de app"
        self.fields["code"].help_text = "De zes cijfers die uw app nu laat zien."


class WachtwoordVraag(forms.Form):
    """The password, once more."""

    password = forms.CharField(
        label="Wachtwoord",
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Vul uw wachtwoord in."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class WeghaalFormulier(forms.Form):
    """Which factor goes."""

    factor = forms.TypedChoiceField(
        label="Wat wilt u weghalen?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies er een.",
            "invalid_choice": "Kies er een uit de lijst.",
        },
    )

    def __init__(self, *args: Any, factoren: list[Any], **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["factor"].choices = [(f.pk, name_of(f)) for f in factoren]  # type: ignore[attr-defined]


def name_of(factor: Any) -> str:
    """Say which factor this is."""
    return "Uw app" if factor.type == "totp" else f"Sleutel: {factor.data['name']}"


class SleutelVraag(AuthenticateWebAuthnForm):  # type: ignore[misc]
    """What a key answered to the question who this is."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()
        except _ONLEESBAAR as fout:
            raise ValidationError("Dat is geen antwoord van een sleutel.") from fout


class SleutelToevoegen(AddWebAuthnForm):  # type: ignore[misc]
    """What a new key answered."""

    def clean(self) -> Any:
        try:
            return super().clean()
        except _ONLEESBAAR as fout:
            raise ValidationError("Dat is geen antwoord van een sleutel.") from fout


class DienstFormulier(Formulier):
    """Where the people of one organisation log in; the secret is not asked here."""

    naam = RegelVeld(label="Naam op de inlogpagina", max_length=60)
    uitgever = RegelVeld(
        label="Uitgever (issuer)",
        max_length=200,
        help_text="Het adres van de inlogdienst, bijvoorbeeld https://login.example.nl",
    )
    client_id = RegelVeld(label="Client-id", max_length=190)
    sleutel = RegelVeld(
        label="Naam van het geheim",
        max_length=30,
        help_text=(
            "Bij de naam lev staat het geheim in KETEN_OIDC_LEV of in het bestand van"
            " KETEN_OIDC_LEV_FILE. Nooit in de database."
        ),
    )
    vertrouwt_tweede_stap = forms.BooleanField(
        label="Deze dienst vraagt zelf een tweede stap",
        required=False,
        help_text="Alleen als de dienst dat bij elke keer ook meldt (amr: mfa).",
    )
    aan = forms.BooleanField(
        label="Collega's kunnen er nu mee inloggen", required=False
    )

    def clean_uitgever(self) -> str:
        adres: str = self.cleaned_data["uitgever"].strip()
        hier = adres.startswith("http://localhost:") and settings.KETEN_KLOK_VERZETBAAR
        if not adres.startswith("https://") and not hier:
            raise ValidationError("Het adres begint met https://.")
        return adres

    def clean_sleutel(self) -> str:
        naam: str = self.cleaned_data["sleutel"].strip().lower()
        if not _NAAM.fullmatch(naam):
            raise ValidationError("Gebruik alleen letters, cijfers en _.")
        return naam
