"""Tasks for people: the lists, one task with its facts, and closing it."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from clusterbeleid.core import clock, queries, task_kinds, todo
from clusterbeleid.core.access import require
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.explained import KEYS, from_json, written
from clusterbeleid.core.forms import CloseTaskForm
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.models import Task
from clusterbeleid.core.permissions import may_close_task
from clusterbeleid.core.task_lists import task_list as listing_of
from clusterbeleid.core.task_lists import task_state, whose
from clusterbeleid.core.ui import NavItem

TABS = {
    "mine": ("core:tasks", gettext_lazy("For me")),
    "all": ("core:tasks_all", gettext_lazy("All open tasks")),
    "overdue": ("core:tasks_overdue", gettext_lazy("Too late")),
    "closed": ("core:tasks_closed", gettext_lazy("Closed")),
}


@require_safe
def task_list(request: HouseRequest, which: str = "mine") -> HttpResponse:
    """List the tasks for me, all open ones I may see, the late ones, or the closed ones."""
    rows = _rows(request, which)
    tabs = [NavItem(label, reverse(name), key == which) for key, (name, label) in TABS.items()]
    context = {"tabs_shown": tabs}
    return list_response(request, listing_of(request.today), rows, "core/tasks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def task(request: HouseRequest, task_id: int) -> HttpResponse:
    """Show one task with the facts of the day it was opened; close it when nothing else does."""
    found = get_object_or_404(queries.task_by_id(request.actor, task_id, on=request.today))
    _require_may_close(request, found)
    form = CloseTaskForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _close(request, found, form):
        messages.success(request, _("The task is closed."))
        return redirect("core:tasks")
    return render(request, "core/task.html", _detail(request, found, form))


def _require_may_close(request: HouseRequest, found: Task) -> None:
    """Refuse who may not close it; that somebody closed it meanwhile, the page says itself."""
    verdict = may_close_task(request.actor, found, on=request.today)
    if request.method == "POST" and verdict.code != "task.closed":
        require(verdict)


def _rows(request: HouseRequest, which: str) -> QuerySet[Task]:
    rows = queries.tasks_in_order(request.actor, on=request.today)
    if which == "closed":
        return rows.exclude(state=TaskState.OPEN).order_by("-closed_at", "-pk")
    if which == "overdue":
        return queries.overdue_tasks(rows, request.today)
    rows = rows.filter(state=TaskState.OPEN)
    return rows.filter(queries.addressed_to(request.actor)) if which == "mine" else rows


def _close(request: HouseRequest, found: Task, form: CloseTaskForm) -> bool:
    closed = attempt(
        form,
        lambda: todo.close_by_hand(
            found,
            drop=form.drops,
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            at=clock.now(),
        ),
    )
    return closed is not None


def _detail(request: HouseRequest, found: Task, form: CloseTaskForm) -> dict[str, object]:
    kind = task_kinds.kind_of(found.kind)
    verdict = may_close_task(request.actor, found, on=request.today)
    return {
        "task": found,
        "kind": kind,
        "state": task_state(found, request.today),
        "whose": whose(found),
        "explained": from_json(found.facts),
        "facts_shown": _facts(found.facts, kind.fact_labels),
        "address": task_kinds.work_address(found),
        "verdict": verdict,
        "may_close": verdict.allowed and not kind.closes_itself,
        "form": form,
    }


def _facts(facts: Mapping[str, object], labels: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the facts that have a name for the reader, apart from the calculation."""
    return [
        (str(labels[key]), written(thaw(value)))
        for key, value in facts.items()
        if key not in KEYS and key in labels
    ]
