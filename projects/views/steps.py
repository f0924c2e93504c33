"""The steps of a project as its page offers them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import sentence
from clusterbeleid.core.ui import NavItem, Text
from clusterbeleid.kernel.transitions import Verdict
from projects.models import Project
from projects.permissions import FOR_WHO

STEPS: Mapping[str, Text] = {
    "decide": _("Record the decision"),
    "change": _("Change the project"),
    "partner": _("Add a partner"),
    "pay": _("Book a payment"),
    "close": _("Close the project"),
    "stop": _("Stop early"),
    "withdraw": _("Withdraw"),
    "reopen": _("Open again"),
}


def steps_of(project: Project, found: Mapping[str, Verdict]) -> dict[str, Any]:
    """Return what may be done with a project, and why the rest may not."""
    refused = {name: verdict for name, verdict in found.items() if not verdict.allowed}
    codes = {verdict.code for verdict in refused.values()}
    return {
        "steps": [
            NavItem(STEPS[name], reverse(f"projects:{name}", args=[project.pk]))
            for name, verdict in found.items()
            if verdict.allowed
        ],
        "general": [sentence(code) for code in sorted(codes & FOR_WHO)],
        "closed": [
            (STEPS[name], sentence(verdict.code))
            for name, verdict in refused.items()
            if verdict.code not in FOR_WHO
        ],
    }
