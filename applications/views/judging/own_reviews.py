"""What an expert sees and does: declare, accept or not, read, score (A21, A22)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.actions.judging import reviews, scores
from applications.forms.judging.experts import AcceptForm, ScoresForm, scores_start
from applications.lists.experts import OWN_REVIEWS
from applications.models import Review, Score
from applications.panels.reviews import (
    dossier_page,
    language_of_reader,
    own_review_page,
    scores_page,
)
from applications.permissions.reviews import may_review, may_see_own_reviews
from applications.queries.content import content_of
from applications.queries.judging.reviews import (
    criteria_to_score,
    get_own_review,
    get_readable_review,
    own_reviews,
    scores_of,
)
from applications.views.judging.common import JudgingForm
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, signed, takes_form, typed
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.ui import Text
from clusterbeleid.core.views.files import hand_out

_ANSWERS = ("accept_review", "decline_review", "declare_interest", "submit_scores")


@require_safe
def own(request: HouseRequest) -> HttpResponse:
    """List what the expert may open now."""
    access.require(may_see_own_reviews(request.actor))
    rows = own_reviews(request.actor, on=request.today)
    return list_response(request, OWN_REVIEWS, rows, "applications/judging/own_reviews.html")


@require_safe
def own_review(request: HouseRequest, review_id: int) -> HttpResponse:
    """Show an invitation, or the way to the application once it was accepted."""
    review = _own(request, review_id)
    allowed = {
        action: may_review(action, request.actor, review, on=request.today).allowed
        for action in _ANSWERS
    }
    context = {**own_review_page(review), **scores_page(review), "allowed": allowed}
    return render(request, "applications/judging/own_review.html", context)


@takes_form
def accept(request: HouseRequest, review_id: int) -> HttpResponse:
    """Declare to have no interest, and accept."""
    review = _own_for(request, review_id, "accept_review")
    form = AcceptForm(typed(request))
    return form_page(
        request,
        form,
        lambda: reviews.accept_review(review, **signed(request)),
        _page(review, _("Accept the review"), submit=_("Declare and accept")),
    )


@takes_form
def decline(request: HouseRequest, review_id: int) -> HttpResponse:
    """Refuse an invitation."""
    review = _own_for(request, review_id, "decline_review")
    return _with_reason(
        request, review, reviews.decline_review, _("Decline the review"), _("Decline")
    )


@takes_form
def interest(request: HouseRequest, review_id: int) -> HttpResponse:
    """Declare an interest."""
    review = _own_for(request, review_id, "declare_interest")
    return _with_reason(
        request, review, reviews.declare_interest, _("Declare an interest"), _("Declare")
    )


@require_safe
def dossier(request: HouseRequest, review_id: int) -> HttpResponse:
    """Show the application to read."""
    review = _readable(request, review_id)
    context = {**dossier_page(review.application), "review": review}
    return render(request, "applications/judging/dossier.html", context)


@require_safe
def document(request: HouseRequest, review_id: int, reference: UUID) -> HttpResponse | FileResponse:
    """Hand out a document of the application, as long as it may be read."""
    review = _readable(request, review_id)
    rows = content_of(review.application).documents
    found = next((row.file for row in rows if row.file.reference == reference), None)
    if found is None:
        raise Http404
    return hand_out(request, found)


@takes_form
def own_scores(request: HouseRequest, review_id: int) -> HttpResponse:
    """Write the own scores, and hand them in."""
    review = _own_for(request, review_id, "submit_scores")
    form = ScoresForm(
        typed(request),
        criteria=criteria_to_score(review),
        language=language_of_reader(),
        initial=scores_start(review.version, scores_of(review)),
    )
    hands_in = request.POST.get("do") == "submit"
    act = scores.submit_scores if hands_in else scores.save_scores
    return form_page(
        request,
        form,
        lambda: act(
            review,
            form.scores(),
            expected_version=form.cleaned_data["version"],
            **signed(request),
        ),
        _page(
            review,
            _("Scores"),
            submit=_("Save, go on later"),
            model=Score,
            template="applications/judging/scores.html",
            context={"review": review},
        ),
    )


def _with_reason(
    request: HouseRequest,
    review: Review,
    act: Callable[..., object],
    title: Text,
    submit: Text,
) -> HttpResponse:
    page = _page(review, title, submit=submit, back=reverse("applications:own_reviews"))
    return reason_page(
        request,
        lambda why: act(review, reason=why, **signed(request)),
        page,
    )


def _own(request: HouseRequest, review_id: int) -> Review:
    try:
        return get_own_review(request.actor, review_id, on=request.today)
    except Review.DoesNotExist:
        raise Http404 from None


def _own_for(request: HouseRequest, review_id: int, action: str) -> Review:
    review = _own(request, review_id)
    access.require(may_review(action, request.actor, review, on=request.today))
    return review


def _readable(request: HouseRequest, review_id: int) -> Review:
    try:
        return get_readable_review(request.actor, review_id, on=request.today)
    except Review.DoesNotExist:
        raise Http404 from None


def _page(review: Review, title: Text, *, back: str = "", **more: object) -> JudgingForm:
    here = reverse("applications:own_review", args=[review.pk])
    trail = (
        (reverse("applications:own_reviews"), _("My reviews")),
        (here, review.application.reference),
    )
    return JudgingForm(title=title, back=back or here, trail=trail, **more)  # type: ignore[arg-type]  # named fields
