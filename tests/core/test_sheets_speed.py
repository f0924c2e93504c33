"""Time and memory of large files, measured in a child process of their own (Q17)."""

import json
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from clusterbeleid.core.sheets import write_csv, write_xlsx
from tests.core.workbooks import HEADER, many_rows, rows

CHILD = """
import json, sys, time
from pathlib import Path
import django
django.setup()
from clusterbeleid.core.sheets import read_table, write_xlsx
from tests.core.workbooks import HEADER, ROW, SPEC
def peak():
    # Not getrusage: it counts the memory of the process that started this one.
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
before = peak()
cpu, wall = time.process_time(), time.perf_counter()
{body}
print(json.dumps({{
    "cpu": time.process_time() - cpu,
    "wall": time.perf_counter() - wall,
    "peak_mb": peak(),
    "grown_mb": peak() - before,
    "result": result,
}}))
"""
READ = """
read = read_table(Path(sys.argv[1]), "groot", SPEC)
result = [len(read.rows), [error.code for error in read.errors]]
"""
WRITE = """
kinds = ["text", "text", "euro", "date", "status"]
result = len(write_xlsx("Groot", HEADER, (ROW for _ in range(10_000)), kinds=kinds)) > 100_000
"""


def measure(body: str, *arguments: str) -> dict[str, Any]:
    program = CHILD.format(body=textwrap.dedent(body))
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[2])
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def table() -> list[tuple[Any, ...]]:
    return rows(10_000)


def test_ten_thousand_rows_of_a_workbook(table: list[Any], tmp_path: Path) -> None:
    kinds = ["text", "text", "euro", "date", "status"]
    path = tmp_path / "groot.xlsx"
    path.write_bytes(write_xlsx("Groot", HEADER, table, kinds=kinds))
    found = measure(READ, str(path))
    assert found["result"] == [10_000, []]
    assert found["cpu"] <= 4
    assert found["peak_mb"] <= 300


def test_ten_thousand_rows_of_a_csv_file(table: list[Any], tmp_path: Path) -> None:
    path = tmp_path / "groot.csv"
    path.write_bytes(write_csv(HEADER, table))
    found = measure(READ, str(path))
    assert found["result"] == [10_000, []]
    assert found["cpu"] <= 2
    assert found["peak_mb"] <= 300


@pytest.mark.parametrize("dimension", ["A1:E1000001", "A1:E2"])
def test_million_rows_are_refused_at_once(dimension: str, tmp_path: Path) -> None:
    path = tmp_path / "miljoen.xlsx"
    path.write_bytes(many_rows(1_000_000, dimension=dimension))
    found = measure(READ, str(path))
    assert found["result"] == [0, ["sheet.too_many_rows"]]
    assert found["cpu"] <= 2
    assert found["peak_mb"] <= 300


def test_export_streams_its_rows() -> None:
    found = measure(WRITE)
    assert found["result"] is True
    assert found["grown_mb"] <= 60
