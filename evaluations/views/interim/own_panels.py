"""What an expert sees and does in a panel: declare, accept or not, read, score (A21, A22)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.lists.experts import review_state
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, signed, takes_form, typed
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.ui import Text
from evaluations.actions.interim import panel
from evaluations.forms.interim.panel import AcceptForm
from evaluations.lists.interim import OWN_PANELS
from evaluations.models import PanelReview
from evaluations.panels.interim.steps import own_scores, sealed_part
from evaluations.permissions.interim_panel import may_judge, may_see_own_panels
from evaluations.queries.interim.panel import (
    get_own_panel,
    get_readable_panel,
    own_panels,
)
from evaluations.views.interim.common import EvaluationForm

_ANSWERS = ("accept_review", "decline_review", "declare_interest", "submit_scores")


@require_safe
def own(request: HouseRequest) -> HttpResponse:
    """List what the expert may open now."""
    access.require(may_see_own_panels(request.actor))
    rows = own_panels(request.actor, on=request.today)
    return list_response(request, OWN_PANELS, rows, "evaluations/interim/own_panels.html")


@require_safe
def one(request: HouseRequest, review_id: int) -> HttpResponse:
    """Show an invitation, or the way to the self-evaluation once it was accepted."""
    review = _own(request, review_id)
    allowed = {
        action: may_judge(action, request.actor, review, on=request.today).allowed
        for action in _ANSWERS
    }
    context = {
        "review": review,
        "status": review_state(review),
        "allowed": allowed,
        "own": own_scores(review) if review.submitted_at else [],
    }
    return render(request, "evaluations/interim/own_panel.html", context)


@takes_form
def accept(request: HouseRequest, review_id: int) -> HttpResponse:
    """Declare to have no interest, and accept."""
    review = own_for(request, review_id, "accept_review")
    form = AcceptForm(typed(request))
    page = own_page(review, _("Accept the review"), submit=_("Declare and accept"))
    return form_page(request, form, lambda: panel.accept_review(review, **signed(request)), page)


@takes_form
def decline(request: HouseRequest, review_id: int) -> HttpResponse:
    """Refuse an invitation."""
    review = own_for(request, review_id, "decline_review")
    return _with_reason(request, review, panel.decline_review, _("Decline the review"))


@takes_form
def interest(request: HouseRequest, review_id: int) -> HttpResponse:
    """Declare an interest."""
    review = own_for(request, review_id, "declare_interest")
    return _with_reason(request, review, panel.declare_interest, _("Declare an interest"))


@require_safe
def dossier(request: HouseRequest, review_id: int) -> HttpResponse:
    """Show the self-evaluation to read."""
    try:
        review = get_readable_panel(request.actor, review_id, on=request.today)
    except PanelReview.DoesNotExist:
        raise Http404 from None
    context = {"review": review, **sealed_part(review.evaluation)}
    return render(request, "evaluations/interim/panel_dossier.html", context)


def _with_reason(
    request: HouseRequest, review: PanelReview, act: Callable[..., object], title: Text
) -> HttpResponse:
    page = own_page(review, title, submit=title, back=reverse("evaluations:own_panels"))
    return reason_page(
        request,
        lambda why: act(review, reason=why, **signed(request)),
        page,
    )


def _own(request: HouseRequest, review_id: int) -> PanelReview:
    try:
        return get_own_panel(request.actor, review_id, on=request.today)
    except PanelReview.DoesNotExist:
        raise Http404 from None


def own_for(request: HouseRequest, review_id: int, action: str) -> PanelReview:
    """Return the own review that may be acted on; otherwise 404, or refused."""
    review = _own(request, review_id)
    access.require(may_judge(action, request.actor, review, on=request.today))
    return review


def own_page(review: PanelReview, title: Text, *, back: str = "", **more: object) -> EvaluationForm:
    """Return the frame of a form about an own review."""
    here = reverse("evaluations:own_panel", args=[review.pk])
    trail = (
        (reverse("evaluations:own_panels"), _("My panels")),
        (here, review.evaluation.reference),
    )
    return EvaluationForm(title=title, back=back or here, trail=trail, **more)  # type: ignore[arg-type]  # named fields
