"""What the rules make of a table that somebody hands in: steps, and what is wrong at which place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from clusterbeleid.kernel.findings import Finding

# What is wrong, at the column with this key; an empty key means the row as a whole.
Found = tuple[str, Finding]
# A field with its value before and after.
Change = tuple[str, Any, Any]


class TableStep(Protocol):
    """What one row of a table does, as every import tells it."""

    @property
    def row(self) -> int:
        """Return the row in the file, 0 when no row says it."""

    @property
    def kind(self) -> str:
        """Return what the row does."""

    @property
    def line(self) -> int | None:
        """Return the key of the record that the row is about, when there is one."""

    @property
    def name(self) -> str:
        """Return what the row is about, in words."""

    @property
    def note(self) -> str:
        """Return what tells it from another of the same name."""

    @property
    def changes(self) -> Sequence[Change]:
        """Return what becomes different."""

    @property
    def remarks(self) -> Sequence[Finding]:
        """Return what deserves a look before confirming."""


S = TypeVar("S", bound=TableStep)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a row, at a column when ``key`` names one."""

    row: int
    key: str
    finding: Finding


@dataclass(slots=True)
class Plan(Generic[S]):
    """What the whole table does, row by row; nothing may be done while there is a problem."""

    steps: list[S] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def count(self, kind: str) -> int:
        """Return how many steps do this."""
        return sum(step.kind == kind for step in self.steps)
