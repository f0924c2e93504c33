"""Those who are inside already: no way past the rules for operators and jobs, and nothing to steal (A17, A35)."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from typing import Final

import pytest
from django.apps import apps
from django.conf import settings
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from clusterbeleid.celery import app
from clusterbeleid.core.actors import SYSTEM_ROLE, Role
from clusterbeleid.overview.states import tables
from tests.harness.client import StrictClient
from tests.harness.source import ROOT, sources
from tests.people import person

# Apps by which somebody acts as another, or writes rows without the rules of the house.
PAST_THE_RULES: Final = (
    "admin",
    "hijack",
    "impersonate",
    "loginas",
    "su",
    "explorer",
    "shell_plus",
)
# What follows by itself from what people did: a case on the agenda or decided on, a transfer told
# by the bank, a row of a broken-off import, a figure of the law of before there were two people.
BY_THE_SYSTEM: Final = {
    "application": {"grant", "put_on_agenda", "refuse", "take_off_agenda"},
    "contribution": {"invoice", "receive", "withdraw"},
    "cost": {"withdraw"},
    "interim evaluation": {"decide"},
    "parameter": {"approve_parameter"},
    "task": {"close_task", "drop_task"},
}
WRITES: Final = frozenset(
    ("save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create")
) | {"cursor", "execute", "save_tracked", "change_state"}
# Keys as they are known by their form: private keys, and tokens of well-known services.
KEY: Final = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\w{36}|glpat-[\w-]{20}|xox[abprs]-[\w-]{20,})"
)


@pytest.mark.attack("A17")
def test_no_part_of_the_house_acts_as_somebody_else_or_edits_rows() -> None:
    labels = {config.label for config in apps.get_app_configs()}
    assert labels & set(PAST_THE_RULES) == set()
    asked = {word for route in _routes(get_resolver()) for word in re.split(r"\W+", route)}
    assert asked & set(PAST_THE_RULES) == set()


@pytest.mark.attack("A17")
@pytest.mark.django_db
def test_session_that_names_another_person_is_nobodys() -> None:
    client = StrictClient()
    client.force_login(person(Role.ACCOUNT_MANAGER, name="Els"))
    assert client.get("/taken/").status_code == 200
    session = client.session
    session["_auth_user_id"] = str(person(Role.HEAD_OF_TEAM, name="Hilde").pk)
    session.save()
    assert client.get("/taken/").status_code == 302


@pytest.mark.attack("A17")
def test_command_writes_by_actions_alone() -> None:
    commands = [module for module in sources() if "/management/commands/" in module.path]
    assert len(commands) > 40
    assert [(module.path, found) for module in commands for found in writes(module.text)] == []


def test_control_a_command_that_writes_itself_is_seen() -> None:
    assert writes("def handle(self): Cluster(name='x').save()") == ["save"]
    assert writes("def handle(self): connection.cursor().execute('x')") == ["execute", "cursor"]


@pytest.mark.attack("A17")
def test_job_never_decides_for_a_person() -> None:
    found = {
        table.name: {step.action for step in table.transitions if SYSTEM_ROLE in step.roles}
        for table in tables()
    }
    assert {name: steps for name, steps in found.items() if steps} == BY_THE_SYSTEM


@pytest.mark.attack("A35")
def test_task_takes_nothing_that_could_be_a_secret() -> None:
    app.loader.import_default_modules()
    ours = [task for name, task in app.tasks.items() if not name.startswith("celery.")]
    taken = {
        word
        for task in ours
        for word in task.run.__code__.co_varnames[: task.run.__code__.co_argcount]
    }
    assert len(ours) > 15
    assert [word for word in taken if re.search("secret|token|password|key|code|mail", word)] == []


@pytest.mark.attack("A35")
def test_no_key_stands_in_the_tree_nor_in_its_history() -> None:
    seen = subprocess.run(
        ["git", "log", "-p", "--all", "--no-color", "--unified=0"],
        cwd=ROOT, capture_output=True, text=True, errors="replace", check=True,
    ).stdout  # fmt: skip
    assert [found for found in KEY.findall(seen) if found not in KEY.pattern] == []
    assert KEY.search("-----BEGIN RSA " + "PRIVATE KEY-----")


@pytest.mark.attack("A35")
@pytest.mark.django_db
def test_new_key_that_names_the_old_logs_nobody_out() -> None:
    old, new, somebody = settings.SECRET_KEY, "n" * 60, person(Role.ACCOUNT_MANAGER)
    for fallbacks, status in (([old], 200), ([], 302)):
        client = StrictClient()
        client.force_login(somebody)
        with override_settings(SECRET_KEY=new, SECRET_KEY_FALLBACKS=fallbacks):
            assert client.get("/taken/").status_code == status


def writes(text: str) -> list[str]:
    """Return the calls of a module that write by themselves."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    names = [getattr(call.func, "attr", getattr(call.func, "id", "")) for call in calls]
    return [name for name in names if name in WRITES]


def _routes(resolver: URLResolver) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield str(pattern.pattern)
        else:
            yield str(pattern.pattern)
            yield from _routes(pattern)
