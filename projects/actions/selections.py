"""Selections of rows for denominators: a change is a new version, and the old one stays (R62)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Conflict, Refused, require
from clusterbeleid.core.history import save_tracked
from clusters.actions.common import day_of
from projects.models import LeverageSelection
from projects.permissions import (
    may_change_selection,
    may_choose_usual_selection,
    may_make_selection,
)
from projects.queries.selections import current_selections, rows_to_choose

MADE = "leverage.selection_made"


@transaction.atomic
def make_selection(
    name: str, counted: Collection[str], *, reason: str, actor: Actor, at: datetime
) -> LeverageSelection:
    """Name a selection of the rows that count; raises ``Refused`` or ``ValidationError``."""
    require(may_make_selection(actor))
    excluded = _left_out(counted, (), at)
    row = LeverageSelection(name=name.strip(), excluded=excluded, reason=reason)
    return save_tracked(row, actor=actor, at=at, reason=MADE)


@transaction.atomic
def change_selection(
    selection: LeverageSelection,
    counted: Collection[str],
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> LeverageSelection:
    """Put a new version in place of a selection; raises ``Refused`` or ``Conflict``."""
    old = _current(selection)
    require(may_change_selection(actor, old))
    if old.version != expected_version:
        raise Conflict({}, "", old.version)
    excluded = _left_out(counted, old.excluded, at)
    if excluded == sorted(old.excluded):
        raise Refused.because("leverage.same_rows", "R62")
    new = LeverageSelection(
        name=old.name,
        number=old.number + 1,
        excluded=excluded,
        reason=reason,
        is_default=old.is_default,
    )
    old.replaced_at = at
    save_tracked(old, actor=actor, at=at, reason=reason)
    return save_tracked(new, actor=actor, at=at, reason=reason)


@transaction.atomic
def choose_usual_selection(
    selection: LeverageSelection, *, actor: Actor, at: datetime, reason: str
) -> LeverageSelection:
    """Let the published factors use this selection from now on; raises ``Refused``."""
    require(may_choose_usual_selection(actor))
    new = _current(selection)
    for row in current_selections().select_for_update().filter(is_default=True):
        row.is_default = False
        save_tracked(row, actor=actor, at=at, reason=reason)
    new.is_default = True
    return save_tracked(new, actor=actor, at=at, reason=reason)


def _current(selection: LeverageSelection) -> LeverageSelection:
    row = current_selections().select_for_update().filter(pk=selection.pk).first()
    if row is None:
        raise Refused.because("leverage.selection_replaced", "R62")
    return row


def _left_out(counted: Collection[str], before: Collection[str], at: datetime) -> list[str]:
    """Return the rows that do not count; those left out that no table shows any more stay out."""
    known = set(rows_to_choose(day_of(at)))
    if unknown := set(counted) - known:
        raise Refused.because("leverage.unknown_row", "R62", names=", ".join(sorted(unknown)))
    if not counted:
        raise Refused.because("leverage.no_rows", "R62")
    return sorted((known | set(before)) - set(counted))
