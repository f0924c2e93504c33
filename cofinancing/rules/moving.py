"""Whether a due date may be extended or suspended, and to when (R30, R31, R34)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.terms import compute_due
from cofinancing.rules.deadline import Deadline


def extended_by_months(deadline: Deadline, months: int) -> date:
    """Return the due date ``months`` after the present one, on the same clock (R30, R31)."""
    return compute_due(deadline.due, months, deadline.term.clock).due


def refuse_extension(deadline: Deadline, new_due: date, *, file: str) -> tuple[Finding, ...]:
    """Return why ``new_due`` is no extension for the project year ``file``; empty when it is."""
    if new_due <= deadline.due:
        due = deadline.due
        return (_block("cofinancing.extension_not_later", file=file, due=due, new_due=new_due),)
    return ()


def refuse_suspension(
    deadline: Deadline, first: date, last: date, *, file: str
) -> tuple[Finding, ...]:
    """Return why the days from ``first`` to ``last`` cannot suspend the term.

    A term that has run out cannot be suspended, nor one that has not begun; and no day
    suspends twice.
    """
    if last < first:
        return (_block("cofinancing.suspension_reversed", file=file, first=first, last=last),)
    return (*_outside_term(deadline, first, file), *_suspended_twice(deadline, first, last, file))


def _outside_term(deadline: Deadline, first: date, file: str) -> Iterator[Finding]:
    event, due = deadline.event, deadline.due
    if first < event:
        yield _block("cofinancing.suspension_too_early", file=file, first=first, event=event)
    if first > due:
        yield _block("cofinancing.suspension_too_late", file=file, first=first, due=due)


def _suspended_twice(deadline: Deadline, first: date, last: date, file: str) -> Iterator[Finding]:
    for step in deadline.steps:
        begun, ended = step.change.suspended_from, step.change.suspended_to
        if begun and ended and first <= ended and begun <= last:
            yield _block("cofinancing.suspension_twice", file=file, first=begun, last=ended)


def _block(code: str, **params: ParamValue) -> Finding:
    return Finding(Level.BLOCK, code, "R34", params)
