"""Which rows an action holds: the tables it locks, as the server was asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

_LOCKED = re.compile(
    r'FROM "(?P<first>\w+)".* FOR (?:NO KEY )?UPDATE(?: OF (?P<named>[^;]*?))?(?: SKIP LOCKED| NOWAIT)?$',
    re.DOTALL,
)


@contextmanager
def locks_taken() -> Iterator[list[str]]:
    """Note the table of every ``FOR UPDATE``, in order, while an action runs.

    Two at work on the same rows then wait for each other; that they do is the server's business and
    tested in the races. That an action asks for it at all is what goes missing unnoticed.
    """
    taken: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := _LOCKED.search(sql):
            named = re.findall(r'"(\w+)"', found["named"] or "")
            taken.extend(named or [found["first"]])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield taken
