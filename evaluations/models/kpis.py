"""Indicators: what is measured, by version, with targets and values that say where they come from (R61)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import Tracked, one_of
from clusterbeleid.core.written.models import final
from clusters.models import Cluster
from evaluations.enums import Better, KpiUnit
from evaluations.models.reports import ReportVersion


class Kpi(Tracked):
    """An indicator, whatever its definition is at the moment."""

    code = models.SlugField(_("code"), max_length=60, unique=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("indicator")

    def __str__(self) -> str:
        return self.code


class KpiVersion(Tracked):
    """A definition of an indicator; another definition is another version, never a change (R61)."""

    kpi = models.ForeignKey(Kpi, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    name_nl = models.CharField(_("name in Dutch"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    definition_nl = models.TextField(_("definition in Dutch"))
    definition_en = models.TextField(_("definition in English"))
    unit = models.CharField(_("unit"), max_length=20, choices=KpiUnit)
    better = models.CharField(_("direction"), max_length=10, choices=Better)
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        ordering = ["kpi_id", "number"]
        verbose_name = _("definition of an indicator")
        constraints = [
            models.UniqueConstraint(fields=["kpi", "number"], name="kpi_version_once"),
            one_of("kpi_unit_known", "unit", KpiUnit),
            one_of("kpi_better_known", "better", Better),
        ]
        triggers = [final("kpi_version_is_final")]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"

    @property
    def name(self) -> str:
        """Return the name in the language in use."""
        return self.name_en if get_language() == "en" else self.name_nl

    @property
    def definition(self) -> str:
        """Return the definition in the language in use."""
        return self.definition_en if get_language() == "en" else self.definition_nl


class KpiFigure(Tracked):
    """A figure of one definition and year; without cluster it is about all of them together."""

    definition = models.ForeignKey(
        KpiVersion, models.PROTECT, related_name="+", verbose_name=_("indicator")
    )
    cluster = models.ForeignKey(
        Cluster, models.PROTECT, null=True, related_name="+", verbose_name=_("cluster")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    source = models.CharField(_("source"), max_length=300)
    is_demo = models.BooleanField(_("invented for the demo"), default=False)

    class Meta:
        abstract = True


class KpiTarget(KpiFigure):
    """What a cluster wants to reach in a year, and where it started."""

    target = models.DecimalField(_("target"), max_digits=16, decimal_places=4)
    baseline = models.DecimalField(
        _("baseline"), max_digits=16, decimal_places=4, null=True, blank=True
    )
    baseline_year = models.PositiveSmallIntegerField(
        _("year of the baseline"), null=True, blank=True
    )

    class Meta:
        ordering = ["definition_id", "cluster_id", "year"]
        verbose_name = _("target of an indicator")
        constraints = [
            models.UniqueConstraint(
                fields=["definition", "cluster", "year"],
                name="kpi_target_once",
                nulls_distinct=False,
                violation_error_message=_("This indicator already has a target for this year."),
            ),
            models.CheckConstraint(
                name="kpi_baseline_has_year",
                condition=Q(baseline__isnull=True, baseline_year__isnull=True)
                | Q(baseline__isnull=False, baseline_year__isnull=False),
                violation_error_message=_("A baseline belongs to a year."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.definition_id}/{self.year}"


class KpiValue(KpiFigure):
    """What was measured, with the day, the scope and the source; other scopes never mix."""

    scope = models.CharField(_("scope"), max_length=300)
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=4)
    on_day = models.DateField(_("measured on"))
    report_version = models.ForeignKey(
        ReportVersion, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("version of a report"),
    )  # fmt: skip

    class Meta:
        ordering = ["definition_id", "cluster_id", "year", "scope"]
        verbose_name = _("value of an indicator")
        constraints = [
            models.UniqueConstraint(
                fields=["definition", "cluster", "year", "scope"],
                name="kpi_value_once",
                nulls_distinct=False,
                violation_error_message=_("This value stands here already."),
            ),
            models.CheckConstraint(
                name="kpi_value_has_grounds",
                condition=~Q(scope="") & ~Q(source=""),
                violation_error_message=_("Give the scope and the source."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.definition_id}/{self.year}: {self.value}"
