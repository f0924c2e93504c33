"""The figures of architecture.md §5, measured on every run and printed; beyond the bar is a failure."""

import ast
import importlib
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from clusterbeleid.core.models.base import Tracked
from clusterbeleid.kernel.transitions import StateTable
from tests.harness.source import ROOT, Module, room_of, sources

# Nine of ten files, functions and views are no longer than the first figure; none is longer than the second.
FILE_P90, FILE_MAX = 160, 400
FUNCTION_P90, FUNCTION_MAX = 16, 50
VIEW_P90 = 15
HINTED_KINDS = frozenset({"rules", "transitions", "queries", "actions", "permissions"})


def percentile(values: Iterable[int], share: int) -> int:
    """Return the value that `share` percent of `values` do not exceed; 0 when there are none."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)] if ordered else 0


def file_lengths(modules: list[Module]) -> dict[str, int]:
    return {module.path: len(module.text.splitlines()) for module in modules}


def function_lengths(modules: list[Module], *kinds: str) -> dict[str, int]:
    return {
        f"{module.path}:{function.lineno} {function.name}": _length(function)
        for module in modules
        if not kinds or module.kind in kinds
        for function in module.functions()
    }


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def unhinted(modules: list[Module]) -> list[str]:
    """Return functions of the typed modules with an argument or a result without type."""
    return [
        f"{module.path}:{function.lineno} {function.name}"
        for module in modules
        if module.room == "kernel" or module.kind in HINTED_KINDS
        for function in module.functions()
        if function.returns is None or any(_bare(function))
    ]


def _bare(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterable[bool]:
    spec = function.args
    arguments = [*spec.posonlyargs, *spec.args, *spec.kwonlyargs]
    arguments += [extra for extra in (spec.vararg, spec.kwarg) if extra]
    return (one.annotation is None and one.arg not in {"self", "cls"} for one in arguments)


def mutual_rooms(modules: list[Module]) -> list[str]:
    """Return pairs of rooms that import each other."""
    pairs = {
        (module.room, room_of(found.module))
        for module in modules
        for found in module.imports
        if room_of(found.module) not in {"", module.room}
    }
    return sorted(
        f"{one} ↔ {other}" for one, other in pairs if one < other and (other, one) in pairs
    )


def database_users(tests: dict[str, str]) -> list[str]:
    """Return tests of kernel and rules that ask for a database."""
    pure = re.compile(r"tests/kernel/|tests/[^/]+/(?:rules/|test_rules|test_transitions)")
    asks = re.compile(r"django_db|\bdb\b\s*[,)]|transactional_db")
    return [path for path, text in tests.items() if pure.match(path) and asks.search(text)]


@pytest.fixture(scope="module")
def house() -> list[Module]:
    return sources()


@pytest.fixture
def show(capfd):
    def print_figure(name, figure, bar):
        with capfd.disabled():
            print(f"\n  {name}: {figure} (bar {bar})", end="", flush=True)

    return print_figure


def test_files_are_short(house, show):
    lengths = file_lengths(house)
    long = {path: lines for path, lines in lengths.items() if lines > FILE_MAX}
    p90 = percentile(lengths.values(), 90)
    show("file length p90 / max", f"{p90} / {max(lengths.values())}", f"{FILE_P90} / {FILE_MAX}")
    assert long == {}
    assert p90 <= FILE_P90


def test_functions_are_short(house, show):
    lengths = function_lengths(house)
    long = {name: lines for name, lines in lengths.items() if lines > FUNCTION_MAX}
    p90 = percentile(lengths.values(), 90)
    show(
        "function length p90 / max",
        f"{p90} / {max(lengths.values())}",
        f"{FUNCTION_P90} / {FUNCTION_MAX}",
    )
    assert long == {}
    assert p90 <= FUNCTION_P90


def test_views_are_short(house, show):
    p90 = percentile(function_lengths(house, "views").values(), 90)
    show("view function p90", p90, VIEW_P90)
    assert p90 <= VIEW_P90


def test_rooms_do_not_import_each_other(house, show):
    show("rooms that import each other", len(mutual_rooms(house)), 0)
    assert mutual_rooms(house) == []


def test_rules_and_actions_are_typed(house, show):
    missing = unhinted(house)
    show("functions of kernel, rules, queries, actions, permissions without types", len(missing), 0)
    assert missing == []


def test_rule_tests_need_no_database(show):
    tests = {
        str(path.relative_to(ROOT)): path.read_text()
        for path in Path(ROOT, "tests").rglob("test_*.py")
    }
    show("rule tests with a database", len(database_users(tests)), 0)
    assert database_users(tests) == []


def states_without_cover(
    tracked: Iterable[type[models.Model]], tables: Iterable[StateTable]
) -> list[str]:
    """Return models whose state lacks a constraint or a table with exactly its states."""
    known = [frozenset(table.states) for table in tables]
    faults = []
    for model in tracked:
        field: models.Field[str, str] = model._meta.get_field("state")  # type: ignore[assignment]  # a plain field of ours
        choices = frozenset(str(value) for value, _ in field.flatchoices)
        if not any("state" in constraint.name for constraint in model._meta.constraints):
            faults.append(f"{model._meta.label}: no constraint on state")
        if choices not in known:
            faults.append(f"{model._meta.label}: no state table with its states")
    return faults


def models_with_state() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Tracked) and any(field.name == "state" for field in model._meta.fields)
    ]


def state_tables(house: list[Module]) -> list[StateTable]:
    """Return the tables that the transitions modules of all rooms define."""
    names = [module.name for module in house if "transitions" in module.name.rpartition(".")[2]]
    found = [
        vars(importlib.import_module(name)).values()
        for name in names
        if not name.startswith("clusterbeleid.kernel")
    ]
    return [value for values in found for value in values if isinstance(value, StateTable)]


def test_states_have_table_and_constraint(house, show):
    with_state = models_with_state()
    faults = states_without_cover(with_state, state_tables(house))
    show("state fields without table or constraint", f"{len(faults)} of {len(with_state)}", 0)
    assert len(with_state) > 0
    assert faults == []


# --- negative controls ----------------------------------------------------------------------------------------


def test_percentile_takes_the_higher_rank():
    assert percentile([], 90) == 0
    assert percentile([5], 90) == 5
    assert percentile(range(1, 11), 90) == 9
    assert percentile([1] * 8 + [50, 50], 90) == 50


def test_long_file_and_function_are_measured():
    sample = sources({"clusters/views/pages.py": "def page(request):\n" + "    x = 1\n" * 60})
    assert file_lengths(sample) == {"clusters/views/pages.py": 61}
    assert function_lengths(sample, "views") == {"clusters/views/pages.py:1 page": 61}
    assert function_lengths(sample, "actions") == {}


def test_missing_hint_is_caught():
    texts = {
        "clusters/rules/size.py": "def a(x: int) -> int: ...\ndef b(x) -> int: ...\ndef c(x: int): ...",
        "clusters/queries.py": "def d(*rest) -> None: ...\ndef e(*, x) -> None: ...",
        "clusters/views.py": "def page(request): ...",
    }
    names = [line.rpartition(" ")[2] for line in unhinted(sources(texts))]
    assert names == ["b", "c", "d", "e"]


def test_mutual_import_is_caught():
    texts = {
        "clusters/models.py": "import agreements.enums",
        "agreements/models.py": "from clusters import models",
    }
    assert mutual_rooms(sources(texts)) == ["agreements ↔ clusters"]


def test_rule_test_with_database_is_caught():
    texts = {
        "tests/clusters/test_rules_board.py": "@pytest.mark.django_db\ndef test_x(): ...",
        "tests/kernel/test_money.py": "def test_x(db): ...",
        "tests/clusters/test_models.py": "def test_x(db): ...",
        "tests/clusters/test_rules_size.py": "def test_x(): ...",
    }
    assert database_users(texts) == [
        "tests/clusters/test_rules_board.py",
        "tests/kernel/test_money.py",
    ]
