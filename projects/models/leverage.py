"""Money that clusters bring in besides the aid, and with which rows a factor is computed (R62)."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import StoredFile, Tracked, one_of, recorded
from clusters.models import Cluster
from projects.enums import Confidentiality, LeverageLevel, Programme


@recorded
class LeverageEntry(Tracked):
    """A budget acquired in a year, in euro; confidential ones count, and are never shown apart."""

    year = models.PositiveSmallIntegerField(_("year"))
    level = models.CharField(_("level"), max_length=10, choices=LeverageLevel)
    programme = models.CharField(_("programme"), max_length=20, choices=Programme)
    description = models.CharField(_("description"), max_length=300)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    cluster = models.ForeignKey(
        Cluster,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="leverage",
        verbose_name=_("cluster"),
    )
    cluster_part = models.TextField(_("part of the cluster in it"), blank=True)
    confidentiality = models.CharField(_("class"), max_length=12, choices=Confidentiality)
    source = models.CharField(_("source"), max_length=300)
    document = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source document"),
    )
    by_cluster = models.BooleanField(_("entered by the cluster organisation"), default=False)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-year", "level", "programme", "pk"]
        verbose_name = _("leverage entry")
        constraints = [
            one_of("leverage_level_known", "level", LeverageLevel),
            one_of("leverage_programme_known", "programme", Programme),
            one_of("leverage_class_known", "confidentiality", Confidentiality),
            models.CheckConstraint(
                name="leverage_amount_has_source",
                condition=Q(amount__gt=0, year__range=(2010, 2100)) & ~Q(source=""),
                violation_error_message=_("Give an amount above zero, and its source."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.description}"


class LeverageSelection(Tracked):
    """Which rows of table 5 do not count in the denominator of a factor, and why.

    A changed selection is a new version under the same name; the old one stays as it was, for the
    figures that were frozen with it.
    """

    name = models.CharField(_("name"), max_length=100)
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    excluded = ArrayField(
        models.CharField(max_length=200), verbose_name=_("rows left out"), default=list, blank=True
    )
    reason = models.TextField(_("reason"))
    is_default = models.BooleanField(_("used unless another is chosen"), default=False)
    replaced_at = models.DateTimeField(_("replaced on"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["name", "-number", "pk"]
        verbose_name = _("selection of rows")
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True, replaced_at__isnull=True),
                name="leverage_selection_one_default",
            ),
            models.UniqueConstraint(fields=["name", "number"], name="leverage_selection_version"),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(replaced_at__isnull=True),
                name="leverage_selection_one_current",
                violation_error_message=_("There is a selection with this name already."),
            ),
            models.CheckConstraint(
                name="leverage_selection_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Write down why these rows are left out."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="leverage_selection_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("name", "number", "excluded", "reason"),
            ),
            pgtrigger.Protect(name="leverage_selection_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {_('version')} {self.number}"
