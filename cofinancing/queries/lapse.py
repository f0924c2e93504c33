"""Tasks and decisions after a missed due date."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.models import StoredFile, Task
from clusterbeleid.core.queries import visible_tasks
from cofinancing.models import LapseDecision

LAPSE = "cofinancing.lapse"


def lapse_key(project_year_id: int, due: date) -> str:
    """Return the business key of the decision on one missed due date."""
    return f"{LAPSE}:{project_year_id}:{due.isoformat()}"


def known_lapse_keys() -> frozenset[str]:
    """Return the keys of all tasks ever opened for a missed due date; one query."""
    return frozenset(Task.objects.filter(kind=LAPSE).values_list("business_key", flat=True))


def decided_lapse_keys() -> frozenset[str]:
    """Return the keys of the missed due dates that a person decided on; one query."""
    keys = LapseDecision.objects.values_list("task__business_key", flat=True)
    return frozenset(keys)


def visible_lapse_tasks(actor: Actor, *, on: date) -> QuerySet[Task]:
    """Return the tasks "decision on lapse" that the actor may see, open and closed."""
    return visible_tasks(actor, on=on).filter(kind=LAPSE).order_by("due_on", "pk")


def lapse_tasks_of(project_year_id: int) -> QuerySet[Task]:
    """Return the tasks of one project year with the decision taken, the oldest first."""
    found = Task.objects.filter(kind=LAPSE, object_id=project_year_id).select_related(
        "lapse_decision__decided_by", "lapse_decision__document"
    )
    return found.order_by("opened_at", "pk")


def decision_on(task: Task) -> LapseDecision | None:
    """Return what was decided on a task, or None while it is open."""
    return getattr(task, "lapse_decision", None)


def is_lapse_document(stored: StoredFile) -> bool:
    """Tell whether a file is the document of such a decision."""
    return LapseDecision.objects.filter(document=stored).exists()
