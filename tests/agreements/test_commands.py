"""The commands that others rely on."""

import csv
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from tests.agreements.builders import legal_figures, running_agreement
from tests.clusters.builders import make_cluster
from tests.harness.source import ROOT

KEYS = [
    "cluster",
    "kind",
    "started",
    "last_day",
    "days_used",
    "days_left",
    "level",
    "rule",
    "explanation",
]


@pytest.fixture
def clocks(db, capsys):
    def read(*arguments: str):
        call_command("check_ten_years", *arguments)
        return capsys.readouterr().out

    return read


def test_ten_years_as_json(clocks):
    running_agreement(make_cluster("Catalisti"), date(2024, 1, 1), 3)
    make_cluster("EdTech", kind="AD_HOC")
    rows = json.loads(clocks("--on", "2026-11-21", "--format", "json"))
    assert [list(row) for row in rows] == [KEYS, KEYS]
    explanation = rows[0].pop("explanation")
    assert rows[0] == {
        "cluster": "Catalisti",
        "kind": "SPC",
        "started": "2024-01-01",
        "last_day": "2033-12-31",
        "days_used": 1056,
        "days_left": 2597,
        "level": "ok",
        "rule": "R10",
    }
    assert "Eerste dag van de werkingssteun: 01/01/2024" in explanation
    assert rows[1] == {
        "cluster": "EdTech",
        "kind": "AD_HOC",
        "started": None,
        "last_day": None,
        "days_used": None,
        "days_left": None,
        "level": "unknown",
        "rule": "R10",
        "explanation": [
            "Eerste dag van de werkingssteun: geen steunperiode bekend",
            "Voor deze cluster is geen periode van werkingssteun bekend.",
        ],
    }


def test_ten_years_as_text_has_one_line_a_cluster(clocks):
    running_agreement(make_cluster("Catalisti"), date(2024, 1, 1), 3)
    make_cluster("EdTech", kind="AD_HOC")
    lines = clocks("--on", "21/11/2026").splitlines()
    assert lines == [
        "Catalisti (SPC): 2024-01-01 - 2033-12-31, 1056 / 2597, ok",
        "EdTech (AD_HOC): - - -, 0 / 0, unknown",
    ]


def test_ten_years_on_a_bad_day_is_one_clear_line(clocks):
    legal_figures()
    with pytest.raises(CommandError) as error:
        clocks("--on", "2026-02-30")
    assert error.value.returncode == 2
    assert len(str(error.value).splitlines()) == 1


def due(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    call_command("compute_due", *arguments)
    return capsys.readouterr().out.split()


def worked_examples() -> list[dict[str, str]]:
    with (ROOT / "tests" / "data" / "terms.csv").open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("clock", ["EU", "BE"])
def test_all_worked_examples(capsys, clock):
    rows = worked_examples()
    events = [row["event"] for row in rows]
    assert due(capsys, *events, "--months", "3", "--clock", clock) == [
        row[f"due_{clock.lower()}"] for row in rows
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--months", "3", "--clock", "BE"],
        ["2025-02-28"],
        ["2025-02-28", "--months", "3"],
        ["2025-02-28", "--clock", "BE"],
        ["2025-02-28", "--months", "drie", "--clock", "BE"],
        ["2025-02-28", "--months", "3.5", "--clock", "BE"],
        ["2025-02-28", "--months", "-3", "--clock", "BE"],
        ["2025-02-28", "--months", "0", "--clock", "BE"],
        ["2025-02-28", "--months", "3", "--clock", "NL"],
        ["2025-02-30", "--months", "3", "--clock", "EU"],
        ["2025-02-28", "28-2", "--months", "3", "--clock", "EU"],
        ["", "--months", "3", "--clock", "EU"],
        ["1899-01-01", "--months", "3", "--clock", "EU"],
    ],
)
def test_bad_input_is_one_clear_line_and_exit_two(capsys, arguments):
    with pytest.raises(CommandError) as error:
        due(capsys, *arguments)
    assert error.value.returncode == 2
    assert len(str(error.value).splitlines()) == 1
    assert capsys.readouterr().out == ""
