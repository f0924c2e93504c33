"""Innovation projects: what was decided, for which clusters, with which money (R58, R59)."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import Tracked, one_of, recorded
from clusters.models import Cluster
from projects.enums import BudgetSource, Channel, PolicyLabel, ProjectState
from projects.models.envelopes import WITHIN_ENVELOPE, Envelope, before
from projects.models.types import ProjectType

# Aid that was granted, whatever became of the project since.
GRANTED = [ProjectState.DECIDED, ProjectState.CLOSED, ProjectState.STOPPED]


@recorded
class Project(Tracked):
    """A project with its aid in euro; granted by a decision, or still in preparation."""

    reference = models.CharField(_("reference"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=300)
    type = models.ForeignKey(
        ProjectType, models.PROTECT, related_name="projects", verbose_name=_("type")
    )
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    source = models.CharField(_("budget"), max_length=12, choices=BudgetSource)
    envelope = models.ForeignKey(
        Envelope,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("envelope"),
    )
    labels = ArrayField(
        models.CharField(max_length=20, choices=PolicyLabel),
        verbose_name=_("policy labels"),
        default=list,
        blank=True,
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    aid = models.DecimalField(_("aid"), max_digits=12, decimal_places=2)
    first_day = models.DateField(_("start"), null=True, blank=True)
    last_day = models.DateField(_("end"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=ProjectState, default=ProjectState.DRAFT)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["reference", "pk"]
        verbose_name = _("innovation project")
        constraints = [
            one_of("project_state_known", "state", ProjectState),
            one_of("project_channel_known", "channel", Channel),
            one_of("project_source_known", "source", BudgetSource),
            models.CheckConstraint(
                name="project_state_has_decision",
                condition=~Q(state__in=[str(one) for one in GRANTED]) | Q(decided_on__isnull=False),
                violation_error_message=_("Give the day of the decision."),
            ),
            models.CheckConstraint(
                name="project_aid_not_negative",
                condition=Q(aid__gte=0),
                violation_error_message=_("An amount is zero or more."),
            ),
            models.CheckConstraint(
                name="project_days_in_order",
                condition=Q(first_day__isnull=True)
                | Q(last_day__isnull=True)
                | Q(last_day__gte=F("first_day")),
                violation_error_message=_("The last day lies before the first day."),
            ),
        ]
        indexes = [
            models.Index(fields=["decided_on", "state"], name="project_by_decision"),
            GinIndex(fields=["labels"], name="project_by_label"),
        ]
        triggers = [
            before("project_within_envelope", WITHIN_ENVELOPE, pgtrigger.Insert | pgtrigger.Update)
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class ProjectCluster(Tracked):
    """A cluster that a project belongs to; the lead is the one that handed it in."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="cluster_rows")
    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="project_rows")
    is_lead = models.BooleanField(_("handed it in"), default=False)

    class Meta:
        ordering = ["project_id", "-is_lead", "pk"]
        verbose_name = _("cluster of a project")
        constraints = [
            models.UniqueConstraint(fields=["project", "cluster"], name="project_cluster_once"),
            models.UniqueConstraint(
                fields=["project"], condition=Q(is_lead=True), name="project_one_lead"
            ),
        ]

    def __str__(self) -> str:
        return str(self.cluster)
