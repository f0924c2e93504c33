"""The pages of the cluster pact: a version, what was promised, what changed, and the paper (R39)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusters import queries
from clusters.enums import PactState
from clusters.lists.pacts import commitment_list, commitment_status, pact_status
from clusters.models import Cluster, ClusterPact
from clusters.permissions import may_report_progress
from clusters.transitions import COMMITMENTS
from clusters.views.common import cluster_context, visible_cluster

# Which address leads to which step with a promise, in the order of the buttons.
STEPS = {
    "beginnen": "start_commitment",
    "nagekomen": "finish_commitment",
    "vervallen": "drop_commitment",
    "hernemen": "resume_commitment",
}


@require_safe
def pact(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Show the version in force, or else the newest one."""
    cluster = visible_cluster(request, cluster_id)
    versions = list(queries.pacts_of(cluster))
    running = [row for row in versions if row.state == PactState.SIGNED]
    return _version_page(request, cluster, versions, next(iter(running or versions), None))


@require_safe
def version(request: HouseRequest, cluster_id: int, pact_id: int) -> HttpResponse:
    """Show one version of the pact."""
    cluster = visible_cluster(request, cluster_id)
    shown = visible_pact(cluster, pact_id)
    return _version_page(request, cluster, list(queries.pacts_of(cluster)), shown)


@require_safe
def commitment(
    request: HouseRequest, cluster_id: int, pact_id: int, commitment_id: int
) -> HttpResponse:
    """Show one promise with what was done for it."""
    cluster = visible_cluster(request, cluster_id)
    shown = visible_pact(cluster, pact_id)
    row = get_object_or_404(queries.commitments_of(shown), pk=commitment_id)
    context = cluster_context(request, cluster, "pact")
    context |= {
        "pact": shown,
        "row": row,
        "status": commitment_status(row),
        "progress": queries.progress_of_commitment(row),
    }
    if shown.state == PactState.SIGNED:
        context["may_report"] = may_report_progress(context["relation"], row).allowed
        context["steps"] = _steps(request, row.state) if context["may"]["keep_pact"] else []
    return render(request, "clusters/commitment.html", context)


def visible_pact(cluster: Cluster, pact_id: int) -> ClusterPact:
    """Return a version of this cluster, or 404 for one of another (A6)."""
    return get_object_or_404(queries.pacts_of(cluster).select_related("cluster"), pk=pact_id)


def _version_page(
    request: HouseRequest,
    cluster: Cluster,
    versions: list[ClusterPact],
    shown: ClusterPact | None,
) -> HttpResponse:
    context = cluster_context(request, cluster, "pact")
    if shown is None:
        return render(request, "clusters/no_pact.html", context)
    parties = list(queries.parties_of(shown))
    context |= {
        "pact": shown,
        "status": pact_status(shown),
        "parties": parties,
        "signatories": queries.signatories_of(shown),
        "reviews": queries.reviews_of(shown),
        **_doors(shown, versions, writes=context["may"]["keep_pact"]),
    }
    rows = queries.commitments_of(shown)
    return list_response(
        request, commitment_list(cluster.pk, parties), rows, "clusters/pact.html", context
    )


def _doors(shown: ClusterPact, versions: list[ClusterPact], *, writes: bool) -> dict[str, Any]:
    """Return all versions, and what the reader may do with the one shown."""
    states = {row.state for row in versions}
    return {
        "versions": [(row, pact_status(row)) for row in versions],
        "drafting": writes and shown.state == PactState.DRAFT,
        "following": writes and shown.state == PactState.SIGNED,
        "may_begin": writes and states.isdisjoint({PactState.SIGNED, PactState.DRAFT}),
        "has_draft": PactState.DRAFT in states,
    }


def _steps(request: HouseRequest, state: str) -> list[tuple[str, str]]:
    """Return the address and the words of each step that is open now."""
    labels = {
        "start_commitment": _("Under way"),
        "finish_commitment": _("Kept"),
        "drop_commitment": _("Drop"),
        "resume_commitment": _("Take up again"),
    }
    open_now = COMMITMENTS.actions_from(state, request.actor.roles)
    return [(slug, labels[action]) for slug, action in STEPS.items() if action in open_now]
