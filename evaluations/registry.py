"""What this room tells the ground floor; loaded once the models are there."""

from __future__ import annotations

from importlib import import_module

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core import background, jobs, todo
from cofinancing.effects import register_duty
from evaluations import events
from evaluations.actions import watching
from evaluations.actions.reports import nightly
from evaluations.actions.reports.common import LATE, REVIEW, WRITE
from evaluations.actions.reports.submitting import SEAL, make_sealed_pdf, receipt_address
from evaluations.documents.reminders import FEES
from evaluations.queries.reports import overdue_reports

for part in ("interim",):
    import_module(f"evaluations.{part}_registry")

background.register_worker(
    SEAL, make_sealed_pdf, _("PDF of a yearly plan or report"), address=receipt_address
)
for kind, label in (
    (WRITE, _("Yearly plan or report to hand in")),
    (REVIEW, _("Yearly plan or report to review")),
):
    todo.register_kind(
        kind,
        label,
        address=lambda task: reverse("evaluations:report", args=[task.object_id]),
        closes_itself=True,
    )
todo.register_kind(
    LATE,
    _("Question past its term"),
    address=lambda task: reverse("evaluations:report", args=[task.object_id]),
    closes_itself=True,
    fact_labels={"reason": _("Reason"), "until": _("Until")},
)
todo.register_kind(
    FEES,
    _("Published rules older than the fee list"),
    address=lambda task: reverse("cofinancing:settlement", args=[task.object_id]),
    fact_labels={"published": _("Published on"), "list_on": _("First day of the fee list in use")},
)
register_duty("reports", overdue_reports)
jobs.register_job(nightly.RUN, _("Opening of yearly plans and reports"))
jobs.register_job(watching.RUN, _("Reminders of reports, conditions and fee lists"))
events.register()
