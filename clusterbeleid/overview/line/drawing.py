"""From the line to its drawing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clusterbeleid.core.charts import Happening, Lane, Lanes, lanes
from clusterbeleid.core.formatting import format_day
from clusterbeleid.core.ui import Tone
from clusterbeleid.overview.line.events import NAMES, Event, Kind
from clusterbeleid.overview.line.line import TenYearLine

# The worst of several on one day gives the colour.
_WORST = (Tone.BAD, Tone.WARNING, Tone.GOOD, Tone.INFO, Tone.NEUTRAL, Tone.DRAFT)


def draw_line(line: TenYearLine) -> Lanes | None:
    """Return the drawing; None for a cluster of which nothing is known yet."""
    if not line.events:
        return None
    first, last = _ends(line)
    return lanes(
        [
            Lane(str(NAMES[kind]), tuple(_things(rows)))
            for kind in Kind
            if (rows := [row for row in line.events if row.kind is kind])
        ],
        first_day=first,
        last_day=last,
        on=line.on,
        title=_("Ten-year line of %(cluster)s") % {"cluster": line.cluster.name},
        description=_(
            "Bars are periods, diamonds are moments; a number counts what happened on one day."
            " Everything stands in the list below as well."
        ),
        swatches=[
            (_("running, measured"), Tone.INFO),
            (_("met, reached"), Tone.GOOD),
            (_("at risk, not reached"), Tone.WARNING),
            (_("missed, stopped, break"), Tone.BAD),
            (_("over, to come"), Tone.NEUTRAL),
        ],
    )


def _ends(line: TenYearLine) -> tuple[date, date]:
    """Return the ten years; where no aid is known, the days between which something happened."""
    clock = line.clock
    if clock.started is not None and clock.calendar_last_day is not None:
        return clock.started, clock.calendar_last_day
    return line.events[0].day, max(row.last_day or row.day for row in line.events)


def _things(rows: Iterable[Event]) -> Iterable[Happening]:
    """Yield the periods one by one, and the moments of one day and one page together."""
    found = list(rows)
    yield from (_period(row) for row in found if row.last_day is not None)
    moments = sorted((row for row in found if row.last_day is None), key=_place)
    for (day, url), group in groupby(moments, key=_place):
        yield _moment(day, url, list(group))


def _place(row: Event) -> tuple[date, str]:
    return row.day, row.url


def _period(row: Event) -> Happening:
    days = f"{format_day(row.day)} – {format_day(row.last_day)}"
    return Happening(
        day=row.day,
        last_day=row.last_day,
        words=f"{row.what}, {days}: {row.state}",
        label=row.short,
        tone=row.tone,
        url=row.url,
    )


def _moment(day: date, url: str, rows: list[Event]) -> Happening:
    number = len(rows)
    told = "; ".join(f"{row.what} ({row.state})" for row in rows)
    words = f"{format_day(day)}: {told}"
    if number > 1:
        head = ngettext("%(number)s event", "%(number)s events", number) % {"number": number}
        words = f"{format_day(day)}, {head}: {told}"
    tone = next(tone for tone in _WORST if any(row.tone is tone for row in rows))
    return Happening(day=day, words=words, tone=tone, url=url, number=number)
