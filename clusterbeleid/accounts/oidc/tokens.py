"""The ID token: believed only when signature, issuer, audience, nonce and clock are all right (A29)."""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from typing import Any

import jwt

from clusterbeleid.accounts.oidc.configuration import Provider

# Seconds that two clocks may differ, and how old a fresh answer may be.
LEEWAY, FRESH = 30, 600
_CLAIMS = ("iss", "sub", "aud", "exp", "iat", "nonce")


class Forged(ValueError):
    """The token is not what the provider would answer to this browser, now."""


def verified_claims(
    token: str, *, keys: Sequence[Mapping[str, Any]], nonce: str, provider: Provider, now: float
) -> dict[str, Any]:
    """Return the claims of an ID token; raises ``Forged`` when anything at all is wrong.

    The signature is checked even though the token came straight from the provider: the standard
    lets one skip it, and then a mistake in the network is enough to be somebody else.
    """
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key=_key_of(token, keys, provider),
            algorithms=list(provider.algorithms),
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=LEEWAY,
            options={"require": list(_CLAIMS), "strict_aud": False},
        )
    except (jwt.PyJWTError, ValueError, TypeError, KeyError) as error:
        raise Forged(type(error).__name__) from error
    _compare(claims, nonce, provider, now)
    return claims


def _compare(claims: Mapping[str, Any], nonce: str, provider: Provider, now: float) -> None:
    """Raise ``Forged`` for what the library leaves to us: nonce, party, age and level."""
    if not nonce or not hmac.compare_digest(str(claims["nonce"]), nonce):
        raise Forged("nonce")
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else provider.client_id) != provider.client_id:
        raise Forged("azp")
    if not now - FRESH <= claims["iat"] <= now + LEEWAY:
        raise Forged("iat")
    if provider.levels and claims.get("acr") not in provider.levels:
        raise Forged("acr")


def _key_of(token: str, keys: Sequence[Mapping[str, Any]], provider: Provider) -> Any:
    """Return the key the token names; without a name, the only one there is."""
    header = jwt.get_unverified_header(token)
    if header.get("alg") not in provider.algorithms:
        raise Forged("alg")
    signing = [key for key in keys if key.get("use", "sig") == "sig" and key.get("kty") != "oct"]
    name = header.get("kid")
    found = [key for key in signing if name is None or key.get("kid") == name]
    if len(found) != 1:
        raise Forged("kid")
    return jwt.PyJWK(dict(found[0]), algorithm=header["alg"]).key
