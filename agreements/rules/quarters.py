"""Quarters of a year, as the Flemish subsidy register counts them (R64)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from clusterbeleid.kernel.errors import KernelError

_NAME = re.compile(r"(20\d{2})Q([1-4])", re.ASCII)
_MONTHS = 3


class QuarterError(KernelError):
    """A text that names no quarter."""


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year, written as 2026Q4."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @property
    def first(self) -> date:
        """First day."""
        return date(self.year, _MONTHS * (self.number - 1) + 1, 1)

    @property
    def last(self) -> date:
        """Last day."""
        return self.first + relativedelta(months=_MONTHS) - timedelta(days=1)


def parse_quarter(text: str) -> Quarter:
    """Read 2026Q4; raises QuarterError `quarter.unknown`."""
    found = _NAME.fullmatch(text.strip())
    if found is None:
        raise QuarterError("quarter.unknown", {"text": text})
    return Quarter(int(found[1]), int(found[2]))


def quarter_of(day: date) -> Quarter:
    """Return the quarter that a day lies in."""
    return Quarter(day.year, (day.month - 1) // _MONTHS + 1)
