"""Yearly plans and reports: the duty, what is written, what was handed in, and its review (R47)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models import ProjectYear
from clusterbeleid.core.models import Tracked, one_of, recorded
from clusterbeleid.core.written.models import (
    AskedAgain,
    SealedFile,
    SealedVersion,
    WrittenAnswer,
    final,
    guarded,
)
from clusters.models import Cluster
from evaluations.enums import ReportKind, ReportState, SectionOutcome
from evaluations.rules.report_form import LATEST_FORM
from evaluations.transitions import OPEN_STATES

_KEEP = """
IF EXISTS (
    SELECT 1 FROM evaluations_report AS report
    WHERE report.id = {row}.report_id AND report.state NOT IN ('open', 'questions')
) THEN
    RAISE EXCEPTION 'a report that was handed in keeps its content' USING ERRCODE = 'check_violation';
END IF;
"""


@recorded
class Report(Tracked):
    """The duty to hand in a plan or a report about a project year, from opened to accepted."""

    kind = models.CharField(_("kind"), max_length=10, choices=ReportKind)
    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="reports")
    project_year = models.ForeignKey(ProjectYear, models.PROTECT, related_name="reports")
    due_on = models.DateField(_("due date"))
    state = models.CharField(
        _("state"), max_length=10, choices=ReportState, default=ReportState.OPEN
    )
    form_version = models.PositiveSmallIntegerField(default=LATEST_FORM)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)

    class Meta:
        ordering = ["-due_on", "cluster_id", "kind", "pk"]
        verbose_name = _("yearly plan or report")
        constraints = [
            one_of("report_kind_known", "kind", ReportKind),
            one_of("report_state_known", "state", ReportState),
            models.UniqueConstraint(
                fields=["kind", "project_year"],
                name="report_once",
                violation_error_message=_("This is opened already."),
            ),
            models.CheckConstraint(
                name="report_submitted_has_moment",
                condition=Q(state=ReportState.OPEN.value) | Q(submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_accepted_has_moment",
                condition=~Q(state=ReportState.ACCEPTED.value) | Q(accepted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cluster}: {self.get_kind_display()} {self.project_year.first_day:%Y}"

    @property
    def scope(self) -> str:
        """Return the file this belongs to."""
        return f"cluster:{self.cluster_id}"

    @property
    def is_open(self) -> bool:
        """Tell whether the cluster organisation may write."""
        return self.state in OPEN_STATES


class ReportAnswer(WrittenAnswer):
    """What stands in one field; each field has a version of its own."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="answers")

    class Meta:
        ordering = ["report_id", "key"]
        verbose_name = _("answer of a report")
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="report_answer_once")]
        triggers = [guarded("report_answer_kept", _KEEP.format(row="OLD"), _KEEP.format(row="NEW"))]

    def __str__(self) -> str:
        return self.key


@recorded
class ReportVersion(SealedVersion):
    """The whole content as handed in; a correction is the next version (A1)."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="submissions")

    class Meta:
        ordering = ["report_id", "-number"]
        verbose_name = _("version of a report")
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="report_version_once")
        ]
        triggers = [final("report_version_is_final")]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.number}"


class ReportPdf(SealedFile):
    """The sealed PDF of a version."""

    submission = models.OneToOneField(ReportVersion, models.PROTECT, related_name="pdf")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("sealed PDF of a report")
        triggers = [final("report_pdf_is_final")]

    def __str__(self) -> str:
        return str(self.submission_id)


class ReportRequest(AskedAgain):
    """The account manager opens named sections again within a term."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="requests")

    class Meta:
        ordering = ["report_id", "-asked_at", "-pk"]
        verbose_name = _("question about a report")
        constraints = [
            models.CheckConstraint(
                name="report_request_in_order", condition=Q(closes_at__gt=F("asked_at"))
            ),
            models.CheckConstraint(name="report_request_has_reason", condition=~Q(reason="")),
            models.UniqueConstraint(
                fields=["report"], condition=Q(outcome=""), name="report_request_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.closes_at:%Y-%m-%d}"


class SectionReview(Tracked):
    """What the account manager says of a section of one version."""

    submission = models.ForeignKey(ReportVersion, models.PROTECT, related_name="reviews")
    section = models.SlugField(_("section"), max_length=40)
    outcome = models.CharField(_("outcome"), max_length=10, choices=SectionOutcome)
    remark = models.TextField(_("remark"), blank=True, max_length=4000)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["submission_id", "pk"]
        verbose_name = _("review of a section")
        constraints = [
            one_of("section_outcome_known", "outcome", SectionOutcome),
            models.UniqueConstraint(fields=["submission", "section"], name="section_judged_once"),
            models.CheckConstraint(
                name="section_question_has_words",
                condition=Q(outcome=SectionOutcome.ACCEPTED.value) | ~Q(remark=""),
                violation_error_message=_("Write what you ask."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id}/{self.section}"
