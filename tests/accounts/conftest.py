"""Shared by the tests of people: who may log in, and what a refusal leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from clusterbeleid.accounts.models import Mandate, RoleAssignment, User
from clusterbeleid.core import doorbell
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import OutboxMessage
from tests.people import person

PASSWORD = "een zin die niemand anders kent"


def with_password(role: str | None = Role.ACCOUNT_MANAGER, **more: object) -> User:
    """Return a person who can log in with ``PASSWORD``; read in English."""
    user = person(role, language="en", **more)  # type: ignore[arg-type]
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


def rows_about_people() -> dict[str, list[tuple[object, ...]]]:
    """Return every field of every person, right and message, with history."""
    tables = [
        *(one for model in (User, RoleAssignment, Mandate) for one in (model, model.history.model)),
        OutboxMessage,
    ]
    return {table.__name__: list(table.objects.order_by("pk").values_list()) for table in tables}


@contextmanager
def refused_unchanged(code: str) -> Iterator[None]:
    """Expect a refusal with this code alone, and not a single row changed."""
    before = rows_about_people()
    with pytest.raises(Refused) as refusal:
        yield
    assert [finding.code for finding in refusal.value.findings] == [code]
    assert rows_about_people() == before


@pytest.fixture(autouse=True)
def _silent_bell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ring nobody: no broker listens during these tests."""
    monkeypatch.setattr(doorbell, "ring", lambda task, *arguments: True)


def text_of(response) -> str:
    """Return a page as one line."""
    return " ".join(response.content.decode().split())
