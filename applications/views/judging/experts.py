"""The pool of experts, and the reviews of an application as the agency follows them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.actions.judging import experts as pool
from applications.actions.judging import reviews, scores
from applications.forms.judging.experts import (
    CorrectExpertForm,
    InviteForm,
    MeetingForm,
    NewExpertForm,
    TermForm,
)
from applications.lists.experts import EXPERTS, review_state
from applications.models import Application, Expert, Review
from applications.permissions.reviews import may_keep_pool, may_review, may_see_pool
from applications.queries.judging.experts import (
    changes_of_expert,
    experts_in_order,
    experts_to_invite,
    get_expert,
    people_for_pool,
)
from applications.queries.judging.reviews import review_of, reviews_of_expert
from applications.views.judging.common import JudgingForm, judged, judged_for, page_of
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, signed, takes_form, typed
from clusterbeleid.core.history_text import readable
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.ui import Text

_TERM_FIELDS = {"review.term_past": "due_on", "review.after_contract": "due_on"}
_INVITE_FIELDS = {
    **_TERM_FIELDS,
    "review.twice": "expert",
    "review.no_contract": "expert",
    "conflict.organisation": "expert",
}
_POOL_FIELDS = {"expert.no_role": "person", "expert.unsigned": "nda_signed_on"}


@require_safe
def experts(request: HouseRequest) -> HttpResponse:
    """List the pool."""
    access.require(may_see_pool(request.actor))
    context = {"may_keep": may_keep_pool(request.actor).allowed}
    rows = experts_in_order(on=request.today)
    return list_response(request, EXPERTS, rows, "applications/judging/experts.html", context)


@require_safe
def expert(request: HouseRequest, expert_id: int) -> HttpResponse:
    """Show one expert with contract, reviews and history."""
    access.require(may_see_pool(request.actor))
    found = _expert(expert_id)
    context = {
        "expert": found,
        "may_keep": may_keep_pool(request.actor).allowed,
        "reviews": [(row, review_state(row)) for row in reviews_of_expert(found.pk)],
        "changes": readable(changes_of_expert(found)),
    }
    return render(request, "applications/judging/expert.html", context)


@takes_form
def new_expert(request: HouseRequest) -> HttpResponse:
    """Put somebody in the pool."""
    access.require(may_keep_pool(request.actor))
    form = NewExpertForm(typed(request), people=people_for_pool(on=request.today))
    return form_page(
        request,
        form,
        lambda: pool.add_expert(form.cleaned_data["person"], form.expert(), **signed(request)),
        _pool_page(_("New expert"), reverse("applications:experts")),
        fields=_POOL_FIELDS,
    )


@takes_form
def correct_expert(request: HouseRequest, expert_id: int) -> HttpResponse:
    """Change what is known of an expert."""
    access.require(may_keep_pool(request.actor))
    found = _expert(expert_id)
    names = (*pool.ExpertData.__dataclass_fields__, "version")
    form = CorrectExpertForm(typed(request), initial={name: getattr(found, name) for name in names})
    return form_page(
        request,
        form,
        lambda: pool.correct_expert(found, form.expert(), **form.change(), **signed(request)),
        _pool_page(_("Change the expert"), reverse("applications:expert", args=[found.pk])),
        fields=_POOL_FIELDS,
    )


@takes_form
def invite(request: HouseRequest, application_id: int) -> HttpResponse:
    """Ask an expert to judge an application."""
    found = judged_for(request, application_id, "invite_expert")
    form = InviteForm(typed(request), experts=experts_to_invite(found, on=request.today))
    hint = _(
        "The expert first sees which organisations take part, and reads the application only after "
        "declaring to have no interest."
    )
    return form_page(
        request,
        form,
        lambda: reviews.invite_expert(
            found, form.cleaned_data["expert"], form.cleaned_data["due_on"], **signed(request)
        ),
        page_of(found, _("Invite an expert"), part="#experts", submit=_("Invite"), hint=hint),
        fields=_INVITE_FIELDS,
    )


@takes_form
def withdraw(request: HouseRequest, application_id: int, review_id: int) -> HttpResponse:
    """Take an invitation back."""
    found, review = _review_for(request, application_id, review_id, "withdraw_invitation")
    return reason_page(
        request,
        lambda why: reviews.withdraw_invitation(review, reason=why, **signed(request)),
        _about(found, review, _("Withdraw the invitation")),
    )


@takes_form
def move_term(request: HouseRequest, application_id: int, review_id: int) -> HttpResponse:
    """Give an expert another term."""
    found, review = _review_for(request, application_id, review_id, "withdraw_invitation")
    start = {"version": review.version, "due_on": review.due_on}
    form = TermForm(typed(request), initial=start)
    return form_page(
        request,
        form,
        lambda: reviews.move_term(
            review,
            form.cleaned_data["due_on"],
            expected_version=form.cleaned_data["version"],
            reason=form.cleaned_data["reason"],
            **signed(request),
        ),
        _about(found, review, _("Move the term")),
        fields=_TERM_FIELDS,
    )


@takes_form
def return_scores(request: HouseRequest, application_id: int, review_id: int) -> HttpResponse:
    """Give scores back to the expert."""
    found, review = _review_for(request, application_id, review_id, "return_scores")
    return reason_page(
        request,
        lambda why: scores.return_scores(review, reason=why, **signed(request)),
        _about(found, review, _("Give the scores back")),
    )


@takes_form
def meeting(request: HouseRequest, application_id: int) -> HttpResponse:
    """Record a consensus meeting."""
    found = judged_for(request, application_id, "record_meeting")
    form = MeetingForm(typed(request))
    return form_page(
        request,
        form,
        lambda: scores.record_meeting(found, **form.cleaned_data, **signed(request)),
        page_of(
            found,
            _("Record a consensus meeting"),
            part="#experts",
            hint=_("What you write stays as it is; a correction is another record."),
        ),
        fields={"meeting.ahead": "held_on"},
    )


def _expert(expert_id: int) -> Expert:
    try:
        return get_expert(expert_id)
    except Expert.DoesNotExist:
        raise Http404 from None


def _review_for(
    request: HouseRequest, application_id: int, review_id: int, action: str
) -> tuple[Application, Review]:
    """Return application and review when ``action`` may happen now; 404 or 403 otherwise."""
    found = judged(request, application_id)
    try:
        review = review_of(found, review_id)
    except Review.DoesNotExist:
        raise Http404 from None
    access.require(may_review(action, request.actor, review, on=request.today))
    return found, review


def _about(found: Application, review: Review, title: Text) -> JudgingForm:
    return page_of(found, title, part="#experts", hint=review.expert.user.full_name)


def _pool_page(title: Text, back: str) -> JudgingForm:
    trail = ((reverse("applications:experts"), _("Experts")),)
    return JudgingForm(title=title, back=back, trail=trail, model=Expert)
