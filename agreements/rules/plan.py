"""The payment plan of a grant: a proposal by the figures of the granting date, and its check (R45)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agreements.enums import InstalmentTrigger
from agreements.rules.facts import ZERO, YearFacts
from agreements.rules.figures import Figure, figure_at
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.money import share
from clusterbeleid.kernel.params import Params

ADVANCE = "payment.advance_pct"
_WHOLE = Decimal(100)


@dataclass(frozen=True)
class PlanLine:
    """An instalment of a project year in euro; ``share_pct`` says from which share it came."""

    year: int
    trigger: str
    amount: Decimal
    share_pct: Decimal | None = None
    condition: str = ""


@dataclass(frozen=True)
class Plan:
    """The instalments of a grant in order, with the figures they were made from."""

    lines: tuple[PlanLine, ...]
    explained: Explained


def propose_plan(years: Sequence[YearFacts], params: Params, *, granted_on: date) -> Plan:
    """Return a yearly advance after the proof of R34 and the balance after the reports (R45).

    The two parts of a year are cut to the cent at once, so they always make its grant. A year
    without grant has no instalment. Raises ``ParameterMissing``.
    """
    advance = figure_at(params, ADVANCE, granted_on)
    lines = tuple(
        line for year in years if year.granted > ZERO for line in _parts(year, advance.value)
    )
    return Plan(lines, _explained(lines, advance))


def check_plan(lines: Sequence[PlanLine], kept: Decimal, granted: Decimal) -> tuple[Finding, ...]:
    """BLOCK instalments that, with what is ``kept``, do not make the grant of the year (R45)."""
    found: list[Finding] = []
    known = set(InstalmentTrigger.values)
    if any(line.trigger not in known for line in lines):
        found.append(Finding(Level.BLOCK, "plan.trigger_unknown", "R45"))
    if any(line.amount <= ZERO for line in lines):
        found.append(Finding(Level.BLOCK, "plan.amount_not_positive", "R45"))
    total = kept + sum((line.amount for line in lines), ZERO)
    if total != granted:
        values = {"total": total, "granted": granted, "difference": abs(granted - total)}
        code = "plan.below_grant" if total < granted else "plan.above_grant"
        found.append(Finding(Level.BLOCK, code, "R45", values))
    return tuple(found)


def _parts(year: YearFacts, advance: Decimal) -> list[PlanLine]:
    """Return advance and balance of a year; a part of nothing is left out."""
    shares = (advance, _WHOLE - advance)
    triggers = (InstalmentTrigger.COFINANCING_PROVED, InstalmentTrigger.REPORT_ACCEPTED)
    amounts = share(year.granted, shares)
    return [
        PlanLine(year.number, str(trigger), amount, pct)
        for trigger, amount, pct in zip(triggers, amounts, shares, strict=True)
        if amount > ZERO
    ]


def _explained(lines: Sequence[PlanLine], advance: Figure) -> Explained:
    row = advance.row
    shown = [Line("line.plan.advance_pct", advance.value, "pct", row.source, row.key)]
    for trigger in InstalmentTrigger.values:
        amounts = [line.amount for line in lines if line.trigger == trigger]
        if amounts:
            shown.append(Line(f"line.plan.{trigger}", sum(amounts, ZERO), "EUR", "R45", row.key))
    shown.append(Line("line.plan.instalments", len(lines), "number", "R45"))
    return Explained(tuple(shown), () if advance.remark is None else (advance.remark,))
