"""``manage.py check_ten_years``: the ten-year clock of every cluster; writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from agreements.queries.report import ten_years_report
from clusterbeleid.core.scheduled import ReportCommand


class Command(ReportCommand):
    """One row for each cluster."""

    help = "Says for each cluster when its ten years of operating aid end."

    def rows(self, on: date, options: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        """Return what the query says."""
        return ten_years_report(on)

    def line(self, row: Mapping[str, Any]) -> str:
        """Return one row as text."""
        return (
            f"{row['cluster']} ({row['kind']}): {row['started'] or '-'} - {row['last_day'] or '-'}, "
            f"{row['days_used'] or 0} / {row['days_left'] or 0}, {row['level']}"
        )
