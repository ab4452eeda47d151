"""Pages that strangers may open: a link that works once, and the two colours."""

import functools
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.generic.base import View

from keten.kern.models import Inrichting
from keten.kern.thema import theme_css
from keten.organisaties import actions
from keten.organisaties.forms.wachtwoord import VergetenFormulier, WachtwoordFormulier

DAG = 24 * 60 * 60


@method_decorator(login_not_required, name="dispatch")
class Welkom(View):
    """
    Choose a password with a link that works once.

    A link that was used, is too old, or never was: the same page.
    """

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        medewerker = actions.holder_of(token)
        if medewerker is None:
            return self._refuse(token)
        form = WachtwoordFormulier(medewerker=medewerker)
        return self._show(form=form, medewerker=medewerker)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        medewerker = actions.holder_of(token)
        if medewerker is None:
            return self._refuse(token)
        form = WachtwoordFormulier(request.POST, medewerker=medewerker)
        if not form.is_valid():
            return self._show(form=form, medewerker=medewerker, status=422)
        try:
            actions.choose_password(
                geheim=token, password=form.cleaned_data["password1"]
            )
        except actions.OngeldigeLinkError:
            return self._refuse(token)
        # Who tried the link for a colleague goes on as nobody.
        logout(request)
        messages.success(request, "Uw wachtwoord is vastgelegd. Log nu in.")
        return HttpResponseRedirect(reverse("account_login"))

    def _refuse(self, token: str) -> HttpResponse:
        actions.note_dode_link(token)
        return self._show(status=404)

    def _show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        return render(self.request, "organisaties/welkom.html", context, status=status)


@method_decorator(login_not_required, name="dispatch")
class WachtwoordVergeten(View):
    """Ask for a link; the answer is the same for who is known and who is not."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(form=VergetenFormulier())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = VergetenFormulier(request.POST)
        if not form.is_valid():
            return self._show(form=form, status=422)
        actions.forgot_password(form.cleaned_data["naam"])
        return self._show(gevraagd=True)

    def _show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        return render(
            self.request, "organisaties/vergeten.html", context, status=status
        )


@login_not_required
def thema(request: HttpRequest) -> HttpResponse:
    """Serve the colours of this municipality as a style sheet."""
    inrichting = Inrichting.objects.first()
    css = _css(inrichting.kleur_merk, inrichting.kleur_actie) if inrichting else ""
    antwoord = HttpResponse(css, content_type="text/css; charset=utf-8")
    # Its address changes with the colours. Private: the answer may carry a cookie.
    antwoord.headers["Cache-Control"] = f"private, max-age={30 * DAG}"
    return antwoord


@functools.lru_cache(maxsize=4)
def _css(merk: str, actie: str) -> str:
    return theme_css(merk=merk, actie=actie)
