"""The steps of a report: signing, taking in review, judging, asking, accepting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core import access, clock
from clusterbeleid.core.attempt import attempt
from clusterbeleid.core.form_pages import FormPage, form_page, signed, takes_form
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.kernel.findings import blocking
from evaluations.actions.reports import asking, reviewing
from evaluations.actions.reports.submitting import submit_report
from evaluations.documents.reports import whole_of
from evaluations.forms.reports import AskForm, GoOnForm, JudgeForm, SignForm, TermForm
from evaluations.models import Report
from evaluations.panels.reports import frame
from evaluations.permissions.reports import may, may_judge
from evaluations.queries.prefill import report_facts, snapshot_of
from evaluations.queries.reports import latest_version, open_request, reviews_of
from evaluations.rules.reports import check_report, section_codes
from evaluations.texts.reports import SECTIONS
from evaluations.transitions import REPORTS
from evaluations.views.reports import visible_report


@dataclass(frozen=True, kw_only=True)
class ReportPage(FormPage):
    """A page with one form about a report."""

    report: Report
    template: str = "evaluations/report_form.html"

    def around(self) -> dict[str, Any]:
        """Return what the page is about."""
        return {"report": self.report, "cluster": self.report.cluster, "tab": "reports"}


@takes_form
def submit(request: HouseRequest, report_id: int) -> HttpResponse:
    """Read the whole, sign and hand in."""
    found = _for(request, report_id, "submit_report", "answer_questions")
    facts = report_facts(found, today=request.today)
    snapshot, check = snapshot_of(found, facts), check_report(facts)
    form = SignForm(request.POST or None, initial={"seen": hash_of(snapshot)})
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        made = attempt(form, lambda: submit_report(found, seen=seen, **signed(request)))
        if made is not None:
            return redirect("evaluations:report_receipt", found.pk, made.number)
    context = {
        **frame(request.actor, found, now=clock.now()),
        "form": form,
        "check": check,
        "whole": whole_of(snapshot),
        "blocked": bool(blocking(check.findings)),
    }
    status = 422 if form.errors else 200
    return render(request, "evaluations/report_submit.html", context, status=status)


@takes_form
def start(request: HouseRequest, report_id: int) -> HttpResponse:
    """Take a report in review."""
    found = _for(request, report_id, "start_review")
    page = _about(found, _("Take in review"), _("Take in review"))
    form = forms.Form(request.POST or None)
    return form_page(request, form, lambda: reviewing.start_review(found, **signed(request)), page)


@takes_form
def accept(request: HouseRequest, report_id: int) -> HttpResponse:
    """Accept the whole."""
    found = _for(request, report_id, "accept_report")
    hint = _(
        "Sections that nobody judged are accepted with it. After this the content stands still."
    )
    page = _about(found, _("Accept"), _("Accept"), hint)
    form = forms.Form(request.POST or None)
    return form_page(request, form, lambda: reviewing.accept_report(found, **signed(request)), page)


@takes_form
def judge(request: HouseRequest, report_id: int, part: str) -> HttpResponse:
    """Say what you think of a section."""
    found = visible_report(request, report_id)
    access.require(may_judge(request.actor, found, on=request.today))
    if part not in section_codes(found.kind, found.form_version):
        raise Http404
    known = reviews_of(latest_version(found)).get(part)
    start = {"outcome": known.outcome, "remark": known.remark} if known else None
    form = JudgeForm(request.POST or None, initial=start)
    page = _about(found, SECTIONS[part], _("Save"))

    def act() -> object:
        return reviewing.judge_section(found, part, **form.cleaned_data, **signed(request))

    return form_page(request, form, act, page)


@takes_form
def ask(request: HouseRequest, report_id: int) -> HttpResponse:
    """Open sections again, with a term and a reason."""
    found = _for(request, report_id, "ask_questions", "reopen_report")
    reviews = reviews_of(latest_version(found))
    marked = [code for code, row in reviews.items() if row.outcome != "accepted"]
    form = AskForm(
        request.POST or None,
        codes=section_codes(found.kind, found.form_version),
        initial={"sections": marked},
    )
    page = _about(found, _("Ask questions"), _("Send"))

    def act() -> object:
        values = form.cleaned_data
        return reviewing.ask(
            found, values["sections"], form.closes_at(), reason=values["reason"], **signed(request)
        )

    return form_page(request, form, act, page)


@takes_form
def extend(request: HouseRequest, report_id: int) -> HttpResponse:
    """Give another term for the questions."""
    found = _for(request, report_id, "end_questions")
    form = TermForm(request.POST or None)
    page = _about(found, _("Give another term"), _("Save"))

    def act() -> object:
        reason = form.cleaned_data["reason"]
        return asking.extend_questions(found, form.closes_at(), reason=reason, **signed(request))

    return form_page(request, form, act, page, fields={"report.term_not_later": "until"})


@takes_form
def go_on(request: HouseRequest, report_id: int) -> HttpResponse:
    """Go on without an answer, once the term has passed."""
    found = _for(request, report_id, "end_questions")
    asked = open_request(found)
    form = GoOnForm(request.POST or None, codes=asked.sections if asked else [])
    hint = _("Only after the term. The version handed in before counts again.")
    page = _about(found, _("Go on without an answer"), _("Go on without an answer"), hint)

    def act() -> object:
        return asking.end_questions(found, **form.cleaned_data, **signed(request))

    return form_page(request, form, act, page)


def _for(request: HouseRequest, report_id: int, *actions: str) -> Report:
    """Return the visible report when the step that fits its state may happen now."""
    found = visible_report(request, report_id)
    fitting = [name for name in actions if REPORTS.find(name, found.state)] or [actions[0]]
    access.require(may(fitting[0], request.actor, found, on=request.today))
    return found


def _about(found: Report, title: Any, submit_label: Any, hint: Any = "") -> ReportPage:
    back = reverse("evaluations:report", args=[found.pk])
    return ReportPage(title=title, back=back, submit=submit_label, hint=hint, report=found)
