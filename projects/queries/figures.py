"""Figures beside the published tables: share of SMEs, policy labels, overlap of clusters, in- and outflow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from projects.queries import figure_sql
from projects.queries.granted import Asked
from projects.rules.figures import Group, flow_cells, label_cells, overlap_cells, sme_cells
from projects.rules.tables import Cell

_NONE = Decimal(0)
# No cluster is as old; a fixed series of years lets the database guess well how many rows there are.
_OLDEST = 2000
_MILLION = Decimal(10) ** 6


def _sme_share(asked: Asked) -> list[Cell]:
    rows = asked.answer(figure_sql.aid_by_size(asked))
    return sme_cells([_group((size, year, 0, aid, keys)) for size, year, aid, keys in rows])


def _labels(asked: Asked) -> list[Cell]:
    rows = asked.answer(figure_sql.label_sets(asked))
    return label_cells([(labels, _group(("", *row))) for labels, *row in rows])


def _group(row: tuple[Any, ...]) -> Group:
    name, year, number, aid, keys = row
    return Group(name, str(year or ""), number, (aid or _NONE) / _MILLION, tuple(keys))


def _overlap(asked: Asked) -> list[Cell]:
    return overlap_cells(asked.answer(figure_sql.combinations(asked)))


def _flow(asked: Asked) -> list[Cell]:
    """Return who joined, stayed and left in the years asked for, whatever the year of the decision."""
    chosen = asked.selection
    whole = replace(asked, selection=replace(chosen, first=None, last=None))
    last = min(asked.on.year, chosen.last or asked.on.year)
    years = {"oldest": _OLDEST, "first": chosen.first or _OLDEST, "last": last}
    rows = whole.answer(figure_sql.flow(whole), **years)
    return flow_cells([
        Group(kind, str(year), number, _NONE, tuple(keys)) for kind, year, number, keys in rows
    ])  # fmt: skip


FIGURES: Mapping[str, Callable[[Asked], list[Cell]]] = {
    "kmo-aandeel": _sme_share,
    "beleidslabels": _labels,
    "overlap": _overlap,
    "verloop": _flow,
}
