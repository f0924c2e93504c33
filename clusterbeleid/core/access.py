"""Who may open a page at all: everything is closed to strangers, unless a view is marked public."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase

from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.transitions import Verdict

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def public(view: V) -> V:
    """Open a view to people who are not logged in; the only way to do so."""
    return login_not_required(view)


def is_public(view: Callable[..., Any]) -> bool:
    """Tell whether a view was marked ``public``."""
    return not getattr(view, "login_required", True)


def require(verdict: Verdict) -> None:
    """Raise ``PermissionDenied`` with the reason in words when ``verdict`` says no.

    For the door of a page; an action raises ``core.errors.Refused`` instead.
    """
    if verdict.allowed:
        return
    sentences = [sentence(finding) for finding in verdict.findings] or [sentence(verdict.code)]
    raise PermissionDenied(" ".join(sentences))
