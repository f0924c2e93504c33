"""Legal parameters with their validity: no number of the law is a constant in code (R1).

A rule receives the `Params` and asks for the row valid on the granting date, so a change of the law
is a new row and old decisions keep their figures.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.findings import Certainty
from clusterbeleid.kernel.periods import Period


class ParameterMissing(KernelError):
    """No row is valid for the key on that day; a rule never falls back on a default."""

    def __init__(self, key: str, on: date) -> None:
        """Code `parameter.missing`."""
        super().__init__("parameter.missing", {"key": key, "on": on})
        self.key = key
        self.on = on


class ParameterConflict(KernelError):
    """Two rows of one key are valid on the same day."""


@dataclass(frozen=True)
class ParameterRow:
    """One value of a parameter; `unit` and meaning follow from the key (`spc.max_year_eur`)."""

    key: str
    value: Decimal
    valid: Period
    rule: str
    source: str
    certainty: Certainty
    row_id: int | None = None


@dataclass(frozen=True, init=False)
class Params:
    """A frozen collection of parameter rows.

    Raises ParameterConflict `parameter.overlap` when two rows of one key share a day.
    """

    rows: tuple[ParameterRow, ...]
    _by_key: dict[str, tuple[ParameterRow, ...]] = field(repr=False, compare=False)

    def __init__(self, rows: Iterable[ParameterRow]) -> None:
        """Sort the rows by key and validity and refuse overlaps."""
        ordered = tuple(sorted(rows, key=lambda row: (row.key, row.valid)))
        by_key: dict[str, tuple[ParameterRow, ...]] = {}
        for row in ordered:
            earlier = by_key.get(row.key, ())
            if earlier and earlier[-1].valid.overlaps(row.valid):
                raise ParameterConflict(
                    "parameter.overlap", {"key": row.key, "on": row.valid.first}
                )
            by_key[row.key] = (*earlier, row)
        object.__setattr__(self, "rows", ordered)
        object.__setattr__(self, "_by_key", by_key)

    def find(self, key: str, on: date) -> ParameterRow | None:
        """Return the row valid on that day, or None."""
        return next((row for row in self.history(key) if row.valid.contains(on)), None)

    def at(self, key: str, on: date) -> ParameterRow:
        """Return the row valid on that day; raises ParameterMissing."""
        row = self.find(key, on)
        if row is None:
            raise ParameterMissing(key, on)
        return row

    def value(self, key: str, on: date) -> Decimal:
        """Return the value valid on that day; raises ParameterMissing."""
        return self.at(key, on).value

    def history(self, key: str) -> tuple[ParameterRow, ...]:
        """Return all rows of the key from old to new; empty for an unknown key."""
        return self._by_key.get(key, ())
