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


FULL = models.CheckConstraint(condition=models.Q(weight__gte=0), name="made_up_weight")


def weighing(name):
    return [
        migrations.AddField(name, "weight", models.IntegerField(default=1)),
        migrations.AddConstraint(name, FULL),
    ]


def definition(table):
    # Checks only: newer servers also name "not null" among the constraints.
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, table)
        constraints = connection.introspection.get_constraints(cursor, table)
    checks = {name for name, found in constraints.items() if found["check"] and "weight" in name}
    return {column.name for column in columns}, checks


@pytest.mark.django_db
def test_what_a_new_table_is_given_afterwards_is_made_with_it():
    step = Together([*OPERATIONS, *weighing("Child")])
    end = after([step])
    with connection.schema_editor(atomic=True) as editor:
        step.database_forwards(ROOM, editor, ProjectState(), end)
    assert definition(f"{ROOM}_child") == ({"id", "parent_id", "weight"}, {FULL.name})
    with connection.schema_editor(atomic=True) as editor:
        step.database_backwards(ROOM, editor, end, ProjectState())
    assert tables() == set()


@pytest.mark.django_db
def test_what_an_older_table_is_given_comes_and_goes():
    first, step = Together(OPERATIONS), Together(weighing("Child"))
    begin, end = after([first]), after([first, step])
    with connection.schema_editor(atomic=True) as editor:
        first.database_forwards(ROOM, editor, ProjectState(), begin)
    with connection.schema_editor(atomic=True) as editor:
        step.database_forwards(ROOM, editor, begin, end)
    assert definition(f"{ROOM}_child") == ({"id", "parent_id", "weight"}, {FULL.name})
    with connection.schema_editor(atomic=True) as editor:
        step.database_backwards(ROOM, editor, end, begin)
    assert definition(f"{ROOM}_child") == ({"id", "parent_id"}, set())


def test_step_is_written_with_all_it_holds():
    text, imports = OperationWriter(Together(OPERATIONS), indentation=0).serialize()
    assert text.count("migrations.CreateModel(") == 2
    assert "import clusterbeleid.core.migration_steps" in imports
