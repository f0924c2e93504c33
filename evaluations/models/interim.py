"""The interim evaluation of a cluster, and the campaign that opens several at once (R42)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models import SupportAgreement
from clusterbeleid.core.models import Tracked, one_of, recorded
from clusters.models import Cluster
from evaluations.interim_enums import EvaluationState, Outcome
from evaluations.models.interim_fixed import papers_stand_still

_S = EvaluationState
_SENT = [_S.REPLY, _S.ADVICE, _S.ADVISED, _S.ON_AGENDA, _S.DECIDED]


@recorded
class Campaign(Tracked):
    """Several evaluations opened together by the head of team."""

    name = models.CharField(_("name"), max_length=200)
    self_due_on = models.DateField(_("self-evaluation due on"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("opened by")
    )
    opened_at = models.DateTimeField(_("opened at"))

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("evaluation campaign")

    def __str__(self) -> str:
        return self.name


@recorded
class Evaluation(Tracked):
    """The evaluation of one cluster under one decision, from its planning to the next decision.

    ``agreement`` is the decision that is evaluated. ``interval_months`` is the figure with which
    ``due_on`` was found.
    """

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="evaluations")
    agreement = models.ForeignKey(SupportAgreement, models.PROTECT, related_name="evaluations")
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="evaluations"
    )
    reference = models.CharField(_("reference"), max_length=40, unique=True)
    due_on = models.DateField(_("due on"))
    interval_months = models.PositiveSmallIntegerField(_("interval in months"))
    state = models.CharField(
        _("state"), max_length=16, choices=EvaluationState, default=EvaluationState.PLANNED
    )
    self_due_on = models.DateField(_("self-evaluation due on"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("self-evaluation handed in at"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("self-evaluation signed by"),
    )
    findings = models.TextField(_("findings"), blank=True)
    findings_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("findings written by"),
    )
    findings_sent_at = models.DateTimeField(_("findings sent at"), null=True, blank=True)
    reply_until = models.DateField(_("reply until"), null=True, blank=True)
    reply = models.TextField(_("reply of the cluster"), blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reply signed by"),
    )
    replied_at = models.DateTimeField(_("replied at"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decision_reference = models.CharField(
        _("reference of the decision"), max_length=100, blank=True
    )

    class Meta:
        ordering = ["-due_on", "-pk"]
        verbose_name = _("interim evaluation")
        constraints = [
            one_of("evaluation_state_known", "state", EvaluationState),
            models.CheckConstraint(
                name="evaluation_outcome_known",
                condition=Q(outcome__in=["", *Outcome.values]),
            ),
            models.UniqueConstraint(
                fields=["agreement", "due_on"],
                condition=~Q(state=EvaluationState.CANCELLED),
                name="evaluation_once",
                violation_error_message=_("This evaluation exists already."),
            ),
            models.CheckConstraint(
                name="evaluation_decided_has_outcome",
                condition=(
                    Q(state=EvaluationState.DECIDED, decided_on__isnull=False)
                    & ~Q(outcome="")
                    & ~Q(decision_reference="")
                )
                | (~Q(state=EvaluationState.DECIDED) & Q(outcome="", decided_on__isnull=True)),
                violation_error_message=_("Only a decision gives an outcome."),
            ),
            models.CheckConstraint(
                name="evaluation_findings_have_term",
                condition=~Q(state__in=_SENT)
                | (Q(reply_until__isnull=False, findings_sent_at__isnull=False) & ~Q(findings="")),
                violation_error_message=_("The findings go to the cluster with a term to reply."),
            ),
            models.CheckConstraint(
                name="evaluation_reply_is_signed",
                condition=Q(replied_at__isnull=True) | (Q(replied_by__isnull=False) & ~Q(reply="")),
            ),
        ]
        triggers = [papers_stand_still("evaluation_papers_stand_still")]

    def __str__(self) -> str:
        return self.reference

    @property
    def scope(self) -> str:
        """The file this belongs to: that of the cluster."""
        return self.cluster.scope
