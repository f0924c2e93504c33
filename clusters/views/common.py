"""What the pages of this room share: the visible cluster, the door, the one form page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import FormPage as CorePage
from clusterbeleid.core.form_pages import form_page, signed
from clusterbeleid.core.http import HouseRequest
from clusters import actions
from clusters.actions import DatedRow
from clusters.forms.common import CorrectPeriodForm
from clusters.models import Cluster, Organisation
from clusters.permissions import relation, verdict, verdicts
from clusters.queries import visible_clusters


@dataclass(frozen=True, kw_only=True)
class FormPage(CorePage):
    """A page with one form, under the tabs of a cluster or about an organisation."""

    tab: str = ""
    cluster: Cluster | None = None
    organisation: Organisation | None = None
    template: str = "clusters/form.html"
    more: Mapping[str, Any] = field(default_factory=dict)

    def around(self) -> dict[str, Any]:
        """Return what the page is about, for its crumbs and tabs; ``more`` is for its own template."""
        about = {"cluster": self.cluster, "organisation": self.organisation, "tab": self.tab}
        return {**about, **self.more}


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
