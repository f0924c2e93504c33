"""Closing the task of a duty towards others once it was met."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from clusterbeleid.core import todo
from clusterbeleid.core.actors import SYSTEM_ROLE, Actor
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.models import Task


def close_outward(key: str, outcome: str, reason: str, *, actor: Actor, at: datetime) -> None:
    """Close the open task with a business key, if there is one; raises ``Refused``.

    Whoever might meet the duty met it, a system too: the task falls with it, whosever it was.
    """
    task = Task.objects.filter(business_key=key, state=TaskState.OPEN).first()
    if task is not None:
        by = replace(actor, roles=frozenset({SYSTEM_ROLE}))
        todo.close_task(task, outcome=outcome, reason=reason, actor=by, at=at)
