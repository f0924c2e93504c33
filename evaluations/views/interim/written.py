"""The self-evaluation: writing together, and signing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from clusterbeleid.core import access, clock
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.form_pages import form_page, signed, takes_form, typed
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.written.answers import Saved, TypedText
from clusterbeleid.core.written.panels import save_state, typed_in
from evaluations.actions.interim.written import save_answers, submit_self_evaluation
from evaluations.documents.interim.whole import self_pdf, whole_of
from evaluations.forms.interim.steps import SignForm
from evaluations.models import Evaluation, SelfSubmission
from evaluations.panels.interim.steps import answer_fields, written_part
from evaluations.permissions.interim import may_evaluate
from evaluations.queries.interim.written import snapshot_of, submission_of
from evaluations.rules.interim.written import SECTION, completeness_of
from evaluations.views.interim.common import evaluation_for, page_of, visible


@takes_form
def write(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Show the questions beside the figures, or save what was typed."""
    found = evaluation_for(request, evaluation_id, "write_self_evaluation")
    if request.method != "POST":
        return _page(request, found)
    told = typed_in(request.POST, [row.key for row in answer_fields(found)])
    try:
        saved = save_answers(found, told, **signed(request))
    except Refused as refused:
        return _answer(request, found, Saved({}), told, refused)
    if saved.clashes or request.htmx:
        return _answer(request, found, saved, told)
    messages.success(request, _("Saved."))
    return redirect("evaluations:evaluation", found.pk)


@takes_form
def submit(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Show the whole as it will be sealed, and hand it in."""
    found = evaluation_for(request, evaluation_id, "submit_self_evaluation")
    content = snapshot_of(found, on=request.today)
    form = SignForm(typed(request), initial={"seen": hash_of(content)})
    written = [key for key, text in content["answers"].items() if text.strip()]
    page = page_of(
        found,
        gettext_lazy("Read and sign"),
        submit=gettext_lazy("Sign and hand in"),
        template="evaluations/interim/submit.html",
        context={"whole": whole_of(content), "lacks": completeness_of(written).missing},
    )
    return form_page(
        request,
        form,
        lambda: submit_self_evaluation(found, seen=form.cleaned_data["seen"], **signed(request)),
        page,
    )


@require_safe
def pdf(request: HouseRequest, evaluation_id: int) -> HttpResponse:
    """Hand the self-evaluation out: the sealed one to every reader, the draft to its writers."""
    found = visible(request, evaluation_id)
    sealed = submission_of(found)
    if sealed is None:
        access.require(
            may_evaluate("write_self_evaluation", request.actor, found, on=request.today)
        )
    try:
        data = _sealed_pdf(sealed) if sealed else _draft_pdf(request, found)
    except PdfFailed as failed:
        messages.error(request, " ".join(sentence(finding) for finding in failed.findings))
        return redirect("evaluations:evaluation", found.pk)
    name = f'attachment; filename="zelfevaluatie-{found.reference}.pdf"'
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": name})


def _sealed_pdf(sealed: SelfSubmission) -> bytes:
    return self_pdf(
        sealed.content,
        sealed.sha256,
        number=sealed.number,
        submitted_at=sealed.submitted_at,
        signed_by=sealed.submitted_by.full_name,
    )


def _draft_pdf(request: HouseRequest, found: Evaluation) -> bytes:
    content = snapshot_of(found, on=request.today)
    return self_pdf(content, hash_of(content))


def _answer(
    request: HouseRequest,
    found: Evaluation,
    saved: Saved,
    told: Mapping[str, TypedText],
    refused: Refused | None = None,
) -> HttpResponse:
    """Say honestly what was stored, with everything typed still there."""
    fields = [row.after(saved, told) for row in answer_fields(found)]
    state = save_state(saved, refused, now=clock.now())
    if request.htmx:
        return render(request, "components/written/saved.html", {**state, "fields": fields})
    return _page(request, found, status=422 if refused else 409, fields=fields, **state)


def _page(
    request: HouseRequest, found: Evaluation, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "evaluation": found,
        "whole": whole_of(snapshot_of(found, on=request.today)),
        "writing": True,
        "code": SECTION,
        "keep": f"evaluation-{found.pk}",
        "reader": request.actor.user_id,
        "fields": answer_fields(found),
        **written_part(found),
        **more,
    }
    return render(request, "evaluations/interim/self.html", context, status=status)
