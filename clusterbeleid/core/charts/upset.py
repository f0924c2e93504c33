"""How sets overlap, as an UpSet plot: a column for each combination, a row of dots for each set.

A circle for each set shows three sets at most; columns of dots stay readable for ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from clusterbeleid.core.charts.base import Drawing, Tick, along, fitted, make_table, round_steps
from clusterbeleid.core.formatting import format_number
from clusterbeleid.kernel.sets import joined

WIDTH = 1000
NAMES = 190
SIZES = 150  # the bars of the sets, with the number before them
LEFT = NAMES + SIZES + 60
RIGHT = 10
TOP = 24
PLOT = 180
GAP = 24
ROW = 28
WIDEST = 56
MOST = 20


@dataclass(frozen=True)
class Combination:
    """How many are in exactly these sets."""

    sets: tuple[str, ...]
    number: int


@dataclass(frozen=True)
class Column:
    """A combination as drawn: its bar, and the line between its first and its last dot."""

    x: float
    bar_x: float
    bar_y: float
    bar_width: float
    bar_height: float
    text: str
    words: str
    dots: tuple[float, ...]
    first_dot: float
    last_dot: float


@dataclass(frozen=True)
class SetRow:
    """A set as drawn: name, number and bar; ``y`` is the middle of its row."""

    label: str
    y: float
    text: str
    bar_x: float
    bar_width: float
    shaded: bool


@dataclass(frozen=True)
class Upset(Drawing):
    """The whole drawing; ``note`` says how many combinations stand in the table alone."""

    columns: tuple[Column, ...]
    sets: tuple[SetRow, ...]
    ticks: tuple[Tick, ...]
    note: str
    left: int
    names_x: int
    numbers_x: int
    right: int
    bottom: int
    template: str = "charts/upset.svg.html"


def upset(
    combinations: Sequence[Combination],
    *,
    title: str,
    description: str,
    set_label: str,
    number_label: str,
) -> Upset:
    """Place the combinations, the largest first; the sets stand below with all that is in them.

    Raises ValueError when there is nothing to draw.
    """
    ordered = sorted(combinations, key=lambda one: (-one.number, len(one.sets), one.sets))
    if not ordered:
        raise ValueError("a plot of overlaps needs a combination")
    totals = _totals(ordered)
    rows = {name: _middle(at) for at, name in enumerate(totals)}
    shown = ordered[:MOST]
    steps = round_steps(Decimal(shown[0].number))
    return Upset(
        title=title,
        description=description,
        width=WIDTH,
        height=round(_middle(len(totals))),
        table=make_table(
            [set_label, number_label],
            [[joined(one.sets), format_number(one.number)] for one in ordered],
        ),
        columns=tuple(_columns(shown, rows, steps[-1])),
        sets=tuple(_set_rows(totals)),
        ticks=tuple(
            Tick(round(TOP + PLOT - along(value, steps[-1], PLOT), 1), format_number(value))
            for value in steps
        ),
        note=_note(len(ordered) - len(shown)),
        left=LEFT,
        names_x=NAMES,
        numbers_x=NAMES + SIZES + 10,
        right=WIDTH - RIGHT,
        bottom=TOP + PLOT,
    )


def _totals(combinations: Sequence[Combination]) -> dict[str, int]:
    """Return all that is in each set, the largest set first."""
    found: dict[str, int] = {}
    for one in combinations:
        for name in one.sets:
            found[name] = found.get(name, 0) + one.number
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _note(left_out: int) -> str:
    if not left_out:
        return ""
    words = ngettext(
        "%(number)s more combination in the table",
        "%(number)s more combinations in the table",
        left_out,
    )
    return words % {"number": left_out}


def _middle(row: int) -> float:
    return TOP + PLOT + GAP + ROW * (row + 0.5)


def _columns(
    shown: Sequence[Combination], rows: dict[str, float], highest: Decimal
) -> list[Column]:
    slot = min(WIDEST, (WIDTH - RIGHT - LEFT) / len(shown))
    return [_column(at, one, rows, highest, slot) for at, one in enumerate(shown)]


def _column(
    at: int, one: Combination, rows: dict[str, float], highest: Decimal, slot: float
) -> Column:
    x = LEFT + slot * (at + 0.5)
    dots = sorted(rows[name] for name in one.sets)
    height = along(one.number, highest, PLOT)
    text = format_number(one.number)
    return Column(
        x=round(x, 1),
        bar_x=round(x - slot * 0.3, 1),
        bar_y=round(TOP + PLOT - height, 1),
        bar_width=round(slot * 0.6, 1),
        bar_height=height,
        text=text,
        words=gettext("Only in %(sets)s: %(number)s") % {"sets": joined(one.sets), "number": text},
        dots=tuple(dots),
        first_dot=dots[0],
        last_dot=dots[-1],
    )


def _set_rows(totals: dict[str, int]) -> list[SetRow]:
    largest = max(totals.values())
    rows = []
    for at, (name, number) in enumerate(totals.items()):
        length = along(number, largest, SIZES)
        rows.append(
            SetRow(
                label=fitted(name, NAMES),
                y=_middle(at),
                text=format_number(number),
                bar_x=round(NAMES + SIZES - length, 1),
                bar_width=length,
                shaded=at % 2 == 0,
            )
        )
    return rows
