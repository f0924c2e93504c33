"""Admissibility, advice, the government's choice and the letters about them (R36, R37, R52, R54)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applications.judging_enums import AdviceState, LetterKind, Proposal
from applications.models.calls import Call
from applications.models.files import Application
from applications.models.judging_fixed import (
    OF_ADVICE,
    OF_APPLICATION,
    only_in_assessment,
    only_when_submitted,
)
from clusterbeleid.core.models import (
    Dated,
    StoredFile,
    Tracked,
    no_overlap,
    one_of,
    period_in_order,
    recorded,
)
from clusterbeleid.core.written.models import final


@recorded
class ExclusionTest(models.Model):
    """A dated test of the exclusions with the accounts it rests on; a new test is a new row (R14)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="exclusion_tests")
    tested_on = models.DateField(_("tested on"))
    accounts_year = models.PositiveSmallIntegerField(_("year of the annual accounts"))
    source = models.CharField(_("source"), max_length=300)
    recovery_open = models.BooleanField(_("a recovery order of the Commission is open"))
    in_difficulty = models.BooleanField(_("undertaking in difficulty"))
    note = models.TextField(_("explanation"), blank=True)
    tested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("tested by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        ordering = ["application_id", "-tested_on", "-pk"]
        verbose_name = _("test of the exclusions")
        constraints = [
            models.CheckConstraint(
                name="exclusion_has_source",
                condition=~Q(source=""),
                violation_error_message=_("Give the source of the test."),
            ),
        ]
        triggers = [final("exclusion_is_final")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.tested_on:%Y-%m-%d}"

    @property
    def is_clear(self) -> bool:
        """Tell whether neither exclusion applies."""
        return not (self.recovery_open or self.in_difficulty)


@recorded
class ChecklistAnswer(Tracked):
    """What a person says on one point of the admissibility, with the reason."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="checklist")
    point = models.CharField(_("point"), max_length=60)
    met = models.BooleanField(_("met"))
    reason = models.TextField(_("reason"))
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("answered by")
    )

    class Meta:
        ordering = ["application_id", "pk"]
        verbose_name = _("answer to the checklist")
        constraints = [
            models.UniqueConstraint(fields=["application", "point"], name="checklist_once"),
            models.CheckConstraint(
                name="checklist_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Write down why; the reason is kept with your name."),
            ),
        ]
        triggers = [only_when_submitted("checklist_stands_still")]

    def __str__(self) -> str:
        return self.point


@recorded
class AdmissibilityOutcome(models.Model):
    """The outcome with the whole checklist as it stood; never changed afterwards."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="outcomes")
    admissible = models.BooleanField(_("admissible"))
    motivation = models.TextField(_("motivation"))
    checklist = models.JSONField(_("checklist"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"))

    class Meta:
        ordering = ["application_id", "-decided_at", "-pk"]
        verbose_name = _("outcome of the admissibility")
        constraints = [
            models.CheckConstraint(
                name="inadmissible_has_motivation",
                condition=Q(admissible=True) | ~Q(motivation=""),
                violation_error_message=_("Motivate why the application is not admissible."),
            ),
        ]
        triggers = [final("outcome_is_final")]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.admissible}"


@recorded
class Letter(models.Model):
    """A letter as it left the house; the same letter exists once for an application."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="letters")
    kind = models.CharField(_("kind"), max_length=20, choices=LetterKind)
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    subject = models.CharField(_("subject"), max_length=300)
    body = models.TextField(_("text"))
    recipients = models.JSONField(_("recipients"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        ordering = ["application_id", "-made_at", "-pk"]
        verbose_name = _("letter about an application")
        constraints = [
            one_of("application_letter_kind_known", "kind", LetterKind),
            models.UniqueConstraint(
                fields=["application", "kind", "number"], name="application_letter_once"
            ),
        ]
        triggers = [final("application_letter_is_final")]

    def __str__(self) -> str:
        return self.subject


@recorded
class Advice(Tracked):
    """The advice of VLAIO with the draft decision: author and approver are two people (R52, A12)."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="advice")
    state = models.CharField(
        _("state"), max_length=12, choices=AdviceState, default=AdviceState.DRAFT
    )
    proposal = models.CharField(_("proposal"), max_length=12, choices=Proposal)
    motivation = models.TextField(_("motivation"))
    draft_decision = models.TextField(_("draft decision"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author")
    )
    second_author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("second author"),
    )
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("advice of VLAIO")
        constraints = [
            one_of("advice_state_known", "state", AdviceState),
            one_of("advice_proposal_known", "proposal", Proposal),
            models.CheckConstraint(
                name="advice_two_authors_differ",
                condition=Q(second_author__isnull=True) | ~Q(second_author=F("author")),
                violation_error_message=_("The second author is somebody else."),
            ),
            models.CheckConstraint(
                name="advice_four_eyes",
                condition=Q(approver__isnull=True)
                | (
                    ~Q(approver=F("author"))
                    & (Q(second_author__isnull=True) | ~Q(approver=F("second_author")))
                ),
                violation_error_message=_("Nobody approves the own advice."),
            ),
            models.CheckConstraint(
                name="advice_approved_has_approver",
                condition=Q(
                    state=AdviceState.APPROVED, approver__isnull=False, approved_at__isnull=False
                )
                | (
                    ~Q(state=AdviceState.APPROVED)
                    & Q(approver__isnull=True, approved_at__isnull=True)
                ),
            ),
        ]
        triggers = [only_in_assessment("advice_stands_still", OF_APPLICATION)]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.get_proposal_display()}"


@recorded
class AdviceYear(Tracked, Dated):
    """The aid proposed for one project year, in euro."""

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="years")
    number = models.PositiveSmallIntegerField(_("project year"))
    granted_amount = models.DecimalField(_("aid proposed"), max_digits=12, decimal_places=2)
    eligible_cost = models.DecimalField(_("eligible cost"), max_digits=12, decimal_places=2)
    planned_cofinancing = models.DecimalField(
        _("planned co-financing"), max_digits=12, decimal_places=2
    )

    class Meta:
        ordering = ["advice_id", "number"]
        verbose_name = _("project year of an advice")
        constraints = [
            period_in_order("advice_year_in_order", _("The last day lies before the first day.")),
            models.UniqueConstraint(fields=["advice", "number"], name="advice_year_once"),
            models.CheckConstraint(
                name="advice_year_amounts",
                condition=Q(granted_amount__gte=0, eligible_cost__gte=0, planned_cofinancing__gte=0)
                & Q(granted_amount__lte=F("eligible_cost")),
                violation_error_message=_("The aid lies between zero and the eligible cost."),
            ),
            no_overlap(
                "advice_year_no_overlap",
                "advice",
                message=_("Two project years share days."),
            ),
        ]
        triggers = [only_in_assessment("advice_year_stands_still", OF_ADVICE)]

    def __str__(self) -> str:
        return f"{self.advice_id}/{self.number}"


@recorded
class GovernmentDecision(models.Model):
    """The government chose which expressions of interest go on, once for a call (R38)."""

    call = models.OneToOneField(
        Call,
        models.PROTECT,
        related_name="government_decision",
        error_messages={"unique": _("The decision on this call is registered already.")},
    )
    reference = models.CharField(_("reference"), max_length=100)
    decided_on = models.DateField(_("date of the decision"))
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("document of the decision")
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("registered by")
    )
    registered_at = models.DateTimeField(_("registered at"))

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("decision of the government")
        triggers = [final("government_decision_is_final")]

    def __str__(self) -> str:
        return self.reference


@recorded
class Selection(models.Model):
    """What the government decided about one expression of interest; carried out by the batch."""

    decision = models.ForeignKey(GovernmentDecision, models.PROTECT, related_name="selections")
    application = models.OneToOneField(Application, models.PROTECT, related_name="selection")
    invited = models.BooleanField(_("invited"))
    reason = models.TextField(_("motivation"))

    class Meta:
        ordering = ["decision_id", "pk"]
        verbose_name = _("choice of the government")
        constraints = [
            models.CheckConstraint(
                name="selection_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Motivate the choice for each expression of interest."),
            ),
        ]
        triggers = [final("selection_is_final")]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.invited}"
