"""Which projects a table counts besides those of print: a period, a cluster, a policy label."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Selection:
    """Years of decision (both included), the cluster that takes part by its key, a label; None: all."""

    first: int | None = None
    last: int | None = None
    cluster: int | None = None
    label: str | None = None

    @property
    def narrowed(self) -> bool:
        """Tell whether fewer projects count than in print, so that no printed figure fits."""
        return self.cluster is not None or self.label is not None

    def covers(self, year: str) -> bool:
        """Tell whether a printed year lies in the period; what is not one year stays."""
        if not year.isdecimal():
            return True
        return (self.first or 0) <= int(year) <= (self.last or int(year))

    def days(self, on: date) -> tuple[date, date]:
        """Return the first and last day of decision that count as of ``on``."""
        since = date(self.first, 1, 1) if self.first else date.min
        return since, min(on, date(self.last + 1, 1, 1) - _DAY) if self.last else on


EVERYTHING = Selection()
