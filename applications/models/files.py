"""The application file, and from which expressions of interest a proposal came."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applications.enums import ApplicationState, Step
from applications.models.calls import Call
from applications.transitions import OPEN_STATES
from clusterbeleid.core.models import Tracked, one_of, recorded
from clusters.enums import SizeClass
from clusters.models import Cluster, Organisation

_NEVER_SUBMITTED = [ApplicationState.DRAFT, ApplicationState.WITHDRAWN]


@recorded
class Application(Tracked):
    """An expression of interest or a full proposal of a group of companies (R15, R37).

    ``applicant`` is the cluster organisation the group appointed; ``cluster`` the existing
    cluster it continues, when there is one (R11). ``submitted_at`` is stamped by the server.
    """

    call = models.ForeignKey(
        Call, models.PROTECT, related_name="applications", verbose_name=_("call")
    )
    cluster = models.ForeignKey(
        Cluster,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("existing cluster"),
    )
    applicant = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="applications",
        verbose_name=_("designated cluster organisation"),
    )
    step = models.CharField(_("step"), max_length=10, choices=Step)
    reference = models.CharField(_("reference"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(
        _("language"), max_length=2, choices=[("nl", "Nederlands"), ("en", "English")], default="nl"
    )
    first_day = models.DateField(_("first day of the activities"), null=True, blank=True)
    last_day = models.DateField(_("last day of the activities"), null=True, blank=True)
    applicant_size = models.CharField(
        _("size of the applying organisation"), max_length=10, choices=SizeClass, blank=True
    )
    state = models.CharField(
        max_length=20, choices=ApplicationState, default=ApplicationState.DRAFT
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True, editable=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("started by"),
    )
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("application")
        constraints = [
            one_of("application_step_known", "step", Step),
            one_of("application_state_known", "state", ApplicationState),
            models.CheckConstraint(
                name="application_applicant_size_known",
                condition=Q(applicant_size__in=["", *SizeClass.values]),
            ),
            models.CheckConstraint(
                name="application_language_known", condition=Q(language__in=["nl", "en"])
            ),
            models.CheckConstraint(
                name="application_period_in_order",
                condition=Q(last_day__isnull=True)
                | Q(first_day__isnull=True)
                | Q(last_day__gte=F("first_day")),
                violation_error_message=_("The last day lies before the first day."),
            ),
            models.CheckConstraint(
                name="application_submitted_has_moment",
                condition=Q(state__in=_NEVER_SUBMITTED) | Q(submitted_at__isnull=False),
                violation_error_message=_("A submitted application has its moment."),
            ),
            models.CheckConstraint(
                name="application_invited_is_expression",
                condition=~Q(state__in=["invited", "not_invited", "joined"])
                | Q(step=Step.EXPRESSION),
                violation_error_message=_("Only an expression of interest leads to an invitation."),
            ),
            models.CheckConstraint(
                name="application_decided_is_full",
                condition=~Q(state__in=["on_agenda", "granted", "refused"]) | Q(step=Step.FULL),
                violation_error_message=_("Only a full proposal goes to the committee."),
            ),
        ]
        indexes = [models.Index(fields=["call", "step", "state"], name="application_of_call")]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def scope(self) -> str:
        """Name of this file for tasks, files and messages."""
        return f"application:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Tell whether the applicant may write in it now."""
        return self.state in OPEN_STATES


class ApplicationOrigin(Tracked):
    """A proposal came from this expression of interest; a joint one from several (S0 §7.2)."""

    proposal = models.ForeignKey(Application, models.PROTECT, related_name="origins")
    expression = models.OneToOneField(Application, models.PROTECT, related_name="led_to")

    class Meta:
        ordering = ["proposal_id", "pk"]
        verbose_name = _("origin of a proposal")
        constraints = [
            models.CheckConstraint(
                name="origin_is_another", condition=~Q(proposal=F("expression"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expression_id} → {self.proposal_id}"
