"""The day on which the demo stands still."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models.base import Tracked


class ClockSetting(Tracked):
    """A single row, used in demo settings only."""

    demo_day = models.DateField(_("day of the demo"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("clock of the demo")
        constraints = [models.CheckConstraint(name="clock_single_row", condition=Q(pk=1))]

    def __str__(self) -> str:
        return f"{self.demo_day:%Y-%m-%d}"
