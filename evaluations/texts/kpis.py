"""Sentences about indicators."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

register(
    {
        "kpi.head_defines": _("Only the head of team defines indicators."),
        "kpi.defined": _("Indicator defined"),
        "kpi.no_longer_reported": _("No longer in the report"),
        "kpi.measured": _("Value entered"),
        "kpi.target_set": _("Target set"),
    }
)
