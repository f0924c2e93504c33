"""Which tests have to do with a guard: those that name it, or what asks it, come first."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps

from tests.guards.found import FENCE, FILTER, LOCK, RIGHT, Guard, functions
from tests.harness.source import ROOT, sources

TESTS = ROOT / "tests"
# Asks every route of everybody: slow, so last.
MATRIX = "tests/test_access_matrix.py"
# Too slow to ask for each guard, or about the house as a whole.
_ASIDE = ("browser", "drills", "guards", "harness")
_SLOW = ("speed", "fuzz", "mutated", "walks")


def related(guard: Guard, limit: int = 10) -> list[str]:
    """Return at most ``limit`` test files, the likeliest first; of a right and a filter also the matrix."""
    words = _words(guard)
    marks = {path: _mark(path, text, guard, words) for path, text in _texts().items()}
    best = sorted(marks, key=lambda path: (-marks[path], path))[:limit]
    found = [str(path.relative_to(ROOT)) for path in best if marks[path]]
    return [*found, MATRIX] if guard.kind in {RIGHT, FILTER} else found


def _mark(path: Path, text: str, guard: Guard, words: dict[str, int]) -> float:
    """Weigh a test file: names count once each, its own room more, for locks the races and the locks of the room most."""
    named = sum(weight for word, weight in words.items() if word in text)
    own = guard.room in path.relative_to(TESTS).parts
    raced = guard.kind == LOCK and "race" in path.name
    if guard.kind == LOCK and own and "locks" in path.name:
        return 1000  # what a room holds is asked there
    return named * (2 if own else 1) * (3 if raced else 1) + (1 if own and named else 0)


def _words(guard: Guard) -> dict[str, int]:
    if guard.kind == FENCE:
        return dict.fromkeys(_models(guard.module), 5) | {_plain(guard.name): 20}
    own = guard.name.rpartition(".")[2]
    near = set(_callers(own))
    far = {name for one in near for name in _callers(one)}
    return dict.fromkeys(far, 1) | dict.fromkeys(near, 4) | {own: 30}


def _plain(name: str) -> str:
    """Return the name of a trigger as it was given, without what the library puts around it."""
    return re.sub(r"^pgtrigger_(.+)_[0-9a-f]{5}$", r"\1", name)


def _models(table: str) -> list[str]:
    return [model.__name__ for model in apps.get_models() if model._meta.db_table == table]


def _callers(name: str) -> list[str]:
    return [caller for caller, names in _uses() if name in names and caller != name]


@cache
def _uses() -> list[tuple[str, frozenset[str]]]:
    """Return each function of the house with the names in it."""
    return list(_every_use())


def _every_use() -> Iterator[tuple[str, frozenset[str]]]:
    for module in sources():
        for name, function in functions(module.tree):
            yield name.rpartition(".")[2], frozenset(_names(function))


def _names(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


@cache
def _texts() -> dict[Path, str]:
    return {
        path: path.read_text()
        for path in sorted(TESTS.rglob("test_*.py"))
        if not set(path.relative_to(TESTS).parts) & set(_ASIDE)
        and path.name != "test_guards.py"
        and not any(word in path.name for word in _SLOW)
    }
