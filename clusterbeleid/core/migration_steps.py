"""A step of a migration that draws up its models once, instead of once for each operation.

Every model here has a history and a trail of events, all tied to the same people. Django draws all
of them again after each operation; for the first migrations of a room that is most of the time that
setting up and every test run take.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Together(Operation):
    """Several operations that need nothing of the states between them.

    Right for creating models, whole, with their triggers; wrong for operations that change or
    remove what exists, as those compare the state before with the state after.
    """

    serialization_expand_args = ["operations"]

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """Return what a written migration says of this step."""
        return (type(self).__name__, [], {"operations": self.operations})

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Bring the state to what stands after all operations; models are drawn up on first use."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Carry out every operation, with the models as they stand after the last one."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Undo the models in reverse; their triggers go with their tables."""
        for operation in reversed(self.operations):
            if operation.reversible and hasattr(operation, "fields"):
                operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Say what happens, for the terminal."""
        return f"{len(self.operations)} operations together"
