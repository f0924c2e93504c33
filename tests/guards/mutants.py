"""Take one guard away while the house runs: the code of a function, or a fence of the database."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, FunctionType
from typing import Any

from tests.guards.found import (
    FENCE,
    FILTER,
    LOCK,
    RIGHT,
    Guard,
    answer_of,
    functions,
    locks,
    narrowings,
)
from tests.harness.source import ROOT

_YES = "__import__('clusterbeleid.kernel.transitions', fromlist=['Verdict']).Verdict.ok()"


@contextmanager
def taken_away(guard: Guard) -> Iterator[None]:
    """Run the house without one guard of the source, and put it back afterwards."""
    if guard.kind == FENCE:
        raise ValueError("a fence stands in the database: see fences")
    live = _live(guard)
    kept = live.__code__
    live.__code__ = _changed(guard)
    try:
        yield
    finally:
        live.__code__ = kept


def _live(guard: Guard) -> FunctionType:
    """Return the function as every caller holds it, whatever stands around it."""
    dotted = guard.module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    found: Any = importlib.import_module(dotted)
    for part in _outer(guard).split("."):
        found = vars(found)[part]
        found = getattr(found, "__func__", getattr(found, "fget", None) or found)
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    function: FunctionType = found
    return function


def _outer(guard: Guard) -> str:
    return guard.name.split(".<locals>")[0]


def _changed(guard: Guard) -> CodeType:
    tree = ast.parse((ROOT / guard.module).read_text())
    function = dict(functions(tree))[guard.name]
    _CHANGES[guard.kind](function, guard)
    code = compile(ast.fix_missing_locations(tree), guard.module, "exec")
    return next(one for one in _codes(code) if one.co_qualname == _outer(guard))


def _codes(code: CodeType) -> Iterator[CodeType]:
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part
            yield from _codes(part)


def _always_yes(function: ast.FunctionDef, _guard: Guard) -> None:
    answer = answer_of(function).replace("Verdict.ok()", _YES)
    function.body = ast.parse(f"return {answer}").body


def _everything(function: ast.FunctionDef, _guard: Guard) -> None:
    _without(function, {id(call) for call in narrowings(function)})


def _no_lock(function: ast.FunctionDef, guard: Guard) -> None:
    _without(function, {id(locks(function)[guard.place])})


class _Receivers(ast.NodeTransformer):
    """Put what a method is called on in the place of the call."""

    def __init__(self, gone: set[int]) -> None:
        self.gone = gone

    def visit_Call(self, node: ast.Call) -> ast.AST:
        gone = id(node) in self.gone
        self.generic_visit(node)
        return node.func.value if gone and isinstance(node.func, ast.Attribute) else node


def _without(function: ast.FunctionDef, gone: set[int]) -> None:
    function.body = [_Receivers(gone).visit(statement) for statement in function.body]


_CHANGES: dict[str, Callable[[ast.FunctionDef, Guard], None]] = {
    RIGHT: _always_yes,
    FILTER: _everything,
    LOCK: _no_lock,
}
