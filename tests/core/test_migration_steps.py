"""Several operations drawn up once leave the same state and the same tables as one by one."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import OperationWriter

from clusterbeleid.core.migration_steps import Together

ROOM = "made_up"
OPERATIONS = [
    migrations.CreateModel("Parent", [("id", models.AutoField(primary_key=True))]),
    migrations.CreateModel(
        "Child",
        [
            ("id", models.AutoField(primary_key=True)),
            ("parent", models.ForeignKey(f"{ROOM}.parent", models.PROTECT)),
        ],
    ),
]


def after(operations):
    state = ProjectState()
    for operation in operations:
        operation.state_forwards(ROOM, state)
    return state


def tables():
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
    return {name for name in names if name.startswith(f"{ROOM}_")}


def test_state_is_that_of_one_operation_after_the_other():
    assert after([Together(OPERATIONS)]) == after(OPERATIONS)


def test_models_drawn_up_before_are_drawn_up_again():
    state = ProjectState()
    assert list(state.apps.get_models()) == []
    Together(OPERATIONS).state_forwards(ROOM, state)
    assert {model.__name__ for model in state.apps.get_models()} == {"Parent", "Child"}


@pytest.mark.django_db
def test_tables_come_and_go():
    step, end = Together(OPERATIONS), after([Together(OPERATIONS)])
    with connection.schema_editor(atomic=True) as editor:
        step.database_forwards(ROOM, editor, ProjectState(), end)
    assert tables() == {f"{ROOM}_parent", f"{ROOM}_child"}
    with connection.schema_editor(atomic=True) as editor:
        step.database_backwards(ROOM, editor, end, ProjectState())
    assert tables() == set()


def test_step_is_written_with_all_it_holds():
    text, imports = OperationWriter(Together(OPERATIONS), indentation=0).serialize()
    assert text.count("migrations.CreateModel(") == 2
    assert "import clusterbeleid.core.migration_steps" in imports
