"""The drawings of the public portfolio."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from clusterbeleid.core.charts import Bars, Lifeline, Series, Timeline, bars, timeline
from clusterbeleid.core.ui import Tone
from clusterbeleid.overview.public.lists import STANDINGS
from clusterbeleid.overview.public.queries import STOPPED


def draw_clusters(clusters: Sequence[Any], on: date) -> Timeline | None:
    """Return all clusters over the years for which support was granted; None without any."""
    dated = [row for row in clusters if row.started and row.until]
    if not dated:
        return None
    return timeline(
        [_lifeline(row) for row in dated],
        on=on,
        title=_("All clusters over the years"),
        description=_(
            "For each cluster the years for which support was granted, and whether it still runs."
        ),
    )


def draw_aid(years: Sequence[tuple[int, int, Decimal]]) -> Bars | None:
    """Return the aid to projects by year of the decision; None without any."""
    if not years:
        return None
    return bars(
        [str(year) for year, _number, _aid in years],
        [Series(_("Aid to projects"), [aid for _year, _number, aid in years])],
        title=_("Aid granted to innovation projects of clusters"),
        description=_("For each year the aid in the decisions of that year."),
        category_label=_("Year of the decision"),
    )


def _lifeline(row: Any) -> Lifeline:
    last = max(row.until, row.started)
    status = STANDINGS[row.standing]
    return Lifeline(
        label=row.name,
        start=row.started,
        last_day=last,
        stopped_on=last if row.standing == STOPPED else None,
        note=str(status.label),
        tone=Tone.GOOD if status.tone is Tone.GOOD else Tone.NEUTRAL,
    )
