"""Clusters over their years: what is used, what is left, where today is and where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from clusterbeleid.core.charts.base import (
    SOFT_INK,
    TRACK,
    WHITE,
    ChartTable,
    Drawing,
    Swatch,
    Tick,
    fitted,
    legend,
    make_table,
)
from clusterbeleid.core.formatting import NOTHING, format_day
from clusterbeleid.core.ui import Tone

WIDTH = 1000
NAMES = 170  # width of the column with names
NOTES = 160  # width of the column with last days
TOP = 44
ROW = 40
BAR = 16
FOOT = 44
MOST_YEARS = 16  # above this, only every second year gets its number
FADE = "#d07b06"
USED, UNUSED = "#003b8e", "#687483"
NOTE_INK = {Tone.BAD: "#aa2729", Tone.WARNING: "#9f5804", Tone.GOOD: "#007a37"}


@dataclass(frozen=True)
class Lifeline:
    """One row to draw: support from ``start`` to ``last_day`` at most, both included.

    ``stopped_on`` is the last day of support that ended early; ``phase_out_from`` the first day of a phase-out.
    ``note`` says the state in a few words, such as the days left; ``tone`` colours that note.
    """

    label: str
    start: date
    last_day: date
    stopped_on: date | None = None
    phase_out_from: date | None = None
    note: str = ""
    tone: Tone = Tone.INFO


@dataclass(frozen=True)
class TimelineRow:
    """One row as drawn; widths are 0 where there is nothing to draw."""

    label: str
    y: int
    text_y: int
    x: float
    width: float
    used_width: float
    used_fill: str
    fade_x: float
    fade_width: float
    stop_x: float
    end_x: float
    end_text: str
    note: str
    note_ink: str


@dataclass(frozen=True)
class Timeline(Drawing):
    """The whole drawing; ``today_x`` is 0 when today lies outside it."""

    years: tuple[Tick, ...]
    rows: tuple[TimelineRow, ...]
    bottom: int
    today_x: float
    today_text: str
    swatches: tuple[Swatch, ...]
    notes_x: int = WIDTH - NOTES + 16
    template: str = "charts/timeline.svg.html"


def timeline(lines: Sequence[Lifeline], *, on: date, title: str, description: str) -> Timeline:
    """Place the lines from the first year to the last one; ``on`` is the day drawn as today.

    Raises ValueError without lines, or when a line ends before it starts.
    """
    if not lines or any(line.last_day < line.start for line in lines):
        raise ValueError("a timeline needs lines that end after they start")
    axis = _Axis(min(line.start.year for line in lines), max(line.last_day.year for line in lines))
    bottom = TOP + ROW * len(lines)
    inside = axis.first_year <= on.year <= axis.last_year
    return Timeline(
        title=title,
        description=description,
        width=WIDTH,
        height=bottom + FOOT,
        table=_table(lines),
        years=axis.years(),
        rows=tuple(_row(line, number, axis, on) for number, line in enumerate(lines)),
        bottom=bottom,
        today_x=axis.start_of(on) if inside else 0.0,
        today_text=gettext("today %(day)s") % {"day": format_day(on)},
        swatches=legend(
            [
                (gettext("used"), USED, USED),
                (gettext("left"), TRACK, "#5990de"),
                (gettext("phase-out"), FADE, FADE),
                (gettext("last day"), "#333332", "#333332"),
                (gettext("stopped early"), WHITE, "#aa2729"),
            ],
            start=NAMES + 10,
        ),
    )


@dataclass(frozen=True)
class _Axis:
    """Days from 1 January of the first year to 31 December of the last, both included."""

    first_year: int
    last_year: int

    def start_of(self, day: date) -> float:
        """Return where a day begins."""
        first = date(self.first_year, 1, 1)
        days = (date(self.last_year + 1, 1, 1) - first).days
        left = NAMES + 10
        return round(left + (WIDTH - NOTES - left) * (day - first).days / days, 1)

    def end_of(self, day: date) -> float:
        """Return where a day ends."""
        return self.start_of(date.fromordinal(day.toordinal() + 1))

    def years(self) -> tuple[Tick, ...]:
        """Return the first day of each year, the number left out where it gets crowded."""
        span = range(self.first_year, self.last_year + 1)
        step = 2 if len(span) > MOST_YEARS else 1
        return tuple(
            Tick(
                self.start_of(date(year, 1, 1)),
                str(year) if (year - self.first_year) % step == 0 else "",
            )
            for year in span
        )


def _row(line: Lifeline, number: int, axis: _Axis, on: date) -> TimelineRow:
    y = TOP + ROW * number + (ROW - BAR) // 2
    x, end = axis.start_of(line.start), axis.end_of(line.last_day)
    used_until = min(on, line.last_day, line.stopped_on or line.last_day)
    used = axis.end_of(used_until) - x if used_until >= line.start else 0.0
    fade = axis.start_of(line.phase_out_from) if line.phase_out_from else 0.0
    return TimelineRow(
        label=fitted(line.label, NAMES),
        y=y,
        text_y=y + BAR - 4,
        x=x,
        width=round(end - x, 1),
        used_width=round(used, 1),
        used_fill=UNUSED if line.stopped_on else USED,
        fade_x=fade,
        fade_width=round(end - fade, 1) if fade else 0.0,
        stop_x=axis.end_of(line.stopped_on) if line.stopped_on else 0.0,
        end_x=end,
        end_text=format_day(line.stopped_on or line.last_day),
        note=line.note,
        note_ink=NOTE_INK.get(line.tone, SOFT_INK),
    )


def _table(lines: Sequence[Lifeline]) -> ChartTable:
    return make_table(
        [
            gettext("Cluster"),
            gettext("Start"),
            gettext("Last day"),
            gettext("Stopped on"),
            gettext("State"),
        ],
        [_cells(line) for line in lines],
    )


def _cells(line: Lifeline) -> list[str]:
    days = (line.start, line.last_day, line.stopped_on)
    return [line.label, *map(format_day, days), line.note or NOTHING]
