"""Who lets people in: an OpenID provider such as ACM/IDM, our own login page, or both."""

from urllib.parse import urlsplit

from clusterbeleid.accounts.oidc.configuration import Provider
from clusterbeleid.settings.environment import Environment, refuse

# Without one of these a provider is half configured, and the start is refused.
_NEEDED = (
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_ROLE_CLAIM",
    "OIDC_ROLE_MAP",
)
ROLES = frozenset(
    {"account_manager", "head_of_team", "cluster_editor", "cluster_signatory"}
    | {"committee_member", "committee_secretary", "expert", "finance", "auditor"}
    | {"administrator"}
)
SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384")


def read_provider(env: Environment) -> Provider | None:
    """Return the provider of the environment, None without one; refuse one that is half configured."""
    given = {name: env.text(name, "") for name in _NEEDED}
    if not any(given.values()):
        return None
    for name, value in given.items():
        if not value:
            raise refuse(name, "is not set, though other OIDC_ variables are")
    return Provider(
        issuer=_issuer(given["OIDC_ISSUER"]),
        client_id=given["OIDC_CLIENT_ID"],
        client_secret=given["OIDC_CLIENT_SECRET"],
        role_claim=given["OIDC_ROLE_CLAIM"],
        role_map=_role_map(env.words("OIDC_ROLE_MAP")),
        agency_codes=frozenset(env.words("OIDC_AGENCY_CODES")),
        name=env.text("OIDC_NAME", "ACM/IDM"),
        scopes=_scopes(env.words("OIDC_SCOPES") or ["openid", "profile", "vo"]),
        person_claim=env.text("OIDC_PERSON_CLAIM", "vo_id"),
        organisation_claim=env.text("OIDC_ORGANISATION_CLAIM", "vo_orgcode"),
        email_claim=env.text("OIDC_EMAIL_CLAIM", "vo_email"),
        levels=tuple(env.words("OIDC_LEVELS")),
        algorithms=_algorithms(env.words("OIDC_ALGORITHMS") or ["RS256"]),
    )


def read_second_factor(env: Environment, default: str) -> frozenset[str]:
    """Return the roles that log in with a second step; ``none`` for no role at all."""
    words = env.words("SECOND_FACTOR_ROLES") or default.split(",")
    found = frozenset(words) - {"none", ""}
    if found - ROLES:
        raise refuse("SECOND_FACTOR_ROLES", f"knows only {', '.join(sorted(ROLES))}, or none")
    return found


def _issuer(value: str) -> str:
    parts = urlsplit(value)
    local = parts.hostname in {"127.0.0.1", "localhost"}
    if not parts.hostname or parts.query or parts.fragment or parts.username:
        raise refuse("OIDC_ISSUER", "must look like https://host/path")
    if parts.scheme != "https" and not (local and parts.scheme == "http"):
        raise refuse("OIDC_ISSUER", "must start with https://")
    return value


def _role_map(pairs: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        theirs, equals, ours = (part.strip() for part in pair.partition("="))
        if not (theirs and equals and ours in ROLES):
            raise refuse("OIDC_ROLE_MAP", "must look like TheirRole=our_role,TheirOther=our_other")
        if theirs in found:
            raise refuse("OIDC_ROLE_MAP", "names a role twice")
        found[theirs] = ours
    return found


def _scopes(words: list[str]) -> tuple[str, ...]:
    if "openid" not in words:
        raise refuse("OIDC_SCOPES", "must hold openid")
    return tuple(words)


def _algorithms(words: list[str]) -> tuple[str, ...]:
    if not set(words) <= set(SIGNATURES):
        raise refuse("OIDC_ALGORITHMS", f"knows only {', '.join(SIGNATURES)}")
    return tuple(words)
