"""The judgement of an application: list, page, and everything about admissibility."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.actions.judging import admissibility as actions
from applications.documents.judging import letter_text
from applications.forms.judging.admissibility import (
    AdmissibleForm,
    ExclusionForm,
    InadmissibleForm,
    PointForm,
)
from applications.judging_enums import LetterKind
from applications.lists.judging import JUDGED
from applications.models import ChecklistAnswer, Letter
from applications.panels.advice import advice_part
from applications.panels.judging import judging_page, named_points
from applications.panels.reviews import experts_part
from applications.permissions.judging import may_see_judging
from applications.queries.judging.admissibility import answer_of
from applications.queries.judging.files import judged_in_order
from applications.queries.judging.letters import letter_of
from applications.views.judging.common import judged, judged_for, page_of
from clusterbeleid.core import access
from clusterbeleid.core.form_pages import form_page, signed, takes_form, typed
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response


@require_safe
def to_judge(request: HouseRequest) -> HttpResponse:
    """List what was handed in."""
    access.require(may_see_judging(request.actor))
    rows = judged_in_order(request.actor, on=request.today)
    return list_response(request, JUDGED, rows, "applications/judging/list.html")


@require_safe
def judging(request: HouseRequest, application_id: int) -> HttpResponse:
    """Show the judgement of one application."""
    found = judged(request, application_id)
    context = {
        **judging_page(request.actor, found, on=request.today),
        **experts_part(found),
        **advice_part(request.actor, found, on=request.today),
    }
    return render(request, "applications/judging/page.html", context)


@require_safe
def letter(request: HouseRequest, application_id: int, letter_id: int) -> HttpResponse:
    """Show a letter as it left."""
    found = judged(request, application_id)
    try:
        row = letter_of(found, letter_id)
    except Letter.DoesNotExist:
        raise Http404 from None
    context = {"application": found, "letter": row}
    return render(request, "applications/judging/letter.html", context)


@takes_form
def exclusion(request: HouseRequest, application_id: int) -> HttpResponse:
    """Record a test of the exclusions."""
    found = judged_for(request, application_id, "record_exclusion")
    form = ExclusionForm(typed(request))
    return form_page(
        request,
        form,
        lambda: actions.record_exclusion(found, form.data_of_test(), **signed(request)),
        page_of(found, _("Record a test of the exclusions"), part="#exclusions"),
        fields={"admissibility.test_ahead": "tested_on"},
    )


@takes_form
def point(request: HouseRequest, application_id: int, point: str) -> HttpResponse:
    """Answer one point of the checklist."""
    found = judged_for(request, application_id, "answer_point")
    named = next(
        (row for row in named_points(found, may_answer=True) if row.point.code == point), None
    )
    if named is None:
        raise Http404
    form = PointForm(typed(request), initial=_start(answer_of(found, point)))
    return form_page(
        request,
        form,
        lambda: actions.answer_point(
            found,
            point,
            met=form.cleaned_data["met"],
            reason=form.cleaned_data["reason"],
            expected_version=form.cleaned_data["version"],
            **signed(request),
        ),
        page_of(
            found,
            named.name,
            part="#checklist",
            model=ChecklistAnswer,
            template="applications/judging/point.html",
            context={"named": named},
        ),
    )


@takes_form
def declare_admissible(request: HouseRequest, application_id: int) -> HttpResponse:
    """Let an application go on."""
    found = judged_for(request, application_id, "declare_admissible")
    form = AdmissibleForm(typed(request))
    hint = _("The checklist is kept as it stands now. After this the answers stand still.")
    return form_page(
        request,
        form,
        lambda: actions.declare_admissible(
            found, motivation=form.cleaned_data["motivation"], **signed(request)
        ),
        page_of(found, _("Declare admissible"), submit=_("Declare admissible"), hint=hint),
    )


@takes_form
def declare_inadmissible(request: HouseRequest, application_id: int) -> HttpResponse:
    """End an application and send its letter."""
    found = judged_for(request, application_id, "declare_inadmissible")
    form = InadmissibleForm(typed(request))
    hint = _("The letter leaves at once, with the means of appeal. This cannot be taken back.")
    sample = letter_text(LetterKind.INADMISSIBLE, found, str(_("[your grounds]")))
    return form_page(
        request,
        form,
        lambda: actions.declare_inadmissible(
            found, motivation=form.cleaned_data["motivation"], **signed(request)
        ),
        page_of(
            found,
            _("Declare not admissible"),
            submit=_("Declare and send the letter"),
            hint=hint,
            template="applications/judging/inadmissible.html",
            context={"sample": sample},
        ),
        fields={"letter.no_motivation": "motivation"},
    )


@takes_form
def start_assessment(request: HouseRequest, application_id: int) -> HttpResponse:
    """Open the assessment by experts."""
    found = judged_for(request, application_id, "start_assessment")
    form = AdmissibleForm(typed(request))
    del form.fields["motivation"]
    return form_page(
        request,
        form,
        lambda: actions.start_assessment(found, **signed(request)),
        page_of(
            found,
            _("Start the assessment"),
            submit=_("Start"),
            hint=_("From then on you can invite experts and write the advice."),
        ),
    )


def _start(answer: ChecklistAnswer | None) -> dict[str, object]:
    if answer is None:
        return {"version": 0}
    return {"version": answer.version, "met": answer.met, "reason": answer.reason}
