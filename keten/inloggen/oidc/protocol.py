"""
The OpenID Connect of allauth, with what it leaves out.

allauth sends no nonce and trusts the token of a connection that it made itself. Here
every token is checked: signature, issuer, audience, nonce, and for how long it holds.
"""

import json
from typing import Any

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Client, OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import (
    OpenIDConnectProvider,
)
from allauth.socialaccount.providers.openid_connect.views import (
    OpenIDConnectOAuth2Adapter,
)
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

ALGORITMEN = frozenset({"RS256", "PS256", "ES256"})
VERPLICHT = ("iss", "sub", "aud", "exp", "iat", "nonce")
# What reading something that is no token ends in, somewhere in the libraries.
_ONLEESBAAR = (AttributeError, LookupError, TypeError, ValueError)


def nonce_of(state: str) -> str:
    """Return the nonce of this one attempt: its state works once, in one session."""
    return salted_hmac("keten.oidc.nonce", state, algorithm="sha256").hexdigest()


class Client(OAuth2Client):  # type: ignore[misc]
    """Asks with a nonce, for nothing but who it is."""

    def get_redirect_url(
        self, authorization_url: str, scope: list[str], extra_params: dict[str, str]
    ) -> str:
        extra = {**extra_params, "nonce": nonce_of(str(self.state))}
        return str(super().get_redirect_url(authorization_url, ["openid"], extra))


class Protocol(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """One login service."""

    client_class = Client

    @property
    def openid_config(self) -> dict[str, Any]:
        """
        Return what the service says of itself.

        :raises OAuth2Error: if it says to be another
        """
        try:
            config: dict[str, Any] = super().openid_config
            zegt = config["issuer"]
        except _ONLEESBAAR as fout:
            raise OAuth2Error("onleesbaar") from fout
        if zegt != self.get_provider().app.settings["server_url"]:
            raise OAuth2Error("andere uitgever")
        return config

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> Any:
        try:
            gegeven = super().get_access_token_data(*args, **kwargs)
            gegeven["id_token"], gegeven["access_token"]
        except _ONLEESBAAR as fout:
            raise OAuth2Error("geen token") from fout
        return gegeven

    def complete_login(
        self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any
    ) -> Any:
        try:
            claims = self.check(app, kwargs["response"]["id_token"])
        except _ONLEESBAAR as fout:
            raise OAuth2Error("onleesbaar") from fout
        login = self.get_provider().sociallogin_from_response(request, claims)
        login.claims = claims
        return login

    def check(self, app: Any, id_token: str) -> dict[str, Any]:
        """
        Return what the token says, once everything about it holds.

        :raises OAuth2Error: with the first thing that does not
        """
        if _algorithm(id_token) not in ALGORITMEN:
            raise OAuth2Error("algoritme")
        claims: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        if any(not claims.get(naam) for naam in VERPLICHT):
            raise OAuth2Error("onvolledig")
        if claims.get("azp", app.client_id) != app.client_id:
            raise OAuth2Error("voor een ander")
        nonce = nonce_of(self.request.GET.get("state", ""))
        if not constant_time_compare(str(claims["nonce"]), nonce):
            raise OAuth2Error("nonce")
        return claims


class Provider(OpenIDConnectProvider):  # type: ignore[misc]
    """Takes nothing from the address, and nothing of the person but the key."""

    oauth2_adapter_class = Protocol

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        # To couple takes a link, never a word in the address.
        kwargs: dict[str, Any] = super().get_redirect_from_request_kwargs(request)
        return {**kwargs, "process": "login"}

    def get_auth_params_from_request(
        self, request: HttpRequest, action: str
    ) -> dict[str, str]:
        return {}

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        return ["openid"]

    def extract_extra_data(self, data: Any) -> dict[str, Any]:
        return {}

    def extract_common_fields(self, data: Any) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, data: Any) -> list[Any]:
        return []


def _algorithm(token: str) -> str:
    kop = token.split(".")[0]
    rauw = jwtkit.jwt.utils.base64url_decode(kop)
    return str(json.loads(rauw).get("alg"))
