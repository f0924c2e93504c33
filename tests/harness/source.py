"""The source as the architecture sees it: rooms, modules of a room, imports. Read from the syntax tree."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

# Downward only: a room imports from rooms before it (architecture.md §1).
ROOM_ORDER = (
    "kernel",
    "celery",
    "core",
    "accounts",
    "clusters",
    "agreements",
    "committee",
    "applications",
    "cofinancing",
    "evaluations",
    "projects",
    "overview",
    "api",
    "project",
)
# The Celery application knows settings and task names only, so every room may call it.
_INSIDE_PROJECT = frozenset({"kernel", "celery", "core", "accounts", "overview", "api"})
_PACKAGES = frozenset(ROOM_ORDER) - _INSIDE_PROJECT - {"project"} | {"clusterbeleid"}

# Inside a room (architecture.md §2); equal numbers do not import each other in a circle either.
# A room with two halves: judging_enums, or interim_enums, beside enums.
HALVES = ("answer_", "interim_", "judging_", "payment_", "webhook_")
LAYERS: Mapping[str, int] = {
    "enums": 0,
    "rules": 1,
    "transitions": 1,
    "texts": 1,
    "sentences": 1,
    "models": 2,
    "subjects": 2,
    "effects": 3,
    "queries": 3,
    "oidc": 3,
    "session_store": 3,
    "locking": 3,
    "passkeys": 3,
    "permissions": 4,
    "documents": 5,
    "notifications": 5,
    "events": 5,
    "actions": 6,
    "entering": 6,
    "forms": 7,
    "lists": 7,
    "api": 7,
    "tasks": 7,
    "management": 7,
    "admin": 7,
    "panels": 7,
    "registry": 7,
    "charts": 7,
    "context_processors": 7,
    "middleware": 7,
    "templatetags": 7,
    "views": 8,
    "urls": 9,
    "apps": 10,
}


@dataclass(frozen=True)
class Import:
    """One import: the module it names, where, and whether a function holds it."""

    module: str
    line: int
    function: str


@dataclass(frozen=True)
class Module:
    """One source file."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text, self.path)

    @property
    def name(self) -> str:
        """The dotted name; a package has the name of its folder."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def room(self) -> str:
        """The room this file stands in."""
        return room_of(self.name)

    @property
    def kind(self) -> str:
        """The module of the room: `rules` for cofinancing/rules/spread.py."""
        return kind_of(self.name)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """All imports of the file, those for type checkers only left out."""
        return tuple(_imports(self.tree, "", self._package))

    @property
    def _package(self) -> str:
        return self.name if self.path.endswith("__init__.py") else self.name.rpartition(".")[0]

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def calls(self) -> Iterator[ast.Call]:
        """Every call."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


def room_of(name: str) -> str:
    """Return the room of a dotted name, or an empty text for a library."""
    first, *rest = name.split(".")
    if first not in _PACKAGES:
        return ""
    if first != "clusterbeleid":
        return first
    return rest[0] if rest and rest[0] in _INSIDE_PROJECT else "project"


def kind_of(name: str) -> str:
    """Return the module of a room that a dotted name stands in, or an empty text for the room itself."""
    parts = name.split(".")
    depth = 2 if parts[0] == "clusterbeleid" and room_of(name) != "project" else 1
    found = parts[depth] if len(parts) > depth else ""
    for half in HALVES:
        found = found.removeprefix(half)
    return found


def _imports(node: ast.AST, function: str, package: str) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, function) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield from _from_imports(child, function, package)
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _imports(child, getattr(child, "name", "lambda"), package)
        else:
            yield from _imports(child, function, package)


def _from_imports(node: ast.ImportFrom, function: str, package: str) -> Iterator[Import]:
    base = node.module or ""
    if node.level:
        above = package.split(".")[: len(package.split(".")) - node.level + 1]
        base = ".".join([*above, *([base] if base else [])])
    # `from room import models` names the module in the list, `from room.models import X` before it.
    yield from (Import(f"{base}.{alias.name}", node.lineno, function) for alias in node.names)


def sources(samples: Mapping[str, str] | None = None) -> list[Module]:
    """Return our modules outside tests and migrations, or `samples` (path → text) for a control."""
    if samples is not None:
        return [Module(path, text) for path, text in samples.items()]
    return [Module(str(path.relative_to(ROOT)), path.read_text()) for path in sorted(_files())]


def _files() -> Iterable[Path]:
    for package in sorted(_PACKAGES):
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path


def file_graph(modules: Iterable[Module]) -> dict[str, set[str]]:
    """Return which of our files each file imports at import time, by dotted name."""
    known = {module.name: module for module in modules}
    graph: dict[str, set[str]] = {}
    for module in known.values():
        targets = graph.setdefault(module.name, set())
        for found in module.imports:
            target = found.module if found.module in known else found.module.rpartition(".")[0]
            if target in known and target != module.name and not found.function:
                targets.add(target)
    return graph
