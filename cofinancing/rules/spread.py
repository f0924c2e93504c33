"""How the money is spread over companies and sizes (R44); the limits are signals, not law."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.ratios import exceeds, percentage
from clusters.enums import SizeClass
from cofinancing.rules.counting import NOTHING

# How many of the largest contributors are looked at, and the figure each is held against.
TOPS = ((1, "cofinancing.spread_top1_pct"), (3, "cofinancing.spread_top3_pct"))


@dataclass(frozen=True)
class Share:
    """What one organisation paid that counts for the project year, in euro.

    ``size`` is its class on the day of looking, None when no size is known.
    """

    organisation_id: int
    name: str
    size: SizeClass | None
    amount: Decimal


@dataclass(frozen=True)
class Spread:
    """All shares, the largest first, with sums by size and what deserves attention."""

    shares: tuple[Share, ...]
    by_size: tuple[tuple[SizeClass | None, Decimal], ...]
    total: Decimal
    explained: Explained

    def pct(self, amount: Decimal) -> Decimal:
        """Return ``amount`` as an exact percentage of the total; 0 without money."""
        return percentage(amount, self.total) if self.total else NOTHING


def spread_of(shares: Iterable[Share], params: Params, on: date) -> Spread:
    """Return the spread of one project year, held against the signals of the day ``on``."""
    ordered = tuple(sorted(shares, key=lambda share: (-share.amount, share.name)))
    total = sum((share.amount for share in ordered), NOTHING)
    lines, findings = [Line("cofinancing.spread_total", total, "EUR", "R43")], []
    if total:
        for number, key in TOPS:
            line, finding = _top(ordered, total, number, key, params, on)
            lines.append(line)
            findings += finding
    return Spread(ordered, _by_size(ordered), total, Explained(tuple(lines), tuple(findings)))


def _top(
    shares: Sequence[Share], total: Decimal, number: int, key: str, params: Params, on: date
) -> tuple[Line, list[Finding]]:
    """Return the share of the ``number`` largest, and a warning when it is above its signal."""
    amount = sum((share.amount for share in shares[:number]), NOTHING)
    reached = percentage(amount, total)
    row = params.find(key, on)
    source = row.source if row is not None else "R44"
    used = row.key if row is not None else None
    line = Line(f"cofinancing.spread_top{number}", reached, "pct", source, used)
    if row is None or not exceeds(amount, total, row.value):
        return line, []
    values: dict[str, ParamValue] = {"limit": row.value.normalize() + 0, "largest": shares[0].name}
    return line, [Finding(Level.WARN, f"cofinancing.spread_top{number}_high", "R44", values)]


def _by_size(shares: Sequence[Share]) -> tuple[tuple[SizeClass | None, Decimal], ...]:
    """Return the sum of each class, from small to large, unknown last."""
    sums: dict[SizeClass | None, Decimal] = dict.fromkeys([*SizeClass, None], NOTHING)
    for share in shares:
        sums[share.size] += share.amount
    return tuple(sums.items())
