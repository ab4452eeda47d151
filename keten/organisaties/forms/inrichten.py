"""What a new installation is asked: one form per table of the TOML file."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from keten.kern.formulieren import (
    DatumVeld,
    Formulier,
    KeuzeVeld,
    RegelVeld,
    TekstVeld,
    TijdVeld,
)
from keten.kern.thema import OngeldigeKleurError, TeWeinigContrastError, scale
from keten.organisaties.forms.velden import InlognaamVeld, WerkmailVeld
from keten.organisaties.models import Deelname, Organisatie

_CBS = re.compile(r"\d{4}")
_AFKORTING = re.compile(r"[A-Z][A-Z0-9]{1,3}")


class Vragen(Formulier):
    """One table of answers; the plumbing of screens is left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["indiening"], self.fields["versie"]


class GemeenteVragen(Vragen):
    naam = RegelVeld(label="Naam van de gemeente", max_length=70)
    cbs_code = RegelVeld(label="CBS-code (vier cijfers)", max_length=6)

    def clean_cbs_code(self) -> str:
        code: str = self.cleaned_data["cbs_code"].upper().removeprefix("GM")
        if not _CBS.fullmatch(code):
            raise ValidationError("Een CBS-code heeft vier cijfers, bijvoorbeeld 0794.")
        return code

    def clean_naam(self) -> str:
        naam: str = self.cleaned_data["naam"]
        return re.sub(r"^gemeente\s+", "", naam, flags=re.IGNORECASE)


class VerbandVragen(Vragen):
    naam = RegelVeld(label="Naam van het samenwerkingsverband", max_length=120)
    afkorting = RegelVeld(label="Afkorting (2 tot 4 hoofdletters)", max_length=4)
    doel = TekstVeld(label="Waarvoor werkt u samen (de doelomschrijving)?")

    def clean_afkorting(self) -> str:
        afkorting: str = self.cleaned_data["afkorting"].upper()
        if not _AFKORTING.fullmatch(afkorting):
            raise ValidationError("Neem 2 tot 4 letters, bijvoorbeeld CO.")
        return afkorting


class ConvenantVragen(Vragen):
    kenmerk = RegelVeld(label="Kenmerk van het convenant", max_length=40)
    ondertekend_op = DatumVeld(label="Ondertekend op", toekomst=False)
    geldig_van = DatumVeld(label="Geldig vanaf")
    geldig_tot = DatumVeld(label="Geldig tot", required=False)

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        van, tot = gegevens.get("geldig_van"), gegevens.get("geldig_tot")
        if van and tot and tot <= van:
            self.add_error("geldig_tot", "Deze dag ligt niet na geldig_van.")
        return gegevens


class PartnerVragen(Vragen):
    naam = RegelVeld(label="Naam van de organisatie", max_length=80)
    soort = KeuzeVeld(label="Soort", choices=Organisatie.Soort.choices)
    deelnametype = KeuzeVeld(
        label="Hoe doet zij mee?",
        choices=Deelname.Deelnametype.choices,
        required=False,
    )

    def clean_deelnametype(self) -> str:
        return self.cleaned_data["deelnametype"] or Deelname.Deelnametype.VAST


class KleurVeld(RegelVeld):
    """A colour that can be read on white, or made so."""

    def clean(self, value: Any) -> str:
        kleur = str(super().clean(value)).lower()
        try:
            scale(kleur)
        except OngeldigeKleurError as fout:
            raise ValidationError("Schrijf een kleur als #00538c.") from fout
        except TeWeinigContrastError as fout:
            raise ValidationError(
                "Met deze kleur is tekst niet goed te lezen. Neem een donkerder kleur."
            ) from fout
        return kleur


class HuisstijlVragen(Vragen):
    kleur_merk = KleurVeld(label="Kleur van het merk, als #rrggbb")
    kleur_actie = KleurVeld(label="Kleur van knoppen en links, als #rrggbb")


class MailVragen(Vragen):
    afzender = WerkmailVeld(label="Adres waarvandaan Keten mailt")


class OverlegVragen(Vragen):
    begin = TijdVeld(label="Overleg begint om (bijvoorbeeld 13.30)")
    eind = TijdVeld(label="Overleg eindigt om")
    plaats = RegelVeld(label="Plaats van het overleg", max_length=120)

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        begin: dt.time | None = gegevens.get("begin")
        eind: dt.time | None = gegevens.get("eind")
        if begin and eind and eind <= begin:
            self.add_error("eind", "Het einde ligt niet na het begin.")
        return gegevens


class MensVragen(Vragen):
    """Somebody who works for the municipality and logs in first."""

    naam = RegelVeld(label="Naam", max_length=80)
    inlognaam = InlognaamVeld(label="Inlognaam")
    email = WerkmailVeld()
    functie = RegelVeld(label="Functie", max_length=80, required=False)


def words(form: forms.BaseForm, naam: str) -> str:
    """Return how a question is put to somebody at a keyboard."""
    veld: Any = form.fields[naam]
    keuzes = [str(sleutel) for sleutel, _ in getattr(veld, "choices", []) if sleutel]
    bij = f" ({', '.join(keuzes)})" if keuzes else ""
    leeg = "" if veld.required else " [mag leeg]"
    return f"{veld.label}{bij}{leeg}: "
