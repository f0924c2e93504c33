"""Types of innovation projects with the days on which they hold: data with a source, never code (R58)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import Dated, Tracked, no_overlap, one_of, period_in_order
from clusters.enums import SizeClass
from projects.enums import Activity, CountedAmong, PartnerRole


class ProjectType(Tracked, Dated):
    """A type as it holds in a period; what the sources do not say is empty, and shown so.

    ``min_companies`` empty: the general figure of R58 holds. ``cooperative``: counted as project of
    companies together (tables 6 and 7).
    """

    key = models.SlugField(_("key"), max_length=30)
    name = models.CharField(_("name"), max_length=100)
    applicants = models.TextField(_("who may apply"))
    counted_among = models.CharField(_("counted among"), max_length=20, choices=CountedAmong)
    min_companies = models.PositiveSmallIntegerField(
        _("fewest independent companies"), null=True, blank=True
    )
    min_research = models.PositiveSmallIntegerField(_("fewest research organisations"), default=0)
    min_clusters = models.PositiveSmallIntegerField(_("fewest clusters with a company"), default=0)
    max_cost_pct = models.DecimalField(
        _("largest share of one partner"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    min_aid = models.DecimalField(
        _("lowest aid"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    max_aid = models.DecimalField(
        _("highest aid"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    max_months = models.PositiveSmallIntegerField(_("longest, in months"), null=True, blank=True)
    cooperative = models.BooleanField(_("counted as cooperative project"), default=False)
    rule = models.CharField(_("rule"), max_length=10)
    source = models.CharField(_("source"), max_length=300)
    certainty = models.CharField(_("certainty"), max_length=1)

    class Meta:
        ordering = ["name", "first_day", "pk"]
        verbose_name = _("type of project")
        constraints = [
            period_in_order("project_type_in_order", _("The last day lies before the first day.")),
            no_overlap(
                "project_type_no_overlap", "key", message=_("This type holds already on some days.")
            ),
            one_of("project_type_counted_known", "counted_among", CountedAmong),
            models.CheckConstraint(
                name="project_type_has_source",
                condition=~Q(source="") & Q(certainty__regex=r"^[A-E]$"),
                violation_error_message=_("Give the source and how certain it is."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TypeRate(Tracked):
    """The highest rate for a part of a type, by kind of research and size, of VLAIO and of the GBER (R24).

    Empty ``activity`` or ``size``: for all. An empty rate is not known, and never zero.
    """

    type = models.ForeignKey(ProjectType, models.PROTECT, related_name="rates")
    part = models.CharField(_("part"), max_length=20, choices=PartnerRole)
    activity = models.CharField(_("kind of research"), max_length=20, choices=Activity, blank=True)
    size = models.CharField(_("size"), max_length=10, choices=SizeClass, blank=True)
    vlaio_pct = models.DecimalField(
        _("highest rate of VLAIO"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    gber_pct = models.DecimalField(
        _("highest rate of the GBER"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    source = models.CharField(_("source"), max_length=300)
    certainty = models.CharField(_("certainty"), max_length=1)

    class Meta:
        ordering = ["type_id", "part", "activity", "size", "pk"]
        verbose_name = _("rate of a type")
        constraints = [
            one_of("type_rate_part_known", "part", PartnerRole),
            models.UniqueConstraint(
                fields=["type", "part", "activity", "size"], name="type_rate_once"
            ),
            models.CheckConstraint(
                name="type_rate_is_a_share",
                condition=(Q(vlaio_pct__isnull=True) | Q(vlaio_pct__range=(0, 100)))
                & (Q(gber_pct__isnull=True) | Q(gber_pct__range=(0, 100)))
                & Q(certainty__regex=r"^[A-E]$"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type}: {self.get_part_display()}"
