"""Papers: minutes, bundles, and checking a PDF against what was sealed."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clusterbeleid.core import access
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.form_pages import form_page, signed, takes_form
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.queries import visible_jobs
from committee import actions
from committee.actions.bundles import BUNDLE
from committee.forms.papers import MinutesForm, VerifyForm
from committee.permissions import may_approve_minutes, may_read_minutes, may_verify
from committee.queries import visible_dossier_by_hash
from committee.views.common import meeting_for, meeting_page, visible_meeting


@require_safe
def minutes(request: HouseRequest, meeting_id: int) -> HttpResponse:
    """Give the minutes as PDF, without the items that are shut for this reader."""
    found = meeting_for(request, meeting_id, may_read_minutes)
    form = forms.Form({})
    data = attempt(form, lambda: actions.draw_minutes(found, actor=request.actor, on=request.today))
    if data is None:
        return _back_with(request, found.pk, form)
    return _pdf(data, f"{_('minutes')}-{found.number}.pdf")


@takes_form
def approve_minutes(request: HouseRequest, meeting_id: int) -> HttpResponse:
    """Approve the minutes, with remarks."""
    found = meeting_for(request, meeting_id, may_approve_minutes)
    posted = request.POST if request.method == "POST" else None
    form = MinutesForm(posted, initial={"remarks": found.minutes_text})
    return form_page(
        request,
        form,
        lambda: actions.approve_minutes(found, **form.cleaned_data, **signed(request)),
        meeting_page(found, _("Approve the minutes"), submit=_("Approve")),
    )


@require_POST
def new_bundle(request: HouseRequest, meeting_id: int) -> HttpResponse:
    """Make a bundle in the background."""
    found = visible_meeting(request, meeting_id)
    form = forms.Form(request.POST)
    job = attempt(form, lambda: actions.start_bundle(found, **signed(request)))
    return _back_with(request, found.pk, form) if job is None else redirect("core:job", job.pk)


@require_safe
def bundle(request: HouseRequest, job_id: int) -> HttpResponse:
    """Hand out an own bundle, as long as nothing in it was shut since."""
    own = visible_jobs(request.actor, on=request.today).filter(
        kind=BUNDLE, started_by_id=request.actor.user_id
    )
    job = get_object_or_404(own, pk=job_id)
    found = actions.read_bundle(job, actor=request.actor, on=request.today)
    if found is None:
        raise Http404
    return _pdf(found[1], found[0])


@takes_form
def verify(request: HouseRequest) -> HttpResponse:
    """Say of which sealed dossier a PDF has the bytes, and which decision rests on it."""
    access.require(may_verify(request.actor))
    posted = request.method == "POST"
    form = VerifyForm(request.POST, request.FILES) if posted else VerifyForm()
    asked = posted and form.is_valid()
    known = None
    if asked:
        known = visible_dossier_by_hash(form.digest(), request.actor, on=request.today)
    context = {"form": form, "asked": asked, "known": known}
    return render(request, "committee/verify.html", context, status=422 if form.errors else 200)


def _pdf(data: bytes, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def _back_with(request: HouseRequest, meeting_id: int, form: forms.Form) -> HttpResponse:
    messages.error(request, " ".join(map(str, form.non_field_errors())))
    return redirect("committee:meeting", meeting_id)
