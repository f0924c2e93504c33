"""The states of all records as one page of documentation, made from the tables in the code."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.utils.module_loading import import_string, module_has_submodule

from clusterbeleid.core.parameter_transitions import PARAMETERS
from clusterbeleid.kernel.transitions import StateTable

HEAD = """# States

Made from the tables in the code by `bin/manage document_states`; a test keeps it true. Only
`clusterbeleid/core/state.py` writes a state.
"""


def tables() -> list[StateTable]:
    """Return every state table of the house by name: those in the ``transitions`` of the rooms."""
    found = {PARAMETERS.name: PARAMETERS}
    for config in apps.get_app_configs():
        if config.module is not None and module_has_submodule(config.module, "transitions"):
            module = import_string(f"{config.name}.transitions.__dict__")
            found |= {row.name: row for row in module.values() if isinstance(row, StateTable)}
    return [found[name] for name in sorted(found)]


def documentation() -> str:
    """Return the page as Markdown."""
    return "\n".join([HEAD, *(line for table in tables() for line in _table(table))])


def _table(table: StateTable) -> Iterator[str]:
    yield f"## {table.name}\n"
    yield f"Begins as `{table.initial}`.\n"
    yield "| status | previous | next | who may act in it |"
    yield "| --- | --- | --- | --- |"
    for row in table.rows():
        cells = (
            row.status,
            *(", ".join(part) or "–" for part in (row.previous, row.next, row.who)),
        )
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield "| action | from | to | who | reason |"
    yield "| --- | --- | --- | --- | --- |"
    for step in table.transitions:
        reason = "required" if step.reason_required else "–"
        who = ", ".join(sorted(step.roles))
        yield f"| {step.action} | {', '.join(step.sources)} | {step.target} | {who} | {reason} |"
    yield ""
