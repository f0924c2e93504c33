"""The cells of any table or figure by its key in the address, for what was asked."""

from __future__ import annotations

from projects.queries.figures import FIGURES
from projects.queries.granted import Asked
from projects.queries.tables import table_of
from projects.rules.tables import Cell


def computed(key: str, asked: Asked) -> list[Cell]:
    """Return the cells of a table, with print beside where it has figures."""
    if key in FIGURES:
        return FIGURES[key](asked)
    return table_of(int(key), asked)
