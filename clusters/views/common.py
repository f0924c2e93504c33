"""What the pages of this room share: the visible cluster, the door, the one form page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from clusterbeleid.core import access, clock
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.conflicts import conflict_rows
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text
from clusters import actions
from clusters.actions import DatedRow
from clusters.forms.common import CorrectPeriodForm
from clusters.models import Cluster, Organisation
from clusters.permissions import relation, verdict, verdicts
from clusters.queries import visible_clusters

takes_form = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """A page with one form: ``back`` is where it leads after saving, and without.

    ``model`` is what the form changes, to show what somebody else changed meanwhile.
    """

    title: Text
    back: str
    submit: Text = _("Save")
    saved: Text = _("Saved.")
    hint: Text = ""
    tab: str = ""
    cluster: Cluster | None = None
    organisation: Organisation | None = None
    model: type[Model] | None = None


def visible_cluster(request: HouseRequest, cluster_id: int) -> Cluster:
    """Return the cluster, or 404 when it is absent or not yours."""
    found = visible_clusters(request.actor, on=request.today).select_related("lineage")
    return get_object_or_404(found, pk=cluster_id)


def cluster_for(request: HouseRequest, cluster_id: int, action: str) -> Cluster:
    """Return the visible cluster when the actor may take ``action``; 403 with the reason otherwise."""
    cluster = visible_cluster(request, cluster_id)
    access.require(verdict(action, relation(request.actor, cluster, on=request.today)))
    return cluster


def cluster_context(
    request: HouseRequest, cluster: Cluster, tab: str, door: str = "see"
) -> dict[str, Any]:
    """Return what every page of a cluster needs; ``may`` maps each action to whether it is allowed.

    ``door`` is the action without which the page stays shut: 403 with the reason. ``relation`` is
    what the actor is to the cluster.
    """
    known = relation(request.actor, cluster, on=request.today)
    allowed = verdicts(known)
    access.require(allowed[door])
    may = {action: found.allowed for action, found in allowed.items()}
    return {"cluster": cluster, "tab": tab, "may": may, "relation": known}


def form_page(
    request: HouseRequest,
    form: forms.Form,
    act: Callable[[], object],
    page: FormPage,
    *,
    fields: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Show ``form``, or run ``act`` with it and go back; refusals stand at the fields."""
    if request.method == "POST" and form.is_valid():
        done = attempt(form, act, fields=fields)
        if done is not None:
            messages.success(request, str(page.saved))
            return redirect(page.back)
    context = _form_context(form, page)
    return render(request, "clusters/form.html", context, status=422 if form.errors else 200)


def _form_context(form: forms.Form, page: FormPage) -> dict[str, Any]:
    return {
        "form": form,
        "page": page,
        "cluster": page.cluster,
        "organisation": page.organisation,
        "tab": page.tab,
        "conflict": conflict_rows(form, page.model) if page.model else [],
    }


def signed(request: HouseRequest) -> dict[str, Any]:
    """Return who acts and when, under the names that the actions use."""
    return {"actor": request.actor, "at": clock.now()}


def change_period(request: HouseRequest, row: DatedRow, page: FormPage) -> HttpResponse:
    """End a mandate, or correct its days."""
    start = {name: getattr(row, name) for name in ("first_day", "last_day", "version")}
    form = CorrectPeriodForm(request.POST or None, initial=start)
    return form_page(
        request,
        form,
        lambda: actions.correct_period(row, **form.days(), **form.change(), **signed(request)),
        replace(page, model=type(row)),
    )
