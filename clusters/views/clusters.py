"""The list of clusters, and the details of one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.parameters import current_params
from clusters import actions, queries
from clusters.actions import ClusterData
from clusters.forms.clusters import ClusterForm, CorrectClusterForm, NewClusterForm, StopForm
from clusters.forms.common import ReasonedForm
from clusters.lists import cluster_list
from clusters.models import Cluster
from clusters.permissions import may_create_cluster
from clusters.rules import check_account_managers
from clusters.views.common import FormPage, cluster_context, cluster_for, visible_cluster


@require_safe
def clusters(request: HouseRequest) -> HttpResponse:
    """List the visible clusters."""
    rows = queries.clusters_in_order(request.actor, on=request.today)
    listing = cluster_list(request.actor, request.today)
    context = {"may_create": may_create_cluster(request.actor).allowed}
    return list_response(request, listing, rows, "clusters/list.html", context)


@takes_form
def new_cluster(request: HouseRequest) -> HttpResponse:
    """Open the file of a cluster."""
    access.require(may_create_cluster(request.actor))
    others = queries.clusters_in_order(request.actor, on=request.today)
    form = NewClusterForm(request.POST or None, clusters=others)
    page = FormPage(title=_("New cluster"), back=reverse("clusters:list"), submit=_("Open file"))
    return form_page(
        request,
        form,
        lambda: actions.create_cluster(
            _data(form), continues=form.cleaned_data["continues"], **signed(request)
        ),
        page,
    )


@require_safe
def details(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Show the details of a cluster, who carries it out and who follows it."""
    cluster = visible_cluster(request, cluster_id)
    managers = queries.managers_of(cluster)
    running = queries.account_managers_on(cluster, on=request.today)
    context = {
        **cluster_context(request, cluster, "data"),
        "operators": queries.operators_of(cluster),
        "managers": managers,
        "fte": check_account_managers(
            cluster.kind, [row.fte for row in running], current_params(), on=request.today
        ),
    }
    return render(request, "clusters/details.html", context)


@takes_form
def correct_cluster(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Change the details of a cluster."""
    cluster = cluster_for(request, cluster_id, "correct_cluster")
    names = [*ClusterForm.base_fields, "version"]
    form = CorrectClusterForm(
        request.POST or None, initial={name: getattr(cluster, name) for name in names}
    )
    return form_page(
        request,
        form,
        lambda: actions.correct_cluster(cluster, _data(form), **form.change(), **signed(request)),
        _page(cluster, _("Change details")),
    )


@takes_form
def stop_cluster(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Record that support stops before the ten years."""
    cluster = cluster_for(request, cluster_id, "stop_cluster")
    start = {"version": cluster.version, "stopped_on": cluster.stopped_on or request.today}
    form = StopForm(request.POST or None, initial=start)
    return form_page(
        request,
        form,
        lambda: actions.stop_cluster(
            cluster, stopped_on=form.cleaned_data["stopped_on"], **form.change(), **signed(request)
        ),
        _page(cluster, _("Stop support")),
    )


@takes_form
def undo_stop(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Take a stop back."""
    cluster = cluster_for(request, cluster_id, "stop_cluster")
    form = ReasonedForm(request.POST or None, initial={"version": cluster.version})
    return form_page(
        request,
        form,
        lambda: actions.undo_stop(cluster, **form.change(), **signed(request)),
        _page(cluster, _("Take back the stop")),
    )


def _page(cluster: Cluster, title: Any) -> FormPage:
    back = reverse("clusters:data", args=[cluster.pk])
    return FormPage(title=title, back=back, tab="data", cluster=cluster, model=Cluster)


def _data(form: ClusterForm) -> ClusterData:
    return ClusterData(**{name: form.cleaned_data[name] for name in ClusterForm.base_fields})
