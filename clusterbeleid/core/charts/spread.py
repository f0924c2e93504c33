"""Who carries the co-financing: one bar for each member or size class, the largest first (R44)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from clusterbeleid.core.charts.base import Drawing, along, fitted, make_table
from clusterbeleid.core.formatting import format_euro, format_pct
from clusterbeleid.kernel.ratios import percentage

WIDTH = 560
NAMES = 170
FIGURES = 170
ROW = 30
BAR = 16
TOP = 8
LARGEST, LARGE, OTHER = "#003b8e", "#3779d7", "#b2ccef"
TOP_THREE = 3


@dataclass(frozen=True)
class Share:
    """What one member or size class brought in."""

    label: str
    amount: Decimal


@dataclass(frozen=True)
class SpreadRow:
    """A bar as drawn, with amount and share beside it."""

    label: str
    y: int
    text_y: int
    width: float
    fill: str
    text: str


@dataclass(frozen=True)
class Spread(Drawing):
    """The whole drawing."""

    rows: tuple[SpreadRow, ...]
    x: int
    text_x: int
    template: str = "charts/spread.svg.html"
    narrow = True


def spread(shares: Sequence[Share], *, title: str, description: str) -> Spread:
    """Place one bar for each share, largest first; the bars of the top one and the top three are darker.

    Raises ValueError for an amount below zero.
    """
    if any(share.amount < 0 for share in shares):
        raise ValueError("a chart cannot show an amount below zero")
    ordered = sorted(shares, key=lambda share: (-share.amount, share.label))
    total = sum((share.amount for share in ordered), Decimal(0))
    largest = ordered[0].amount if ordered else Decimal(0)
    return Spread(
        title=title,
        description=description,
        width=WIDTH,
        height=2 * TOP + ROW * len(ordered),
        table=make_table(
            [gettext("Name"), gettext("Amount"), gettext("Share")],
            [
                [share.label, format_euro(share.amount), _pct(share.amount, total)]
                for share in ordered
            ],
        ),
        rows=tuple(_row(number, share, largest, total) for number, share in enumerate(ordered)),
        x=NAMES + 10,
        text_x=WIDTH,
    )


def _row(number: int, share: Share, largest: Decimal, total: Decimal) -> SpreadRow:
    y = TOP + ROW * number + (ROW - BAR) // 2
    return SpreadRow(
        label=fitted(share.label, NAMES),
        y=y,
        text_y=y + BAR - 4,
        width=along(share.amount, largest, WIDTH - NAMES - 10 - FIGURES),
        fill=LARGEST if number == 0 else LARGE if number < TOP_THREE else OTHER,
        text=f"{format_euro(share.amount)} · {_pct(share.amount, total)}",
    )


def _pct(amount: Decimal, total: Decimal) -> str:
    return format_pct(percentage(amount, total) if total else Decimal(0), places=1)
