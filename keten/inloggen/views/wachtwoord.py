"""The own password: another one; who lost the second step asks for help here too."""

from typing import Any, cast

from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.stages import AuthenticateStage
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.generic.base import View

from keten.kern import klok, verzoek
from keten.kern.overgangen import OvergangError
from keten.organisaties import actions
from keten.organisaties.forms.herstel import HerstelFormulier
from keten.organisaties.forms.wachtwoord import WachtwoordFormulier
from keten.organisaties.lezer import actor_for
from keten.organisaties.models import Medewerker
from keten.toegang.schermen import FormulierScherm

GEVRAAGD = (
    "Uw vraag is verstuurd. Bel nu uw beheerder: die moet zeker weten dat u het bent."
)


class VanMezelf(FormulierScherm):
    """A form about how I log in; nothing that is typed in it waits."""

    recht = None
    concept = False

    @property
    def ik(self) -> Medewerker:
        """Who asks, as an account."""
        return cast(Medewerker, self.request.user)

    def terug(self) -> str:
        return reverse("mfa_index")

    def extra(self) -> dict[str, Any]:
        return {"kruimel": "Mijn beveiliging"}


class WachtwoordWijzigen(VanMezelf):
    """Choose another password."""

    hersauth = True
    titel = "Wijzig uw wachtwoord"
    knop = "Leg wachtwoord vast"
    gedaan = "Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd."
    inleiding = (
        "Gebruik dit wachtwoord nergens anders. U krijgt een mail dat het is gewijzigd."
    )

    def kies_formulier(self) -> Any:
        return WachtwoordFormulier

    def formulierkwargs(self) -> dict[str, Any]:
        return {"medewerker": self.ik}

    def handel(self, form: Any) -> str:
        actions.change_password(
            self.ik,
            password=form.cleaned_data["password1"],
            sessie=self.request.session,
        )
        return self.terug()


class StapKwijt(VanMezelf):
    """Still logged in, and the phone or the key is lost."""

    formulier = HerstelFormulier
    titel = "Ik ben mijn tweede stap kwijt"
    knop = "Vraag hulp"
    gedaan = GEVRAAGD
    inleiding = (
        "Hebt u nog een herstelcode? Gebruik die dan, en voeg daarna een nieuwe app of"
        " sleutel toe. Anders geven uw organisatiebeheerder en de trajectregisseur"
        " samen akkoord. Daarna duurt het nog 24 uur."
    )

    def handel(self, form: Any) -> str:
        rij = actions.ask_herstel(self.ik, by=self.actor, **form.velden)
        return reverse("casusoverleg:herstel", args=[rij.pk])


@method_decorator(
    login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login"),
    name="dispatch",
)
class TweedeStapKwijt(View):
    """The password was right, and there is no second step to show."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show(HerstelFormulier())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = HerstelFormulier(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        wie: Medewerker = request._login_stage.login.user  # type: ignore[attr-defined]
        try:
            with verzoek.actor(wie.pk):
                ik = actor_for(wie, today=klok.vandaag())
                actions.ask_herstel(wie, by=ik, **form.velden)
        except OvergangError as fout:
            form.add_error(None, str(fout))
            return self._show(form, status=409)
        messages.success(request, GEVRAAGD)
        return HttpResponseRedirect(reverse("mfa_authenticate"))

    def _show(self, form: Any, *, status: int = 200) -> HttpResponse:
        return render(self.request, "mfa/kwijt.html", {"form": form}, status=status)
