"""Drawings of this room."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext

from clusterbeleid.core.charts import Bars, Series, bars
from clusterbeleid.core.formatting import format_number
from clusters.rules import SizeCounts


def sizes_chart(counts: SizeCounts) -> Bars:
    """Return the company members by size as bars; raises ValueError without any company."""
    labels = [*(str(size.label) for size, _number in counts.by_size), gettext("Not known")]
    numbers = [*(number for _size, number in counts.by_size), counts.unknown]
    return bars(
        labels,
        [Series(gettext("Company members"), [Decimal(number) for number in numbers])],
        title=gettext("Company members by size"),
        description=gettext("One bar for each size class; the same numbers stand in the table."),
        category_label=gettext("Size"),
        write=_whole,
        write_axis=_whole,
    )


def _whole(number: Decimal) -> str:
    """Write a count without the decimals that a scale may carry."""
    return format_number(number.normalize())
