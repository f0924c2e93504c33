"""The advice of VLAIO on an evaluation, with the conditions it proposes (R52, R54, A12)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applications.judging_enums import AdviceState
from clusterbeleid.core.models import Tracked, one_of, recorded
from evaluations.interim_enums import PROLONGS, Outcome
from evaluations.models.interim import Evaluation
from evaluations.models.interim_fixed import only_in

_OPEN, _CLOSED = ("advice",), "an advice changes only while it is made"
_APPROVED = Q(state=AdviceState.APPROVED, approver__isnull=False, approved_at__isnull=False)


@recorded
class EvaluationAdvice(Tracked):
    """What VLAIO proposes: author, second reader and approver are different people (R52, A12)."""

    evaluation = models.OneToOneField(Evaluation, models.PROTECT, related_name="advice")
    state = models.CharField(
        _("state"), max_length=12, choices=AdviceState, default=AdviceState.DRAFT
    )
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    years = models.PositiveSmallIntegerField(_("years of prolongation"), null=True, blank=True)
    yearly_amount = models.DecimalField(
        _("aid per project year"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    motivation = models.TextField(_("motivation"))
    draft_decision = models.TextField(_("draft decision"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author")
    )
    second_reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("second reader"),
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
        verbose_name = _("advice on an evaluation")
        constraints = [
            one_of("evaluation_advice_state_known", "state", AdviceState),
            one_of("evaluation_advice_outcome_known", "outcome", Outcome),
            models.CheckConstraint(
                name="evaluation_advice_years",
                condition=(Q(outcome__in=sorted(PROLONGS)) & Q(years__gte=1))
                | (Q(outcome=Outcome.NEGATIVE) & Q(years__isnull=True)),
                violation_error_message=_("A prolongation has a number of years, a phase-out not."),
            ),
            models.CheckConstraint(
                name="evaluation_advice_amount",
                condition=Q(yearly_amount__isnull=True) | Q(yearly_amount__gt=0),
                violation_error_message=_("An amount is above zero."),
            ),
            models.CheckConstraint(
                name="evaluation_advice_readers_differ",
                condition=Q(second_reader__isnull=True) | ~Q(second_reader=F("author")),
                violation_error_message=_("The second reader is somebody else."),
            ),
            models.CheckConstraint(
                name="evaluation_advice_four_eyes",
                condition=Q(approver__isnull=True) | ~Q(approver=F("author")),
                violation_error_message=_("Somebody else approves the advice."),
            ),
            models.CheckConstraint(
                name="evaluation_advice_approved",
                condition=_APPROVED
                | (
                    ~Q(state=AdviceState.APPROVED)
                    & Q(approver__isnull=True, approved_at__isnull=True)
                ),
            ),
        ]
        triggers = [only_in("evaluation_advice_stands_still", _OPEN, _CLOSED)]

    def __str__(self) -> str:
        return f"{self.evaluation_id}: {self.get_outcome_display()}"


@recorded
class AdviceCondition(Tracked):
    """A condition that the advice proposes, with the day by which it must be met."""

    advice = models.ForeignKey(EvaluationAdvice, models.PROTECT, related_name="conditions")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("condition"))
    due_on = models.DateField(_("to be met by"))

    class Meta:
        ordering = ["advice_id", "number"]
        verbose_name = _("condition of an advice")
        constraints = [
            models.UniqueConstraint(fields=["advice", "number"], name="advice_condition_once"),
            models.CheckConstraint(name="advice_condition_has_text", condition=~Q(text="")),
        ]
        triggers = [
            only_in(
                "advice_condition_stands_still",
                _OPEN,
                _CLOSED,
                "(SELECT advice.evaluation_id FROM evaluations_evaluationadvice AS advice"
                " WHERE advice.id = {row}.advice_id)",
            )
        ]

    def __str__(self) -> str:
        return f"{self.advice_id}/{self.number}"
