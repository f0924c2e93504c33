"""A step of a migration that draws up its models once, instead of once for each operation.

Every model here has a history and a trail of events, all tied to the same people. Django draws all
of them again after each operation; for the first migrations of a room that is most of the time that
setting up and every test run take.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

PART_OF_A_TABLE = (AddField, AddIndex, AddConstraint)


class Together(Operation):
    """Several operations that need nothing of the states between them.

    Right for creating models with their triggers, and for adding fields, constraints and triggers to
    what exists; wrong where two operations change the same thing, as each compares the state before
    all of them with the state after all of them.
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
            # A new table is made with all that the step gives it.
            whole = isinstance(operation, PART_OF_A_TABLE) and _is_new(
                app_label, operation, from_state
            )
            if not whole:
                operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Undo all in reverse; what a new table holds goes with that table."""
        for operation in reversed(self.operations):
            if isinstance(operation, CreateModel) or not _is_new(app_label, operation, to_state):
                operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Say what happens, for the terminal."""
        return f"{len(self.operations)} operations together"


def _is_new(app_label: str, operation: Operation, before: ProjectState) -> bool:
    """Say whether the model that ``operation`` touches is made in this same step."""
    name = getattr(operation, "model_name_lower", "")
    return (app_label, name) not in before.models
