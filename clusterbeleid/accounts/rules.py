"""Pure rules about login and about who may hold what."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address, ip_network

from clusterbeleid.core.actors import CLUSTER_SIDE, Role
from clusterbeleid.kernel.periods import Period

WINDOW = timedelta(hours=1)
FAILURES_PER_ACCOUNT = 10
FAILURES_PER_ORIGIN = 100

ROLES_BY_MANDATE = CLUSTER_SIDE
ROLES_TO_ASSIGN = tuple(role for role in Role if role.value not in CLUSTER_SIDE)
# Who judges the files of clusters at the agency cannot act for one of them (A12, A16).
AGENCY_ROLES = frozenset(
    {
        Role.ACCOUNT_MANAGER.value,
        Role.HEAD_OF_TEAM.value,
        Role.FINANCE.value,
        Role.AUDITOR.value,
        Role.ADMINISTRATOR.value,
        Role.COMMITTEE_SECRETARY.value,
    }
)


@dataclass(frozen=True)
class RecentFailures:
    """Failed tries within the window, for one account and from one origin."""

    account: int
    origin: int


def is_throttled(failures: RecentFailures) -> bool:
    """Tell whether a further try must be refused without looking at the password."""
    return failures.account >= FAILURES_PER_ACCOUNT or failures.origin >= FAILURES_PER_ORIGIN


def on_two_sides(
    roles: Iterable[tuple[str, Period]], mandates: Iterable[tuple[str, Period]]
) -> bool:
    """Tell whether somebody would work for the agency and for an organisation on the same day."""
    agency = [period for role, period in roles if role in AGENCY_ROLES]
    return any(period.overlaps(other) for period in agency for _number, other in mandates)


def acted_for(numbers: Collection[str], chosen: str | None) -> str | None:
    """Return the one organisation (KBO number) a person acts for now, or None.

    Whoever has a single mandate acts for that organisation. With several, the person chooses;
    without a valid choice none counts, so that nothing is done for the wrong organisation (A8).
    """
    if len(numbers) == 1:
        return next(iter(numbers))
    return chosen if chosen in numbers else None


# RFC 6238: six digits, anew each thirty seconds; one step early or late for a clock that differs.
CODE_STEP, CODE_DIGITS, CODE_DRIFT = 30, 6, 1
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
# The order matters: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


def code_at(secret: str, counter: int) -> str:
    """Return the code of an app for a step of thirty seconds; ``secret`` is written in base32."""
    key = base64.b32decode(secret)
    digest = hmac.new(key, counter.to_bytes(8, "big"), hashlib.sha1).digest()  # the standard's own
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & (2**31 - 1)
    return str(number % 10**CODE_DIGITS).zfill(CODE_DIGITS)


def step_of_code(secret: str, code: str, *, seconds: float, after: int) -> int | None:
    """Return the step a code belongs to, None when it is wrong, too old or was used (``after``)."""
    now, found = int(seconds) // CODE_STEP, None
    for step in range(now - CODE_DRIFT, now + CODE_DRIFT + 1):
        fits = hmac.compare_digest(code_at(secret, step).encode(), code.strip().encode())
        if fits and step > after:
            found = step
    return found


def device_of(agent: str) -> str:
    """Return browser and system of a browser in words, as far as it tells."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return ", ".join(part for part in (browser, system) if part)


def network_of(address: str) -> str:
    """Return the network around an address: enough to recognise, too little to find a person (R57)."""
    try:
        found = ip_address(address.partition("/")[0])
    except ValueError:
        return ""
    return str(ip_network(f"{found}/{24 if found.version == 4 else 48}", strict=False))
