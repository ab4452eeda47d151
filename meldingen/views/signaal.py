"""From signaal to melding: make one, or join one that is open."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm, Scherm
from meldingen import actions
from meldingen.forms import AansluitFormulier, MeldingFormulier
from meldingen.models import Melding, MeldingBetrokkene
from meldingen.views.invoer import MetPersoon
from signalen.models import Signaal
from signalen.status import SignaalStatus

MAX_OPEN = 50


class OverSignaal(FormulierScherm):
    """A form about one signaal."""

    signaal: Signaal

    def laad(self) -> None:
        self.signaal = self.visible_or_404(
            Signaal.objects.visible_to(self.actor).filter(
                samenwerkingsverband__in=self.actor.verbanden_met(
                    Recht.MELDING_BEOORDELEN
                )
            ),
            pk=self.kwargs["pk"],
        )

    def terug(self) -> str:
        return self.signaal.get_absolute_url()

    def open_meldingen(self) -> Any:
        """Return the meldingen that this signaal can join."""
        zichtbaar = Melding.objects.visible_to(self.actor).open()
        eigen = zichtbaar.filter(
            samenwerkingsverband=self.signaal.samenwerkingsverband_id
        )
        return eigen.order_by("-geregistreerd_op")[:MAX_OPEN]


class UitSignaal(MetPersoon, OverSignaal):
    """Make a melding of a signaal (S7, M1)."""

    recht = Recht.MELDING_BEOORDELEN
    formulier = MeldingFormulier
    template_name = "meldingen/melding_formulier.html"
    titel = "Maak een melding van het signaal"
    knop = "Registreer de melding"
    gedaan = "De melding is geregistreerd."

    def begin(self) -> dict[str, Any]:
        return {
            "type": self.signaal.type,
            "spoed": self.signaal.acuut,
            "aanleiding": self.signaal.feiten,
            "meldcode_stap": Melding.Meldcodestap.NVT,
        }

    def extra(self) -> dict[str, Any]:
        return {
            "kruimel": self.signaal.nummer,
            "signaal": self.signaal,
            "open_meldingen": self.open_meldingen(),
        }

    def handel(self, form: Any) -> str:
        melding = actions.register_melding(
            verband_id=self.signaal.samenwerkingsverband_id,
            by=self.actor,
            signaal=self.signaal,
            betrokkenen=form.betrokkenen,
            **form.velden,
        )
        return melding.get_absolute_url()


class Aansluiten(OverSignaal):
    """Let a signaal join a melding that is still open (S7)."""

    recht = Recht.MELDING_BEOORDELEN
    formulier = AansluitFormulier
    titel = "Voeg het signaal toe aan een open melding"
    knop = "Voeg toe"
    gedaan = "Het signaal hoort nu bij deze melding."

    def formulierkwargs(self) -> dict[str, Any]:
        sleutels = [melding.pk for melding in self.open_meldingen()]
        zichtbaar = Melding.objects.visible_to(self.actor).filter(pk__in=sleutels)
        wie = MeldingBetrokkene.objects.visible_to(self.actor).gekoppeld()
        met_wie = zichtbaar.prefetch_related(
            Prefetch("betrokkenen", wie.select_related("persoon"), to_attr="wie")
        )
        return {"meldingen": met_wie.order_by("-geregistreerd_op")}

    def begin(self) -> dict[str, Any]:
        return {"melding": self.request.GET.get("melding", "")}

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.signaal.nummer}

    def handel(self, form: Any) -> str:
        melding = form.cleaned_data["melding"]
        actions.join_signaal(melding, signaal=self.signaal, by=self.actor)
        return str(melding.get_absolute_url())


class Panel(Scherm):
    """The melding beside a signaal: a part for htmx, a page without it."""

    recht = Recht.MELDING_REGISTREREN
    template_name = "meldingen/signaal_panel.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        signaal = self.visible_or_404(
            Signaal.objects.visible_to(self.actor), pk=kwargs["pk"]
        )
        melding = (
            Melding.objects.visible_to(self.actor)
            .filter(bronnen__signaal=signaal)
            .first()
        )
        maken = self.actor.mag(
            Recht.MELDING_BEOORDELEN, signaal.samenwerkingsverband_id
        )
        deel = bool(getattr(request, "htmx", False))
        context = {
            "signaal": signaal,
            "melding": melding,
            "mag_maken": maken and signaal.status == SignaalStatus.IN_BEOORDELING,
            "eerst_oppakken": maken and signaal.status == SignaalStatus.INGEDIEND,
            "maak_url": reverse("meldingen:melding_uit_signaal", args=[signaal.pk]),
        }
        naam = "meldingen/_signaal_panel.html" if deel else self.template_name
        return self.answer(naam, context)
