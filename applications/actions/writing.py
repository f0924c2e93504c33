"""Putting a snapshot into an application: back after a completion that ended, or into a new proposal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from applications.models import (
    Answer,
    Application,
    BudgetLine,
    ConsortiumMember,
    Document,
    FundingLine,
    KpiTarget,
    Pledge,
    ProposedSeat,
)
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.history import bulk_create_tracked, delete_tracked, save_tracked
from clusterbeleid.core.models import StoredFile

# Model, its place in a snapshot, and what names a row there.
_PARTS: tuple[tuple[type[Any], str, tuple[str, ...]], ...] = (
    (ConsortiumMember, "members", ("kbo",)),
    (ProposedSeat, "seats", ("person",)),
    (KpiTarget, "targets", ("name", "by_year")),
    (BudgetLine, "budget", ("year", "category", "nature")),
    (FundingLine, "funding", ("year", "source")),
)


def write_snapshot(
    application: Application,
    snapshot: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
    reason: str,
    with_documents: bool,
) -> None:
    """Bring the content of an open, locked application to that of a snapshot, with its history.

    Documents come along only within one application: a file belongs to the dossier it was
    handed in for (A6).
    """
    values = thaw(dict(snapshot))
    how: dict[str, Any] = {"actor": actor, "at": at, "reason": reason}
    head = values["application"]
    for name in ("title", "language", "first_day", "last_day"):
        setattr(application, name, head[name])
    # Versions of before it was asked say nothing of the size.
    application.applicant_size = head.get("applicant_size", "")
    save_tracked(application, **how)
    for pledge in Pledge.objects.filter(application=application):
        delete_tracked(pledge, **how)
    answers = [{"key": key, "text": text} for key, text in values["answers"].items()]
    _bring(Answer, application, answers, ("key",), how)
    for model, part, names in _PARTS:
        _bring(model, application, values[part], names, how)
    add_pledges(application, values["pledges"], **how)
    if with_documents:
        _bring_documents(application, values["documents"], how)


def add_pledges(
    application: Application,
    pledges: Sequence[Mapping[str, Any]],
    *,
    actor: Actor,
    at: datetime,
    reason: str,
) -> None:
    """Add promises, each to the member with its enterprise number."""
    members = {row.kbo: row for row in ConsortiumMember.objects.filter(application=application)}
    for row in pledges:
        names = {name: value for name, value in row.items() if name != "kbo"}
        pledge = Pledge(application=application, member=members[row["kbo"]], **names)
        save_tracked(pledge, actor=actor, at=at, reason=reason)


def _bring(
    model: type[Any],
    application: Application,
    wanted: Sequence[Mapping[str, Any]],
    names: tuple[str, ...],
    how: Mapping[str, Any],
) -> None:
    """Delete, correct and add rows until they are those wanted."""
    left = {tuple(row[name] for name in names): row for row in wanted}
    for row in model.objects.filter(application=application):
        values = left.pop(tuple(getattr(row, name) for name in names), None)
        if values is None:
            delete_tracked(row, **how)
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            save_tracked(row, **how)
    bulk_create_tracked(
        model, [model(application=application, **values) for values in left.values()], **how
    )


def _bring_documents(
    application: Application, wanted: Sequence[Mapping[str, Any]], how: Mapping[str, Any]
) -> None:
    left = {row["reference"]: row for row in wanted}
    for row in Document.objects.filter(application=application).select_related("file"):
        if left.pop(str(row.file.reference), None) is None:
            delete_tracked(row, **how)
    for reference, found in left.items():
        file = StoredFile.objects.get(reference=reference, scope=application.scope)
        made = Document(
            application=application, kind=found["kind"], title=found["title"], file=file
        )
        save_tracked(made, **how)
