"""Lanes over the years: periods as bars and moments as marks, each leading to its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext

from clusterbeleid.core.charts.base import (
    SOFT_INK,
    TONES,
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
NAMES = 150  # width of the column with the names of the lanes
TOP = 44
STEP = 34  # from one row of a lane to the next
THING = 28  # height of a bar and width of a mark: also small on a narrow screen it can be pressed
FOOT = 40
PAD = 8  # between two lanes
NARROW = 60  # a bar below this has no room for words
# White words stand on these, so they are as dark as those words ask.
FILLS = {**TONES, Tone.WARNING: "#9f5804", Tone.DRAFT: TONES[Tone.NEUTRAL]}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Happening:
    """Something on a lane: a period with ``last_day``, or a moment without.

    ``label`` is short and stands in a bar, ``words`` tells everything and is read aloud; ``url``
    leads to the source, empty when there is none to open. ``number`` stands in a mark that holds
    several things.
    """

    day: date
    words: str
    label: str = ""
    last_day: date | None = None
    tone: Tone = Tone.INFO
    url: str = ""
    number: int = 1


@dataclass(frozen=True)
class Lane:
    """A line of the drawing with what happened on it."""

    label: str
    things: tuple[Happening, ...]


@dataclass(frozen=True)
class Thing:
    """A bar or a mark as drawn; ``width`` is 0 for a mark, whose centre is ``x``."""

    x: float
    y: int
    width: float
    fill: str
    text: str
    words: str
    url: str


@dataclass(frozen=True)
class DrawnLane:
    """A lane as drawn."""

    label: str
    y: int
    height: int
    things: tuple[Thing, ...]


@dataclass(frozen=True)
class Border:
    """A line from top to bottom: where something begins, where it ends, today."""

    x: float
    text: str
    stroke: str
    dashes: str
    anchor: str


@dataclass(frozen=True)
class Lanes(Drawing):
    """The whole drawing; ``linked`` False leaves the addresses out, for paper."""

    years: tuple[Tick, ...]
    lanes: tuple[DrawnLane, ...]
    borders: tuple[Border, ...]
    bottom: int
    swatches: tuple[Swatch, ...]
    linked: bool = True
    thing: int = THING
    template: str = "charts/lanes.svg.html"

    def on_paper(self) -> Lanes:
        """Return the same drawing without links."""
        return replace(self, linked=False)


def lanes(
    found: Sequence[Lane],
    *,
    first_day: date,
    last_day: date,
    on: date,
    title: str,
    description: str,
    swatches: Sequence[tuple[str, Tone]] = (),
) -> Lanes:
    """Place the lanes between the years of ``first_day`` and ``last_day``, both included.

    What lies outside those years stands at the nearest edge. Raises ValueError without lanes, or
    when the days are out of order.
    """
    if not found or last_day < first_day:
        raise ValueError("lanes need something to show between two days in order")
    axis = _Axis(first_day.year, last_day.year)
    drawn, y = [], TOP
    for lane in found:
        drawn.append(_lane(lane, y, axis))
        y += drawn[-1].height
    return Lanes(
        title=title,
        description=description,
        width=WIDTH,
        height=y + FOOT,
        table=_table(found),
        years=axis.years(),
        lanes=tuple(drawn),
        borders=tuple(_borders(first_day, last_day, on, axis)),
        bottom=y,
        swatches=legend([(label, FILLS[tone], FILLS[tone]) for label, tone in swatches], start=0),
    )


@dataclass(frozen=True)
class _Axis:
    """Days from 1 January of the first year to 31 December of the last, both included."""

    first_year: int
    last_year: int

    def at(self, day: date) -> float:
        """Return where a day begins; a day outside the years stands at the edge."""
        first, end = date(self.first_year, 1, 1), date(self.last_year + 1, 1, 1)
        inside = min(max(day, first), end)
        left = NAMES + 10
        return round(left + (WIDTH - 20 - left) * (inside - first).days / (end - first).days, 1)

    def years(self) -> tuple[Tick, ...]:
        """Return the first day of each year."""
        return tuple(
            Tick(self.at(date(year, 1, 1)), str(year))
            for year in range(self.first_year, self.last_year + 1)
        )


def _lane(lane: Lane, y: int, axis: _Axis) -> DrawnLane:
    """Put the things of a lane in as few rows as let none touch another."""
    ends: list[float] = []
    things = []
    for one in sorted(lane.things, key=lambda row: (row.day, row.words)):
        left, right = _extent(one, axis)
        row = next((number for number, end in enumerate(ends) if end <= left), len(ends))
        ends[row : row + 1] = [right + 2]
        things.append(_thing(one, left, right, y + PAD // 2 + row * STEP + (STEP - THING) // 2))
    return DrawnLane(lane.label, y, max(1, len(ends)) * STEP + PAD, tuple(things))


def _extent(one: Happening, axis: _Axis) -> tuple[float, float]:
    at = axis.at(one.day)
    if one.last_day is None:
        return at - THING / 2, at + THING / 2
    return at, max(axis.at(one.last_day + _ONE_DAY) - 2, at + THING)


def _thing(one: Happening, left: float, right: float, y: int) -> Thing:
    is_mark, width = one.last_day is None, right - left
    text = str(one.number) if is_mark and one.number > 1 else ""
    if not is_mark and width >= NARROW:
        text = fitted(one.label, int(width) - 8)
    return Thing(
        x=round(left + THING / 2, 1) if is_mark else round(left, 1),
        y=y,
        width=0.0 if is_mark else round(width, 1),
        fill=FILLS[one.tone],
        text=text,
        words=one.words,
        url=one.url,
    )


def _borders(first_day: date, last_day: date, on: date, axis: _Axis) -> Iterable[Border]:
    start, end = axis.at(first_day), axis.at(last_day + _ONE_DAY)
    yield Border(start, gettext("begins %(day)s") % {"day": format_day(first_day)}, "#0055cc", "0", "start")  # fmt: skip
    yield Border(
        end, gettext("ends %(day)s") % {"day": format_day(last_day)}, "#aa2729", "0", "end"
    )
    if first_day < on < last_day:
        words = gettext("today %(day)s") % {"day": format_day(on)}
        # Beside the end there is no room for two texts.
        near = end - axis.at(on) < 220 or axis.at(on) - start < 220
        yield Border(axis.at(on), "" if near else words, SOFT_INK, "5 4", "middle")


def _table(found: Sequence[Lane]) -> ChartTable:
    rows = [
        [lane.label, format_day(one.day), format_day(one.last_day), one.words or NOTHING]
        for lane in found
        for one in lane.things
    ]
    headers = [gettext("Kind"), gettext("From"), gettext("Until"), gettext("What")]
    return make_table(headers, rows)
