"""The line as a list: sorted, narrowed, exported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.formatting import format_day
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.ui import Status
from clusterbeleid.overview.line.events import NAMES, Event


def _since(rows: Sequence[Event], day: date) -> list[Event]:
    return [row for row in rows if (row.last_day or row.day) >= day]


def _until(row: Event) -> str:
    if row.last_day is None:
        return ""
    return _("until %(day)s") % {"day": format_day(row.last_day)}


LINE = Listing(
    name="ten-year-line",
    caption=_("Everything on the line"),
    page_size=100,
    default_sort="day",
    empty_text=_("Nothing is known of this cluster yet."),
    columns=(
        Column(key="day", label=_("From"), value="day", kind="date", sort="day", note=_until),
        Column(key="last_day", label=_("Until"), value="last_day", kind="date", on_screen=False),
        Column(
            key="what",
            label=_("What"),
            value="what",
            sort="what",
            link=lambda row: row.url or None,
            demo="is_demo",
        ),
        Column(key="kind", label=_("Kind"), value="kind_name", sort="kind_name"),
        Column(
            key="state",
            label=_("State"),
            value=lambda row: Status(row.state, row.tone),
            kind="status",
            sort="state",
        ),
        Column(key="source", label=_("Source"), value="source", sort="source"),
    ),
    filters=(
        Filter(key="kind", label=_("Kind"), apply="kind", choices=tuple((kind.value, name) for kind, name in NAMES.items())),
        Filter(key="q", label=_("What"), apply="what", kind="text"),
        Filter(key="since", label=_("Since"), apply=_since, kind="date"),
    ),
)  # fmt: skip
