"""Steps with one promise of a cluster pact, and the progress on it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters import queries
from clusters.actions import pacts as actions
from clusters.forms.pacts import ProgressForm, StepForm
from clusters.models import Cluster, ClusterPact, PactCommitment
from clusters.permissions import may_report_progress, relation
from clusters.transitions import COMMITMENTS
from clusters.views.common import FormPage, visible_cluster
from clusters.views.pact_drafts import draft_for
from clusters.views.pacts import STEPS, visible_pact

TITLES = {
    "beginnen": gettext_lazy("Under way: %(title)s"),
    "nagekomen": gettext_lazy("Kept: %(title)s"),
    "vervallen": gettext_lazy("Drop: %(title)s"),
    "hernemen": gettext_lazy("Take up again: %(title)s"),
}


@takes_form
def change_commitment(
    request: HouseRequest, cluster_id: int, pact_id: int, commitment_id: int, step: str
) -> HttpResponse:
    """Take a step with a promise."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    row, action = _commitment(pact, commitment_id), STEPS[step]
    form = StepForm(request.POST or None, reason_required=_needs_reason(action))
    return form_page(
        request,
        form,
        lambda: actions.change_commitment(
            row, action, reason=form.cleaned_data["reason"], **signed(request)
        ),
        _commitment_page(cluster, row, str(TITLES[step]) % {"title": row.title}),
    )


@takes_form
def report_progress(
    request: HouseRequest, cluster_id: int, pact_id: int, commitment_id: int
) -> HttpResponse:
    """Say what was done for a promise; the cluster organisation for its own."""
    cluster = visible_cluster(request, cluster_id)
    row = _commitment(visible_pact(cluster, pact_id), commitment_id)
    access.require(may_report_progress(relation(request.actor, cluster, on=request.today), row))
    form = ProgressForm(request.POST or None, request.FILES or None)
    return form_page(
        request,
        form,
        lambda: actions.report_progress(row, **form.told(), **signed(request)),
        _commitment_page(cluster, row, _("Report progress: %(title)s") % {"title": row.title}),
    )


def _commitment(pact: ClusterPact, commitment_id: int) -> PactCommitment:
    return get_object_or_404(queries.commitments_of(pact), pk=commitment_id)


def _needs_reason(action: str) -> bool:
    return any(one.action == action and one.reason_required for one in COMMITMENTS.transitions)


def _commitment_page(cluster: Cluster, row: PactCommitment, title: str) -> FormPage:
    back = reverse("clusters:commitment", args=[cluster.pk, row.pact_id, row.pk])
    return FormPage(title=title, back=back, tab="pact", cluster=cluster)
