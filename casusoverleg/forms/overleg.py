"""Shape and words of what is filled in around a meeting."""

from typing import Any

from django import forms
from django.core.validators import URLValidator

from casusoverleg.models import Aanwezigheid, Afspraak, Agendapunt, Besluit
from casusoverleg.models.overleg import Vorm
from keten.kern.formulieren import (
    DatumVeld,
    Formulier,
    KeuzeVeld,
    RecordVeld,
    RegelVeld,
    TekstVeld,
    TijdVeld,
)
from keten.organisaties.models import Samenwerkingsverband

GEEN_LINK = "Vul een heel adres in dat begint met https://."
SOORTEN = [("afspraak", "Afspraak"), *Besluit.Soort.choices]


class OverlegFormulier(Formulier):
    """Plan or move a meeting."""

    datum = DatumVeld(label="Datum", verleden=False)
    begin = TijdVeld(label="Begint om")
    eind = TijdVeld(label="Eindigt om")
    vorm = KeuzeVeld(label="Vorm", choices=Vorm.choices, widget=forms.RadioSelect)
    plaats = RegelVeld(label="Plaats", max_length=120, required=False)
    link = RegelVeld(
        label="Link om digitaal mee te doen",
        max_length=300,
        required=False,
        help_text="Begint met https://. Staat in de uitnodiging van wie een punt "
        "heeft.",
    )
    toelichting = TekstVeld(label="Toelichting", required=False, rijen=2)

    soms_verplicht = ("plaats",)

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link:
            URLValidator(schemes=["https"], message=GEEN_LINK)(link)
        return link

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        begin, eind = velden.get("begin"), velden.get("eind")
        if begin and eind and eind <= begin:
            self.add_error("eind", "Het einde ligt voor het begin.")
        if velden.get("plaats") or "plaats" in self.errors:
            return velden
        if velden.get("vorm") == Vorm.DIGITAAL:
            velden["plaats"] = "Digitaal"
        else:
            self.add_error("plaats", "Vul in waar het overleg is.")
        return velden


class PlanFormulier(OverlegFormulier):
    """Plan a meeting of one of the own samenwerkingsverbanden."""

    verband = RecordVeld(label="Samenwerkingsverband", queryset=None)

    field_order: tuple[str, ...] = (
        *("verband", "datum", "begin", "eind", "vorm", "plaats", "link"),
    )

    def __init__(self, *args: Any, verbanden: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["verband"]
        veld.queryset = Samenwerkingsverband.objects.filter(pk__in=verbanden)  # type: ignore[attr-defined]
        if len(verbanden) == 1:
            veld.initial = next(iter(verbanden))
            veld.widget = veld.hidden_widget()


class OpenFormulier(Formulier):
    """Open the meeting; say who takes the minutes."""

    notulist = RecordVeld(
        label="Notulist", queryset=None, required=False, empty_label="Ik notuleer zelf"
    )

    def __init__(self, *args: Any, notulisten: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["notulist"]
        veld.queryset = notulisten  # type: ignore[attr-defined]
        veld.label_from_instance = lambda wie: wie.naam  # type: ignore[attr-defined]


class SluitFormulier(Formulier):
    """Close the meeting."""

    rest_doorschuiven = forms.BooleanField(
        label="Schuif de punten waar wij niet aan toekwamen door naar het volgende "
        "overleg",
        required=False,
    )


class AgendeerFormulier(Formulier):
    """Propose a casus for a meeting: with a question to the table."""

    overleg = RecordVeld(label="Overleg", queryset=None)
    vraagsoort = KeuzeVeld(
        label="Wat vraagt u van de tafel?",
        choices=Agendapunt.Vraagsoort.choices,
        widget=forms.RadioSelect,
        initial=Agendapunt.Vraagsoort.MEEDENKEN,
    )
    vraag = TekstVeld(label="Uw vraag, in één of twee zinnen", rijen=3, max_length=1000)
    minuten = forms.IntegerField(
        label="Minuten",
        min_value=5,
        max_value=60,
        initial=15,
        error_messages={"invalid": "Vul een heel getal in."},
    )
    spoed = forms.BooleanField(label="Spoed", required=False)

    def __init__(self, *args: Any, overleggen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["overleg"]
        veld.queryset = overleggen  # type: ignore[attr-defined]
        veld.label_from_instance = (  # type: ignore[attr-defined]
            lambda overleg: f"{overleg.datum:%d-%m-%Y}, {overleg.nummer}"
        )
        if not self.is_bound:
            veld.initial = overleggen.first()


class PuntFormulier(Formulier):
    """Correct an item before it is discussed."""

    vraagsoort = KeuzeVeld(
        label="Wat vraagt u van de tafel?",
        choices=Agendapunt.Vraagsoort.choices,
        widget=forms.RadioSelect,
    )
    vraag = TekstVeld(label="Vraag", rijen=3, max_length=1000)
    minuten = forms.IntegerField(label="Minuten", min_value=5, max_value=60)
    vast_om = TijdVeld(
        label="Begint precies om",
        required=False,
        help_text="Alleen als iemand niet op een andere tijd kan, bijvoorbeeld 14.30.",
    )


class InvoerFormulier(Formulier):
    """The input line at the foot of the table: one row of the verslag."""

    soort = KeuzeVeld(
        label="Soort", choices=SOORTEN, widget=forms.RadioSelect, initial="afspraak"
    )
    organisatie = RecordVeld(label="Organisatie", queryset=None, required=False)
    wat = RegelVeld(label="Wat", max_length=2000)
    uiterlijk = DatumVeld(label="Uiterlijk", required=False, verleden=False)
    voorwaarde = RegelVeld(label="Voorwaarde", required=False)
    informering = KeuzeVeld(
        label="Betrokkene informeren",
        choices=Afspraak.Informering.choices,
        required=False,
    )
    informering_reden = RegelVeld(label="Waarom niet informeren?", required=False)

    def __init__(
        self, *args: Any, organisaties: Any, achteraf: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        # What is typed over from paper may be due already.
        self.fields["uiterlijk"].verleden = achteraf  # type: ignore[attr-defined]
        self.fields["organisatie"].queryset = organisaties  # type: ignore[attr-defined]
        if not self.is_bound:
            self.fields["organisatie"].initial = organisaties.first()

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if velden.get("soort") != "afspraak":
            return velden
        if not velden.get("organisatie") and "organisatie" not in self.errors:
            self.add_error("organisatie", "Kies wie de afspraak uitvoert.")
        if not velden.get("uiterlijk") and "uiterlijk" not in self.errors:
            self.add_error("uiterlijk", "Vul in wanneer het uiterlijk klaar is.")
        niet = velden.get("informering") == Afspraak.Informering.NIET
        if niet and not velden.get("informering_reden"):
            self.add_error("informering_reden", "Vul in waarom niet.")
        return velden


class UitkomstFormulier(Formulier):
    """What became of an afspraak that was still open."""

    class Uitkomst:
        GEDAAN, VERVALT, NIET = "gedaan", "vervalt", "niet"

    uitkomst = KeuzeVeld(
        label="Uitkomst",
        choices=[
            ("gedaan", "gedaan"),
            ("vervalt", "niet meer mogelijk"),
            ("niet", "niet gedaan"),
        ],
        widget=forms.RadioSelect,
    )
    wat_nu = RegelVeld(label="Wat nu?", required=False, max_length=1000)
    uiterlijk = DatumVeld(label="Nieuwe datum", required=False, verleden=False)

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if velden.get("uitkomst") == "niet" and not velden.get("uiterlijk"):
            self.add_error("uiterlijk", "Vul een nieuwe datum in.")
        if velden.get("uitkomst") == "vervalt" and not velden.get("wat_nu"):
            self.add_error("wat_nu", "Vul in waarom het niet meer mogelijk is.")
        return velden


class AanwezigFormulier(Formulier):
    """Who sits at the table for this item."""

    medewerker = forms.UUIDField()
    stand = KeuzeVeld(choices=Aanwezigheid.Stand.choices)


class AfrondFormulier(Formulier):
    """End an item; without afspraak or besluit with the reason why."""

    geen_vervolg = RegelVeld(label="Waarom geen vervolg?", required=False)
    herbespreken_op = DatumVeld(
        label="Opnieuw bespreken vanaf", required=False, verleden=False
    )


class SchuifFormulier(Formulier):
    """Put an item off."""

    reden = RegelVeld(label="Waarom doorschuiven?")


class VerplaatsFormulier(Formulier):
    """Put what was typed under the wrong item under the right one."""

    naar = RecordVeld(label="Naar punt", queryset=None)

    def __init__(self, *args: Any, punten: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naar"].queryset = punten  # type: ignore[attr-defined]
        self.fields["naar"].label_from_instance = (  # type: ignore[attr-defined]
            lambda punt: f"punt {punt.volgorde}"
        )


class ToelichtingFormulier(Formulier):
    """What the trajectregisseur adds to a concept."""

    toelichting = TekstVeld(
        label="Toelichting bij het verslag", required=False, rijen=5
    )


class ReactieFormulier(Formulier):
    """A correction that a participant asks for."""

    tekst = TekstVeld(label="Wat klopt er niet, of ontbreekt er?")


class AddendumFormulier(Formulier):
    """A dated change of a verslag that stands."""

    soort = KeuzeVeld(
        label="Soort",
        choices=[("wijziging", "Wijziging"), ("intrekking", "Intrekking")],
        widget=forms.RadioSelect,
        initial="wijziging",
    )
    tekst = TekstVeld(label="Tekst van het addendum")
