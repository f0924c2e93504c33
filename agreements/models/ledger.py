"""The aid ledger."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from agreements.enums import LedgerKind
from agreements.models.agreements import ProjectYear, SupportAgreement
from agreements.models.fixed import LEDGER_KEEPS_TO_INSTALMENT
from agreements.models.plans import Instalment
from clusterbeleid.core.models import one_of, recorded
from clusters.models import Lineage


@recorded
class LedgerEntry(models.Model):
    """A line of the aid ledger of a lineage; a mistake is mended by a counter-line."""

    lineage = models.ForeignKey(Lineage, models.PROTECT, related_name="ledger")
    agreement = models.ForeignKey(SupportAgreement, models.PROTECT, related_name="ledger")
    project_year = models.ForeignKey(
        ProjectYear, models.PROTECT, null=True, blank=True, related_name="ledger"
    )
    instalment = models.ForeignKey(
        Instalment, models.PROTECT, null=True, blank=True, related_name="ledger"
    )
    kind = models.CharField(_("kind of line"), max_length=12, choices=LedgerKind)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    on_day = models.DateField(_("date"))
    reference = models.CharField(_("reference"), max_length=100)
    note = models.TextField(_("note"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["on_day", "pk"]
        verbose_name = _("ledger line")
        constraints = [
            one_of("ledger_kind_known", "kind", LedgerKind),
            models.CheckConstraint(name="ledger_amount_positive", condition=Q(amount__gt=0)),
            models.UniqueConstraint(
                Lower("reference"),
                "kind",
                name="ledger_reference_once",
                violation_error_message=_("This reference already stands in the ledger."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="ledger_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            pgtrigger.Trigger(
                name="ledger_keeps_to_instalment",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func=LEDGER_KEEPS_TO_INSTALMENT,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"
