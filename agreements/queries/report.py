"""The clocks as others read them: plain JSON values, one entry for each cluster."""

from __future__ import annotations

from datetime import date
from typing import Any

from agreements.queries.clocks import ClusterClock, ten_year_clocks
from agreements.rules.clock_lines import RULE
from clusterbeleid.core.formatting import format_day, format_number
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.texts import known_codes, sentence
from clusterbeleid.kernel.findings import Explained, Line
from clusters.models import Cluster


def ten_years_report(on: date) -> list[dict[str, Any]]:
    """Return the clock of every cluster on ``on`` by name; without known aid the days are None."""
    clusters = Cluster.objects.order_by("name", "pk")
    return [_entry(row) for row in ten_year_clocks(clusters, current_params(), on=on)]


def _entry(row: ClusterClock) -> dict[str, Any]:
    clock = row.clock
    return {
        "cluster": row.cluster.name,
        "kind": row.cluster.kind,
        "started": _iso(clock.started),
        "last_day": _iso(clock.last_day),
        "days_used": clock.days_used,
        "days_left": clock.days_left,
        "level": clock.level,
        "rule": RULE,
        "explanation": _in_words(clock.explained),
    }


def _in_words(explained: Explained) -> list[str]:
    lines = [f"{sentence(line.term)}: {_written(line)}" for line in explained.lines]
    return [*lines, *(sentence(finding) for finding in explained.findings)]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _written(line: Line) -> str:
    match line.value:
        case date():
            return format_day(line.value)
        case int():
            return format_number(line.value)
    text = str(line.value)
    return sentence(text) if text in known_codes() else text
