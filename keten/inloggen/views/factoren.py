"""My own factors: which there are, one more, one less."""

from typing import Any, cast

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from keten.inloggen import forms, qr
from keten.inloggen.factor import is_missing, note_factor
from keten.inloggen.forms import AppFormulier, WeghaalFormulier, name_of
from keten.kern.overgangen import OvergangError
from keten.organisaties import actions
from keten.organisaties.models import Medewerker
from keten.toegang.poort import BeveiligdMixin

MAX_NAAM = 40


class VanMij(BeveiligdMixin):
    """Base of the pages about how I log in: for everybody, about nobody else."""

    recht = None
    hersauth = True

    @property
    def ik(self) -> Medewerker:
        """Who asks, as an account."""
        return cast(Medewerker, self.request.user)

    def chosen(self, soort: str, codes: list[str]) -> HttpResponse:
        """Go on with the factor that was chosen, by the codes if they are new."""
        note_factor(self.request, soort=soort)
        actions.rotate(self.request.session)
        if codes:
            return show_codes(self.request, codes)
        messages.success(self.request, "Uw tweede stap is toegevoegd.")
        return HttpResponseRedirect(reverse("mfa_index"))


def show_codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """Show codes for later, once; nothing of this page may be kept."""
    antwoord = render(request, "mfa/codes.html", {"codes": codes})
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord


class MijnBeveiliging(VanMij):
    """How I log in."""

    hersauth = False

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        factoren = actions.factors_of(self.ik)
        context = {
            "factoren": [(name_of(factor), factor) for factor in factoren],
            "heeft_app": any(factor.type == actions.APP for factor in factoren),
            "moet": is_missing(request),
        }
        return render(request, "mfa/index.html", context)


class AppToevoegen(VanMij):
    """An app on a phone that makes codes."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show(AppFormulier(), geheim=get_totp_secret(regenerate=True))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form, geheim = AppFormulier(request.POST), get_totp_secret()
        if not form.is_valid():
            return self._show(form, geheim=geheim, status=422)
        try:
            codes = actions.add_app(
                self.ik,
                geheim=geheim,
                code=form.cleaned_data["code"],
                sessie=request.session,
            )
        except OvergangError as fout:
            form.add_error("code", str(fout))
            return self._show(form, geheim=geheim, status=422)
        clear_totp_secret(request)
        return self.chosen(actions.APP, codes)

    def _show(self, form: Any, *, geheim: str, status: int = 200) -> HttpResponse:
        adres = get_adapter().build_totp_url(self.ik, geheim)
        context = {
            "form": form,
            "vierkant": qr.draw(adres),
            "geheim": [geheim[i : i + 4] for i in range(0, len(geheim), 4)],
            "adres": adres,
        }
        antwoord = render(self.request, "mfa/totp/activate_form.html", context)
        antwoord.status_code = status
        antwoord.headers["Cache-Control"] = "no-store"
        return antwoord


class SleutelToevoegen(VanMij):
    """A security key, or what the computer has built in."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show(forms.SleutelToevoegen(user=self.ik, initial={"name": ""}))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = forms.SleutelToevoegen(user=self.ik, data=request.POST)
        if not form.is_valid():
            return self._show(form, status=422, fout="Dat lukte niet. Probeer opnieuw.")
        codes = actions.add_sleutel(
            self.ik,
            naam=form.cleaned_data["name"][:MAX_NAAM],
            credential=form.cleaned_data["credential"],
            sessie=request.session,
        )
        return self.chosen(actions.SLEUTEL, codes)

    def _show(self, form: Any, *, status: int = 200, fout: str = "") -> HttpResponse:
        context = {
            "naam": form.data.get("name", "") if form.is_bound else "",
            "fout": fout,
            "vraag": webauthn.begin_registration(self.ik, passwordless=False),
        }
        return render(
            self.request, "mfa/webauthn/add_form.html", context, status=status
        )


class FactorWeghalen(VanMij):
    """One factor less; the last one stays."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show(WeghaalFormulier(factoren=actions.factors_of(self.ik)))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        factoren = actions.factors_of(self.ik)
        form = WeghaalFormulier(request.POST, factoren=factoren)
        if not form.is_valid():
            return self._show(form, status=422)
        try:
            actions.remove_factor(
                self.ik, pk=form.cleaned_data["factor"], sessie=request.session
            )
        except OvergangError as fout:
            form.add_error("factor", str(fout))
            return self._show(form, status=409)
        messages.success(request, "Het is weggehaald.")
        return HttpResponseRedirect(reverse("mfa_index"))

    def _show(self, form: Any, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "factoren": form.fields["factor"].choices}
        return render(self.request, "mfa/weghalen.html", context, status=status)


class Herstelcodes(VanMij):
    """Codes for the day that the phone or the key is lost."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            codes = actions.renew_codes(self.ik, sessie=request.session)
        except OvergangError as fout:
            return self._show(str(fout), status=409)
        return show_codes(request, codes)

    def _show(self, fout: str = "", *, status: int = 200) -> HttpResponse:
        context = {"fout": fout, "mag": bool(actions.factors_of(self.ik))}
        return render(self.request, "mfa/codes_nieuw.html", context, status=status)
