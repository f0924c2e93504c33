"""The agreements of a cluster, and their project years with the yearly maximum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.enums import AgreementState
from agreements.models import ProjectYear
from agreements.queries import AgreementFile
from agreements.rules.caps import yearly_cap
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.ui import Status, Tone
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.ratios import percentage

_TONES = {
    AgreementState.DRAFT: Tone.DRAFT,
    AgreementState.RUNNING: Tone.GOOD,
    AgreementState.ENDED: Tone.NEUTRAL,
    AgreementState.STOPPED: Tone.WARNING,
    AgreementState.WITHDRAWN: Tone.NEUTRAL,
}


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


def agreement_status(state: str) -> Status:
    """Return the state of an agreement as a pill."""
    known = AgreementState(state)
    return Status(known.label, _TONES[known])


def agreement_list() -> Listing:
    """Return the list of the agreements of one cluster; rows are ``AgreementFile``."""
    return Listing(
        name="agreements",
        caption=_("Agreements"),
        prefix="a-",
        empty_text=_("This cluster has no agreement yet."),
        columns=(*_AGREEMENT, *_GRANT),
        filters=(
            Filter(
                key="state",
                label=_("State"),
                apply="agreement.state",
                choices=AgreementState.choices,
            ),
        ),
    )


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
        columns=(
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
        ),
    )


def _cap(file: AgreementFile, year: ProjectYear, params: Params) -> Decimal | None:
    granted_on: date = file.agreement.granted_on
    last_day = year.last_day or year.first_day
    return yearly_cap(
        file.scheme.cluster_kind, year.first_day, last_day, params, granted_on=granted_on
    )


_AGREEMENT = (
    Column(
        key="reference",
        label=_("Reference"),
        value="agreement.reference",
        link=lambda row: reverse("agreements:detail", args=[row.agreement.pk]),
        sort="agreement.reference",
    ),
    Column(
        key="first_day",
        label=_("First day"),
        value="agreement.first_day",
        kind="date",
        sort="agreement.first_day",
    ),
    Column(
        key="last_day",
        label=_("Last day"),
        value="agreement.last_day",
        kind="date",
        sort="agreement.last_day",
    ),
    Column(
        key="state",
        label=_("State"),
        value=lambda row: agreement_status(row.agreement.state),
        kind="status",
    ),
)
_GRANT = (
    Column(key="scheme", label=_("Scheme"), value="scheme.name"),
    Column(key="granted_on", label=_("Granted on"), value="agreement.granted_on", kind="date"),
    Column(
        key="decision",
        label=_("Reference of the decision"),
        value="agreement.decision_reference",
        on_screen=False,
    ),
    Column(key="granted", label=_("Aid"), value="granted", kind="euro", sort="granted"),
)
