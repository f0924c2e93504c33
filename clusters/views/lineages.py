"""The lineage of a cluster: with which other clusters it shares its ten years (R11)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters import actions, queries
from clusters.actions import AssessmentData
from clusters.forms.lineages import AssessmentForm, MergeForm
from clusters.models import Cluster, LineageAssessment
from clusters.permissions import may_merge_lineages
from clusters.rules.lineage import TESTS
from clusters.views.common import FormPage, cluster_context, cluster_for, visible_cluster


@require_safe
def lineage(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Show the family of the cluster, its assessments, and facts for the next one."""
    cluster = visible_cluster(request, cluster_id)
    context = {
        **cluster_context(request, cluster, "lineage", door="see_lineage"),
        "family": queries.family_of_cluster(cluster),
        "assessments": queries.assessments_of(cluster),
        "overlaps": queries.member_overlap(cluster, on=request.today),
        "may_merge": may_merge_lineages(request.actor).allowed,
    }
    return render(request, "clusters/lineage.html", context)


@takes_form
def assess(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Answer the test list and decide."""
    cluster = cluster_for(request, cluster_id, "assess_lineage")
    form = AssessmentForm(
        request.POST or None, request.FILES or None, lineages=queries.lineages_in_order()
    )
    return form_page(
        request,
        form,
        lambda: _decide(request, cluster, form),
        _page(cluster, _("Assess the lineage")),
        fields={"lineage.advice_missing": "legal_advice"},
    )


def _decide(request: HouseRequest, cluster: Cluster, form: AssessmentForm) -> LineageAssessment:
    values = form.cleaned_data
    texts = {name: values[name] for name in (*TESTS, "outcome", "motivation")}
    return actions.assess_lineage(
        cluster,
        values["compared_with"],
        AssessmentData(**texts),
        values["legal_advice"],
        **signed(request),
    )


@takes_form
def merge(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Let the lineage of this cluster share one clock with another."""
    cluster = cluster_for(request, cluster_id, "see_lineage")
    access.require(may_merge_lineages(request.actor))
    form = MergeForm(request.POST or None, lineages=queries.lineages_in_order())
    return form_page(
        request,
        form,
        lambda: actions.merge_lineages(cluster.lineage, **form.cleaned_data, **signed(request)),
        _page(cluster, _("Merge the lineage")),
        fields={"lineage.merge_circle": "into"},
    )


@takes_form
def undo_merge(request: HouseRequest, cluster_id: int, lineage_id: int) -> HttpResponse:
    """Give a merged lineage of the family its own clock back."""
    cluster = cluster_for(request, cluster_id, "see_lineage")
    access.require(may_merge_lineages(request.actor))
    row = get_object_or_404(queries.family_of_cluster(cluster), pk=lineage_id)
    return reason_page(
        request,
        lambda why: actions.undo_merge(row, reason=why, **signed(request)),
        _page(cluster, _("Detach lineage %(name)s") % {"name": row.name}),
    )


def _page(cluster: Cluster, title: Any) -> FormPage:
    back = reverse("clusters:lineage", args=[cluster.pk])
    return FormPage(title=title, back=back, tab="lineage", cluster=cluster)
