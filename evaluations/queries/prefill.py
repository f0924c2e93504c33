"""What the house knows already of a project year, so that nobody types it again (R60, R73)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.frozen import freeze, thaw
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.periods import Period
from clusterbeleid.kernel.ratios import percentage
from clusters.enums import BoardSeat, OrganisationKind, SizeClass
from clusters.models import Membership
from clusters.queries import board_on, member_counts
from cofinancing.queries.checks import check_one
from cofinancing.queries.spread import spread_all
from evaluations.effects import figures_above
from evaluations.enums import ReportKind
from evaluations.models import Report, ReportAnswer, ReportVersion
from evaluations.queries.reports import answers_of, last_accepted
from evaluations.rules.figures import Figure, MemberMoves, RegisterFacts, figures_of
from evaluations.rules.reports import ReportFacts

DIFFERENCE = "report.difference_pct"


def report_facts(
    report: Report, *, today: date, answers: Mapping[str, ReportAnswer] | None = None
) -> ReportFacts:
    """Return what was written with the figures beside it, those of last year too."""
    rows = answers_of(report) if answers is None else answers
    return ReportFacts(
        kind=report.kind,
        form_version=report.form_version,
        answers={key: row.text for key, row in rows.items()},
        figures=prefilled(report, today=today),
        threshold=current_params().value(DIFFERENCE, today),
    )


def prefilled(report: Report, *, today: date) -> tuple[Figure, ...]:
    """Return the figures of a report with those of last year; a plan has none."""
    if report.kind != ReportKind.REPORT:
        return ()
    before = _before(last_accepted(report))
    year = report.project_year
    end = min(today, year.last_day or today)
    days = Period(year.first_day, max(end, year.first_day))
    found = (*figures_of(_facts(report, end)), *figures_above(report.cluster_id, days))
    return tuple(replace(row, before=before.get(row.key)) for row in found)


def snapshot_of(report: Report, facts: ReportFacts) -> dict[str, Any]:
    """Return everything of a report in JSON types and in a fixed order."""
    frozen: dict[str, Any] = freeze(
        {
            "report": {
                "kind": report.kind,
                "cluster": report.cluster.name,
                "agreement": report.project_year.agreement.reference,
                "year": report.project_year.number,
                "first_day": report.project_year.first_day,
                "last_day": report.project_year.last_day,
                "due_on": report.due_on,
                "form_version": report.form_version,
            },
            "answers": dict(sorted(facts.answers.items())),
            "figures": [
                {
                    "key": row.key,
                    "section": row.section,
                    "value": row.value,
                    "unit": row.unit,
                    "source": row.source,
                    "before": row.before,
                    "base": row.base,
                }
                for row in facts.figures
            ],
        }
    )
    return frozen


def _before(version: ReportVersion | None) -> dict[str, Decimal]:
    rows = thaw(version.content)["figures"] if version else []
    return {row["key"]: row["value"] for row in rows if row["value"] is not None}


def _facts(report: Report, end: date) -> RegisterFacts:
    year, cluster = report.project_year, report.cluster
    counts = member_counts(cluster, on=end)
    smes = sum(number for size, number in counts.sizes.by_size if size is not SizeClass.LARGE)
    seats = [row.seat for row in board_on(cluster, on=end) if row.seat != BoardSeat.VLAIO_OBSERVER]
    params = current_params()
    check = check_one(year, on=end, params=params)
    spread = spread_all([check], params, on=end)[year.pk]
    largest = spread.shares[0].amount if spread.shares else None
    return RegisterFacts(
        moves=_moves(report, end),
        companies=dict(counts.by_kind)[OrganisationKind.COMPANY],
        smes=smes,
        unknown_sizes=counts.sizes.unknown,
        seats=len(seats),
        flemish_seats=seats.count(BoardSeat.FLEMISH_COMPANY),
        received=spread.total,
        planned=year.planned_cofinancing,
        largest_share=percentage(largest, spread.total) if largest and spread.total else None,
    )


def _moves(report: Report, end: date) -> MemberMoves:
    eve = report.project_year.first_day - timedelta(days=1)
    rows = Membership.objects.filter(cluster=report.cluster)
    return MemberMoves(
        *(
            frozenset(rows.filter(running(day)).values_list("organisation_id", flat=True))
            for day in (eve, end)
        )
    )
