"""From clocks to the drawing of all clusters over their years."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.queries import ClusterClock
from clusterbeleid.core.charts import Lifeline, Timeline, timeline
from clusterbeleid.core.formatting import format_days_left, format_number
from clusterbeleid.core.ui import Tone
from clusterbeleid.overview.queries import Portfolio


def draw_timeline(found: Portfolio, *, on: date) -> Timeline | None:
    """Return the timeline of the clusters with known support; None when there is none."""
    lines = [_lifeline(row, on) for row in found.lifelines]
    if not lines:
        return None
    return timeline(
        lines,
        on=on,
        title=_("All clusters over their ten years"),
        description=_(
            "For each cluster the support used until today, what is left, and the last day."
        ),
    )


def _lifeline(row: ClusterClock, on: date) -> Lifeline:
    clock = row.clock
    if clock.started is None or clock.last_day is None:
        raise ValueError("a lifeline needs known support")
    calendar = clock.calendar_last_day or clock.last_day
    stopped = clock.last_day if clock.last_day < calendar else None
    return Lifeline(
        label=row.cluster.name,
        start=clock.started,
        last_day=max(calendar, clock.last_day),
        stopped_on=stopped,
        note=_note(row, on),
        tone=Tone.WARNING if clock.warns else Tone.INFO,
    )


def _note(row: ClusterClock, on: date) -> str:
    clock = row.clock
    if clock.last_day is not None and clock.last_day < on:
        used = clock.days_used or 0
        words = ngettext("%(days)s day used", "%(days)s days used", used)
        return words % {"days": format_number(used)}
    return format_days_left(clock.days_left or 0)
