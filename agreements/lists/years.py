"""The project years of agreements, with their yearly maximum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import ProjectYear
from agreements.queries import AgreementFile
from agreements.rules.caps import yearly_cap
from clusterbeleid.core.listing import Column, Listing
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.ratios import percentage


@dataclass(frozen=True)
class YearRow:
    """A project year with the yearly maximum of its granting date and the share of aid."""

    file: AgreementFile
    year: ProjectYear
    cap: Decimal | None

    @property
    def share(self) -> Decimal:
        """Aid as percentage of the eligible cost."""
        return percentage(self.year.granted_amount, self.year.eligible_cost)


def year_rows(files: list[AgreementFile], params: Params) -> list[YearRow]:
    """Return the project years of agreements, the latest first, each with its yearly maximum."""
    return [
        YearRow(file, year, _cap(file, year, params))
        for file in files
        for year in sorted(file.years, key=lambda row: -row.number)
    ]


def year_list() -> Listing:
    """Return the list of project years; rows are ``YearRow``."""
    return Listing(
        name="project-years",
        caption=_("Project years"),
        prefix="y-",
        page_size=12,
        empty_text=_("This cluster has no project year yet."),
        columns=_YEAR,
    )


def _cap(file: AgreementFile, year: ProjectYear, params: Params) -> Decimal | None:
    granted_on: date = file.agreement.granted_on
    last_day = year.last_day or year.first_day
    return yearly_cap(
        file.scheme.cluster_kind, year.first_day, last_day, params, granted_on=granted_on
    )


_YEAR = (
    Column(
        key="year",
        label=_("Project year"),
        value=lambda row: f"{row.file.agreement.reference}/{row.year.number}",
        link=lambda row: reverse("agreements:detail", args=[row.file.agreement.pk]),
    ),
    Column(
        key="first_day",
        label=_("First day"),
        value="year.first_day",
        kind="date",
        sort="year.first_day",
    ),
    Column(key="last_day", label=_("Last day"), value="year.last_day", kind="date"),
    Column(
        key="granted",
        label=_("Granted"),
        value="year.granted_amount",
        kind="euro",
        sort="year.granted_amount",
    ),
    Column(key="cap", label=_("Yearly maximum"), value="cap", kind="euro"),
    Column(key="cost", label=_("Eligible cost"), value="year.eligible_cost", kind="euro"),
    Column(key="share", label=_("Share of aid"), value="share", kind="pct", sort="share"),
    Column(
        key="planned",
        label=_("Planned co-financing"),
        value="year.planned_cofinancing",
        kind="euro",
    ),
)
