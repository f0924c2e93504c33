"""One identifier that follows a request from the browser to the trace and the log."""

from __future__ import annotations

import logging
import uuid
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("request_id", default="")


def current_request_id() -> str:
    """Return the identifier of the request or job at hand, or an empty text."""
    return _current.get()


def start_request(given: str = "") -> str:
    """Begin a request; a well-formed identifier from the proxy is kept."""
    known = given if 8 <= len(given) <= 40 and given.replace("-", "").isalnum() else ""
    identifier = known or uuid.uuid4().hex
    _current.set(identifier)
    return identifier


class RequestIdFilter(logging.Filter):
    """Puts the identifier on every log line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Add ``request_id`` to ``record``; never drops a line."""
        record.request_id = current_request_id() or "-"
        return True
