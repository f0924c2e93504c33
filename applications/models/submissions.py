"""What was handed in, sealed, and what the agency asked to complete."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applications.models.files import Application
from clusterbeleid.core.models import recorded
from clusterbeleid.core.written.models import AskedAgain, SealedFile, SealedVersion, final


@recorded
class Submission(SealedVersion):
    """The whole content as handed in, with its hash; a later version is another row (A1)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="submissions")

    class Meta:
        ordering = ["application_id", "-number"]
        verbose_name = _("submission")
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="submission_once"),
        ]
        triggers = [final("submission_is_final")]

    def __str__(self) -> str:
        return f"{self.application_id}/{self.number}"


class SealedPdf(SealedFile):
    """The PDF of a submission, made once; the hash of its bytes stands with the file."""

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="pdf")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("sealed PDF")
        triggers = [final("sealed_pdf_is_final")]

    def __str__(self) -> str:
        return str(self.submission_id)


class CompletionRequest(AskedAgain):
    """The agency asks to complete named sections within a term, with the reason."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="completions")

    class Meta:
        ordering = ["application_id", "-asked_at", "-pk"]
        verbose_name = _("request for completion")
        constraints = [
            models.CheckConstraint(
                name="completion_term_in_order", condition=Q(closes_at__gt=F("asked_at"))
            ),
            models.CheckConstraint(
                name="completion_outcome_known",
                condition=Q(outcome="", ended_at__isnull=True)
                | Q(outcome__in=["answered", "ended"], ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="completion_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Give the reason."),
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(outcome=""),
                name="completion_one_open",
                violation_error_message=_("A completion is already asked."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.closes_at:%Y-%m-%d}"
