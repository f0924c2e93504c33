"""The list of yearly plans and reports."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone
from evaluations.enums import ReportKind, ReportState
from evaluations.models import Report

_TONES = {
    ReportState.OPEN.value: Tone.DRAFT,
    ReportState.SUBMITTED.value: Tone.INFO,
    ReportState.IN_REVIEW.value: Tone.INFO,
    ReportState.QUESTIONS.value: Tone.WARNING,
    ReportState.ACCEPTED.value: Tone.GOOD,
}


def report_status(report: Report, today: date) -> Status:
    """Return how far a report is; what is late says so."""
    if report.is_open and report.due_on < today:
        values = {"state": report.get_state_display()}
        return Status(_("%(state)s, overdue") % values, Tone.BAD)
    return Status(report.get_state_display(), _TONES[report.state])


def report_listing(today: date, *, with_cluster: bool) -> Listing:
    """Return the list; ``with_cluster`` shows of which cluster each one is."""
    cluster = (
        Column(
            key="cluster", label=_("Cluster"), value="cluster.name", sort=by_name("cluster__name")
        ),
    )
    return Listing(
        name="reports",
        caption=_("Yearly plans and reports"),
        empty_text=_("No yearly plan or report is opened yet."),
        default_sort="-due",
        filters=(
            Filter(key="kind", label=_("Kind"), choices=ReportKind.choices, apply="kind"),
            Filter(key="state", label=_("State"), choices=ReportState.choices, apply="state"),
        ),
        columns=(
            Column(
                key="what",
                label=_("What"),
                value=lambda row: row.get_kind_display(),
                sort="kind",
                link=lambda row: reverse("evaluations:report", args=[row.pk]),
                note=lambda row: str(row.project_year),
            ),
            *(cluster if with_cluster else ()),
            Column(
                key="first", label=_("First day"), value="project_year.first_day", kind="date",
                sort="project_year__first_day",
            ),
            Column(key="last", label=_("Last day"), value="project_year.last_day", kind="date"),
            Column(key="due", label=_("Due date"), value="due_on", kind="date", sort="due_on"),
            Column(
                key="state", label=_("State"), value=lambda row: report_status(row, today),
                kind="status", sort="state",
            ),
        ),
    )  # fmt: skip
