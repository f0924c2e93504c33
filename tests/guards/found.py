"""Which guards there are: read from the source, and the triggers from the database."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tests.harness.source import Module, sources

RIGHT, FILTER, LOCK, FENCE = "right", "filter", "lock", "fence"
_ANSWERS = {"Verdict": "Verdict.ok()", "bool": "True"}


@dataclass(frozen=True, order=True)
class Guard:
    """One guard: where it stands (module and function, or table), and how often it stands there.

    ``place`` numbers the locks of one function from 0; it is 0 for every other kind.
    """

    room: str
    kind: str
    module: str
    name: str
    place: int = 0

    @property
    def key(self) -> str:
        """Name in the table, the same as long as nobody moves or renames the guard."""
        suffix = f" ({self.place + 1})" if self.place else ""
        return f"{self.module} · {self.name}{suffix}"


def guards_in_source() -> list[Guard]:
    """Return the guards that stand in Python: rights, filters of what is visible, and locks."""
    return sorted(guard for module in sources() for guard in _guards_of(module))


def _guards_of(module: Module) -> Iterator[Guard]:
    for name, function in functions(module.tree):
        if module.kind == "permissions" and answer_of(function) and not name.startswith("_"):
            yield Guard(module.room, RIGHT, module.path, name)
        if name.startswith("visible_") and module.kind != "views" and narrowings(function):
            yield Guard(module.room, FILTER, module.path, name)
        for place, _call in enumerate(locks(function)):
            yield Guard(module.room, LOCK, module.path, name, place)


def functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield each function with its qualified name, also of classes and inside other functions."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield prefix + node.name, node
            yield from functions(node, f"{prefix}{node.name}.<locals>.")
        elif isinstance(node, ast.ClassDef):
            yield from functions(node, f"{prefix}{node.name}.")
        else:
            yield from functions(node, prefix)


def answer_of(function: ast.FunctionDef) -> str:
    """Return the answer that always allows, as source; empty where the function is no question."""
    return _ANSWERS.get(ast.unparse(function.returns), "") if function.returns else ""


def calls(function: ast.FunctionDef, names: frozenset[str]) -> list[ast.Call]:
    """Return the calls of a method with one of these names, without those of inner functions."""
    inner = {id(part) for _name, one in functions(function) for part in ast.walk(one)}
    return [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
        and id(node) not in inner
    ]


def narrowings(function: ast.FunctionDef) -> list[ast.Call]:
    """Return the calls that leave rows out."""
    return calls(function, frozenset({"filter", "exclude", "none"}))


def locks(function: ast.FunctionDef) -> list[ast.Call]:
    """Return the calls that lock rows."""
    return calls(function, frozenset({"select_for_update"}))
