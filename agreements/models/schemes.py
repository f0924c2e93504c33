"""The legal grounds of aid."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models.fixed import KEEP_SCHEME_IN_USE
from clusterbeleid.core.models import Tracked, one_of, recorded
from clusters.enums import ClusterKind


@recorded
class SupportScheme(Tracked):
    """The legal ground on which aid is granted (R1, R2, R9)."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=200)
    cluster_kind = models.CharField(_("kind of cluster"), max_length=10, choices=ClusterKind)
    legal_basis = models.CharField(_("legal basis"), max_length=200)
    counts_for_ten_years = models.BooleanField(_("counts for the ten years of GBER art. 27"))
    sa_number = models.CharField(_("SA number"), max_length=20, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        ordering = ["code", "pk"]
        verbose_name = _("support scheme")
        constraints = [
            one_of("scheme_kind_known", "cluster_kind", ClusterKind),
            models.CheckConstraint(
                name="scheme_period_in_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("The last day lies before the first day."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="scheme_in_use_is_fixed",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition(
                    "NEW.counts_for_ten_years <> OLD.counts_for_ten_years"
                    " OR NEW.cluster_kind <> OLD.cluster_kind"
                ),
                func=KEEP_SCHEME_IN_USE,
            )
        ]

    def __str__(self) -> str:
        return self.name
