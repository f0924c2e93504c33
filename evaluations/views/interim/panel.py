"""The panel, for the agency: inviting, terms, scores given back, and the consensus meeting."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from applications.forms.judging.experts import MeetingForm, TermForm
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, reason_page, signed, takes_form, typed
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text
from evaluations.actions.interim import closing, panel, scoring
from evaluations.forms.interim.panel import InviteForm
from evaluations.models import Evaluation, PanelReview
from evaluations.permissions.interim_panel import may_judge
from evaluations.queries.interim.panel import experts_to_invite, review_of
from evaluations.views.interim.common import EvaluationForm, evaluation_for, page_of, visible

_TERM = {"review.term_past": "due_on", "review.after_contract": "due_on"}


@takes_form
def invite(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Ask an expert for the panel."""
    found = evaluation_for(request, evaluation_id, "invite_panel")
    form = InviteForm(typed(request), experts=experts_to_invite(found, on=request.today))
    hint = _("The expert reads the self-evaluation only after declaring to have no interest.")
    return form_page(
        request,
        form,
        lambda: panel.invite_expert(
            found, form.cleaned_data["expert"], form.cleaned_data["due_on"], **signed(request)
        ),
        page_of(found, _("Invite an expert"), part="#panel", submit=_("Invite"), hint=hint),
        fields={**_TERM, "conflict.organisation": "expert", "review.no_contract": "expert"},
    )


@takes_form
def withdraw(request: HouseRequest, evaluation_id: int, review_id: int) -> HttpResponse:
    """Take an invitation back."""
    found, review = _review(request, evaluation_id, review_id, "withdraw_invitation")
    return reason_page(
        request,
        lambda why: panel.withdraw_invitation(review, reason=why, **signed(request)),
        _about(found, review, _("Withdraw the invitation")),
    )


@takes_form
def move_term(request: HouseRequest, evaluation_id: int, review_id: int) -> HttpResponse:
    """Give an expert another term."""
    found, review = _review(request, evaluation_id, review_id, "withdraw_invitation")
    start = {"version": review.version, "due_on": review.due_on}
    form = TermForm(typed(request), initial=start)
    return form_page(
        request,
        form,
        lambda: panel.move_term(
            review,
            form.cleaned_data["due_on"],
            expected_version=form.cleaned_data["version"],
            reason=form.cleaned_data["reason"],
            **signed(request),
        ),
        _about(found, review, _("Move the term")),
        fields=_TERM,
    )


@takes_form
def return_scores(request: HouseRequest, evaluation_id: int, review_id: int) -> HttpResponse:
    """Give scores back to the expert."""
    found, review = _review(request, evaluation_id, review_id, "return_scores")
    return reason_page(
        request,
        lambda why: scoring.return_scores(review, reason=why, **signed(request)),
        _about(found, review, _("Give the scores back")),
    )


@takes_form
def meeting(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Record a consensus meeting."""
    found = evaluation_for(request, evaluation_id, "record_meeting")
    form = MeetingForm(typed(request))
    return form_page(
        request,
        form,
        lambda: closing.record_meeting(found, **form.cleaned_data, **signed(request)),
        page_of(
            found,
            _("Record a consensus meeting"),
            part="#panel",
            hint=_("What you write stays as it is; a correction is another record."),
        ),
        fields={"meeting.ahead": "held_on"},
    )


def _review(
    request: HouseRequest, evaluation_id: int, review_id: int, action: str
) -> tuple[Evaluation, PanelReview]:
    """Return evaluation and review when ``action`` may happen now; 404 or 403 otherwise."""
    found = visible(request, evaluation_id)
    try:
        review = review_of(found, review_id)
    except PanelReview.DoesNotExist:
        raise Http404 from None
    access.require(may_judge(action, request.actor, review, on=request.today))
    return found, review


def _about(found: Evaluation, review: PanelReview, title: Text) -> EvaluationForm:
    return page_of(found, title, part="#panel", hint=review.expert.user.full_name)
