"""Pages for what went wrong. Rendered without request: the frame around a page may be what is broken."""

from __future__ import annotations

import logging

from django.db import DatabaseError, InterfaceError, InternalError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string

from clusterbeleid.core.request_id import current_request_id
from clusterbeleid.core.storage import FULL, NoSpace

logger = logging.getLogger(__name__)

DATABASE_AWAY = (OperationalError, InterfaceError, InternalError)
DISK_FULL = "53100"  # what PostgreSQL says when its own disk is full


def error_page(status: int, template: str = "", reason: str = "") -> HttpResponse:
    """Return the page for a status, with the reference that the help desk finds in the log."""
    name = template or f"errors/{status}.html"
    html = render_to_string(name, {"reference": current_request_id(), "reason": reason})
    return HttpResponse(html, status=status)


def trouble_page(error: BaseException | None) -> HttpResponse | None:
    """Return a calm page for trouble of the machinery: database away, disk full; else None."""
    if isinstance(error, NoSpace) or _is_full(error):
        logger.error("no space left: %s", type(error).__name__)
        return error_page(507)
    if isinstance(error, DATABASE_AWAY):
        logger.error("database unavailable: %s", type(error).__name__)
        response = error_page(503)
        response["Retry-After"] = "30"
        return response
    return None


def _is_full(error: BaseException | None) -> bool:
    """Tell whether the disk is full: ours, or that of the database."""
    if isinstance(error, OSError):
        return error.errno in FULL
    return isinstance(error, DatabaseError) and getattr(error.__cause__, "pgcode", "") == DISK_FULL
