"""The second step of logging in, and the same asked again before what matters."""

from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic.base import View

from keten.inloggen import actions as tellen
from keten.inloggen.adapters import Poortadapter
from keten.inloggen.factor import has_factor, note_factor
from keten.inloggen.forms import CodeFormulier, SleutelVraag, WachtwoordVraag
from keten.kern.overgangen import OvergangError
from keten.organisaties import actions
from keten.organisaties.models import Medewerker
from keten.toegang import sessie
from keten.toegang.poort import BeveiligdMixin

CODE_LANGST = 600


class FactorVraag(View):
    """Ask a code or a key of somebody; what comes of it is up to the page."""

    template_name: str
    wie: Medewerker

    def passed(self, factor: Any) -> HttpResponse:
        """Go on: this factor was shown."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(CodeFormulier())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if "credential" in request.POST:
            return self._key()
        form = CodeFormulier(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        # Who comes here knows the password: a wrong code costs more than a wrong name.
        pot = tellen.pot("code", str(self.wie.pk), langst=CODE_LANGST)
        try:
            tellen.require_calm(pot)
            factor = actions.use_code(self.wie, code=form.cleaned_data["code"])
        except OvergangError as fout:
            if not isinstance(fout, tellen.TeVaakError):
                tellen.note_failure(pot)
            form.add_error("code", str(fout))
            return self.show(form, status=422)
        tellen.note_success(pot)
        return self.passed(factor)

    def _key(self) -> HttpResponse:
        sleutel = SleutelVraag(user=self.wie, data=self.request.POST)
        if sleutel.is_valid():
            return self.passed(sleutel.cleaned_data["credential"])
        form = CodeFormulier()
        return self.show(form, status=422, fout="De sleutel werd niet herkend.")

    def show(self, form: Any, *, status: int = 200, fout: str = "") -> HttpResponse:
        """Answer with the page."""
        soorten = {factor.type for factor in actions.factors_of(self.wie)}
        context: dict[str, Any] = {"form": form, "fout": fout, **self.extra()}
        if actions.SLEUTEL in soorten:
            context["vraag"] = webauthn.begin_authentication(self.wie)
        context["alleen_sleutel"] = soorten == {actions.SLEUTEL}
        return render(self.request, self.template_name, context, status=status)

    def extra(self) -> dict[str, Any]:
        """Return what the page shows besides."""
        return {}


@method_decorator(
    login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login"),
    name="dispatch",
)
class TweedeStap(FactorVraag):
    """The password was right; now the factor."""

    template_name = "mfa/authenticate.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.stap = request._login_stage  # type: ignore[attr-defined]
        self.wie = self.stap.login.user
        return super().dispatch(request, *args, **kwargs)

    def passed(self, factor: Any) -> HttpResponse:
        factor.user = self.wie
        post_authentication(self.request, factor)
        antwoord: HttpResponse = self.stap.exit()
        return antwoord


class Bevestigen(BeveiligdMixin, FactorVraag):
    """Are you still there? A factor; or the password, of who has none."""

    recht = None
    template_name = "inloggen/bevestigen.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if isinstance(request.user, Medewerker):
            self.wie = request.user
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if actions.factors_of(self.wie):
            return super().get(request, **kwargs)
        return self.show(WachtwoordVraag())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if actions.factors_of(self.wie):
            return super().post(request, **kwargs)
        form = WachtwoordVraag(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            if Poortadapter(request).authenticate(
                request,
                username=self.wie.inlognaam,
                password=form.cleaned_data["password"],
            ):
                return self._confirmed()
            form.add_error("password", "Dit wachtwoord klopt niet.")
        except ValidationError as fout:
            form.add_error("password", fout)
        return self.show(form, status=422)

    def passed(self, factor: Any) -> HttpResponse:
        if not has_factor(self.request):
            note_factor(self.request, soort=factor.type)
        factor.record_usage()
        return self._confirmed()

    def _confirmed(self) -> HttpResponse:
        sessie.confirm(self.request.session)
        sessie.lighten(self.request.session)
        actions.rotate(self.request.session)
        return HttpResponseRedirect(self._next())

    def _next(self) -> str:
        naar = self.request.POST.get("next") or self.request.GET.get("next") or "/"
        veilig = url_has_allowed_host_and_scheme(naar, allowed_hosts=None)
        return naar if veilig and naar.startswith("/") else "/"

    def extra(self) -> dict[str, Any]:
        return {"naar": self._next(), "zonder": not self.wie.has_usable_password()}
