"""Bars over categories, usually years: stacked parts of a whole, or side by side; with a limit drawn across."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from clusterbeleid.core.charts.base import (
    INK,
    SERIES,
    WHITE,
    ChartTable,
    Drawing,
    Swatch,
    Tick,
    along,
    legend,
    make_table,
    round_steps,
)
from clusterbeleid.core.formatting import format_euro, format_euro_short

WIDTH = 1000
LEFT = 120
RIGHT = 20
TOP = 44
PLOT = 220
FOOT = 34
FILLED = 0.62  # share of a category that its bars take


@dataclass(frozen=True)
class Series:
    """One colour of the chart: a value for each category; None where nothing is known."""

    label: str
    values: Sequence[Decimal | None]


@dataclass(frozen=True)
class Rect:
    """A bar as drawn; ``text`` is its tooltip and what a magnifier finds."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    text: str


@dataclass(frozen=True)
class LimitLine:
    """A limit across one category."""

    x1: float
    x2: float
    y: float


@dataclass(frozen=True)
class Bars(Drawing):
    """The whole drawing."""

    rects: tuple[Rect, ...]
    categories: tuple[Tick, ...]
    ticks: tuple[Tick, ...]
    limits: tuple[LimitLine, ...]
    swatches: tuple[Swatch, ...]
    left: int
    right: int
    bottom: int
    template: str = "charts/bars.svg.html"


def bars(
    categories: Sequence[str],
    series: Sequence[Series],
    *,
    title: str,
    description: str,
    stacked: bool = True,
    limits: Sequence[Decimal | None] = (),
    limit_label: str = "",
    category_label: str = "",
    write: Callable[[Any], str] = format_euro,
    write_axis: Callable[[Any], str] = format_euro_short,
) -> Bars:
    """Place the bars; ``limits`` has a limit, or None, for each category.

    ``category_label`` heads the first column of the table; without it the categories are periods.
    Raises ValueError when lengths differ, when there is nothing to draw, or for a value below zero.
    """
    _check(categories, series, limits)
    steps = round_steps(_highest(series, limits, stacked=stacked))
    frame = _Frame(len(categories), steps[-1])
    return Bars(
        title=title,
        description=description,
        width=WIDTH,
        height=TOP + PLOT + FOOT,
        table=_table(categories, series, limits, limit_label, category_label, write),
        rects=tuple(_rects(categories, series, frame, write, stacked=stacked)),
        categories=tuple(
            Tick(frame.middle(number), label) for number, label in enumerate(categories)
        ),
        ticks=tuple(Tick(frame.y(value), write_axis(value)) for value in steps),
        limits=tuple(
            frame.limit(number, value) for number, value in enumerate(limits) if value is not None
        ),
        swatches=_legend(series, limit_label if limits else ""),
        left=LEFT,
        right=WIDTH - RIGHT,
        bottom=TOP + PLOT,
    )


@dataclass(frozen=True)
class _Frame:
    count: int
    highest: Decimal

    @property
    def slot(self) -> float:
        """Return the width of one category."""
        return (WIDTH - LEFT - RIGHT) / self.count

    def middle(self, number: int) -> float:
        return round(LEFT + self.slot * (number + 0.5), 1)

    def y(self, value: Decimal) -> float:
        return round(TOP + PLOT - along(value, self.highest, PLOT), 1)

    def limit(self, number: int, value: Decimal) -> LimitLine:
        half = self.slot * (FILLED / 2 + 0.06)
        return LimitLine(
            round(self.middle(number) - half, 1),
            round(self.middle(number) + half, 1),
            self.y(value),
        )


def _rects(
    categories: Sequence[str],
    series: Sequence[Series],
    frame: _Frame,
    write: Callable[[Any], str],
    *,
    stacked: bool,
) -> list[Rect]:
    room = frame.slot * FILLED
    width = room if stacked else room / len(series)
    rects: list[Rect] = []
    for number, category in enumerate(categories):
        below = Decimal(0)
        for order, one in enumerate(series):
            value = one.values[number]
            if not value:
                continue
            x = frame.middle(number) - room / 2 + (0 if stacked else order * width)
            top, bottom = frame.y(below + value), frame.y(below)
            text = f"{category}, {one.label}: {write(value)}"
            rects.append(
                Rect(round(x, 1), top, round(width, 1), round(bottom - top, 1), SERIES[order], text)
            )
            below += value if stacked else 0
    return rects


def _highest(
    series: Sequence[Series], limits: Sequence[Decimal | None], *, stacked: bool
) -> Decimal:
    columns = zip(*(one.values for one in series), strict=True)
    filled = [[value or Decimal(0) for value in column] for column in columns]
    heights = [sum(column, Decimal(0)) if stacked else max(column) for column in filled]
    return max([*heights, *(value for value in limits if value is not None)])


def _check(
    categories: Sequence[str], series: Sequence[Series], limits: Sequence[Decimal | None]
) -> None:
    if not categories or not series or len(series) > len(SERIES):
        raise ValueError(f"bars need categories and one to {len(SERIES)} series")
    if any(len(one.values) != len(categories) for one in series) or len(limits) not in {
        0,
        len(categories),
    }:
        raise ValueError("every series and the limits need a value for each category")
    if any(value is not None and value < 0 for one in series for value in one.values):
        raise ValueError("a chart cannot show an amount below zero")


def _legend(series: Sequence[Series], limit_label: str) -> tuple[Swatch, ...]:
    entries = [(one.label, SERIES[order], INK) for order, one in enumerate(series)]
    return legend(
        [*entries, *([(limit_label, WHITE, "#aa2729")] if limit_label else [])], start=LEFT
    )


def _table(
    categories: Sequence[str],
    series: Sequence[Series],
    limits: Sequence[Decimal | None],
    limit_label: str,
    category_label: str,
    write: Callable[[Any], str],
) -> ChartTable:
    columns = [*series, Series(limit_label, limits)] if limits else series
    headers = [category_label or gettext("Period"), *(one.label for one in columns)]
    rows = [
        [label, *(write(one.values[number]) for one in columns)]
        for number, label in enumerate(categories)
    ]
    return make_table(headers, rows)
