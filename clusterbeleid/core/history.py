"""Writing tracked records, and reading back who changed what."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from typing import Any, TypeVar

import pghistory
from django.contrib.auth import get_user_model
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, OuterRef
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Conflict
from clusterbeleid.core.many_rows import Found, follow, rows_of
from clusterbeleid.core.row_values import expect_many, update_rows

T = TypeVar("T", bound=models.Model)

_OWN_FIELDS = frozenset({"id", "version"})


@dataclass(frozen=True)
class Change:
    """One field that changed, with its raw values.

    ``field`` is None when the record was made (``new`` is ``+``) or removed (``-``); ``values``
    then holds all it contained. ``found`` holds the records that values point at.
    """

    at: datetime
    who: str
    why: str
    kind: str
    label: str
    field: models.Field[Any, Any] | None
    old: Any
    new: Any
    values: tuple[tuple[models.Field[Any, Any], Any], ...] = ()
    step: int = 0
    found: Found = dataclasses.field(default_factory=dict, repr=False, compare=False)

    @property
    def order(self) -> tuple[datetime, int]:
        """Sort key: the moment, and for one moment the order in which it was written."""
        return (self.at, self.step)


Telling = Callable[[Any], Change]


@contextmanager
def traced(actor: Actor, reason: str) -> Iterator[None]:
    """Give database triggers the person and the reason of what follows."""
    with pghistory.context(user=actor.user_id, actor=actor.label, reason=reason):
        yield


def save_tracked(
    instance: T,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
    expected_version: int | None = None,
) -> T:
    """Validate and save ``instance`` with its history row; raise the version by one.

    ``at`` is the moment that history shows. With ``expected_version`` the row is locked
    first; raises ``Conflict`` when somebody saved it in between, and Django's
    ``ValidationError`` when a constraint is broken.
    """
    with transaction.atomic(), traced(actor, reason):
        if not instance._state.adding:
            stored = type(instance)._default_manager.select_for_update().get(pk=instance.pk)
            _refuse_stale(instance, stored, expected_version)
            instance.version = stored.version + 1  # type: ignore[attr-defined]  # all tracked have it
        _sign(instance, actor, at, reason)
        _save_or_explain(instance)
    return instance


def delete_tracked(instance: models.Model, *, actor: Actor, at: datetime, reason: str) -> None:
    """Delete a record that may go, leaving its history with who, when and why."""
    with transaction.atomic(), traced(actor, reason):
        _sign(instance, actor, at, reason)
        instance.delete()


def bulk_create_tracked(
    model: type[T], rows: Sequence[T], *, actor: Actor, at: datetime, reason: str
) -> list[T]:
    """Create many records of one model, each with its history row, in a few statements."""
    with transaction.atomic(), traced(actor, reason):
        expect_many(len(rows))
        for row in rows:
            row._change_reason = reason  # type: ignore[attr-defined]  # read by simple-history
        created: list[T] = bulk_create_with_history(
            list(rows), model, **_signature(actor, at, reason)
        )
    return created


def bulk_update_tracked(
    model: type[T],
    rows: Sequence[T],
    fields: Sequence[str],
    *,
    actor: Actor,
    at: datetime,
    reason: str,
) -> None:
    """Save ``fields`` of many records, each with its history row and next version, in a few statements.

    The caller has locked the rows and read them afresh: nobody is asked for a version. Only the
    constraints of the database are checked; raises ``IntegrityError``.
    """
    with transaction.atomic(), traced(actor, reason):
        expect_many(len(rows))
        for row in rows:
            row.version += 1  # type: ignore[attr-defined]  # all tracked have it
            row._change_reason = reason  # type: ignore[attr-defined]  # read by simple-history
        update_rows(model, rows, [*fields, "version"])
        # Without fields it writes the history only.
        bulk_update_with_history(list(rows), model, [], **_signature(actor, at, reason))


def as_known(model: type[T], moment: datetime | None) -> models.QuerySet[T]:
    """Return the rows of ``model`` as they are, or as they stood at ``moment``.

    Of what was written at one and the same moment the last counts.
    """
    if moment is None:
        return model._default_manager.all()
    history = model.history  # type: ignore[attr-defined]  # all tracked have it
    after = history.filter(id=OuterRef("id"), history_date=OuterRef("history_date"))
    known: models.QuerySet[T] = history.as_of(moment)
    return known.exclude(Exists(after.filter(history_id__gt=OuterRef("history_id"))))


def changes_of(
    *querysets: models.QuerySet[Any],
    final: Sequence[tuple[models.QuerySet[Any], Telling]] = (),
) -> list[Change]:
    """Return every changed field of the records in ``querysets``, newest first.

    Records that are never altered have no history: each query set in ``final`` comes with the
    function that tells of one of its records. Three queries, whatever the number of records.
    """
    histories = [
        queryset.model.history.filter(id__in=queryset.order_by().values("pk"))
        for queryset in querysets
    ]
    parts = rows_of([*histories, *querysets, *(queryset for queryset, _tell in final)])
    found = follow((row for part in parts for row in part), steps=2)
    changes: list[Change] = []
    for rows, records in zip(parts, parts[len(histories) : 2 * len(histories)], strict=False):
        labels = {row.pk: str(row) for row in records}
        changes.extend(_changes(rows, labels, found))
    for rows, (_queryset, tell) in zip(parts[2 * len(histories) :], final, strict=True):
        changes.extend(replace(tell(row), found=found) for row in rows)
    return sorted(changes, key=lambda change: change.order, reverse=True)


def _changes(rows: Iterable[Any], labels: Mapping[Any, str], found: Found) -> Iterable[Change]:
    """Compare each row with the one before it of the same record."""
    before: Any = None
    for row in sorted(rows, key=lambda row: (row.id, row.history_date, row.history_id)):
        if before is not None and before.id != row.id:
            before = None
        yield from _difference(before, row, labels[row.id], found)
        before = row


def _difference(before: Any, row: Any, label: str, found: Found) -> Iterable[Change]:
    who = row.history_user.full_name if row.history_user else ""
    why = row.history_change_reason or ""
    kind = str(row.instance_type._meta.verbose_name)
    told = partial(
        Change, row.history_date, who, why, kind, label, step=row.history_id, found=found
    )
    if before is None or row.history_type == "-":
        yield told(None, None, row.history_type, _values(row))
        return
    for one in _own_fields(row.__class__):
        old, new = getattr(before, one.attname), getattr(row, one.attname)
        if old != new:
            yield told(one, old, new)


@cache
def _own_fields(history: Any) -> tuple[Any, ...]:
    kept = {field.name for field in history._meta.concrete_fields}
    fields = history.instance_type._meta.concrete_fields
    shown = (one for one in fields if one.name in kept and one.name not in _OWN_FIELDS)
    # A secret that we must be able to read again is no text for people, sealed or not.
    return tuple(one for one in shown if not one.name.startswith("sealed_"))


def _values(row: Any) -> tuple[tuple[Any, Any], ...]:
    return tuple((field, getattr(row, field.attname)) for field in _own_fields(row.__class__))


def _save_or_explain(instance: models.Model) -> None:
    """Save; when the database refuses, let the model say which rule in words.

    Asking every constraint beforehand would cost a query for each, and the database has the
    last word anyhow.
    """
    related = {field.name for field in instance._meta.concrete_fields if field.is_relation}
    instance.clean_fields(exclude=related)
    try:
        with transaction.atomic():
            instance.save()
    except IntegrityError:
        instance.full_clean()
        raise


def _refuse_stale(instance: Any, stored: Any, expected: int | None) -> None:
    if expected is None or stored.version == expected:
        return
    rows = stored.history.select_related("history_user").order_by("-history_id")
    # What the other changed, and not what this person wants to change.
    base = rows.filter(version=expected).first() or instance
    theirs = {
        field.name: getattr(stored, field.attname)
        for field in stored._meta.concrete_fields
        if field.name not in _OWN_FIELDS
        # What the history leaves out, such as a password, is nobody's to compare.
        and hasattr(base, field.attname)
        and getattr(stored, field.attname) != getattr(base, field.attname)
    }
    last = rows.first()
    raise Conflict(theirs, str(last.history_user or "") if last else "", stored.version)


def _sign(instance: Any, actor: Actor, at: datetime, reason: str) -> None:
    instance._history_user = _user(actor)
    instance._history_date = at
    instance._change_reason = reason


def _signature(actor: Actor, at: datetime, reason: str) -> dict[str, Any]:
    """Return who, when and why, as simple-history wants them for many rows."""
    return {
        "batch_size": 1000,
        "default_user": _user(actor),
        "default_change_reason": reason,
        "default_date": at,
    }


def _user(actor: Actor) -> Any:
    """Return a stand-in with the person's key, so that no query is needed."""
    if actor.user_id is None:
        return None
    return get_user_model()(pk=actor.user_id)
