"""Interests that people of the agency declared in a file: they stay out of it meanwhile (R52, A16)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import Dated, Tracked, no_overlap, period_in_order, recorded


@recorded
class StaffInterest(Tracked, Dated):
    """Somebody of the agency has an interest in a file during a period.

    ``scope`` names the file (``cluster:12``, ``application:5``) and ``title`` how it was called.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="declared_interests",
        verbose_name=_("person"),
    )
    scope = models.CharField(_("file"), max_length=60, db_index=True)
    title = models.CharField(_("name of the file"), max_length=250)
    reason = models.TextField(_("interest"))

    class Meta:
        ordering = ["-first_day", "-pk"]
        verbose_name = _("interest of somebody of the agency")
        constraints = [
            period_in_order(
                "staff_interest_in_order", _("The last day lies before the first day.")
            ),
            models.CheckConstraint(
                name="staff_interest_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Write which interest you have."),
            ),
            models.CheckConstraint(
                name="staff_interest_in_a_file",
                condition=Q(scope__regex=r"^(cluster|application):[0-9]+$"),
            ),
            no_overlap(
                "staff_interest_once",
                "person",
                "scope",
                message=_("This interest is declared already on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.title}"
