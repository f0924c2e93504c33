"""Writing the draft of a version: text, parties, signatories and promises."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from clusterbeleid.core.form_pages import form_page, reason_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters import queries
from clusters.actions import pacts as actions
from clusters.forms.pacts import PACT_FIELDS, CommitmentForm, PactForm, PartyForm, SignatoryForm
from clusters.models import (
    Cluster,
    ClusterPact,
    PactCommitment,
    PactParty,
    PactSignatory,
)
from clusters.views.common import FormPage, cluster_for
from clusters.views.pacts import visible_pact

SIGNATORY_FIELDS = {"pact.other_side": "role"}
# What may be removed, by the word in the address.
PARTS: dict[str, Any] = {
    "partij": queries.parties_of,
    "ondertekenaar": queries.signatories_of,
    "engagement": queries.commitments_of,
}


@takes_form
def new_pact(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """Begin the first version of a pact."""
    cluster = cluster_for(request, cluster_id, "keep_pact")
    form = PactForm(request.POST or None)
    page = FormPage(
        title=_("New cluster pact"),
        back=reverse("clusters:pact", args=[cluster.pk]),
        tab="pact",
        cluster=cluster,
    )
    return form_page(
        request, form, lambda: actions.draft_pact(cluster, form.details(), **signed(request)), page
    )


@takes_form
def correct_pact(request: HouseRequest, cluster_id: int, pact_id: int) -> HttpResponse:
    """Change the text of a draft."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    form = PactForm(request.POST or None, initial=stored(pact, *PACT_FIELDS))
    return form_page(
        request,
        form,
        lambda: actions.correct_pact(pact, form.details(), **form.change(), **signed(request)),
        version_page(cluster, pact, _("Change the pact"), ClusterPact),
    )


@takes_form
def add_party(request: HouseRequest, cluster_id: int, pact_id: int) -> HttpResponse:
    """Name a party."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    form = PartyForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.add_party(pact, form.details(), **signed(request)),
        version_page(cluster, pact, _("Add a party")),
    )


@takes_form
def correct_party(
    request: HouseRequest, cluster_id: int, pact_id: int, party_id: int
) -> HttpResponse:
    """Change a party."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    row = get_object_or_404(queries.parties_of(pact), pk=party_id)
    form = PartyForm(request.POST or None, initial=stored(row, "kind", "name"))
    return form_page(
        request,
        form,
        lambda: actions.correct_party(row, form.details(), **form.change(), **signed(request)),
        version_page(cluster, pact, _("Change a party"), PactParty),
        fields={"pact.other_side": "kind"},
    )


@takes_form
def add_signatory(request: HouseRequest, cluster_id: int, pact_id: int) -> HttpResponse:
    """Name somebody who signs."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    form = SignatoryForm(request.POST or None, parties=queries.parties_of(pact))
    return form_page(
        request,
        form,
        lambda: actions.add_signatory(pact, **form.parts(), **signed(request)),
        version_page(cluster, pact, _("Add a signatory")),
        fields=SIGNATORY_FIELDS,
    )


@takes_form
def correct_signatory(
    request: HouseRequest, cluster_id: int, pact_id: int, signatory_id: int
) -> HttpResponse:
    """Change who signs, or when."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    row = get_object_or_404(queries.signatories_of(pact), pk=signatory_id)
    start = stored(row, "party", "role", "name", "function", "signed_on")
    form = SignatoryForm(request.POST or None, initial=start, parties=queries.parties_of(pact))
    return form_page(
        request,
        form,
        lambda: actions.correct_signatory(row, **form.parts(), **form.change(), **signed(request)),
        version_page(cluster, pact, _("Change a signatory"), PactSignatory),
        fields=SIGNATORY_FIELDS,
    )


@takes_form
def add_commitment(request: HouseRequest, cluster_id: int, pact_id: int) -> HttpResponse:
    """Write down a promise."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    form = CommitmentForm(request.POST or None, parties=queries.parties_of(pact))
    return form_page(
        request,
        form,
        lambda: actions.add_commitment(pact, **form.parts(), **signed(request)),
        version_page(cluster, pact, _("Add a commitment")),
    )


@takes_form
def correct_commitment(
    request: HouseRequest, cluster_id: int, pact_id: int, commitment_id: int
) -> HttpResponse:
    """Change a promise."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    row = get_object_or_404(queries.commitments_of(pact), pk=commitment_id)
    start = {**stored(row, "title", "detail", "due_on"), "party": row.owner_id}
    form = CommitmentForm(request.POST or None, initial=start, parties=queries.parties_of(pact))
    return form_page(
        request,
        form,
        lambda: actions.correct_commitment(row, **form.parts(), **form.change(), **signed(request)),
        version_page(cluster, pact, _("Change a commitment"), PactCommitment),
    )


@takes_form
def remove_part(
    request: HouseRequest, cluster_id: int, pact_id: int, part: str, part_id: int
) -> HttpResponse:
    """Take a party, a signatory or a promise out of the draft."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    row = get_object_or_404(PARTS[part](pact), pk=part_id)
    return reason_page(
        request,
        lambda why: actions.remove_part(row, reason=why, **signed(request)),
        version_page(cluster, pact, _("Remove %(name)s") % {"name": row}),
    )


def draft_for(request: HouseRequest, cluster_id: int, pact_id: int) -> tuple[Cluster, ClusterPact]:
    """Return cluster and version when the actor keeps the pact; the action refuses a signed one."""
    cluster = cluster_for(request, cluster_id, "keep_pact")
    return cluster, visible_pact(cluster, pact_id)


def version_page(cluster: Cluster, pact: ClusterPact, title: str, model: Any = None) -> FormPage:
    """Return the page of a form that leads back to its version."""
    back = reverse("clusters:pact_version", args=[cluster.pk, pact.pk])
    return FormPage(title=title, back=back, tab="pact", cluster=cluster, model=model)


def stored(row: Any, *names: str) -> dict[str, Any]:
    """Return what a form starts with, and the version that was read."""
    return {name: getattr(row, name) for name in (*names, "version")}
