"""Steps with a version and with its promises: sign, renew, join, end, review, follow."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clusterbeleid.core.form_pages import form_page, reason_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusters import queries
from clusters.actions import pacts as actions
from clusters.forms.pacts import (
    MinisterForm,
    RenewalForm,
    ReviewForm,
    SigningForm,
)
from clusters.views.pact_drafts import draft_for, version_page

RENEWAL = gettext_lazy(
    "Parties and signatories are taken over. This version stays in force until the next one is signed."
)


@takes_form
def sign(request: HouseRequest, cluster_id: int, pact_id: int) -> HttpResponse:
    """Record that everybody signed."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    form = SigningForm(request.POST or None, initial={"signed_in": request.today.year})
    page = version_page(cluster, pact, _("Record the signing"))
    hint = _("From then on nobody can change this version. No money flows from a cluster pact.")
    return form_page(
        request,
        form,
        lambda: actions.sign_pact(pact, **form.cleaned_data, **signed(request)),
        replace(page, hint=hint),
        fields={"pact.other_year": "signed_in", "transition.reason": "reason"},
    )


@takes_form
def renew(request: HouseRequest, cluster_id: int, pact_id: int) -> HttpResponse:
    """Begin the next version with the promises that stay."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    rows = queries.commitments_of(pact)
    unfinished = [row.pk for row in rows if row.state in {"open", "running"}]
    start = {"title": pact.title, "introduction": pact.introduction, "kept": unfinished}
    form = RenewalForm(request.POST or None, initial=start, commitments=rows)
    page = version_page(cluster, pact, _("Renew the pact"))
    return form_page(
        request,
        form,
        lambda: actions.renew_pact(pact, form.details(), form.kept_keys(), **signed(request)),
        replace(
            page,
            hint=RENEWAL,
            submit=_("Begin the next version"),
            made=lambda draft: reverse("clusters:pact_version", args=[cluster.pk, draft.pk]),
        ),
    )


@takes_form
def withdraw(request: HouseRequest, cluster_id: int, pact_id: int) -> HttpResponse:
    """Drop a draft."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    return reason_page(
        request,
        lambda why: actions.withdraw_pact(pact, reason=why, **signed(request)),
        version_page(cluster, pact, _("Withdraw the draft")),
    )


@takes_form
def end(request: HouseRequest, cluster_id: int, pact_id: int) -> HttpResponse:
    """End the pact without a next version."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    return reason_page(
        request,
        lambda why: actions.end_pact(pact, reason=why, **signed(request)),
        version_page(cluster, pact, _("End the pact")),
    )


@takes_form
def join(request: HouseRequest, cluster_id: int, pact_id: int) -> HttpResponse:
    """Let another minister join."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    form = MinisterForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.join_minister(
            pact, form.details(), party=form.cleaned_data["party"], **signed(request)
        ),
        version_page(cluster, pact, _("Another minister joins")),
        fields={"pact.signed_in_future": "signed_on"},
    )


@takes_form
def review(request: HouseRequest, cluster_id: int, pact_id: int) -> HttpResponse:
    """Record the yearly review."""
    cluster, pact = draft_for(request, cluster_id, pact_id)
    form = ReviewForm(request.POST or None, initial={"held_on": request.today})
    return form_page(
        request,
        form,
        lambda: actions.record_review(pact, form.details(), **signed(request)),
        version_page(cluster, pact, _("Record the yearly review")),
        fields={"pact.review_in_future": "held_on"},
    )
