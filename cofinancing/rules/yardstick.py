"""What project years are held against; worked out once for all that start alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.params import Params
from cofinancing.rules.deadline import ChangeFacts, Deadline, StartFacts, derive_deadline
from cofinancing.rules.figures import Figures, figures_for


class Yardstick(NamedTuple):
    """Figures and due date of one project year.

    ``fault`` tells why there is no due date, for instance a year without known holidays; one
    such file may not stop the check of all others.
    """

    figures: Figures | None
    deadline: Deadline | None
    fault: Finding | None = None


class Yardsticks:
    """Answers with the yardstick of a start, and remembers what it worked out."""

    def __init__(self, params: Params) -> None:
        self._params = params
        self._figures: dict[date, Figures | Finding] = {}
        self._unchanged: dict[StartFacts, Yardstick] = {}

    def of(self, start: StartFacts, changes: Sequence[ChangeFacts] = ()) -> Yardstick:
        """Return the yardstick of a project year with this start and these decisions."""
        if changes:
            return self._work_out(start, changes)
        known = self._unchanged.get(start)
        if known is None:
            known = self._unchanged[start] = self._work_out(start, ())
        return known

    def _work_out(self, start: StartFacts, changes: Sequence[ChangeFacts]) -> Yardstick:
        figures = self._figures_of(start.granted_on)
        if isinstance(figures, Finding):
            return Yardstick(None, None, figures)
        try:
            return Yardstick(figures, derive_deadline(start, figures.months, changes))
        except KernelError as error:
            return Yardstick(figures, None, _fault(error))

    def _figures_of(self, granted_on: date) -> Figures | Finding:
        if granted_on not in self._figures:
            try:
                self._figures[granted_on] = figures_for(self._params, granted_on)
            except KernelError as error:
                self._figures[granted_on] = _fault(error)
        return self._figures[granted_on]


def _fault(error: KernelError) -> Finding:
    return Finding(Level.BLOCK, f"cofinancing.no_due.{error.code}", "R1", error.params)
