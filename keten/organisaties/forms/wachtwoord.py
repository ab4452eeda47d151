"""The one form that strangers fill in: a first password."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from keten.kern.formulieren import RegelVeld
from keten.organisaties.models import Medewerker

# What is wrong with it -> the same in plain Dutch.
FOUTEN = {
    "password_too_short": "Dit wachtwoord is te kort. Neem minstens 15 tekens.",
    "password_too_common": "Dit wachtwoord is te bekend. Kies een ander.",
    "password_too_similar": "Dit wachtwoord lijkt te veel op uw naam of mailadres.",
}


class WachtwoordFormulier(forms.Form):
    """A password, twice; what was typed does not come back to the page."""

    password1 = forms.CharField(
        label="Nieuw wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Minstens 15 tekens. Een zin van vier woorden is goed te onthouden.",
        error_messages={"required": "Vul een wachtwoord in."},
    )
    password2 = forms.CharField(
        label="Nog een keer hetzelfde wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Vul het wachtwoord nog een keer in."},
    )

    def __init__(self, *args: Any, medewerker: Medewerker, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self._medewerker = medewerker

    def clean_password1(self) -> str:
        wachtwoord: str = self.cleaned_data["password1"]
        if len(wachtwoord) > 500:
            raise ValidationError("Neem hooguit 500 tekens.")
        try:
            password_validation.validate_password(wachtwoord, self._medewerker)
        except ValidationError as fouten:
            raise ValidationError(
                [FOUTEN.get(fout.code or "", fout) for fout in fouten.error_list]
            ) from fouten
        return wachtwoord

    def clean_password2(self) -> str:
        tweede: str = self.cleaned_data["password2"]
        eerste = self.cleaned_data.get("password1")
        if eerste is not None and eerste != tweede:
            raise ValidationError("De twee wachtwoorden zijn niet gelijk.")
        return tweede


class VergetenFormulier(forms.Form):
    """Who forgot the password."""

    naam = RegelVeld(
        label="Inlognaam of werkmail",
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
