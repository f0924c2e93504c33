"""The consequences of a grant as lines that a reader sees before the vote (R45, R19, R42, R21)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agreements.enums import DutyKind
from agreements.rules.duties import Duty, GrantFacts
from agreements.rules.facts import last_of
from agreements.rules.plan import ADVANCE, Plan
from clusterbeleid.kernel.findings import Line


def lines_of_plan(facts: GrantFacts, plan: Plan) -> Iterator[Line]:
    """Yield the agreement, each project year with its aid, and its instalments in order."""
    yield Line("line.grant.first_day", facts.period.first, "date", "R41")
    yield Line("line.grant.last_day", last_of(facts.period), "date", "R41")
    for year in facts.years:
        yield Line(f"line.grant.year.{year.number}", year.granted, "EUR", "R9")
        for line in plan.lines:
            if line.year == year.number:
                yield Line(
                    f"line.grant.{line.trigger}.{line.year}", line.amount, "EUR", "R45", ADVANCE
                )


def lines_of_duties(duties: Iterable[Duty]) -> Iterator[Line]:
    """Yield the day of each duty, or that the aid need not be published."""
    for duty in duties:
        if duty.kind == DutyKind.EVALUATION:
            yield Line(f"line.grant.evaluation.{duty.number}", duty.due, "date", "R42")
        elif duty.kind == DutyKind.RETENTION:
            yield Line("line.grant.retention", duty.due, "date", "R21")
        elif duty.required:
            yield Line("line.grant.publication", duty.due, "date", "R19")
        else:
            yield Line("line.grant.no_publication", duty.amount or 0, "EUR", "R19")
