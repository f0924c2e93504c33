"""Which evaluation of a cluster comes next (R42)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from agreements.rules.evaluation import INTERVAL, EvaluationDay, evaluation_days
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period

RULE = "R42"


@dataclass(frozen=True)
class GrantFacts:
    """A confirmed agreement of the cluster; an agreement always has a last day."""

    agreement_id: int
    reference: str
    period: Period


@dataclass(frozen=True)
class ClusterPlan:
    """A cluster with its agreements; ``settled`` holds agreement and due day of what was decided.

    ``ten_years_until`` is the last possible day of aid, None when no aid is known.
    """

    cluster_id: int
    cluster: str
    grants: Sequence[GrantFacts]
    ten_years_until: date | None
    settled: frozenset[tuple[int, date]] = frozenset()


@dataclass(frozen=True)
class Planned:
    """The next evaluation of a cluster with how its day was found."""

    cluster_id: int
    cluster: str
    grant: GrantFacts
    due: date
    interval_months: int
    explained: Explained


def next_evaluation(plan: ClusterPlan, params: Params, *, on: date) -> Planned | None:
    """Return the first evaluation that is not decided of a decision that runs on ``on``, or follows.

    None when the aid has ended, or when the ten years leave nothing to decide on. A day that has
    passed stays where it is: an evaluation that is late does not slide.
    """
    for grant in sorted(plan.grants, key=lambda row: row.period):
        if grant.period.last is not None and grant.period.last < on:
            continue
        for day in evaluation_days(grant.period, params, until=plan.ten_years_until):
            if (grant.agreement_id, day.due) not in plan.settled:
                return _planned(plan, grant, day, on)
    return None


def _planned(plan: ClusterPlan, grant: GrantFacts, day: EvaluationDay, on: date) -> Planned:
    row = day.interval.row
    lines = [
        Line("evaluation.line.agreement", grant.reference, "text", "R41"),
        Line("evaluation.line.first_day", grant.period.first, "date", RULE),
        Line("evaluation.line.interval", day.interval.whole, "number", row.source, INTERVAL),
        Line("evaluation.line.due", day.due, "date", RULE),
    ]
    found = [] if day.interval.remark is None else [day.interval.remark]
    if day.at_end:
        found.append(Finding(Level.RECORD, "evaluation.at_end", RULE, {"due": day.due}))
    if day.due < on:
        late: dict[str, date | int] = {"due": day.due, "days": (on - day.due).days}
        found.append(Finding(Level.WARN, "evaluation.late", RULE, late))
    return Planned(
        plan.cluster_id,
        plan.cluster,
        grant,
        day.due,
        day.interval.whole,
        Explained(tuple(lines), tuple(found)),
    )
