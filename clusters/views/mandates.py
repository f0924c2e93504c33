"""Who carries out a cluster and who follows it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from clusterbeleid.accounts.queries import users_with_role
from clusterbeleid.core.actors import Role
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters import actions, queries
from clusters.forms.mandates import ManagerForm, NumberForm
from clusters.models import Cluster, ClusterOperator
from clusters.views.common import FormPage, change_period, cluster_for


@takes_form
def appoint_operator(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Appoint a registered organisation as cluster organisation."""
    cluster = cluster_for(request, cluster_id, "appoint_operator")
    form = NumberForm(request.POST or None, initial={"first_day": request.today})
    return form_page(
        request,
        form,
        lambda: _appoint(request, cluster, form),
        _page(cluster, _("Appoint a cluster organisation")),
        fields={"organisation.unregistered": "number", "lineage.not_assessed": "number"},
    )


@takes_form
def change_operator(request: HouseRequest, cluster_id: int, operator_id: int) -> HttpResponse:
    """End the mandate of a cluster organisation, or correct its days."""
    cluster = cluster_for(request, cluster_id, "appoint_operator")
    row = get_object_or_404(queries.operators_of(cluster), pk=operator_id)
    title = _("Mandate of %(name)s") % {"name": row.organisation.name}
    return change_period(request, row, _page(cluster, title))


@takes_form
def assign_manager(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Let an account manager follow the cluster."""
    cluster = cluster_for(request, cluster_id, "assign_account_manager")
    people = users_with_role(Role.ACCOUNT_MANAGER, on=request.today)
    start = {"first_day": request.today}
    form = ManagerForm(request.POST or None, people=people, initial=start)
    return form_page(
        request,
        form,
        lambda: actions.assign_account_manager(cluster, **form.cleaned_data, **signed(request)),
        _page(cluster, _("Assign an account manager")),
        fields={"manager.no_role": "user"},
    )


@takes_form
def change_manager(request: HouseRequest, cluster_id: int, management_id: int) -> HttpResponse:
    """End the work of an account manager on the cluster, or correct its days."""
    cluster = cluster_for(request, cluster_id, "assign_account_manager")
    row = get_object_or_404(queries.managers_of(cluster), pk=management_id)
    title = _("Account management by %(name)s") % {"name": row.user.full_name}
    return change_period(request, row, _page(cluster, title))


def _appoint(request: HouseRequest, cluster: Cluster, form: NumberForm) -> ClusterOperator:
    organisation = actions.registered(form.cleaned_data["number"])
    return actions.appoint_operator(cluster, organisation, **form.days(), **signed(request))


def _page(cluster: Cluster, title: Any) -> FormPage:
    back = reverse("clusters:data", args=[cluster.pk])
    return FormPage(title=title, back=back, tab="data", cluster=cluster)
