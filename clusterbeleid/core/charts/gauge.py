"""How far co-financing is: received in time against what is required and what was planned (R32, R34)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from clusterbeleid.core.charts.base import TONES, Drawing, along, make_table
from clusterbeleid.core.formatting import format_euro
from clusterbeleid.core.ui import Tone

WIDTH = 560
HEIGHT = 124
LEFT = 10
LENGTH = WIDTH - 2 * LEFT
HALF = WIDTH / 2
LATE = "#b2ccef"


@dataclass(frozen=True)
class Mark:
    """A point on the gauge with its words, which start or end at the line so that they stay inside."""

    x: float
    text: str
    anchor: str
    text_x: float


@dataclass(frozen=True)
class Gauge(Drawing):
    """The whole drawing; ``late`` is money of the year that came after the due date."""

    received_width: float
    received_fill: str
    late_x: float
    late_width: float
    required: Mark
    planned: Mark
    received_text: str
    late_text: str
    length: int
    left: int
    template: str = "charts/gauge.svg.html"
    narrow = True


def gauge(
    *,
    received: Decimal,
    required: Decimal,
    planned: Decimal,
    title: str,
    description: str,
    late: Decimal = Decimal(0),
    tone: Tone = Tone.INFO,
) -> Gauge:
    """Draw ``received`` by the due date, then ``late``, against ``required`` and ``planned``.

    Raises ValueError for an amount below zero.
    """
    if min(received, required, planned, late) < 0:
        raise ValueError("a chart cannot show an amount below zero")
    whole = max(received + late, required, planned)
    width = along(received, whole, LENGTH)
    return Gauge(
        title=title,
        description=description,
        width=WIDTH,
        height=HEIGHT,
        table=make_table(
            [gettext("Amount"), gettext("Value")],
            [
                [gettext("Received in time"), format_euro(received)],
                [gettext("Received too late for the deadline"), format_euro(late)],
                [gettext("Required by the due date"), format_euro(required)],
                [gettext("Planned"), format_euro(planned)],
            ],
        ),
        received_width=width,
        received_fill=TONES[tone],
        late_x=round(LEFT + width, 1),
        late_width=along(late, whole, LENGTH),
        required=_mark(
            required, whole, gettext("required %(amount)s") % {"amount": format_euro(required)}
        ),
        planned=_mark(
            planned, whole, gettext("planned %(amount)s") % {"amount": format_euro(planned)}
        ),
        received_text=gettext("received in time %(amount)s") % {"amount": format_euro(received)},
        late_text=gettext("too late %(amount)s") % {"amount": format_euro(late)} if late else "",
        length=LENGTH,
        left=LEFT,
    )


def _mark(value: Decimal, whole: Decimal, text: str) -> Mark:
    x = round(LEFT + along(value, whole, LENGTH), 1)
    return Mark(x, text, "end" if x > HALF else "start", x - 5 if x > HALF else x + 5)
