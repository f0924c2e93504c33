"""The test client: GET may not write, and every HTML answer is checked."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connections
from django.test import Client

from tests.harness.pages import PageFaults, page_faults

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# Bookkeeping of the visitor, not of the dossier.
BOOKKEEPING = frozenset({"accounts_usersession"})
_WRITE = re.compile(
    r'\b(?:insert\s+into|update(?:\s+only)?|delete\s+from|merge\s+into|truncate(?:\s+table)?)\s+"?([\w.]+)',
    re.IGNORECASE,
)
_LOCK = re.compile(r"\bfor\s+(?:no\s+key\s+)?update\b(?:\s+of\s+\S+)?", re.IGNORECASE)


class GetWrites(AssertionError):
    """A GET, HEAD or OPTIONS request changed rows."""


def written_tables(sql: str) -> list[str]:
    """Return the tables that a statement writes to."""
    return _WRITE.findall(_LOCK.sub("", sql))


def refuse_writes(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Stand between Django and the database; raise `GetWrites` on a write outside bookkeeping."""
    tables = [table for table in written_tables(str(sql)) if table not in BOOKKEEPING]
    if tables:
        raise GetWrites(f"a safe request writes to {', '.join(tables)}: {sql}")
    return execute(sql, params, many, context)


@contextmanager
def reading_only() -> Iterator[None]:
    """Refuse writes on every connection while the block runs."""
    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(refuse_writes))
        yield


class StrictClient(Client):
    """Django's test client with the house rules switched on."""

    def request(self, **request: Any) -> Any:
        """Send a request; raises `GetWrites` or `PageFaults` when the answer breaks a house rule."""
        if request.get("REQUEST_METHOD", "GET") in SAFE_METHODS:
            with reading_only():
                response = super().request(**request)
        else:
            response = super().request(**request)
        check_answer(response)
        return response


def check_answer(response: Any) -> None:
    """Raise `PageFaults` when an HTML answer holds inline code or a form without token."""
    if response.streaming or "text/html" not in response.headers.get("Content-Type", ""):
        return
    faults = page_faults(response.content.decode(response.charset))
    if faults:
        raise PageFaults(f"{response.request['PATH_INFO']}: {'; '.join(faults)}")
