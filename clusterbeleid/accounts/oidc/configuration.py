"""How an installation knows its OpenID provider; ``settings/identity.py`` reads it from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Provider:
    """An OpenID provider, and what its claims mean here."""

    issuer: str
    client_id: str
    client_secret: str
    role_claim: str
    role_map: Mapping[str, str]
    agency_codes: frozenset[str]
    name: str = "ACM/IDM"
    scopes: tuple[str, ...] = ("openid", "profile", "vo")
    person_claim: str = "vo_id"
    organisation_claim: str = "vo_orgcode"
    email_claim: str = "vo_email"
    # Empty: whatever the provider thinks strong enough.
    levels: tuple[str, ...] = ()
    algorithms: tuple[str, ...] = ("RS256",)

    @property
    def origin(self) -> str:
        """Return scheme and host, for the content policy."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"
