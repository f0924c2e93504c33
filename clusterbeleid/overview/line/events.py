"""What stands on the ten-year line of a cluster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.ui import Text, Tone


class Kind(StrEnum):
    """The lanes of the line, in their order."""

    TEN_YEARS = "ten_years"
    AGREEMENT = "agreement"
    YEAR = "year"
    PROMISE = "promise"
    PACT = "pact"
    KPI = "kpi"
    LEVERAGE = "leverage"
    EVALUATION = "evaluation"
    DECISION = "decision"


NAMES: dict[Kind, Text] = {
    Kind.TEN_YEARS: _("Ten years"),
    Kind.AGREEMENT: _("Support agreement"),
    Kind.YEAR: _("Project year"),
    Kind.PROMISE: _("Application"),
    Kind.PACT: _("Cluster pact"),
    Kind.KPI: _("Indicator"),
    Kind.LEVERAGE: _("Leverage"),
    Kind.EVALUATION: _("Evaluation"),
    Kind.DECISION: _("Decision"),
}


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing on the line; ``last_day`` is set for a period.

    ``what`` tells it in words, ``short`` in a few letters. ``state`` is how it ended, ``source``
    where it was found and ``url`` the page to check it; empty when the reader has no such page.
    """

    kind: Kind
    day: date
    what: str
    short: str = ""
    last_day: date | None = None
    state: str = ""
    tone: Tone = Tone.INFO
    source: str = ""
    url: str = ""
    is_demo: bool = False

    @property
    def kind_name(self) -> str:
        """Return the name of its lane."""
        return str(NAMES[self.kind])
