"""The kernel reads no clock, no float, no other room and no library outside its short list."""

import ast
import sys
from pathlib import Path

import pytest

import clusterbeleid.kernel.calendar as anchor

MODULES = sorted(Path(anchor.__file__).parent.glob("*.py"))
LIBRARIES = {"holidays", "dateutil", "stdnum"}
IMPURE = {"time", "os", "socket", "subprocess", "threading", "logging", "random", "locale"}
CLOCKS = {"today", "now", "utcnow", "time", "time_ns"}


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_module_imports_only_the_kernel_and_its_short_list(module):
    for name in imported(ast.parse(module.read_text())):
        top = name.split(".")[0]
        own = name.startswith("clusterbeleid.kernel.")
        assert own or top in LIBRARIES or (top in sys.stdlib_module_names and top not in IMPURE)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_module_reads_no_clock_and_makes_no_float(module):
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Call):
            called = node.func
            assert not (isinstance(called, ast.Attribute) and called.attr in CLOCKS)
            assert not (isinstance(called, ast.Name) and called.id == "float")
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float))


def test_all_modules_are_looked_at():
    assert len(MODULES) >= 12
