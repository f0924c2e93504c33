"""Looking up legal figures, for rules that must also answer after the last known row (R1, R2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.money import round_cents
from clusterbeleid.kernel.params import ParameterMissing, ParameterRow, Params


def plain(value: Decimal) -> Decimal:
    """Return a number without the zeros that the database adds: 80 and not 80.0000 or 8E+1."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


@dataclass(frozen=True)
class Figure:
    """A parameter row and, when it no longer was valid on the day asked, the remark about that."""

    row: ParameterRow
    remark: Finding | None

    @property
    def value(self) -> Decimal:
        """Value in the unit that the key names, written plainly: an amount with its cents."""
        if self.row.key.endswith("_eur"):
            return round_cents(self.row.value)
        return plain(self.row.value)

    @property
    def whole(self) -> int:
        """Value of a figure in years, months or days."""
        return int(self.row.value)


def figure_at(params: Params, key: str, on: date) -> Figure:
    """Return the figure valid on ``on``, or else the nearest row with an OVERRIDE (R1, R2).

    A figure of the GBER ends with the GBER: a later grant takes the last row known, a grant
    before the first row takes the first one, but never unseen.
    Raises ``ParameterMissing`` when the key has no row at all.
    """
    row = params.find(key, on)
    return Figure(row, None) if row is not None else _nearest(params, key, on)


def _nearest(params: Params, key: str, on: date) -> Figure:
    rows = params.history(key)
    if not rows:
        raise ParameterMissing(key, on)
    begun = [row for row in rows if row.valid.first <= on]
    if not begun:
        return _noted(rows[0], "parameter.not_yet_known", "R1", rows[0].valid.first)
    return _noted(begun[-1], "parameter.expired", "R2", begun[-1].valid.last or on)


def _noted(row: ParameterRow, code: str, rule: str, day: date) -> Figure:
    return Figure(row, Finding(Level.OVERRIDE, code, rule, {"key": row.key, "day": day}))
