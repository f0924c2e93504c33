"""An OpenID provider that answers whatever a test wants, over real connections on this machine."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from clusterbeleid.accounts.oidc.configuration import Provider

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CLIENT, SECRET = "clusterbeleid", "geheim-van-de-toepassing"
AGENCY = "OVO000053"


def public_jwk(key: Any, kid: str = "k1") -> dict[str, Any]:
    """Return the public half of a key, as a provider publishes it."""
    found = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
    return {**found, "kid": kid, "use": "sig", "alg": "RS256"}


class Stub:
    """The provider: what it answers stands in attributes that a test changes."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.keys: list[dict[str, Any]] = [public_jwk(KEY)]
        self.about: dict[str, Any] = {}
        self.claims: dict[str, Any] = {}
        self.without: frozenset[str] = frozenset()
        self.signing: Any = KEY
        self.algorithm: str | None = "RS256"
        self.header: dict[str, Any] = {"kid": "k1"}
        self.token: Any = None
        self.answer: dict[str, Any] = {}
        self.user_info: dict[str, Any] = {"sub": "abc"}
        self.status = {"/token": 200, "/keys": 200, "/userinfo": 200, "/discovery": 200}
        self.nonce = ""
        self.challenge = ""
        self.used: set[str] = set()
        self.sent: list[dict[str, list[str]]] = []

    def configuration(self) -> dict[str, Any]:
        """Return what the provider says of itself."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/logout",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            **self.about,
        }

    def id_token(self) -> str:
        """Return the ID token, right in everything that no test made wrong."""
        if self.token is not None:
            return str(self.token)
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "abc",
            "iat": now,
            "exp": now + 300,
            "nonce": self.nonce,
            "vo_id": "vo-1",
            "vo_orgcode": AGENCY,
            "vo_email": "jan@vlaio.example",
            "given_name": "Jan",
            "family_name": "Peeters",
            "clusterbeleid_rol_3d": [f"Accountmanager-beheer:{AGENCY}"],
            **self.claims,
        }
        kept = {name: value for name, value in claims.items() if name not in self.without}
        return jwt.encode(kept, self.signing, algorithm=self.algorithm, headers=self.header)


@contextmanager
def running_stub() -> Iterator[Stub]:
    """Run the provider on a free port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    stub = Stub(f"http://127.0.0.1:{server.server_port}")
    server.stub = stub  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def known_here(stub: Stub, **more: Any) -> Provider:
    """Return the settings of an installation that knows this provider."""
    values: dict[str, Any] = {
        "issuer": stub.issuer,
        "client_id": CLIENT,
        "client_secret": SECRET,
        "role_claim": "clusterbeleid_rol_3d",
        "role_map": {
            "Accountmanager": "account_manager",
            "Beheerder": "administrator",
            "Indiener": "cluster_signatory",
            "Medewerker": "cluster_editor",
        },
        "agency_codes": frozenset({AGENCY}),
    }
    return Provider(**{**values, **more})


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_arguments: Any) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        stub: Stub = self.server.stub  # type: ignore[attr-defined]
        if self.path.endswith("/.well-known/openid-configuration"):
            self._answer(stub.configuration(), stub.status["/discovery"])
        elif self.path == "/keys":
            self._answer({"keys": stub.keys}, stub.status["/keys"])
        else:
            self._answer(stub.user_info, stub.status["/userinfo"])

    def do_POST(self) -> None:
        stub: Stub = self.server.stub  # type: ignore[attr-defined]
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        stub.sent.append(sent)
        code = sent.get("code", [""])[0]
        if code in stub.used or code == "wrong":
            self._answer({"error": "invalid_grant"}, 400)
            return
        stub.used.add(code)
        usual = {"access_token": "at", "token_type": "Bearer", "id_token": stub.id_token()}
        self._answer({**usual, **stub.answer}, stub.status["/token"])

    def _answer(self, content: Any, status: int) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
