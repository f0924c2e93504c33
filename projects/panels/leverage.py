"""What the pages about leverage show beside their list: sums of what the reader may see, and a chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from clusterbeleid.core.charts import Bars, Series, bars
from clusterbeleid.core.formatting import format_number
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.history_text import ReadableChange, readable
from projects.models import LeverageEntry, LeverageSelection
from projects.queries.selections import Figure
from projects.rules.leverage import TOTAL, ZERO


@dataclass(frozen=True)
class Sums:
    """Entries counted, the sum of the amounts that the reader may see, and how many it may not."""

    number: int
    amount: Decimal
    hidden: int


def sums_of(rows: Iterable[Any]) -> Sums:
    """Add the amounts that came as visible; confidential ones of others stand in no sum here.

    A sum over rows that somebody filters freely would give them away by subtraction (R62).
    """
    shown = [vars(row)["shown_amount"] for row in rows]
    known = [amount for amount in shown if amount is not None]
    return Sums(len(shown), sum(known, ZERO), len(shown) - len(known))


def entry_changes(entry: LeverageEntry) -> Sequence[ReadableChange]:
    """Return the history of an entry for who may see its amount."""
    if not vars(entry)["known"]:
        return ()
    return readable(changes_of(LeverageEntry.objects.filter(pk=entry.pk)))


def factor_chart(figures: Sequence[Figure], selections: Sequence[LeverageSelection]) -> Bars | None:
    """Return the factors of all levels together, by year and selection; None without any."""
    totals = [row for row in figures if row.level == TOTAL]
    series = [
        Series(str(one), [row.factors[at].shown for row in totals])
        for at, one in enumerate(selections)
    ]
    if not any(value for one in series for value in one.values):
        return None
    names = ", ".join(map(str, selections))
    return bars(
        [str(row.year) for row in totals],
        series,
        title=_("Leverage factor by year: %(names)s") % {"names": names},
        description=_("Leverage budget of all levels divided by the aid of the rows that count."),
        stacked=False,
        category_label=_("Year"),
        write=format_number,
        write_axis=format_number,
    )
