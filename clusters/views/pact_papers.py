"""A version of the cluster pact beside the one before, and on paper."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.ui import Difference
from clusters import queries
from clusters.documents.pact import pact_document
from clusters.models import ClusterPact
from clusters.rules import Change, ItemChange, compare
from clusters.views.common import cluster_context, visible_cluster
from clusters.views.pacts import visible_pact

_PARTS = {
    "parties": gettext_lazy("Parties"),
    "signatories": gettext_lazy("Signatories"),
    "commitments": gettext_lazy("Commitments"),
}
_FIELDS = {
    "title": gettext_lazy("Text"),
    "detail": gettext_lazy("Explanation"),
    "owner": gettext_lazy("Promised by"),
    "due_on": pgettext_lazy("commitment", "Term"),
    "kind": gettext_lazy("Side"),
    "function": gettext_lazy("Function"),
}


@require_safe
def difference(request: HouseRequest, cluster_id: int, pact_id: int) -> HttpResponse:
    """Show what a version changed in the one before."""
    cluster = visible_cluster(request, cluster_id)
    shown = visible_pact(cluster, pact_id)
    before = shown.predecessor
    context = cluster_context(request, cluster, "pact")
    context |= {"pact": shown, "before": before, "parts": _parts(before, shown) if before else []}
    return render(request, "clusters/pact_difference.html", context)


@require_safe
def paper(request: HouseRequest, cluster_id: int, pact_id: int) -> HttpResponse:
    """Give a version as PDF."""
    cluster = visible_cluster(request, cluster_id)
    shown = visible_pact(cluster, pact_id)
    try:
        pdf = pact_document(shown, request.actor.language)
    except PdfFailed as failure:
        context = cluster_context(request, cluster, "pact")
        context |= {"pact": shown, "texts": [sentence(one) for one in failure.findings]}
        return render(request, "clusters/no_paper.html", context, status=503)
    name = f"clusterpact-{slugify(cluster.name)}-{shown.number}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _parts(before: ClusterPact, after: ClusterPact) -> list[dict[str, Any]]:
    """Return each part of both versions side by side; what stayed the same is only counted."""
    old, new = queries.items_of(before), queries.items_of(after)
    return [
        {"name": key, "title": title, **_compared(compare(old[key], new[key]))}
        for key, title in _PARTS.items()
    ]


def _compared(found: list[ItemChange]) -> dict[str, Any]:
    changes = [
        (row, [Difference(_FIELDS[name], old, new) for name, old, new in row.fields])
        for row in found
        if row.kind is not Change.SAME
    ]
    return {"changes": changes, "same": len(found) - len(changes)}
