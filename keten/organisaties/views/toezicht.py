"""Who still has access: a list per quarter, answered line by line."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from keten.kern import klok
from keten.kern.bladeren import Sortering
from keten.kern.overgangen import GeenRechtError, OvergangError
from keten.organisaties import actions
from keten.organisaties.models import Toegangsregel, Toegangsronde
from keten.organisaties.views.collega import LEZEN, SCHRIJVEN
from keten.toegang.poort import AlleenPost
from keten.toegang.schermen import LijstScherm, Scherm


class Toegangsrondes(LijstScherm):
    """The lists of all quarters, as far as this actor answers or watches them."""

    recht = LEZEN
    template_name = "organisaties/toegangsrondes.html"
    sorteringen = (
        Sortering("nieuw", "nieuwste eerst", "gemaakt_op", aflopend=True),
        Sortering("oud", "oudste eerst", "gemaakt_op"),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        vandaag = klok.vandaag()
        return Toegangsronde.objects.te_lezen(self.actor).met_stand(vandaag)

    def context(self) -> dict[str, Any]:
        return {"vandaag": klok.vandaag()}


class ToegangsrondePagina(Scherm):
    """One list: each colleague works here still, or leaves."""

    recht = LEZEN
    template_name = "organisaties/toegangsronde.html"

    def context(self) -> dict[str, Any]:
        vandaag = klok.vandaag()
        rijen = Toegangsronde.objects.te_lezen(self.actor).met_stand(vandaag)
        ronde = self.visible_or_404(rijen, pk=self.kwargs["pk"])
        regels = Toegangsregel.objects.filter(ronde=ronde).select_related(
            "dienstverband__medewerker", "beoordeeld_door"
        )
        mag = Toegangsregel.objects.te_beoordelen(self.actor).filter(ronde=ronde)
        return {
            "ronde": ronde,
            "regels": regels.order_by("dienstverband__medewerker__naam"),
            "vandaag": vandaag,
            "mag_antwoorden": mag.exists(),
        }


class ToegangsregelAntwoord(AlleenPost):
    """Works here still; or that was a mistake."""

    recht = SCHRIJVEN

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        rijen = Toegangsregel.objects.te_beoordelen(self.actor)
        rij = self.visible_or_404(rijen.select_related("ronde"), pk=kwargs["pk"])
        terug = request.POST.get("doe") == "terug"
        doe = actions.reopen_regel if terug else actions.confirm_regel
        try:
            doe(rij, by=self.actor)
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        except OvergangError as fout:
            messages.error(request, str(fout))
        return HttpResponseRedirect(
            reverse("organisaties:toegangsronde", args=[rij.ronde_id])
        )
