"""When the money must be there: start event, term, and what officials moved (R29-R32, R34).

A due date is derived anew from the facts each time. Nothing here knows which day it is today, so a
due date cannot slide once it has passed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from clusterbeleid.kernel.calendar import is_flemish_day
from clusterbeleid.kernel.findings import Finding, Level, Line
from clusterbeleid.kernel.params import ParameterRow
from clusterbeleid.kernel.terms import Clock, DueDate, StartReading, compute_due, working_days_after
from cofinancing.enums import DeadlineChangeKind

_ONE_DAY = timedelta(days=1)


class StartFacts(NamedTuple):
    """What the term of one project year starts from; a tuple, quick to look up."""

    number: int
    granted_on: date
    first_day: date
    clock: str
    reading: str


@dataclass(frozen=True)
class ChangeFacts:
    """One decision of an official, in the order of deciding."""

    kind: str
    new_due: date | None
    suspended_from: date | None
    suspended_to: date | None
    reason: str
    who: str
    decided_on: date

    @property
    def days(self) -> int:
        """Number of suspended days, both ends counted; 0 for an extension."""
        if self.suspended_from is None or self.suspended_to is None:
            return 0
        return (self.suspended_to - self.suspended_from).days + 1


@dataclass(frozen=True)
class Step:
    """A due date moved by one decision: ``nominal`` before, ``due`` after rest days."""

    change: ChangeFacts
    before: date
    nominal: date
    due: date
    rolled: tuple[tuple[date, str], ...]


@dataclass(frozen=True)
class Deadline:
    """The due date with everything it follows from."""

    start: StartFacts
    event: date
    months: ParameterRow
    term: DueDate
    steps: tuple[Step, ...]
    due: date

    @property
    def rule(self) -> str:
        """Numbers of the rules that made this date, as ``R30, R31``."""
        rolled = bool(self.term.rolled_over) or any(step.rolled for step in self.steps)
        rules = [self.term.rule, "R31" if rolled else "", "R34" if self.steps else ""]
        return ", ".join(rule for rule in rules if rule)


def start_event(start: StartFacts) -> date:
    """Return the day from which the term of a project year runs.

    First project year: approval of the grant or the first day, whichever is later. Later years:
    the first day (R34; docs/decisions/cofinancing-start-event.md).
    """
    if start.number == 1:
        return max(start.granted_on, start.first_day)
    return start.first_day


def derive_deadline(
    start: StartFacts, months: ParameterRow, changes: Iterable[ChangeFacts] = ()
) -> Deadline:
    """Return the due date after all ``changes``, in their order.

    An extension names a new date; a suspension adds its days. Both then move to the next
    working day (R31). Raises TermError or CalendarError for a date that cannot be counted.
    """
    event = start_event(start)
    term = compute_due(event, int(months.value), Clock(start.clock), StartReading(start.reading))
    steps: list[Step] = []
    due = term.due
    for change in changes:
        steps.append(_step(change, due, Clock(start.clock)))
        due = steps[-1].due
    return Deadline(start, event, months, term, tuple(steps), due)


def explain_deadline(deadline: Deadline) -> tuple[Line, ...]:
    """Return the lines behind a due date: event, term, rest days, and each decision."""
    first = deadline.start.number == 1 and deadline.event == deadline.start.granted_on
    source = f"R34, {deadline.term.rule} ({deadline.term.clock.value})"
    months = deadline.months
    return (
        Line("cofinancing.event_grant" if first else "cofinancing.event_start", deadline.event, "date", "R34"),
        Line("cofinancing.term_months", int(months.value), "number", months.source, months.key),
        Line(f"cofinancing.term_{deadline.term.reading.value.lower()}", deadline.term.nominal, "date", source),
        *_rest_lines(zip(deadline.term.rolled_over, deadline.term.reasons, strict=True)),
        *(line for step in deadline.steps for line in _step_lines(step)),
        Line("cofinancing.due", deadline.due, "date", deadline.rule),
    )  # fmt: skip


def deadline_findings(deadline: Deadline, last_day: date) -> tuple[Finding, ...]:
    """Warn about a due date on 11 July (R31), or after the project year itself."""
    found = []
    if is_flemish_day(deadline.due):
        due = {"due": deadline.due}
        found.append(Finding(Level.WARN, "cofinancing.due_on_flemish_day", "R31", due))
    if deadline.due > last_day:
        days = {"due": deadline.due, "last_day": last_day}
        found.append(Finding(Level.WARN, "cofinancing.due_after_year", "R34", days))
    return tuple(found)


def _step(change: ChangeFacts, before: date, clock: Clock) -> Step:
    nominal = change.new_due or before + change.days * _ONE_DAY
    # The first working day after the eve is the day itself, unless nobody works then.
    rest = working_days_after(nominal - _ONE_DAY, 1, clock)
    rolled = tuple(zip(rest.rolled_over, rest.reasons, strict=True))
    return Step(change, before, nominal, rest.due, rolled)


def _step_lines(step: Step) -> Iterable[Line]:
    change = step.change
    source = f"{change.who}, {change.decided_on:%d/%m/%Y}: {change.reason}"
    if change.kind == DeadlineChangeKind.EXTENSION:
        yield Line("cofinancing.extended_to", step.nominal, "date", source)
    else:
        yield Line("cofinancing.suspended_days", change.days, "days", source)
        yield Line("cofinancing.suspended_to", step.nominal, "date", "R34")
    yield from _rest_lines(step.rolled)


def _rest_lines(rolled: Iterable[tuple[date, str]]) -> Iterable[Line]:
    for day, reason in rolled:
        yield Line(f"cofinancing.rest.{reason.replace(':', '.')}", day, "date", "R31")
