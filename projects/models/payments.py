"""What was paid on the aid of projects."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import recorded
from projects.models.envelopes import WITHIN_AID, before
from projects.models.projects import Project


@recorded
class ProjectPayment(models.Model):
    """Money paid on the aid of a project, in euro; it stays as it was written."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="payments")
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    paid_on = models.DateField(_("paid on"))
    reference = models.CharField(_("bank reference"), max_length=100, unique=True)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    booked_at = models.DateTimeField(_("booked at"), editable=False)

    class Meta:
        ordering = ["project_id", "paid_on", "pk"]
        verbose_name = _("payment of a project")
        constraints = [
            models.CheckConstraint(
                name="project_payment_positive",
                condition=Q(amount__gt=0) & ~Q(reference=""),
                violation_error_message=_("An amount is above zero."),
            )
        ]
        triggers = [
            before("project_payment_within_aid", WITHIN_AID, pgtrigger.Insert),
            pgtrigger.Protect(
                name="project_payment_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return self.reference
