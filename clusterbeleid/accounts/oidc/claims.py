"""What the claims of a provider mean here: who, for which organisation, with which roles (R65)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from clusterbeleid.accounts.oidc.configuration import Provider
from clusterbeleid.accounts.rules import AGENCY_ROLES, ROLES_BY_MANDATE
from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.identifiers import parse_kbo


class Unreadable(ValueError):
    """The answer lacks what every answer must hold."""


@dataclass(frozen=True)
class Arrival:
    """Somebody whom the provider vouches for, for one organisation.

    ``roles`` are ours, in order; without any there is no right here at all.
    """

    issuer: str
    subject: str
    organisation: str
    organisation_name: str
    full_name: str
    email: str
    roles: tuple[str, ...]

    @property
    def agency_roles(self) -> frozenset[str]:
        """Return the roles that come without a mandate."""
        return frozenset(self.roles) - ROLES_BY_MANDATE

    @property
    def mandate_roles(self) -> frozenset[str]:
        """Return the roles for which the organisation stands."""
        return frozenset(self.roles) & ROLES_BY_MANDATE

    def as_dict(self) -> dict[str, Any]:
        """Return what a session can keep."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Arrival:
        """Return what a session kept."""
        return cls(**{**values, "roles": tuple(values["roles"])})


def read_arrival(claims: Mapping[str, Any], provider: Provider) -> Arrival:
    """Return who arrives; raises ``Unreadable`` without subject, person, organisation or address.

    ``claims`` are those of an ID token that was verified, with what the same subject has at the
    user information of the provider.
    """
    organisation = _organisation(_text(claims, provider.organisation_claim))
    names = (str(claims.get(part, "")).strip() for part in ("given_name", "family_name"))
    full_name = " ".join(name for name in names if name) or str(claims.get("name", "")).strip()
    email = _text(claims, provider.email_claim).lower()
    return Arrival(
        issuer=provider.issuer,
        # The key of the account is (issuer, subject); the person claim must be there and is no key.
        subject=_text(claims, "sub") if _text(claims, provider.person_claim) else "",
        organisation=organisation,
        organisation_name=str(claims.get("vo_orgnaam", "")).strip()[:200],
        full_name=full_name[:200] or email,
        email=email,
        roles=tuple(sorted(set(_roles(claims, organisation, provider)))),
    )


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > 254:
        raise Unreadable(name)
    return value.strip()


def _organisation(code: str) -> str:
    """Return an enterprise number as ten digits, another code as it stands."""
    try:
        return parse_kbo(code)
    except KernelError:
        return code


def _roles(claims: Mapping[str, Any], organisation: str, provider: Provider) -> Iterator[str]:
    """Yield our role for each ``Role-context:organisation`` that is about this organisation."""
    for written in _written(claims.get(provider.role_claim)):
        name, colon, code = written.rpartition(":")
        if not colon or _organisation(code.strip()) != organisation:
            continue
        role = provider.role_map.get(name) or provider.role_map.get(name.partition("-")[0], "")
        if role and _fits(role, organisation, provider):
            yield role


def _written(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _fits(role: str, organisation: str, provider: Provider) -> bool:
    """Tell whether this organisation can give this role: a mandate needs an enterprise number."""
    if role in ROLES_BY_MANDATE:
        return organisation.isdigit()
    return role not in AGENCY_ROLES or organisation in provider.agency_codes
