"""Commands others rely on: their names, keys and answers."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from agreements.models import ProjectYear
from cofinancing.models import Contribution
from tests.cofinancing.builders import accepted, make_year

pytestmark = pytest.mark.django_db

KEYS = [
    "cluster", "project_year", "starts", "due", "due_rule", "basis", "required", "received_by_due",
    "percentage", "status", "findings", "lines",
]  # fmt: skip


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_check_prints_every_project_year_as_json():
    year = make_year()
    accepted(year, "799.99")
    rows = json.loads(run("check_cofinancing", "--on", "2026-11-21", "--format", "json"))
    assert [list(row) for row in rows] == [KEYS] * 3
    row = rows[0]
    assert {key: row[key] for key in KEYS[:10]} == {
        "cluster": year.agreement.cluster.name, "project_year": year.pk, "starts": "2026-01-01",
        "due": "2026-04-01", "due_rule": "R30", "basis": "1000.00", "required": "800.00",
        "received_by_due": "799.99", "percentage": "79.999", "status": "missed",
    }  # fmt: skip
    assert {"level": "WARN", "code": "cofinancing.missed", "rule": "R34"}.items() <= row[
        "findings"
    ][0].items()
    assert row["lines"][0]["term"] == "cofinancing.basis"


def test_check_of_one_project_year_prints_only_that():
    year = make_year()
    answer = run(
        "check_cofinancing",
        "--on",
        "2026-11-21",
        "--format",
        "json",
        "--project-year",
        str(year.pk),
    )
    assert [row["project_year"] for row in json.loads(answer)] == [year.pk]


def test_check_of_an_unknown_project_year_prints_an_empty_list():
    assert (
        json.loads(run("check_cofinancing", "--format", "json", "--project-year", "999999")) == []
    )


def test_check_writes_nothing(django_assert_num_queries):
    make_year()
    with django_assert_num_queries(5):
        run("check_cofinancing", "--on", "2026-11-21", "--format", "json")


def test_check_for_people_has_a_line_each():
    year = make_year()
    text = run("check_cofinancing", "--on", "2026-03-20")
    assert text.splitlines()[0] == f"{year.agreement.cluster.name} 2026-01-01 2026-04-01 0 at_risk"


def test_bench_leaves_no_row_and_ends_with_the_ratio():
    make_year(date(2026, 1, 1))
    before = (ProjectYear.objects.count(), Contribution.objects.count())
    lines = run(
        "bench_cofinancing", "--project-years", "120", "--contributions", "2000"
    ).splitlines()
    assert lines[:2] == ["project years: 120", "contributions: 2000"]
    name, ratio = lines[-1].split(": ")
    assert (name, float(ratio) > 0) == ("ratio", True)
    assert (ProjectYear.objects.count(), Contribution.objects.count()) == before
