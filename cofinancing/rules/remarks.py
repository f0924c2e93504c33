"""What the check of a project year remarks: its status, and money that needs attention."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Finding, Level
from cofinancing.enums import CheckStatus
from cofinancing.rules.counting import Sums


def status_findings(
    status: CheckStatus, planned: Decimal, gap: Decimal, due: date, on: date
) -> tuple[Finding, ...]:
    """Return what the status asks of the reader on ``on``; ``gap`` is what lacks, in euro (R34)."""
    if planned <= 0:
        return (_warn("cofinancing.nothing_planned", "R34"),)
    if status is CheckStatus.MISSED:
        return (_warn("cofinancing.missed", "R34", gap=gap, due=due),)
    if status is CheckStatus.AT_RISK:
        return (_warn("cofinancing.at_risk", "R34", gap=gap, due=due, days=(due - on).days),)
    return ()


def money_findings(sums: Sums, due: date, granted_on: date) -> tuple[Finding, ...]:
    """Name money that counts for the year only, waits for acceptance, or came before the grant."""
    found = []
    if late := sums.for_year - sums.by_due:
        params: dict[str, ParamValue] = {"amount": late, "due": due}
        found.append(Finding(Level.RECORD, "cofinancing.counts_for_year_only", "R34", params))
    if sums.waiting:
        found.append(_warn("cofinancing.waiting_acceptance", "R43", amount=sums.waiting))
    if sums.early:
        early: dict[str, ParamValue] = {"amount": sums.early, "granted_on": granted_on}
        found.append(Finding(Level.WARN, "cofinancing.before_grant", "R34", early))
    return tuple(found)


def _warn(code: str, rule: str, **params: ParamValue) -> Finding:
    return Finding(Level.WARN, code, rule, params)
