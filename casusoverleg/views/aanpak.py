"""What is known on a casus: the list, something more, corrected, taken back."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch

from casusoverleg.actions import aanpak as actions
from casusoverleg.forms.aanpak import InformatieFormulier
from casusoverleg.models import (
    CasusBetrokkene,
    CasusDeelname,
    InformatieElement,
    InformatieLezer,
)
from casusoverleg.views.op_casus import CasusFormulierScherm, CasusScherm
from keten.kern import klok
from keten.kern.formulieren import RedenFormulier
from keten.personen.models import Persoon
from keten.toegang.rechten import Recht
from keten.toegang.zichtbaarheid import INHOUD


class Informatie(CasusScherm):
    """What is known, the newest first; as far as who gave it lets it go."""

    template_name = "casusoverleg/informatie.html"
    naam = "casus_informatie"
    diepte = INHOUD

    def inhoud(self) -> dict[str, Any]:
        rijen = known_on(self.casus, self.actor)
        regie = self.may(Recht.CASUS_REGISSEREN)
        for rij in rijen:
            eigen = rij.gemaakt_door_id == self.actor.pk
            rij.mag_wijzigen = (regie or eigen) and rij.ingetrokken_op is None
        return {"informatie": rijen}


class InformatieToevoegen(CasusFormulierScherm):
    """Contribute one piece, in the name of the own organisation."""

    recht = Recht.CASUS_BIJDRAGEN
    formulier = InformatieFormulier
    titel = "Voeg informatie toe"
    knop = "Leg vast"
    gedaan = "De informatie is vastgelegd."
    terug_naar = "casus_informatie"

    def begin(self) -> dict[str, Any]:
        return {"datum": klok.vandaag()}

    def formulierkwargs(self) -> dict[str, Any]:
        return form_choices(self.casus, self.actor)

    def handel(self, form: Any) -> str:
        actions.add_informatie(self.casus, by=self.actor, **form.velden)
        return self.terug()


class OpInformatie(CasusFormulierScherm):
    """A form about one piece of information that still stands."""

    recht = Recht.CASUS_BIJDRAGEN
    terug_naar = "casus_informatie"
    rij: InformatieElement

    def laad(self) -> None:
        self.rij = self.visible_or_404(
            InformatieElement.objects.visible_to(self.actor)
            .staand()
            .select_related("casus"),
            pk=self.kwargs["pk"],
        )
        self.load_casus(self.rij.casus_id)
        eigen = self.rij.gemaakt_door_id == self.actor.pk
        if not eigen and not self.may(Recht.CASUS_REGISSEREN):
            raise PermissionDenied


class InformatieWijzigen(OpInformatie):
    """Correct it; old and new stay in the history."""

    formulier = InformatieFormulier
    titel = "Wijzig de informatie"
    knop = "Wijzig"
    gedaan = "De informatie is gewijzigd."
    inleiding = (
        "Laat u meer mensen lezen, dan lezen zij ook wat er eerder stond. "
        "Wie u weghaalt leest het meteen niet meer."
    )

    def begin(self) -> dict[str, Any]:
        namen = ("versie", "soort", "tekst", "datum", "over_persoon", "zichtbaarheid")
        gekozen = InformatieLezer.objects.visible_to(self.actor).geldig()
        lezers = gekozen.filter(element=self.rij).values("medewerker")
        return {
            **{naam: getattr(self.rij, naam) for naam in namen},
            "lezers": list(
                readers_on(self.casus, self.actor).filter(medewerker__in=lezers)
            ),
        }

    def formulierkwargs(self) -> dict[str, Any]:
        return form_choices(self.casus, self.actor)

    def handel(self, form: Any) -> str:
        actions.change_informatie(
            self.rij,
            by=self.actor,
            versie=form.cleaned_data["versie"],
            **form.velden,
        )
        return self.terug()


class InformatieIntrekken(OpInformatie):
    """Take it back: nobody reads the text any more."""

    formulier = RedenFormulier
    titel = "Trek informatie in"
    knop = "Trek in"
    gedaan = "De informatie is ingetrokken. De tekst is niet meer te lezen."
    inleiding = (
        "De tekst is daarna niet meer te lezen. Er blijft staan dat er iets stond, "
        "en van welke organisatie."
    )

    def begin(self) -> dict[str, Any]:
        return {"versie": self.rij.versie}

    def handel(self, form: Any) -> str:
        actions.retract_informatie(
            self.rij,
            by=self.actor,
            versie=form.cleaned_data["versie"],
            reden=form.cleaned_data["reden"],
        )
        return self.terug()


def known_on(casus: Any, actor: Any) -> list[Any]:
    """
    Return what is known on the casus, the newest first.

    Of whom it is stands there only while that person is on the casus.
    """
    personen = persons_on(casus, actor).in_bulk()
    rijen = list(
        InformatieElement.objects.visible_to(actor)
        .filter(casus=casus)
        .select_related("bron_organisatie", "gemaakt_door")
        .prefetch_related(
            Prefetch(
                "voor",
                InformatieLezer.objects.visible_to(actor)
                .geldig()
                .select_related("medewerker")
                .order_by("medewerker__naam"),
                to_attr="gekozen",
            )
        )
        .order_by("-datum", "-gemaakt_op")
    )
    for rij in rijen:
        rij.over = personen.get(rij.over_persoon_id)
    return rijen


def persons_on(casus: Any, actor: Any) -> Any:
    """Return the people whom this casus is about."""
    betrokkenen = CasusBetrokkene.objects.visible_to(actor).filter(
        casus=casus, tot__isnull=True
    )
    return Persoon.objects.filter(pk__in=betrokkenen.values("persoon"))


def readers_on(casus: Any, actor: Any) -> Any:
    """Return who else reads the content of this casus today: who can be chosen."""
    rijen = CasusDeelname.objects.visible_to(actor).geldig(klok.vandaag())
    return (
        rijen.filter(casus=casus, niveau=INHOUD)
        .exclude(medewerker=actor.pk)
        .met_namen()
    )


def form_choices(casus: Any, actor: Any) -> dict[str, Any]:
    """Return the lists from which the form lets people choose."""
    return {
        "personen": persons_on(casus, actor),
        "deelnames": readers_on(casus, actor),
    }
