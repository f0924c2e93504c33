"""The aid of table 5 in euro: what denominators are chosen from (R62)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

from projects.queries import table_sql
from projects.queries.granted import Asked
from projects.rules.selections import EVERYTHING, Selection


def aid_by_row(on: date, selection: Selection = EVERYTHING) -> dict[int, dict[str, Decimal]]:
    """Return the aid of table 5 in euro, by year and row."""
    return aid_of(Asked(on, selection, behind=False))


def aid_of(asked: Asked) -> dict[int, dict[str, Decimal]]:
    """Return the same for what was asked."""
    found: defaultdict[int, dict[str, Decimal]] = defaultdict(dict)
    for name, year, _number, aid, _behind in asked.answer(table_sql.aid(asked)):
        found[year][name] = aid
    return dict(found)
