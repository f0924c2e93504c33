"""``manage.py plan_evaluations``: when each cluster is evaluated next; writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from clusterbeleid.core.scheduled import ReportCommand
from evaluations.queries.interim.report import plan_report


class Command(ReportCommand):
    """One row for each cluster with aid."""

    help = "Says for each cluster with aid when its next evaluation is due."

    def rows(self, on: date, options: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        """Return what the query says."""
        return plan_report(on)

    def line(self, row: Mapping[str, Any]) -> str:
        """Return one row as text."""
        return f"{row['cluster']}: {row['due']} ({row['interval_months']}, {row['agreement']})"
