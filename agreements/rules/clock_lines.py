"""How a ten-year clock explains itself: lines of the calculation and findings (R10)."""

from __future__ import annotations

from datetime import date

from clusterbeleid.kernel.findings import Finding, Level, Line
from clusterbeleid.kernel.params import ParameterRow

RULE = "R10"
MAX_YEARS = "art27.max_years"

UNKNOWN, FINE, STOPPED, ENDED = "unknown", "ok", "stopped", "ended"


def clock_lines(
    agreements: int, years: ParameterRow, started: date, calendar: date, used: int, allowed: int
) -> tuple[Line, ...]:
    """Return the lines from the first day of aid to the days used; ``agreements`` is a number."""
    return (
        Line("line.tenyears.started", started, "date", RULE),
        Line("line.tenyears.max_years", int(years.value), "number", years.source, MAX_YEARS),
        Line("line.tenyears.calendar_last_day", calendar, "date", years.source, MAX_YEARS),
        Line("line.tenyears.counted", agreements, "number", "R11"),
        Line("line.tenyears.days_used", used, "days", RULE),
        Line("line.tenyears.days_allowed", allowed, "days", RULE, MAX_YEARS),
    )


def ending_lines(
    last_day: date, calendar: date, stop: date | None, aid_until: date, left: int
) -> tuple[Line, ...]:
    """Return the lines about the last day: of the aid granted, after a stop, by decision."""
    lines = [Line("line.tenyears.aid_until", aid_until, "date", "R41")]
    if stop is not None:
        lines.append(Line("line.tenyears.stopped", stop, "date", RULE))
    if last_day > calendar:
        lines.append(Line("line.tenyears.extended", last_day, "date", RULE))
    lines.append(Line("line.tenyears.days_left", left, "days", RULE))
    return tuple(lines)


def clock_findings(
    level: str, months: int | None, last_day: date, calendar: date, left: int
) -> tuple[Finding, ...]:
    """Return what the level means: WARN near the end, RECORD for what is over or extended."""
    found: list[Finding] = []
    if level == ENDED:
        found.append(Finding(Level.RECORD, "tenyears.ended", RULE, {"last_day": last_day}))
    elif level == STOPPED:
        found.append(Finding(Level.RECORD, "tenyears.stopped", RULE, {"last_day": last_day}))
    elif months is not None:
        values: dict[str, int | date] = {"months": months, "last_day": last_day, "days_left": left}
        found.append(Finding(Level.WARN, "tenyears.months_left", RULE, values))
    if last_day > calendar:
        params = {"last_day": last_day, "calendar_last_day": calendar}
        found.append(Finding(Level.RECORD, "tenyears.extended", RULE, params))
    return tuple(found)
