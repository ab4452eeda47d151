"""Where allauth asks us about login services: which there are, and who may come in."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from django.http import HttpRequest
from django.shortcuts import render

from keten.inloggen import actions
from keten.inloggen.factor import shown_elsewhere
from keten.inloggen.models import Inlogdienst
from keten.inloggen.oidc.protocol import Provider
from keten.kern.geheim import read_geheim
from keten.kern.overgangen import OvergangError, note_weigering
from keten.organisaties.actions import OngeldigeLinkError

KOPPEL = "koppel"


class Dienstadapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Nobody comes in who was not given an account here first."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Refuse every registration."""
        return False

    def list_apps(
        self,
        request: HttpRequest,
        provider: str | None = None,
        client_id: str | None = None,
    ) -> list[SocialApp]:
        """Return the login services that are on; their secrets are in no table."""
        rijen = Inlogdienst.objects.aan()
        if provider:
            rijen = rijen.filter(pk=provider)
        return [_app(rij) for rij in rijen]

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> Provider:
        """Return the service with this key."""
        return Provider(request, app=self.get_app(request, provider=provider))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """Refuse, say so, and write down what was wrong."""
        raise refuse(request, str(exception or error or "onbekend"))

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let in who was coupled before, or holds a link to be coupled now."""
        if not sociallogin.is_existing:
            afdruk = request.session.pop(KOPPEL, "")
            try:
                medewerker = actions.couple(
                    dienst_id=sociallogin.account.provider,
                    sub=sociallogin.account.uid,
                    afdruk=afdruk,
                )
            except (OngeldigeLinkError, OvergangError) as fout:
                raise refuse(request, type(fout).__name__, onbekend=True) from fout
            sociallogin.lookup()
        else:
            medewerker = sociallogin.user
        dienst = Inlogdienst.objects.aan().get(pk=sociallogin.account.provider)
        if not medewerker.is_active or not actions.works_for(medewerker, dienst):
            raise refuse(request, "niet in dienst", onbekend=True)
        if dienst.vertrouwt_tweede_stap and "mfa" in _amr(sociallogin.claims):
            shown_elsewhere(request, medewerker)


class TweedeStap(AuthenticateStage):  # type: ignore[misc]
    """Ask our own factor, unless the service that we trust showed one."""

    def _should_handle(self, request: HttpRequest) -> bool:
        if shown_elsewhere(request, self.login.user, vraag=True):
            return False
        return bool(super()._should_handle(request))


def refuse(
    request: HttpRequest, waarom: str, *, onbekend: bool = False
) -> ImmediateHttpResponse:
    """Write down why nobody came in; on the page stands only what to do next."""
    note_weigering("inlogdienst", None, "inloggen", waarom)
    pagina = render(
        request, "socialaccount/geweigerd.html", {"onbekend": onbekend}, status=403
    )
    return ImmediateHttpResponse(pagina)


def _app(rij: Inlogdienst) -> SocialApp:
    return SocialApp(
        provider="openid_connect",
        provider_id=str(rij.pk),
        name=rij.naam,
        client_id=rij.client_id,
        secret=read_geheim(rij.geheim_naam),
        settings={
            "server_url": rij.uitgever,
            "fetch_userinfo": False,
            "oauth_pkce_enabled": True,
        },
    )


def _amr(claims: dict[str, Any]) -> list[str]:
    amr = claims.get("amr")
    return [str(stuk) for stuk in amr] if isinstance(amr, list) else []
