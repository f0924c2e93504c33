"""Clusters, their lineage and the bodies that carry them out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import (
    Dated,
    StoredFile,
    Tracked,
    no_overlap,
    one_of,
    period_in_order,
    recorded,
)
from clusters.enums import ClusterKind, LineageOutcome
from clusters.models.organisations import Organisation


class Lineage(Tracked):
    """What the ten years of operating aid are counted for, whatever the name or number (R11)."""

    name = models.CharField(_("name"), max_length=200)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_from",
        verbose_name=_("merged into"),
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("lineage")
        constraints = [
            models.CheckConstraint(
                name="lineage_not_into_itself",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("pk")),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Cluster(Tracked):
    """A cluster that is or was supported."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=ClusterKind)
    domain = models.CharField(_("domain"), max_length=200)
    mission = models.TextField(_("mission"), max_length=1000, blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True)
    lineage = models.ForeignKey(
        Lineage, models.PROTECT, related_name="clusters", verbose_name=_("lineage")
    )
    stopped_on = models.DateField(
        _("last day of support before the ten years"), null=True, blank=True
    )
    stopped_reason = models.TextField(_("reason of the stop"), blank=True)
    published_members = models.PositiveIntegerField(
        _("members as published"), null=True, blank=True
    )
    published_sme_pct = models.DecimalField(
        _("share of SMEs as published"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    published_source = models.CharField(_("source of the publication"), max_length=200, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("cluster")
        constraints = [
            one_of("cluster_kind_known", "kind", ClusterKind),
            models.CheckConstraint(
                name="cluster_stop_has_reason",
                condition=Q(stopped_on__isnull=True) | ~Q(stopped_reason=""),
                violation_error_message=_("Give the reason of the stop."),
            ),
            models.CheckConstraint(
                name="cluster_published_has_source",
                condition=(Q(published_members__isnull=True) & Q(published_sme_pct__isnull=True))
                | ~Q(published_source=""),
                violation_error_message=_("Give the source of the published figures."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def scope(self) -> str:
        """Name of this file for tasks, files and messages."""
        return f"cluster:{self.pk}"


class ClusterOperator(Tracked, Dated):
    """The cluster organisation: the body mandated to carry out a cluster (R4)."""

    cluster = models.ForeignKey(
        Cluster, models.PROTECT, related_name="operators", verbose_name=_("cluster")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="operates", verbose_name=_("organisation")
    )

    class Meta:
        ordering = ["cluster_id", "first_day", "pk"]
        verbose_name = _("cluster organisation")
        constraints = [
            period_in_order(
                "operator_period_in_order", _("The last day lies before the first day.")
            ),
            no_overlap(
                "operator_no_overlap",
                "cluster",
                message=_("Another organisation carries out this cluster on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.first_day:%d/%m/%Y})"


@recorded
class LineageAssessment(Tracked):
    """Human answer, with its test list, to whether a clock may start anew (R11)."""

    cluster = models.ForeignKey(
        Cluster, models.PROTECT, related_name="lineage_assessments", verbose_name=_("cluster")
    )
    compared_with = models.ForeignKey(
        Lineage,
        models.PROTECT,
        related_name="assessments",
        verbose_name=_("compared with lineage"),
    )
    same_members = models.TextField(_("overlap of members"))
    same_people = models.TextField(_("overlap of board and staff"))
    same_mission = models.TextField(_("overlap of domain and mission"))
    same_brand = models.TextField(_("overlap of brand and assets"))
    same_area = models.TextField(_("overlap of target area"))
    continuity = models.TextField(_("economic continuity"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=LineageOutcome)
    motivation = models.TextField(_("motivation"))
    legal_advice = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("legal advice"),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided on"))

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("lineage assessment")
        constraints = [
            one_of("lineage_outcome_known", "outcome", LineageOutcome),
            models.CheckConstraint(
                name="lineage_new_needs_advice",
                condition=~Q(outcome=LineageOutcome.NEW) | Q(legal_advice__isnull=False),
                violation_error_message=_("A new lineage needs a legal advice."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cluster}: {self.get_outcome_display()}"
