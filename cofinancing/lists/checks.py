"""The list of project years of a cluster with their check."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.formatting import format_day
from clusterbeleid.core.listing import Column, Listing
from clusterbeleid.core.ui import Status
from cofinancing.charts import STATUS_TONES
from cofinancing.enums import CheckStatus
from cofinancing.rules.check import CheckResult


def check_status(result: CheckResult) -> Status:
    """Return the outcome of the check as a pill."""
    return Status(result.status.label, STATUS_TONES[result.status])


def year_name(result: CheckResult) -> str:
    """Return reference and number of a project year."""
    return f"{result.year.reference}/{result.year.number}"


def year_choices(results: Iterable[CheckResult]) -> list[tuple[str, str]]:
    """Return the project years that are not there yet, as choices of a form."""
    return [
        (
            str(row.project_year_id),
            _("%(cluster)s, %(year)s: due %(due)s, %(status)s")
            % {
                "cluster": row.cluster,
                "year": year_name(row),
                "due": format_day(row.due),
                "status": row.status.label,
            },
        )
        for row in results
        if row.status is not CheckStatus.MET
    ]


def _days(result: CheckResult) -> str:
    return f"{format_day(result.year.first_day)} – {format_day(result.year.last_day)}"


CHECKS = Listing(
    name="cofinancing",
    caption=_("Project years"),
    empty_text=_("There is no project year of a confirmed agreement yet."),
    default_sort="-starts",
    columns=(
        Column(
            key="year",
            label=_("Project year"),
            value=year_name,
            sort=year_name,
            link=lambda row: reverse("cofinancing:project_year", args=[row.project_year_id]),
            note=_days,
        ),
        Column(
            key="starts",
            label=_("First day"),
            value="year.first_day",
            kind="date",
            sort="year.first_day",
            on_screen=False,
        ),
        Column(
            key="last", label=_("Last day"), value="year.last_day", kind="date", on_screen=False
        ),
        Column(key="due", label=_("Due date"), value="due", kind="date", sort="due"),
        Column(key="status", label=_("State"), value=check_status, kind="status"),
        Column(key="planned", label=_("Planned"), value="basis", kind="euro", sort="basis"),
        Column(key="required", label=_("Needed"), value="required", kind="euro"),
        Column(
            key="received",
            label=_("Received in time"),
            value="received_by_due",
            kind="euro",
            sort="received_by_due",
        ),
        Column(key="pct", label=_("Paid in"), value="percentage", kind="pct"),
        Column(key="gap", label=_("Still needed"), value="gap", kind="euro", sort="gap"),
        Column(
            key="why",
            label=_("Why"),
            value="status",
            template="cofinancing/_why_cell.html",
            in_export=False,
        ),
    ),
)
