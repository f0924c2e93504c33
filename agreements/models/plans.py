"""The payment plan of a grant."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.enums import InstalmentTrigger
from agreements.models.agreements import ProjectYear
from agreements.models.fixed import KEEP_INSTALMENT, PLAN_ADDS_UP
from clusterbeleid.core.models import Tracked, one_of, recorded


@recorded
class Instalment(Tracked):
    """A part of the grant of a project year, and what must have happened before it is paid (R45).

    ``share_pct`` is the share of the grant of the year from which ``amount`` was computed; empty
    for an amount that somebody typed. ``held`` means that a payment of it is under way.
    """

    project_year = models.ForeignKey(ProjectYear, models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField(_("instalment"))
    trigger = models.CharField(_("paid"), max_length=20, choices=InstalmentTrigger)
    share_pct = models.DecimalField(
        _("share of the grant (%)"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    condition = models.TextField(_("further condition"), blank=True)
    held = models.BooleanField(_("payment under way"), default=False)

    class Meta:
        ordering = ["project_year_id", "number", "pk"]
        verbose_name = _("instalment")
        constraints = [
            one_of("instalment_trigger_known", "trigger", InstalmentTrigger),
            models.CheckConstraint(
                name="instalment_amount_positive",
                condition=Q(amount__gt=0),
                violation_error_message=_("Type an amount above zero."),
            ),
            models.CheckConstraint(
                name="instalment_share_in_range",
                condition=Q(share_pct__isnull=True) | Q(share_pct__gt=0, share_pct__lte=100),
            ),
            models.UniqueConstraint(
                fields=["project_year", "number"],
                name="instalment_number_once",
                violation_error_message=_("This project year already has this instalment."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="instalment_plan_adds_up",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=PLAN_ADDS_UP,
            ),
            pgtrigger.Trigger(
                name="instalment_paid_is_fixed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=KEEP_INSTALMENT,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_year}/{self.number}"
