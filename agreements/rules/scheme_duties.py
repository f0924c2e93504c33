"""By when the Commission gets the sheet, the report and the answers about a scheme (R20, R29)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from agreements.rules.figures import figure_at
from clusterbeleid.kernel.findings import Explained, Line
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.terms import Clock, compute_due, working_days_after

SHEET_DAYS = "scheme.sheet_working_days"
ANSWER_DAYS = "scheme.answer_working_days"
REPORT_MONTHS = "scheme.report_due_months"


@dataclass(frozen=True)
class SchemeTerm:
    """The day on which a term begins to run, the day on which it ends, and the lines behind it."""

    event: date
    due: date
    explained: Explained


def sheet_term(in_force: date, params: Params) -> SchemeTerm:
    """Return by when the summary sheet is sent: working days after entry into force."""
    return _working_days(in_force, SHEET_DAYS, params)


def request_term(received: date, params: Params) -> SchemeTerm:
    """Return by when a request for information is answered: working days after it came."""
    return _working_days(received, ANSWER_DAYS, params)


def report_term(year: int, params: Params) -> SchemeTerm:
    """Return by when a calendar year is reported: months after its last day."""
    event = date(year + 1, 1, 1) - timedelta(days=1)
    months = figure_at(params, REPORT_MONTHS, event)
    due = compute_due(event, months.whole, Clock.EU).due
    return SchemeTerm(
        event, due, _lines(event, due, months.whole, months.row.source, REPORT_MONTHS)
    )


def _working_days(event: date, key: str, params: Params) -> SchemeTerm:
    days = figure_at(params, key, event)
    due = working_days_after(event, days.whole, Clock.EU).due
    return SchemeTerm(event, due, _lines(event, due, days.whole, days.row.source, key))


def _lines(event: date, due: date, number: int, source: str, key: str) -> Explained:
    return Explained(
        (
            Line("line.scheme.event", event, "date", "R20"),
            Line("line.scheme.term", number, "number", source, key),
            Line("line.scheme.due", due, "date", "R29, R30, R31"),
        )
    )
