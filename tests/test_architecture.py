"""The house, proved from the syntax tree; every rule is broken once on purpose to see it caught."""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.harness.source import LAYERS, ROOM_ORDER, Module, file_graph, kind_of, room_of, sources

Check = Callable[[list[Module]], Iterator[str]]

# The slow library, imported where it is needed; Django itself asks for imports in AppConfig.ready.
SLOW_LIBRARIES = frozenset({"weasyprint"})
# The two that write history with it, and the names of people on a task (a link table without history).
# `row_values` refuses tracked models by itself.
BULK_WRITERS = frozenset(
    f"clusterbeleid.core.{name}" for name in ("history", "row_values", "state", "todo")
)
PURE_KINDS = frozenset({"rules", "transitions"})
PURE_LIBRARIES = frozenset({"holidays", "dateutil", "stdnum"})
# The clock itself, and the probe of a container, which asks how old a file is.
CLOCK_READERS = frozenset({"clusterbeleid.core.clock", "clusterbeleid.probe"})
CLOCK_CALLS = frozenset(
    {
        "timezone.now",
        "timezone.localdate",
        "timezone.localtime",
        "date.today",
        "datetime.date.today",
    }
    | {"datetime.now", "datetime.today", "datetime.utcnow", "datetime.datetime.now", "time.time"}
)
# Whole numbers that are arithmetic or a place in a list, not law.
PLAIN_NUMBERS = frozenset({0, 1, 2, 3, 100})
# How often somebody may mistype a password is no legal figure.
ROOMS_WITHOUT_LAW = frozenset({"accounts"})


def rooms_import_downward(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        for found in module.imports:
            room = room_of(found.module)
            if room and ROOM_ORDER.index(room) > ROOM_ORDER.index(module.room):
                yield f"{module.path}:{found.line} {module.room} imports {room}"


def modules_import_downward(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        mine = LAYERS.get(module.kind)
        for found in module.imports:
            theirs = LAYERS.get(kind_of(found.module))
            same_room = room_of(found.module) == module.room
            if same_room and mine is not None and theirs is not None and theirs > mine:
                yield f"{module.path}:{found.line} {module.kind} imports {kind_of(found.module)}"


def files_import_without_circles(modules: list[Module]) -> Iterator[str]:
    try:
        TopologicalSorter(file_graph(modules)).prepare()
    except CycleError as circle:
        yield " → ".join(circle.args[1])


def functions_import_nothing(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        for found in module.imports:
            library = found.module.partition(".")[0]
            if found.function and library not in SLOW_LIBRARIES and module.kind != "apps":
                yield f"{module.path}:{found.line} {found.function} imports {found.module}"


def views_leave_rows_alone(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Attribute) or module.kind != "views":
                continue
            if node.attr in {"objects", "_default_manager"}:
                yield f"{module.path}:{node.lineno} {ast.unparse(node)}"


def states_have_one_writer(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        if module.name != "clusterbeleid.core.state":
            yield from (f"{module.path}:{line}" for line in _state_writes(module.tree))


def _state_writes(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.stmt | ast.expr):
            continue
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AugAssign | ast.AnnAssign) and node.value is not None:
            targets = [node.target]
        # A dataclass or a model declares a field by a bare name; only an attribute is a write.
        if any(isinstance(target, ast.Attribute) and target.attr == "state" for target in targets):
            yield node.lineno
        if isinstance(node, ast.Call) and _writes_state(node):
            yield node.lineno


def _writes_state(call: ast.Call) -> bool:
    name = ast.unparse(call.func).rpartition(".")[2]
    if name == "update":
        return any(keyword.arg == "state" for keyword in call.keywords)
    return name == "setattr" and len(call.args) == 3 and ast.unparse(call.args[1]) == "'state'"


def bulk_writes_stay_in_core(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        if module.name in BULK_WRITERS:
            continue
        for call in module.calls():
            name = ast.unparse(call.func).rpartition(".")[2]
            rows = name == "update" and any(keyword.arg != "state" for keyword in call.keywords)
            if rows or name in {"bulk_create", "bulk_update", "_raw_delete"}:
                yield f"{module.path}:{call.lineno} {ast.unparse(call.func)}"


def only_the_clock_reads_the_clock(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        if module.name in CLOCK_READERS:
            continue
        for call in module.calls():
            automatic = {"auto_now", "auto_now_add"} & {str(word.arg) for word in call.keywords}
            if ast.unparse(call.func) in CLOCK_CALLS or automatic:
                yield f"{module.path}:{call.lineno} {ast.unparse(call.func)}"


def rules_are_pure(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        if module.room != "kernel" and module.kind not in PURE_KINDS:
            continue
        for found in module.imports:
            if not _may_rule_import(module, found.module):
                yield f"{module.path}:{found.line} imports {found.module}"


def _may_rule_import(module: Module, name: str) -> bool:
    room, kind, library = room_of(name), kind_of(name), name.partition(".")[0]
    if not room:
        return library in _standard_library() | PURE_LIBRARIES
    if room == "kernel":
        return True
    roles = name.startswith("clusterbeleid.core.actors")
    return module.room != "kernel" and (kind in PURE_KINDS | {"enums"} or roles)


def _standard_library() -> frozenset[str]:
    return sys.stdlib_module_names - {"socket", "urllib", "http", "time", "random", "os"}


def rules_hold_no_legal_figures(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        if module.kind != "rules" or module.room in ROOMS_WITHOUT_LAW:
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant) and _is_figure(node.value):
                yield f"{module.path}:{node.lineno} {node.value!r}"
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Decimal":
                text = ast.unparse(node.args[0]).strip("'\"") if node.args else "0"
                if re.fullmatch(r"[\d.]+", text) and float(text) not in PLAIN_NUMBERS:
                    yield f"{module.path}:{node.lineno} {ast.unparse(node)}"


def _is_figure(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return value not in PLAIN_NUMBERS


def actions_know_no_request(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        if module.kind not in {"actions", "rules", "queries", "permissions", "models"}:
            continue
        for function in module.functions():
            names = {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}
            if "request" in names:
                yield f"{module.path}:{function.lineno} {function.name} takes a request"
        for call in module.calls():
            if ast.unparse(call.func).rpartition(".")[2] in {"delay", "apply_async", "send_mail"}:
                yield f"{module.path}:{call.lineno} {ast.unparse(call.func)}"


def modules_have_known_names(modules: list[Module]) -> Iterator[str]:
    # The ground floor, the overview and the API are made of parts of their own; in the other rooms a new kind of module is a decision.
    for module in modules:
        free = (
            module.room in {"kernel", "celery", "core", "overview", "api", "project"}
            or not module.kind
        )
        if not free and module.kind not in LAYERS:
            yield f"{module.path}: {module.kind} has no place in the order of a room"


# Each rule with a source that breaks it.
RULES: dict[str, tuple[Check, dict[str, str]]] = {
    "rooms import downward": (
        rooms_import_downward,
        {"clusters/queries.py": "from cofinancing import models"},
    ),
    "kernel imports no room": (
        rooms_import_downward,
        {"clusterbeleid/kernel/money.py": "import clusterbeleid.core.clock"},
    ),
    "modules import downward": (
        modules_import_downward,
        {"clusters/models/people.py": "from clusters.queries.members import members_of"},
    ),
    "modules import downward, relatively too": (
        modules_import_downward,
        {"clusters/queries/members.py": "from ..views import pages"},
    ),
    "files import without circles": (
        files_import_without_circles,
        {
            "clusters/rules/a.py": "import clusters.rules.b",
            "clusters/rules/b.py": "from clusters.rules import a",
        },
    ),
    "functions import nothing": (
        functions_import_nothing,
        {"clusters/queries.py": "def members():\n    from clusters import models"},
    ),
    "views leave rows alone": (
        views_leave_rows_alone,
        {"clusters/views/pages.py": "def page(request):\n    return Cluster.objects.all()"},
    ),
    "states have one writer": (
        states_have_one_writer,
        {"clusters/actions.py": "def stop(cluster):\n    cluster.state = 'stopped'"},
    ),
    "states are not set by name": (
        states_have_one_writer,
        {"clusters/actions.py": "setattr(cluster, 'state', 'stopped')"},
    ),
    "states are not updated": (
        states_have_one_writer,
        {"clusters/actions.py": "clusters.update(state='stopped')"},
    ),
    "bulk writes stay in core": (
        bulk_writes_stay_in_core,
        {"clusters/actions.py": "Cluster.objects.filter(pk=1).update(name='x')"},
    ),
    "bulk creation stays in core": (
        bulk_writes_stay_in_core,
        {"clusters/actions.py": "Cluster.objects.bulk_create(rows)"},
    ),
    "only the clock reads the clock": (
        only_the_clock_reads_the_clock,
        {"clusters/views.py": "moment = timezone.now()"},
    ),
    "models stamp no time by themselves": (
        only_the_clock_reads_the_clock,
        {"clusters/models.py": "made = DateTimeField(auto_now_add=True)"},
    ),
    "rules are pure": (rules_are_pure, {"clusters/rules.py": "from django.conf import settings"}),
    "rules read no models": (
        rules_are_pure,
        {"clusters/rules.py": "from clusters.models import Cluster"},
    ),
    "rules hold no legal figures": (
        rules_hold_no_legal_figures,
        {"clusters/rules.py": "LIMIT = Decimal('500000')"},
    ),
    "rules hold no share": (
        rules_hold_no_legal_figures,
        {"clusters/rules.py": "needed = basis * 0.8"},
    ),
    "actions know no request": (
        actions_know_no_request,
        {"clusters/actions.py": "def rename(request): ..."},
    ),
    "actions start no task": (actions_know_no_request, {"clusters/actions.py": "check.delay(1)"}),
    "modules have known names": (modules_have_known_names, {"clusters/helpers.py": ""}),
}


@pytest.fixture(scope="module")
def house() -> list[Module]:
    return sources()


@pytest.mark.parametrize("check", dict.fromkeys(check for check, _ in RULES.values()))
def test_house_keeps_rule(check, house):
    assert list(check(house)) == []


@pytest.mark.parametrize("name", RULES)
def test_broken_rule_is_caught(name):
    check, sample = RULES[name]
    assert len(list(check(sources(sample)))) == 1


def test_house_is_read_whole(house):
    rooms = {module.room for module in house}
    assert rooms >= {
        "kernel",
        "core",
        "accounts",
        "clusters",
        "agreements",
        "cofinancing",
        "overview",
    }
    assert all(not module.path.startswith("tests/") for module in house)
