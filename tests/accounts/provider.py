"""An OpenID provider that can lie: real but for what a test bends.

Discovery, keys, authorisation code and token endpoint as in OpenID Connect Core 1.0; whoever comes
to the authorisation endpoint is sent back at once with a code, as somebody already logged in there.
"""

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

Claims = dict[str, Any]
Makes = Callable[["Provider", Claims], Claims]
"""What the token endpoint replies, of the claims of an honest ID token."""

CLIENT, SECRET = "mayi", "client-secret-of-the-tests"
COOKIES = "cookie-secret-of-the-tests-0123456789"


def settings(issuer: str, port: int, folder: Path) -> dict[str, str]:
    """The environment of a mayi at `port` whose people log in at `issuer`."""
    return {
        "MAYI_LOGIN_ISSUER": issuer,
        "MAYI_LOGIN_CLIENT": CLIENT,
        "MAYI_LOGIN_SECRET": SECRET,
        "MAYI_LOGIN_ADDRESS": f"http://127.0.0.1:{port}",
        "MAYI_LOGIN_COOKIE_SECRET": COOKIES,
        "MAYI_LOGIN_ADMINS": '["ada@example.com"]',
        "MAYI_DATABASE": f"sqlite:///{folder / 'mayi.db'}",
        "MAYI_LOGS": str(folder),
    }


class Provider:
    """`makes` is what a test sets; `tokens_asked` counts what came to the token endpoint."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.key = RSAKey.generate_key(2048, {"kid": "1"})
        self.other_key = RSAKey.generate_key(2048, {"kid": "1"})
        self.forget()

    def forget(self) -> None:
        self.makes: Makes = honest
        self.algorithms = ["RS256"]
        self.keeps_codes = False
        self.codes: dict[str, str] = {}
        self.tokens_asked = 0

    def metadata(self) -> Claims:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "id_token_signing_alg_values_supported": self.algorithms,
        }

    def authorize(self, asked: dict[str, list[str]]) -> str:
        code = f"code-{len(self.codes)}-{time.monotonic_ns()}"
        self.codes[code] = asked["nonce"][0]
        return f"{asked['redirect_uri'][0]}?{urlencode({'code': code, 'state': asked['state'][0]})}"

    def token(self, asked: dict[str, list[str]]) -> tuple[int, Claims]:
        self.tokens_asked += 1
        code = asked["code"][0]
        nonce = self.codes.get(code) if self.keeps_codes else self.codes.pop(code, None)
        if nonce is None:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.address, "aud": CLIENT, "sub": "7", "iat": now, "exp": now + 3600,
            "nonce": nonce, "name": "Ann Asker", "email": "ann@example.com",
            "email_verified": True,
        }  # fmt: skip
        return 200, self.makes(self, claims)


def reply(token: str) -> Claims:
    return {"access_token": "a", "token_type": "Bearer", "expires_in": 3600, "id_token": token}


def honest(provider: Provider, claims: Claims) -> Claims:
    return reply(jwt.encode({"alg": "RS256", "kid": "1"}, claims, provider.key))


def saying(**changed: object) -> Makes:
    """Claims changed, then signed as ever; None takes a claim out."""

    def make(provider: Provider, claims: Claims) -> Claims:
        bent = {key: value for key, value in (claims | changed).items() if value is not None}
        return honest(provider, bent)

    return make


def later(seconds: int) -> Makes:
    """A token that holds until so many seconds from now."""

    def make(provider: Provider, claims: Claims) -> Claims:
        return honest(provider, claims | {"exp": int(time.time()) + seconds})

    return make


def other_key(provider: Provider, claims: Claims) -> Claims:
    return reply(jwt.encode({"alg": "RS256", "kid": "1"}, claims, provider.other_key))


def unsigned(provider: Provider, claims: Claims) -> Claims:
    return reply(f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(claims)}.")


def by_secret(secret: bytes) -> Makes:
    def make(provider: Provider, claims: Claims) -> Claims:
        header = {"alg": "HS256", "kid": "1"}
        return reply(jwt.encode(header, claims, OctKey.import_key(secret), algorithms=["HS256"]))

    return make


def by_public_key(provider: Provider, claims: Claims) -> Claims:
    """The public key taken for a shared secret (CVE-2015-9235)."""
    return by_secret(provider.key.as_pem(private=False))(provider, claims)


def edited(provider: Provider, claims: Claims) -> Claims:
    """Signed, and then somebody else's name put in."""
    head, _, signature = honest(provider, claims)["id_token"].split(".")
    return reply(f"{head}.{part(claims | {'sub': 'boss'})}.{signature}")


def without(provider: Provider, claims: Claims) -> Claims:
    return {"access_token": "a", "token_type": "Bearer", "expires_in": 3600}


def garbage(provider: Provider, claims: Claims) -> Claims:
    return reply("x.y.z")


def part(value: Claims) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@contextmanager
def running() -> Iterator[Provider]:
    """A provider on a free port of 127.0.0.1."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.provider = Provider(f"http://127.0.0.1:{server.server_port}")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.provider  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        provider: Provider = self.server.provider  # type: ignore[attr-defined]
        at = urlsplit(self.path)
        if at.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", provider.authorize(parse_qs(at.query)))
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif at.path == "/keys":
            self._json(200, {"keys": [provider.key.as_dict(private=False)]})
        else:
            self._json(200, provider.metadata())

    def do_POST(self) -> None:
        provider: Provider = self.server.provider  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._json(*provider.token(parse_qs(body)))

    def _json(self, status: int, value: Claims) -> None:
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass
