"""The steps of an application: submit, receipt, versions, withdraw, complete, invite, join."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.actions import completing, proposals, submitting
from applications.documents.whole import whole_of
from applications.forms.steps import CompletionForm, InviteForm, JoinForm, SubmitForm
from applications.models import Application, Submission
from applications.panels.application import frame
from applications.panels.versions import receipt_page, versions_page
from applications.queries.checks import checked
from applications.queries.content import content_of
from applications.queries.files import joinable
from applications.queries.snapshots import snapshot_of, submissions_of
from applications.rules.form import section_codes
from applications.views.common import FormPage, application_for, visible_application
from clusterbeleid.core import clock
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.form_pages import form_page, reason_page, signed, takes_form
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.ui import Text
from clusterbeleid.kernel.findings import blocking


@takes_form
def submit(request: HouseRequest, application_id: int) -> HttpResponse:
    """Let the signatory read everything once more, and hand it in."""
    found = visible_application(request, application_id)
    action = "submit" if found.submitted_at is None else "complete"
    found = application_for(request, application_id, action)
    content = content_of(found)
    snapshot = snapshot_of(content)
    form = SubmitForm(request.POST or None, initial={"seen": hash_of(snapshot)})
    if form.is_valid():
        made = _hand_in(request, found, action, form)
        if made is not None:
            return redirect("applications:receipt", found.pk, made.number)
    check = checked(content, today=request.today)
    context = {
        **frame(request.actor, found, now=clock.now()),
        "form": form,
        "whole": whole_of(snapshot),
        "check": check,
        "blocked": bool(blocking(check.findings)),
    }
    status = 422 if form.errors else 200
    return render(request, "applications/submit.html", context, status=status)


def _hand_in(
    request: HouseRequest, found: Application, action: str, form: SubmitForm
) -> Submission | None:
    act = submitting.submit if action == "submit" else submitting.complete
    seen = form.cleaned_data["seen"]
    return attempt(form, lambda: act(found, seen=seen, **signed(request)))


@require_safe
def receipt(request: HouseRequest, application_id: int, number: int) -> HttpResponse:
    """Show what was handed in, when, its hash and its PDF."""
    found = visible_application(request, application_id)
    submission = submissions_of(found).filter(number=number).first()
    if submission is None:
        raise Http404
    context = {**frame(request.actor, found, now=clock.now()), **receipt_page(submission)}
    return render(request, "applications/receipt.html", context)


@require_safe
def versions(request: HouseRequest, application_id: int) -> HttpResponse:
    """Show the versions handed in, what was asked in between, and what changed."""
    found = visible_application(request, application_id)
    context = versions_page(request.actor, found, now=clock.now())
    return render(request, "applications/versions.html", context)


@takes_form
def withdraw(request: HouseRequest, application_id: int) -> HttpResponse:
    """Take an application back."""
    found = visible_application(request, application_id)
    action = "drop_draft" if found.submitted_at is None else "withdraw"
    found = application_for(request, application_id, action)
    return reason_page(
        request,
        lambda why: completing.withdraw(found, reason=why, **signed(request)),
        _page(
            found,
            _("Withdraw the application"),
            submit=_("Withdraw"),
            hint=_("This cannot be taken back. What you wrote stays readable."),
        ),
    )


@takes_form
def ask_completion(request: HouseRequest, application_id: int) -> HttpResponse:
    """Open sections for the applicant, with a term and a reason."""
    found = visible_application(request, application_id)
    found = application_for(request, application_id, completing.action_to_open(found))
    form = CompletionForm(request.POST or None, codes=section_codes(found.call.form_version))
    return form_page(
        request,
        form,
        lambda: completing.ask_completion(found, **form.cleaned_data, **signed(request)),
        _page(
            found,
            _("Ask completion"),
            submit=_("Ask"),
            hint=_("Only the sections marked open; the applicant is told by e-mail."),
        ),
        fields={
            "completion.term_in_the_past": "closes_at",
            "completion.no_section": "sections",
        },
    )


@takes_form
def end_completion(request: HouseRequest, application_id: int) -> HttpResponse:
    """Go on with the version handed in before."""
    found = application_for(request, application_id, "end_completion")
    return reason_page(
        request,
        lambda why: completing.end_completion(found, reason=why, **signed(request)),
        _page(
            found,
            _("Go on without completion"),
            submit=_("Go on"),
            hint=_("The version handed in before counts; what was typed since is put back."),
        ),
    )


@takes_form
def invite(request: HouseRequest, application_id: int) -> HttpResponse:
    """Invite an expression of interest to a full proposal."""
    found = application_for(request, application_id, "invite")
    form = InviteForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: proposals.invite(found, reason=form.cleaned_data["reason"], **signed(request)),
        _page(
            found,
            _("Invite to a full proposal"),
            submit=_("Invite"),
            hint=_("A full proposal begins with this content; the applicant is told by e-mail."),
        ),
    )


@takes_form
def join(request: HouseRequest, application_id: int) -> HttpResponse:
    """Join this expression of interest with others into one proposal that it leads."""
    found = application_for(request, application_id, "join")
    form = JoinForm(request.POST or None, others=joinable(found))
    return form_page(
        request,
        form,
        lambda: proposals.join(
            [found, *form.cleaned_data["others"]],
            found,
            reason=form.cleaned_data["reason"],
            **signed(request),
        ),
        _page(
            found,
            _("Join expressions of interest"),
            submit=_("Join"),
            hint=_("One proposal begins with this content and the members of all. Origins stay."),
        ),
    )


def _page(found: Application, title: Text, **more: Any) -> FormPage:
    back = reverse("applications:detail", args=[found.pk])
    return FormPage(title=title, back=back, application=found, **more)
