"""The one writer of states: table, role, guard, trace; nothing else assigns a state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.events import tell_steps
from clusterbeleid.core.history import bulk_update_tracked, save_tracked, traced
from clusterbeleid.core.models import StateChange
from clusterbeleid.core.request_id import current_request_id
from clusterbeleid.core.row_values import expect_many
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.transitions import StateTable


class HasState(Protocol):
    """A record with a state that follows a table."""

    pk: Any
    state: Any


R = TypeVar("R", bound=HasState)


def change_state(
    instance: R,
    action: str,
    *,
    table: StateTable,
    actor: Actor,
    at: datetime,
    reason: str = "",
    facts: Any = None,
) -> R:
    """Bring ``instance`` to the state that ``action`` leads to, and record it.

    Other fields set on ``instance`` beforehand are saved in the same statement, so that
    state and date can never disagree. Raises ``Refused`` with the reason when the table,
    the role, a missing reason or the guard forbids it.
    """
    with transaction.atomic():
        stored = type(instance)._default_manager.select_for_update().get(pk=instance.pk)  # type: ignore[attr-defined]
        instance.state = _allowed_target(stored, action, table, actor, reason, facts)
        save_tracked(instance, actor=actor, at=at, reason=reason or action)  # type: ignore[type-var]
        _record(instance, action, stored.state, actor, at, reason)
    return instance


def change_states(
    instances: Sequence[R],
    action: str,
    *,
    fields: Sequence[str],
    table: StateTable,
    actor: Actor,
    at: datetime,
    reason: str = "",
) -> None:
    """As ``change_state`` for many records of one model, in a few statements, all or nothing.

    The caller holds the locks and read the records under them; ``fields`` are those it set. A
    guard sees no facts. Raises ``Refused`` for the first record that may not take the step.
    """
    if not instances:
        return
    with transaction.atomic():
        before = [instance.state for instance in instances]
        targets = {
            instance.state: _allowed_target(instance, action, table, actor, reason, None)
            for instance in {one.state: one for one in instances}.values()
        }
        for instance in instances:
            instance.state = targets[instance.state]
        bulk_update_tracked(
            type(instances[0]),  # type: ignore[type-var]  # a model by contract
            instances,
            [*fields, "state"],
            actor=actor,
            at=at,
            reason=reason or action,
        )
        _record_all(zip(instances, before, strict=True), action, actor, at, reason)


def record_creations(
    instances: Sequence[R], action: str, *, actor: Actor, at: datetime, reason: str = ""
) -> None:
    """Record in which state new records begin; the constructor gave it, nothing led to it."""
    _record_all(((instance, "") for instance in instances), action, actor, at, reason)


def set_technical_state(instance: Any, target: str, **fields: Any) -> None:
    """Bring a technical record (message, background job) to ``target`` together with ``fields``.

    For steps that no person decides: sent, parked, running, done. They leave no ``StateChange`` row,
    because the record itself is the trace. The caller holds the lock on the row.
    """
    manager = type(instance)._default_manager
    manager.filter(pk=instance.pk).update(state=str(target), **fields)
    for name, value in {"state": str(target), **fields}.items():
        setattr(instance, name, value)


def decide_technical_state(
    instance: R,
    action: str,
    *,
    table: StateTable,
    actor: Actor,
    at: datetime,
    reason: str,
    **fields: Any,
) -> R:
    """Let a person change the state of a technical record, as sending a parked message again.

    As ``change_state``, for models without history of their own: the ``StateChange`` row says who
    and why. Raises ``Refused``.
    """
    with transaction.atomic():
        stored = type(instance)._default_manager.select_for_update().get(pk=instance.pk)  # type: ignore[attr-defined]  # Protocol knows no manager
        target = _allowed_target(stored, action, table, actor, reason, None)
        before = stored.state
        set_technical_state(instance, target, **fields)
        _record(instance, action, before, actor, at, reason)
    return instance


def _allowed_target(
    stored: Any, action: str, table: StateTable, actor: Actor, reason: str, facts: Any
) -> str:
    verdict = table.check(action, stored.state, actor.roles, reason, facts)
    if not verdict.allowed:
        raise Refused(*(verdict.findings or (_refusal(verdict.code, action, stored),)))
    row = table.find(action, stored.state)
    return row.target  # type: ignore[union-attr]  # found, or the check refuses


def _refusal(code: str, action: str, stored: Any) -> Finding:
    state = getattr(stored, "get_state_display", lambda: stored.state)()
    return Finding(Level.BLOCK, code, "", {"action": action, "state": str(state)})


def _record(
    instance: Any, action: str, before: str, actor: Actor, at: datetime, reason: str
) -> None:
    _record_all([(instance, before)], action, actor, at, reason)


def _record_all(
    changed: Iterable[tuple[Any, str]], action: str, actor: Actor, at: datetime, reason: str
) -> None:
    """Write a row for each record with the state it came from."""
    signature = {
        "action": action,
        "reason": reason,
        "actor_id": actor.user_id,
        "actor_label": actor.label,
        "at": at,
        "request_id": current_request_id(),
    }
    steps = list(changed)
    rows = [_change_of(instance, before, signature) for instance, before in steps]
    with traced(actor, reason):
        expect_many(len(rows))
        StateChange.objects.bulk_create(rows, batch_size=1000)
    told = [(one, before, row.pk) for (one, before), row in zip(steps, rows, strict=True)]
    tell_steps(told, action, at=at)


def _change_of(instance: Any, before: str, signature: Mapping[str, Any]) -> StateChange:
    return StateChange(
        content_type=ContentType.objects.get_for_model(instance),
        object_id=instance.pk,
        from_state=before,
        to_state=instance.state,
        **signature,
    )
