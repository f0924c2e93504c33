"""Attempts to get around a rule: each in its own savepoint, with what it left behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, connection, transaction

from clusterbeleid.accounts.models import User
from clusterbeleid.core.errors import Conflict, Refused
from tests.harness.client import StrictClient
from tests.harness.walking import Rows

NO = (Refused, Conflict, ValidationError, DatabaseError, ObjectDoesNotExist)
# What may be touched by somebody who only opened a page.
SECRET = "Geheim-7f3a"


@dataclass
class Attempts:
    """What was tried, by attack and layer, and what succeeded: rows that changed, or secrets told."""

    watched: Sequence[str]
    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    succeeded: list[str] = field(default_factory=list)

    def act(self, attack: str, name: str, act: Callable[[], Any]) -> None:
        """Try an action of the application."""
        self._try(attack, "action", name, act)

    def raw(self, attack: str, name: str, sql: str, *values: Any) -> None:
        """Try a statement, as a role that owns nothing and may read and write every table."""

        def run() -> None:
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL ROLE proof_application")
                cursor.execute(sql, values)

        self._try(attack, "database", name, run)

    def send(self, attack: str, name: str, user: User, address: str, **form: Any) -> None:
        """Try to post a form."""
        self._try(attack, "view", name, lambda: visitor(user).post(address, form))

    def read(self, attack: str, name: str, user: User, address: str) -> None:
        """Try to read a page or file about something that is shut."""

        def run() -> None:
            answer = visitor(user).get(address)
            if answer.status_code == 200 and SECRET.encode() in answer.getvalue():
                self.succeeded.append(f"{attack} view: {name} reads it")

        self._try(attack, "view", name, run)

    def learn(self, attack: str, name: str, query: Callable[[], Any]) -> None:
        """Try to get something out of a query of the application."""

        def run() -> None:
            if query():
                self.succeeded.append(f"{attack} query: {name} finds it")

        self._try(attack, "action", name, run)

    def _try(self, attack: str, layer: str, name: str, act: Callable[[], Any]) -> None:
        self.tried[attack, layer] += 1
        before = Rows.of(self.watched)
        mark = transaction.savepoint()
        try:
            with transaction.atomic():
                act()
                connection.cursor().execute("RESET ROLE")
        except NO:
            pass
        if Rows.of(self.watched) != before:
            self.succeeded.append(f"{attack} {layer}: {name}")
        transaction.savepoint_rollback(mark)


def visitor(user: User) -> StrictClient:
    """Return a client in which somebody is logged in."""
    client = StrictClient()
    client.force_login(user)
    return client


def application_role() -> None:
    """Make a role that owns nothing, until the test ends: the application's own rights and no more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = 'proof_application'")
        if cursor.fetchone() is None:
            cursor.execute("CREATE ROLE proof_application NOLOGIN NOSUPERUSER")
        cursor.execute(
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO proof_application"
        )
        cursor.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO proof_application")
