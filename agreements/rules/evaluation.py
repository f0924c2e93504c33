"""When an agreement is evaluated: the interval of the day on which its period begins (R42).

Our own reading (E): each decision starts the count anew, on its first day; an agreement shorter than
the interval is evaluated on its last day, since without evaluation nothing follows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, takewhile

from dateutil.relativedelta import relativedelta

from agreements.rules.facts import last_of
from agreements.rules.figures import Figure, figure_at
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period

INTERVAL = "evaluation.interval_months"
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class EvaluationDay:
    """A day on which an evaluation is due; ``interval`` holds the months and their source.

    ``at_end``: the agreement is shorter than the interval, so its own last day counts.
    """

    due: date
    interval: Figure
    at_end: bool = False


def evaluation_days(
    period: Period, params: Params, *, until: date | None = None
) -> tuple[EvaluationDay, ...]:
    """Return the days on which an agreement with these days is evaluated, in order.

    ``until`` is the last possible day of aid: on that day and later nothing is left to decide on.
    Raises ``ParameterMissing`` when no interval is known at all.
    """
    interval = figure_at(params, INTERVAL, period.first)
    last = last_of(period)
    days = (_after(period.first, number * interval.whole) for number in count(1))
    found = [EvaluationDay(due, interval) for due in takewhile(lambda due: due <= last, days)]
    found = found or [EvaluationDay(last, interval, at_end=True)]
    return tuple(row for row in found if until is None or row.due < until)


def _after(first: date, months: int) -> date:
    """Return the last day of a term of whole months that begins on ``first``."""
    return first + relativedelta(months=months) - _ONE_DAY
