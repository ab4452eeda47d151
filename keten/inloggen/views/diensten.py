"""Logging in where one works: to go there, to come back, and to be coupled once."""

from typing import Any
from uuid import UUID

from allauth.account.views import LoginView
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2CallbackView,
    OAuth2LoginView,
)
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET
from requests import RequestException

from keten.inloggen import actions
from keten.inloggen.forms import DienstFormulier
from keten.inloggen.models import Inlogdienst
from keten.inloggen.oidc.adapter import KOPPEL, refuse
from keten.inloggen.oidc.protocol import Protocol
from keten.organisaties.actions import digest, holder_of
from keten.organisaties.models import Organisatie
from keten.toegang.rechten import Recht
from keten.toegang.schermen import FormulierScherm


class Inloggen(LoginView):  # type: ignore[misc]
    """Name and password, or the service of the own organisation."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "diensten": list(Inlogdienst.objects.aan())}


@require_GET
@login_not_required
def via(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    """Go to the login service."""
    return _ask(request, OAuth2LoginView, provider_id)


@require_GET
@login_not_required
def terug(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    """Come back from it, with something to show."""
    return _ask(request, OAuth2CallbackView, provider_id)


def _ask(request: HttpRequest, view: Any, provider_id: UUID) -> HttpResponse:
    protocol = Protocol(request, str(provider_id))
    try:
        antwoord: HttpResponse = view.adapter_view(protocol)(request)
    except SocialApp.DoesNotExist as fout:
        raise Http404 from fout
    except (OAuth2Error, RequestException) as fout:
        weigering: ImmediateHttpResponse = refuse(request, type(fout).__name__)
        return weigering.response  # type: ignore[no-any-return]
    return antwoord


@require_GET
@login_not_required
def koppelen(request: HttpRequest, token: str) -> HttpResponse:
    """Choose the service of the own organisation, with a link that works once."""
    medewerker = holder_of(token)
    if medewerker is None:
        return render(request, "organisaties/welkom.html", status=404)
    diensten = actions.services_for(medewerker)
    for dienst in diensten:
        if request.GET.get("dienst") == str(dienst.pk):
            request.session[KOPPEL] = digest(token)
            return HttpResponseRedirect(
                reverse("openid_connect_login", args=[dienst.pk])
            )
    return render(request, "socialaccount/koppelen.html", {"diensten": diensten})


class DienstInstellen(FormulierScherm):
    """Where the people of one organisation log in."""

    hersauth = True
    recht = Recht.ORGANISATIES_BEHEREN
    zonder_personen = "organisations only"
    formulier = DienstFormulier
    titel = "Inlogdienst"
    knop = "Leg vast"
    gedaan = "De inlogdienst is vastgelegd."
    inleiding = (
        "Collega's van deze organisatie loggen dan in met hun eigen werkaccount. Wie"
        " nog niet gekoppeld is, krijgt van u een link."
    )
    concept = False

    def laad(self) -> None:
        rijen = Organisatie.objects.visible_to(self.actor)
        self.organisatie = self.visible_or_404(rijen, pk=self.kwargs["pk"])
        self.rij = Inlogdienst.objects.filter(organisatie=self.organisatie).first()

    def begin(self) -> dict[str, Any]:
        if self.rij is None:
            return {"naam": self.organisatie.naam}
        velden = DienstFormulier.base_fields
        return {v: getattr(self.rij, v) for v in velden if hasattr(self.rij, v)}

    def terug(self) -> str:
        return reverse("organisaties:organisatie", args=[self.organisatie.pk])

    def extra(self) -> dict[str, Any]:
        return {"kruimel": self.organisatie.naam}

    def handel(self, form: Any) -> str:
        actions.set_inlogdienst(
            self.organisatie,
            by=self.actor,
            versie=form.cleaned_data["versie"] if self.rij else None,
            **form.velden,
        )
        return self.terug()
