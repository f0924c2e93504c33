"""Every guard of the house stands in the table, and can really be taken away and put back (Q3)."""

import pytest
from django.db import connection

from agreements.permissions import may_draft
from clusters.permissions import Relation
from tests.guards.fences import FENCES, fences_in
from tests.guards.found import FENCE, LOCK, RIGHT, Guard, guards_in_source
from tests.guards.mutants import taken_away
from tests.guards.related import related
from tests.guards.table import TABLE, is_answer, read, table
from tests.harness.source import ROOT

DRAFT = Guard("agreements", RIGHT, "agreements/permissions.py", "may_draft")


def without_a_row(guards):
    rows = TABLE.read_text()
    return [one.key for one in guards if f"| `{one.key}` |" not in rows]


def test_every_guard_of_the_source_stands_in_the_table():
    assert without_a_row(guards_in_source()) == []


@pytest.mark.django_db
def test_every_fence_of_the_database_stands_in_the_table():
    with connection.cursor() as cursor:
        cursor.execute(FENCES)
        fences = fences_in(cursor.fetchall())
    assert len(fences) > 100
    assert without_a_row(fences) == []


def test_every_test_of_the_table_exists():
    named = [test.partition("[")[0].split("::") for test in read().values() if "::" in test]
    assert len(named) > 100
    assert [
        (file, name)
        for file, *_rest, name in named
        if not (ROOT / file).is_file() or f"def {name}(" not in (ROOT / file).read_text()
    ] == []


def test_time_that_ran_out_names_no_test():
    assert is_answer("tests/test_guards.py::test_x")
    assert is_answer("")
    assert not is_answer("(hangs)")


def test_guard_that_is_away_lets_everybody_through_until_it_is_back():
    assert not may_draft(Relation.NONE)
    with taken_away(DRAFT):
        assert may_draft(Relation.NONE)
    assert not may_draft(Relation.NONE)


def test_every_guard_of_the_source_can_be_taken_away():
    for guard in guards_in_source():
        with taken_away(guard):
            pass


def test_tests_that_name_a_guard_come_first():
    assert related(DRAFT)[0].startswith("tests/agreements/")


@pytest.mark.parametrize(
    ("guard", "first"),
    [
        (Guard("clusters", LOCK, "clusters/actions/common.py", "lock"), "test_locks.py"),
        (
            Guard("clusters", FENCE, "clusters_pactreview", "pgtrigger_pact_review_is_final_84d30"),
            "test_constraints.py",
        ),
    ],
)
def test_tests_made_for_a_lock_or_a_trigger_are_asked_first(guard, first):
    assert related(guard)[0] == f"tests/clusters/{first}"


def test_control_a_guard_without_a_row_is_found():
    new = Guard("agreements", RIGHT, "agreements/permissions.py", "may_do_everything")
    assert without_a_row([new]) == [new.key]
    assert "niet gemeten" in table([new], {})
    assert "geen |" in table([new], {new: ""})
