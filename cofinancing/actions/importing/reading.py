"""From cells to facts."""

from __future__ import annotations

from clusterbeleid.core.sheets import RawRow, ReadResult, read_table
from cofinancing.documents.contribution_table import NAMES, contribution_spec
from cofinancing.rules.importing import Content, RowFacts

_KEYS = frozenset(NAMES)


def read_contributions(data: bytes, name: str) -> ReadResult:
    """Read a file of contributions; what is wrong stands in the result, it never raises."""
    return read_table(data, name, contribution_spec())


def row_facts(row: RawRow) -> RowFacts:
    """Return a row as the rules see it."""
    found = {key: value for key, value in row.values.items() if value is not None}
    content = Content(**{name: found[name] for name in Content._fields if name in found})
    return RowFacts(
        number=row.row_number,
        kbo=found.get("kbo"),
        content=content,
        line=found.get("line"),
        name=found.get("name", ""),
        broken=_KEYS - row.values.keys(),
    )
