"""Pure rules about login and about who may hold what."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

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
