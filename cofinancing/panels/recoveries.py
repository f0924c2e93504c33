"""What the pages about recoveries show, put together from queries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from agreements.models import ProjectYear
from agreements.queries import sums_of_years
from agreements.rules import LedgerSums
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.history_text import ReadableChange, readable
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.findings import Explained
from cofinancing.enums import RecoveryGround
from cofinancing.models import Recovery
from cofinancing.queries.recoveries import claim_facts, grounds_of, paid_in_excess
from cofinancing.rules.money.recovery import RATE, check_claim


def proposal_of(year: ProjectYear) -> dict[str, Any]:
    """Return what a claim begins with: what was paid above the fixed settlement, if anything."""
    fixed = grounds_of(year).settlement
    paid = sums_of_years([year.pk]).get(year.pk, LedgerSums()).net_paid
    excess = paid_in_excess(year, paid, fixed.aid if fixed else None)
    return {"ground": RecoveryGround.SETTLEMENT.value, "amount": excess} if excess else {}


def claim_check(row: Recovery, on: date) -> Explained:
    """Return what the rules say today of a claim that nobody approved yet."""
    return check_claim(claim_facts(row, on), current_params())


def asks_rate(row: Recovery, actor: Actor, on: date) -> bool:
    """Tell whether the page says that no rate is entered, so that nobody can claim interest yet."""
    inside = not actor.has(*CLUSTER_SIDE)
    return inside and row.interest_from is None and current_params().find(RATE, on) is None


def recovery_changes(row: Recovery, actor: Actor) -> Sequence[ReadableChange]:
    """Return the history of a claim; how the agency deliberated stays inside (R55)."""
    if actor.has(*CLUSTER_SIDE):
        return ()
    return readable(changes_of(Recovery.objects.filter(pk=row.pk)))


def shows_write_off(row: Recovery, actor: Actor) -> bool:
    """Tell whether the page names the write-off: outside the agency never (R55)."""
    return row.write_off_document_id is not None and not actor.has(*CLUSTER_SIDE)
