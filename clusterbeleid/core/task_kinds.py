"""What kinds of tasks there are: their names, and the pages where the work is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise

from clusterbeleid.core.models import Task


@dataclass(frozen=True)
class TaskKind:
    """How a kind of task looks. ``address`` leads to the page where the work is done.

    ``closes_itself``: the decision on that page closes the task, so no other form may.
    ``fact_labels`` names the keys of the facts for the reader.
    """

    label: str | Promise
    url_name: str = ""
    closes_itself: bool = False
    fact_labels: Mapping[str, str | Promise] = field(default_factory=dict)
    address: Callable[[Task], str] | None = None


_KINDS: dict[str, TaskKind] = {}


def register_kind(
    kind: str,
    label: str | Promise,
    url_name: str = "",
    *,
    closes_itself: bool = False,
    fact_labels: Mapping[str, str | Promise] | None = None,
    address: Callable[[Task], str] | None = None,
) -> None:
    """Name a kind of task; call it in ``AppConfig.ready()`` of the room.

    ``url_name`` is reversed with the key of the subject; ``address`` serves where that is not
    enough. ``closes_itself`` says that only the page behind it closes the task.
    """
    _KINDS[kind] = TaskKind(label, url_name, closes_itself, fact_labels or {}, address)


def kind_of(kind: str) -> TaskKind:
    """Return how a kind looks; a kind nobody named shows its own key."""
    return _KINDS.get(kind, TaskKind(kind))


def known_kinds() -> Mapping[str, TaskKind]:
    """Return the kinds by key, in the order in which the rooms named them."""
    return dict(_KINDS)


def work_address(task: Task) -> str:
    """Return the page where the work of ``task`` is done, or an empty text."""
    kind = kind_of(task.kind)
    if kind.address is not None:
        return kind.address(task)
    if kind.url_name and task.object_id is not None:
        return reverse(kind.url_name, args=[task.object_id])
    return ""
