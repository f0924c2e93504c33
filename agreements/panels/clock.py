"""The two clocks of a cluster: level, drawing and words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.rules import TenYearClock
from agreements.rules.clock_lines import ENDED, FINE, STOPPED, UNKNOWN
from clusterbeleid.core.charts import Lifeline, Timeline, timeline
from clusterbeleid.core.formatting import format_number
from clusterbeleid.core.ui import Status, Tone
from clusters.models import Cluster

_NEAR = 3  # months left from which the clock is red


def clock_status(clock: TenYearClock) -> Status:
    """Return the level of a clock as a pill."""
    if clock.level == UNKNOWN:
        return Status(_("No aid known"), Tone.NEUTRAL)
    if clock.level == ENDED:
        return Status(_("Ended"), Tone.NEUTRAL)
    if clock.level == STOPPED:
        return Status(_("Will stop"), Tone.WARNING)
    if clock.level == FINE or clock.months is None:
        return Status(_("Running"), Tone.GOOD)
    words = ngettext(
        "%(months)s month left at most", "%(months)s months left at most", clock.months
    )
    words %= {"months": clock.months}
    return Status(words, Tone.BAD if clock.months <= _NEAR else Tone.WARNING)


def clock_drawing(cluster: Cluster, clock: TenYearClock, *, on: date) -> Timeline | None:
    """Draw the calendar clock; None when no aid is known."""
    if clock.started is None or clock.calendar_last_day is None or clock.last_day is None:
        return None
    status = clock_status(clock)
    stopped = clock.last_day if clock.level in {STOPPED, ENDED} else None
    line = Lifeline(
        label=cluster.name,
        start=clock.started,
        last_day=max(clock.calendar_last_day, clock.last_day),
        stopped_on=stopped if stopped is not None and stopped < clock.calendar_last_day else None,
        note=str(status.label),
        tone=status.tone if status.tone in {Tone.WARNING, Tone.BAD} else Tone.INFO,
    )
    return timeline(
        [line],
        on=on,
        title=_("Ten years of operating aid"),
        description=_("From the first day of aid to the last possible day, with today."),
    )


def days_note(clock: TenYearClock) -> str:
    """Return the cumulated clock in words: days used of the days allowed."""
    if clock.days_used is None or clock.days_allowed is None:
        return ""
    values = {
        "used": format_number(clock.days_used),
        "allowed": format_number(clock.days_allowed),
    }
    return _("%(used)s of %(allowed)s days used") % values


def context_of_clock(cluster: Cluster, clock: TenYearClock, *, on: date) -> Mapping[str, Any]:
    """Return what the partial with the two clocks needs."""
    return {
        "clock": clock,
        "clock_status": clock_status(clock),
        "clock_drawing": clock_drawing(cluster, clock, on=on),
        "days_note": days_note(clock),
    }
