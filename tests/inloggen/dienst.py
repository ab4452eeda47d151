"""
A login service as a partner has one: a real OpenID provider, on this machine only.

What it puts in its tokens can be spoiled, one claim at a time.
"""

import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from authlib.oauth2.rfc6749 import (
    AuthorizationServer,
    OAuth2Request,
    grants,
)
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID, GEHEIM = "keten", "geheim-van-de-proef"
SLEUTEL = RSAKey.generate_key(2048, {"kid": "een", "alg": "RS256"}, private=True)
VREEMD = RSAKey.generate_key(2048, {"kid": "een", "alg": "RS256"}, private=True)


@dataclass
class Wie:
    """Who is logged in at the service."""

    sub: str

    def get_user_id(self) -> str:
        return self.sub


class Klant:
    """Keten, as the service knows it."""

    client_id = CLIENT_ID

    def get_client_id(self) -> str:
        return CLIENT_ID

    def get_default_redirect_uri(self) -> None:
        return None

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, uri: str) -> bool:
        return "/via/" in uri

    def check_client_secret(self, geheim: str) -> bool:
        return geheim == GEHEIM

    def check_endpoint_auth_method(self, methode: str, endpoint: str) -> bool:
        return methode == "client_secret_post"

    def check_response_type(self, soort: str) -> bool:
        return soort == "code"

    def check_grant_type(self, soort: str) -> bool:
        return soort == "authorization_code"


@dataclass
class Code:
    """What was given to a browser, to be changed for a token once."""

    code: str
    redirect_uri: str
    scope: str
    user: Wie
    nonce: str
    code_challenge: str
    code_challenge_method: str

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope


@dataclass
class Staat:
    """What the service remembers, and how it was spoiled."""

    wie: Wie = field(default_factory=lambda: Wie("sub-een"))
    codes: dict[str, Code] = field(default_factory=dict)
    claims: dict[str, Any] = field(default_factory=dict)
    uitgever: str = ""
    sleutel: RSAKey = field(default_factory=lambda: SLEUTEL)


class CodeGrant(grants.AuthorizationCodeGrant):  # type: ignore[misc]
    TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_post",)

    def save_authorization_code(self, code: str, request: Any) -> None:
        data = request.payload.data
        self.server.staat.codes[code] = Code(
            code,
            data["redirect_uri"],
            data["scope"],
            request.user,
            data.get("nonce", ""),
            data.get("code_challenge", ""),
            data.get("code_challenge_method", ""),
        )

    def query_authorization_code(self, code: str, client: Any) -> Code | None:
        gevonden: Code | None = self.server.staat.codes.get(code)
        return gevonden

    def delete_authorization_code(self, code: Code) -> None:
        del self.server.staat.codes[code.code]

    def authenticate_user(self, code: Code) -> Wie:
        return code.user


class Token(OpenIDCode):  # type: ignore[misc]
    """Says who it is; with what was spoiled."""

    def __init__(self, staat: Staat) -> None:
        super().__init__(require_nonce=True)
        self.staat = staat

    def exists_nonce(self, nonce: str, request: Any) -> bool:
        return False

    def encode_id_token(self, token: Any, request: Any) -> str:
        nu = int(time.time())
        claims = {
            "iss": self.staat.uitgever,
            "aud": CLIENT_ID,
            "sub": request.user.sub,
            "iat": nu,
            "exp": nu + 300,
            "nonce": request.authorization_code.nonce,
            "email": "iemand@example.org",
            **self.staat.claims,
        }
        claims = {naam: w for naam, w in claims.items() if w is not None}
        return jwt.encode({"alg": "RS256", "kid": "een"}, claims, self.staat.sleutel)


class Vraag(OAuth2Request):  # type: ignore[misc]
    """A question that was asked; what was sent is in its payload."""

    @property
    def form(self) -> Any:
        return self.payload.data

    @property
    def args(self) -> Any:
        return self.payload.data


class Server(AuthorizationServer):  # type: ignore[misc]
    def __init__(self, staat: Staat) -> None:
        super().__init__(scopes_supported=["openid"])
        self.staat = staat
        self.register_token_generator(
            "default", BearerTokenGenerator(lambda **_: "toegang")
        )
        self.register_grant(CodeGrant, [CodeChallenge(required=True), Token(staat)])

    def query_client(self, client_id: str) -> Klant | None:
        return Klant() if client_id == CLIENT_ID else None

    def save_token(self, token: Any, request: Any) -> None:
        """Keep nothing."""

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Tell nobody."""

    def create_oauth2_request(self, request: Any) -> OAuth2Request:
        methode, adres, velden = request
        vraag = Vraag(methode, adres)
        vraag.payload = BasicOAuth2Payload(velden)
        return vraag

    def handle_response(self, status: int, body: Any, headers: Any) -> Any:
        return status, body, dict(headers)


class Loket(BaseHTTPRequestHandler):
    """Where the service is asked."""

    dienst: "Dienst"

    def do_GET(self) -> None:
        pad, _, vraag = self.path.partition("?")
        if pad == "/.well-known/openid-configuration":
            self.answer(200, self.dienst.about(), {})
        elif pad == "/sleutels":
            self.answer(200, {"keys": [SLEUTEL.as_dict(private=False)]}, {})
        else:
            self.consent(vraag)

    def do_POST(self) -> None:
        lengte = int(self.headers["Content-Length"])
        verzoek = self.request_of(self.rfile.read(lengte).decode())
        self.answer(*self.dienst.server.create_token_response(verzoek))

    def consent(self, vraag: str) -> None:
        verzoek, wie = self.request_of(vraag), self.dienst.staat.wie
        server = self.dienst.server
        grant = server.get_consent_grant(verzoek, end_user=wie)
        self.answer(
            *server.create_authorization_response(verzoek, grant_user=wie, grant=grant)
        )

    def request_of(self, vraag: str) -> tuple[str, str, dict[str, str]]:
        adres = f"{self.dienst.url}{self.path}"
        return self.command, adres, dict(urllib.parse.parse_qsl(vraag))

    def answer(self, status: int, body: Any, koppen: dict[str, str]) -> None:
        rauw = (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response(status)
        for naam, waarde in ({"Content-Type": "application/json"} | koppen).items():
            self.send_header(naam, waarde)
        self.send_header("Content-Length", str(len(rauw)))
        self.end_headers()
        self.wfile.write(rauw)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


class Dienst:
    """The service, while it runs."""

    def __init__(self) -> None:
        self.staat = Staat()
        loket = type("EigenLoket", (Loket,), {"dienst": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), loket)
        self.url = f"http://localhost:{self._http.server_address[1]}"
        self.server = Server(self.staat)
        self.reset()
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def reset(self) -> None:
        """Spoil nothing any more."""
        self.staat.__dict__.update(Staat(uitgever=self.url).__dict__)

    def about(self) -> dict[str, Any]:
        return {
            "issuer": self.staat.uitgever,
            "authorization_endpoint": f"{self.url}/inloggen",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/sleutels",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()


class _Blijf(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def visit(adres: str) -> str:
    """Let the browser go to the service; return where it is sent back to."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Blijf())
    try:
        opener.open(adres, timeout=10)
    except urllib.error.HTTPError as antwoord:
        return str(antwoord.headers["Location"])
    raise AssertionError("the service did not send back")
