"""Fields and forms that management uses more than once."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from keten.kern import klok
from keten.kern.formulieren import DatumVeld, Formulier, KeuzeVeld, RegelVeld

_INLOGNAAM = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9])?")
NU, LATER = "nu", "later"


class InlognaamVeld(RegelVeld):
    """A login name: small letters, digits, dot, dash, underscore."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        super().__init__(**kwargs)
        self.widget.attrs.update({"autocapitalize": "none", "spellcheck": "false"})

    def clean(self, value: Any) -> str:
        naam = str(super().clean(value)).lower()
        if naam and not _INLOGNAAM.fullmatch(naam):
            raise ValidationError(
                "Gebruik alleen letters zonder accent, cijfers, punt en streepje."
            )
        return naam


class WerkmailVeld(forms.EmailField):
    """A mail address at work."""

    default_error_messages = {
        "required": "Vul een mailadres in.",
        "invalid": "Dit is geen mailadres. Schrijf bijvoorbeeld naam@gemeente.nl.",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Werkmail")
        super().__init__(**kwargs)
        self.widget.attrs["autocomplete"] = "off"


class EindeFormulier(Formulier):
    """When something ends: at once, or after a last day."""

    soms_verplicht = ("laatste_dag",)
    wanneer = KeuzeVeld(
        label="Wanneer eindigt het?",
        choices=((NU, "Nu meteen"), (LATER, "Na een laatste dag")),
        widget=forms.RadioSelect,
    )
    laatste_dag = DatumVeld(
        label="Laatste dag",
        required=False,
        verleden=False,
        help_text="Alleen invullen bij “Na een laatste dag”.",
    )

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        later = gegevens.get("wanneer") == LATER
        if later and not gegevens.get("laatste_dag") and not self.errors:
            self.add_error("laatste_dag", "Vul de laatste dag in.")
        return gegevens

    @property
    def tot(self) -> dt.date:
        """The first day on which it is over."""
        if self.cleaned_data["wanneer"] == NU:
            return klok.vandaag()
        dag: dt.date = self.cleaned_data["laatste_dag"]
        return dag + dt.timedelta(days=1)
