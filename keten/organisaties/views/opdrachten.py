"""The board of what waits, runs and got stuck: kinds and moments, never content."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from keten.kern import hartslag, klok
from keten.kern.bladeren import Sortering
from keten.kern.models import Opdracht
from keten.kern.overgangen import GeenRechtError
from keten.organisaties import actions
from keten.organisaties.forms.partners import OpdrachtFilter
from keten.toegang.poort import BeveiligdMixin
from keten.toegang.rechten import Recht
from keten.toegang.schermen import LijstScherm

# Beat knocks every minute; after three it is not late but silent.
STIL_NA = 180  # seconds


class Opdrachten(LijstScherm):
    recht = Recht.OPDRACHTEN_BEHEREN
    zonder_personen = "kinds of work and moments"
    template_name = "organisaties/opdrachten.html"
    filterformulier = OpdrachtFilter
    sorteringen = (
        Sortering("oud", "oudste eerst", "gemaakt_op"),
        Sortering("nieuw", "nieuwste eerst", "gemaakt_op", aflopend=True),
    )

    def rijen(self, filters: dict[str, Any]) -> Any:
        rijen = Opdracht.objects.zichtbaar_bord().defer("gegevens", "sleutel")
        stand = filters.get("stand")
        return rijen.filter(status=stand) if stand else rijen

    def context(self) -> dict[str, Any]:
        nu = klok.nu()
        geslagen = hartslag.last()
        return {
            "nu": nu,
            "cijfers": Opdracht.objects.cijfers(nu=nu),
            "hartslag": geslagen,
            "stil": geslagen is None or (nu - geslagen).total_seconds() > STIL_NA,
        }


class OpdrachtOpnieuw(BeveiligdMixin):
    """Try again what got stuck."""

    recht = Recht.OPDRACHTEN_BEHEREN
    zonder_personen = "kinds of work and moments"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        rij = self.visible_or_404(Opdracht.objects.zichtbaar_bord(), pk=kwargs["pk"])
        try:
            actions.retry_opdracht(rij, by=self.actor)
        except GeenRechtError as fout:
            raise PermissionDenied from fout
        messages.success(request, "De opdracht wordt opnieuw geprobeerd.")
        return HttpResponseRedirect(reverse("organisaties:opdrachten"))
