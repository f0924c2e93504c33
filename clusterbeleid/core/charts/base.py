"""What all charts share: scales, round numbers on an axis, colours, and the table that goes with every drawing.

Colours are attributes and not classes: the style sheet of a PDF does not reach inside a drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import ClassVar

from django.utils.text import slugify

from clusterbeleid.core.ui import Tone

INK = "#333332"
SOFT_INK = "#4f5864"
LINE = "#cfd5dd"
TRACK = "#e4ebf5"
WHITE = "#ffffff"
# Told apart by lightness too, so they survive a black and white print.
SERIES = ("#003b8e", "#5990de", "#b2ccef", "#9f5804", "#ffc515", "#687483")
TONES = {
    Tone.NEUTRAL: "#687483",
    Tone.INFO: "#0055cc",
    Tone.GOOD: "#007a37",
    Tone.WARNING: "#d07b06",
    Tone.BAD: "#aa2729",
    Tone.DRAFT: "#8695a8",
}
LETTER = 7  # width of an average letter at the size of our labels


@dataclass(frozen=True)
class Cell:
    """A cell of the table beside a chart, already written out."""

    text: str
    is_figure: bool = False


@dataclass(frozen=True)
class Header:
    """A column head of the table beside a chart."""

    label: str
    is_figure: bool = False


@dataclass(frozen=True)
class ChartTable:
    """The same figures as the drawing; the first cell of a row names the row."""

    headers: tuple[Header, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Drawing:
    """The frame of every chart; ``title`` and ``description`` are read aloud instead of the drawing."""

    title: str
    description: str
    width: int
    height: int
    table: ChartTable
    narrow: ClassVar[bool] = False

    @property
    def dom_id(self) -> str:
        """Return an id made of the title; two charts on a page need two titles."""
        return f"chart-{slugify(self.title)}"

    @property
    def table_id(self) -> str:
        """Return the id of the caption of the table."""
        return f"figures-{slugify(self.title)}"


@dataclass(frozen=True)
class Swatch:
    """An entry of the legend: ``x`` where its square starts."""

    label: str
    fill: str
    stroke: str
    x: int


@dataclass(frozen=True)
class Tick:
    """A line of an axis: ``at`` on the axis, with the words beside it."""

    at: float
    text: str


def make_table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> ChartTable:
    """Build the table: the first column names the row, the others are figures."""
    return ChartTable(
        tuple(Header(label, is_figure=number > 0) for number, label in enumerate(headers)),
        tuple(
            tuple(Cell(text, is_figure=number > 0) for number, text in enumerate(row))
            for row in rows
        ),
    )


def along(value: Decimal | int, whole: Decimal | int, length: float) -> float:
    """Return how far ``value`` lies along ``length`` when ``whole`` is its end; 0 when there is no whole."""
    return round(float(Decimal(value) / Decimal(whole)) * length, 1) if whole else 0.0


def round_steps(highest: Decimal, steps: int = 4) -> tuple[Decimal, ...]:
    """Return 0 and the round numbers up to the first one that is not below ``highest``.

    Steps are 1, 2, 2.5 or 5 times a power of ten; a highest of zero gives 0 and 1. Raises ValueError below zero.
    """
    if highest < 0:
        raise ValueError("a chart cannot show an amount below zero")
    if not highest:
        return Decimal(0), Decimal(1)
    step = _round_up(highest / steps)
    return tuple(step * number for number in range(ceil(highest / step) + 1))


def _round_up(rough: Decimal) -> Decimal:
    """Return the first round number that is not below ``rough``, see ``round_steps``."""
    power = Decimal(1).scaleb(rough.adjusted())
    rounded = (factor * power for factor in map(Decimal, ("1", "2", "2.5", "5", "10")))
    return next(step for step in rounded if step >= rough)


def legend(entries: Sequence[tuple[str, str, str]], start: int = 0) -> tuple[Swatch, ...]:
    """Place the entries (label, fill, stroke) of a legend one after another."""
    placed: list[Swatch] = []
    for label, fill, stroke in entries:
        placed.append(Swatch(label, fill, stroke, start))
        start += 18 + len(label) * LETTER + 22
    return tuple(placed)


def fitted(text: str, width: int) -> str:
    """Cut a label that is too long for ``width``; the table beside it has the whole text."""
    room = width // LETTER
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"
