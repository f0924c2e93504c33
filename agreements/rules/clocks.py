"""The two ten-year clocks of a lineage (R10, R11).

Calendar clock: from the first day of aid, ten years, whether aid was given on each day or not.
Cumulated clock: the distinct days with aid; it may use as many days as those ten years hold (E).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agreements.rules.clock_lines import (
    ENDED,
    FINE,
    MAX_YEARS,
    RULE,
    STOPPED,
    UNKNOWN,
    clock_findings,
    clock_lines,
    ending_lines,
)
from agreements.rules.facts import last_of
from agreements.rules.figures import figure_at
from agreements.rules.thresholds import nearest_threshold
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period, covered_days, last_day_after_years


@dataclass(frozen=True)
class AidPeriod:
    """Days of operating aid under GBER art. 27 to one cluster; ``stopped``: cut off early."""

    cluster_id: int
    reference: str
    period: Period
    granted_on: date
    stopped: bool = False


@dataclass(frozen=True)
class LineageFacts:
    """All counted aid of a lineage, with every lineage merged into it (oldest start wins).

    ``stops`` holds the last day of support of clusters that stopped before the ten years.
    """

    lineage_id: int
    name: str
    aid: tuple[AidPeriod, ...] = ()
    stops: tuple[tuple[int, date], ...] = ()


@dataclass(frozen=True)
class TenYearClock:
    """Both clocks of a lineage on a day; everything None when no aid is known.

    ``last_day`` is the last possible day of aid: the end of the calendar clock, or earlier
    when the support was stopped. ``days_left`` counts the days after the day asked.
    ``level`` is ok, months_<n>, stopped (last day still to come), ended or unknown.
    """

    started: date | None
    calendar_last_day: date | None
    last_day: date | None
    days_used: int | None
    days_allowed: int | None
    days_left: int | None
    level: str
    months: int | None
    aid_until: date | None
    explained: Explained

    @property
    def warns(self) -> bool:
        """Tell whether the end is near enough to warn about."""
        return self.months is not None


def ten_year_clock(facts: LineageFacts, params: Params, *, on: date) -> TenYearClock:
    """Return both clocks of a lineage on ``on`` with their lines and findings (R10).

    The number of years is that of the most recent grant (R1). Raises ``ParameterMissing``
    when ``art27.max_years`` is unknown for that grant.
    """
    if not facts.aid:
        return _unknown()
    periods = [aid.period for aid in facts.aid]
    started = min(period.first for period in periods)
    years = figure_at(params, MAX_YEARS, max(aid.granted_on for aid in facts.aid))
    calendar = last_day_after_years(started, years.whole)
    aid_until = max(last_of(period) for period in periods)
    stop = stop_of(facts)
    last_day = max(calendar, aid_until) if stop is None else min(stop, max(calendar, aid_until))
    used = covered_days(periods, until=on)
    allowed = Period(started, calendar).days
    left = max(0, (last_day - on).days)
    months = None if stop is not None else nearest_threshold(last_day, params, on=on)
    level = _level(last_day, stop, months, on)
    lines = clock_lines(len(facts.aid), years.row, started, calendar, used, allowed)
    lines += ending_lines(last_day, calendar, stop, aid_until, left)
    return TenYearClock(
        started=started,
        calendar_last_day=calendar,
        last_day=last_day,
        days_used=used,
        days_allowed=allowed,
        days_left=left,
        level=level,
        months=months if level.startswith("months") else None,
        aid_until=aid_until,
        explained=Explained(lines, clock_findings(level, months, last_day, calendar, left)),
    )


def stop_of(facts: LineageFacts) -> date | None:
    """Return the last day of support when every cluster of the lineage with aid has stopped.

    A cluster has stopped when that is recorded, or when its last agreement was cut off.
    """
    recorded = dict(facts.stops)
    days: list[date] = []
    for cluster_id in {aid.cluster_id for aid in facts.aid}:
        day = recorded.get(cluster_id) or _cut_off(facts, cluster_id)
        if day is None:
            return None
        days.append(day)
    return max(days, default=None)


def _cut_off(facts: LineageFacts, cluster_id: int) -> date | None:
    """Return the last day of the last agreement of a cluster when that was stopped."""
    own = [aid for aid in facts.aid if aid.cluster_id == cluster_id]
    latest = max(own, key=lambda aid: last_of(aid.period))
    return last_of(latest.period) if latest.stopped else None


def _level(last_day: date, stop: date | None, months: int | None, on: date) -> str:
    if last_day < on:
        return ENDED
    if stop is not None:
        return STOPPED
    return FINE if months is None else f"months_{months}"


def _unknown() -> TenYearClock:
    finding = Finding(Level.RECORD, "tenyears.unknown", RULE)
    line = Line("line.tenyears.started", "line.tenyears.no_aid", "text", RULE)
    explained = Explained((line,), (finding,))
    return TenYearClock(None, None, None, None, None, None, UNKNOWN, None, None, explained)
