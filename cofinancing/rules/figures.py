"""The dated figures that judge one grant; those of its granting date (R1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agreements.rules.figures import figure_at
from clusterbeleid.kernel.findings import Finding
from clusterbeleid.kernel.params import ParameterRow, Params
from cofinancing.enums import SourceKind

PAID_IN_PCT = "cofinancing.paid_in_pct"
TERM_MONTHS = "cofinancing.term_months"
AT_RISK_DAYS = "cofinancing.at_risk_days"
COUNTS = "cofinancing.counts."


@dataclass(frozen=True)
class Figures:
    """What one granting date asks: percentage, months, and which kinds of source may count.

    ``remarks`` tell when the granting date lies outside the validity of a figure.
    """

    paid_in: ParameterRow
    months: ParameterRow
    sources: frozenset[str]
    remarks: tuple[Finding, ...] = ()


def figures_for(params: Params, granted_on: date) -> Figures:
    """Return the figures of ``granted_on``; raises ParameterMissing for a key without any row."""
    paid_in = figure_at(params, PAID_IN_PCT, granted_on)
    months = figure_at(params, TERM_MONTHS, granted_on)
    remarks = tuple(figure.remark for figure in (paid_in, months) if figure.remark is not None)
    return Figures(paid_in.row, months.row, counting_sources(params, granted_on), remarks)


def counting_sources(params: Params, granted_on: date) -> frozenset[str]:
    """Return the kinds of source that may count for a grant of ``granted_on`` (R43).

    Each kind has its own dated figure, 1 or 0; raises ParameterMissing for a kind without row.
    """
    return frozenset(
        kind.value
        for kind in SourceKind
        if figure_at(params, COUNTS + kind.value, granted_on).value
    )


def at_risk_days(params: Params, on: date) -> int:
    """Return how many days before the due date a project year can become at risk.

    A signal of our own and not of the law: the figure of the day of looking, and no signal
    before its first day.
    """
    row = params.find(AT_RISK_DAYS, on)
    return int(row.value) if row is not None else 0
