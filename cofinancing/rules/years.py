"""One project year as the check sees it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cofinancing.rules.deadline import StartFacts


class YearFacts(NamedTuple):
    """One project year as the check sees it; a tuple, for there are thousands at once."""

    id: int
    number: int
    granted_on: date
    first_day: date
    clock: str
    reading: str
    last_day: date
    planned: Decimal
    agreement_id: int
    reference: str
    agreement_state: str
    cluster_id: int
    cluster: str

    @property
    def start(self) -> StartFacts:
        """What the term starts from."""
        return StartFacts(self.number, self.granted_on, self.first_day, self.clock, self.reading)
