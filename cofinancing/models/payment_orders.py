"""Orders: lists of payments as handed to accounting (R45)."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import StoredFile, recorded
from cofinancing.models.income import Statement


@recorded
class PaymentOrder(Statement):
    """A list of payments handed to accounting as a file; never changed."""

    reference = models.CharField(_("reference"), max_length=35, unique=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recorded_at", "pk"]
        verbose_name = _("payment order")
        triggers = [
            pgtrigger.Protect(
                name="payment_order_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return self.reference
