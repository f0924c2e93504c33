"""Table 3 from its rows: the ten years of clusters, and their members on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from agreements.queries.report import ten_years_report
from projects.queries import table_sql
from projects.queries.granted import Asked
from projects.queries.printed import ON_2023
from projects.rules.tables import Cell


def cluster_cells(asked: Asked) -> list[Cell]:
    """Return start and end of the clusters asked for, and their members at the end of a year.

    With a period: the clusters whose ten years run in it, and the members at its end.
    """
    clocks = [row for row in ten_years_report(asked.on) if _is_asked(row, asked)]
    found = [cell for row in clocks for cell in _days(row)]
    names = {row["cluster"] for row in clocks}
    return [*found, *(cell for cell in _members(asked) if cell.row in names)]


def _is_asked(row: dict[str, Any], asked: Asked) -> bool:
    if asked.cluster_name not in {None, row["cluster"]}:
        return False
    since, until = asked.selection.first, asked.selection.last
    if since is None and until is None:
        return True
    if not row["started"]:
        return False
    ended = row["last_day"] or date.max.isoformat()
    return int(row["started"][:4]) <= (until or asked.on.year) and int(ended[:4]) >= (since or 0)


def _days(row: dict[str, Any]) -> Iterable[Cell]:
    for unit, key in (("start", "started"), ("end", "last_day")):
        if row[key]:
            yield Cell(row["cluster"], "", date.fromisoformat(row[key]), unit, (row["cluster"],))


def _members(asked: Asked) -> Iterable[Cell]:
    year = year_of_members(asked)
    day = min(asked.on, date(year, 12, 31))
    for name, members, companies, sme, numbers in asked.answer(table_sql.members(asked), day=day):
        behind = tuple(numbers)
        yield Cell(name, str(year), members, "members", behind)
        share = Decimal(sme) * 100 / companies if companies else Decimal(0)
        yield Cell(name, str(year), Decimal(round(share)), "% SME", behind)


def year_of_members(asked: Asked) -> int:
    """Return the year at whose end members count: that of print, or the last one asked for."""
    first, last = asked.selection.first, asked.selection.last
    wanted = int(ON_2023) if first is None and last is None else last or asked.on.year
    return min(wanted, asked.on.year)
