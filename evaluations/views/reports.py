"""Yearly plans and reports: lists, sections, and the whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusterbeleid.core import access, clock
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.form_pages import signed, takes_form
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.listing import list_response
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.written.answers import Saved, TypedText
from clusterbeleid.core.written.panels import save_state, typed_in
from clusterbeleid.kernel.transitions import Verdict
from clusters.views.common import visible_cluster
from evaluations.actions.reports.writing import save_answers
from evaluations.documents.reports import report_pdf, whole_of
from evaluations.lists.reports import report_listing
from evaluations.models import Report
from evaluations.panels.reports import (
    answer_fields,
    frame,
    report_page,
    section_page,
    section_url,
    versions_page,
)
from evaluations.permissions.reports import may_read, may_write
from evaluations.queries.kpis import may_see_all
from evaluations.queries.prefill import report_facts, snapshot_of
from evaluations.queries.reports import (
    answers_of,
    get_visible_report,
    open_sections,
    reports_in_order,
    unique_companies,
    versions_of,
)
from evaluations.rules.reports import sections_for


def visible_report(request: HouseRequest, report_id: int) -> Report:
    """Return the report, or 404 when it is absent or not yours."""
    try:
        return get_visible_report(request.actor, report_id, on=request.today)
    except Report.DoesNotExist:
        raise Http404 from None


def readable_report(request: HouseRequest, report_id: int) -> Report:
    """Return a report whose content the actor may read; 403 with the reason otherwise."""
    found = visible_report(request, report_id)
    access.require(may_read(request.actor, found, on=request.today))
    return found


def own_report(request: HouseRequest, report_id: int) -> Report:
    """Return a report of one's own: what is being written is for its writers alone (R55)."""
    found = visible_report(request, report_id)
    access.require(may_write(request.actor, found, "", {""}, on=request.today))
    return found


@require_safe
def everywhere(request: HouseRequest) -> HttpResponse:
    """List the reports of all visible clusters; companies in more clusters are counted once."""
    inside = may_see_all(request.actor)
    access.require(Verdict.ok() if inside else Verdict.no("clusters.agency_only"))
    rows = reports_in_order(request.actor, on=request.today)
    unique, memberships = unique_companies(request.actor, on=request.today)
    context = {"unique": unique, "memberships": memberships}
    listing = report_listing(request.today, with_cluster=True)
    return list_response(request, listing, rows, "evaluations/reports.html", context)


@require_safe
def of_cluster(request: HouseRequest, cluster_id: int) -> HttpResponse:
    """List the plans and reports of one cluster."""
    cluster = visible_cluster(request, cluster_id)
    rows = reports_in_order(request.actor, on=request.today).filter(cluster=cluster)
    context = {"cluster": cluster, "tab": "reports"}
    listing = report_listing(request.today, with_cluster=False)
    return list_response(request, listing, rows, "evaluations/cluster_reports.html", context)


@require_safe
def report(request: HouseRequest, report_id: int) -> HttpResponse:
    """Show where a report stands: the meter for its writers, what was handed in for the agency."""
    found = visible_report(request, report_id)
    context = report_page(request.actor, found, now=clock.now())
    return render(request, "evaluations/report.html", context)


@takes_form
def section(request: HouseRequest, report_id: int, part: str) -> HttpResponse:
    """Show a section, or save what was typed in it."""
    found = own_report(request, report_id)
    if part not in {one.code for one in sections_for(found.kind, found.form_version)}:
        raise Http404
    if request.method != "POST":
        return _page(request, found, part)
    opened = open_sections(found, clock.now())
    access.require(may_write(request.actor, found, part, opened, on=request.today))
    typed = typed_in(request.POST, [row.key for row in _fields(request, found, part)])
    try:
        saved = save_answers(found, part, typed, **signed(request))
    except Refused as refused:
        return _answer(request, found, part, Saved({}), typed, refused)
    if saved.clashes or request.htmx:
        return _answer(request, found, part, saved, typed)
    messages.success(request, _("Saved."))
    return redirect(section_url(found, part))


@require_safe
def whole(request: HouseRequest, report_id: int) -> HttpResponse:
    """Show the whole on one page, to read or print before signing."""
    found = own_report(request, report_id)
    snapshot = snapshot_of(found, report_facts(found, today=request.today))
    context = {
        **frame(request.actor, found, now=clock.now()),
        "whole": whole_of(snapshot),
        "sha256": hash_of(snapshot),
    }
    return render(request, "evaluations/report_whole.html", context)


@require_safe
def pdf(request: HouseRequest, report_id: int) -> HttpResponse:
    """Hand out the whole as it stands now, as a draft in PDF."""
    found = own_report(request, report_id)
    snapshot = snapshot_of(found, report_facts(found, today=request.today))
    try:
        data = report_pdf(snapshot, hash_of(snapshot))
    except PdfFailed as failed:
        messages.error(request, " ".join(sentence(finding) for finding in failed.findings))
        return redirect("evaluations:report_whole", found.pk)
    headers = {"Content-Disposition": f'attachment; filename="{found.kind}-{found.pk}.pdf"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


@require_safe
def versions(request: HouseRequest, report_id: int) -> HttpResponse:
    """Show what was handed in and what changed between versions."""
    found = readable_report(request, report_id)
    context = versions_page(request.actor, found, now=clock.now())
    return render(request, "evaluations/report_versions.html", context)


@require_safe
def receipt(request: HouseRequest, report_id: int, version_number: int) -> HttpResponse:
    """Show the receipt of a version; the PDF follows by itself."""
    found = readable_report(request, report_id)
    row = next((one for one in versions_of(found) if one.number == version_number), None)
    if row is None:
        raise Http404
    context = {
        **frame(request.actor, found, now=clock.now()),
        "submission": row,
        "pdf": getattr(row, "pdf", None),
    }
    return render(request, "evaluations/report_receipt.html", context)


def _fields(request: HouseRequest, found: Report, code: str) -> list[Any]:
    rows = answers_of(found)
    facts = report_facts(found, today=request.today, answers=rows)
    return answer_fields(facts, rows, code)


def _answer(
    request: HouseRequest,
    found: Report,
    code: str,
    saved: Saved,
    typed: Mapping[str, TypedText],
    refused: Refused | None = None,
) -> HttpResponse:
    """Say honestly what was stored, with everything typed still there."""
    fields = [row.after(saved, typed) for row in _fields(request, found, code)]
    state = save_state(saved, refused, now=clock.now())
    if request.htmx:
        context = {**state, "fields": fields}
        return render(request, "components/written/saved.html", context)
    return _page(request, found, code, status=422 if refused else 409, fields=fields, **state)


def _page(
    request: HouseRequest, found: Report, code: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {**section_page(request.actor, found, code, now=clock.now()), **more}
    return render(request, "evaluations/report_section.html", context, status=status)
