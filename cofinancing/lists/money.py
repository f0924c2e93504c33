"""The project years of a cluster with what is claimed, accepted, paid and free."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column, Listing

YEARS = Listing(
    name="money",
    caption=_("Money by project year"),
    empty_text=_("This cluster has no project year with a grant yet."),
    default_sort="-first",
    page_size=25,
    columns=(
        Column(
            key="year",
            label=_("Project year"),
            value=lambda row: str(row.year),
            sort=lambda row: str(row.year),
            link=lambda row: reverse("cofinancing:money", args=[row.year.pk]),
        ),
        Column(
            key="first",
            label=_("First day"),
            value="year.first_day",
            kind="date",
            sort="year.first_day",
        ),
        Column(key="granted", label=_("Granted"), value="granted", kind="euro", sort="granted"),
        Column(
            key="claimed",
            label=_("Claimed costs"),
            value="total.claimed",
            kind="euro",
            sort="total.claimed",
        ),
        Column(
            key="accepted",
            label=_("Accepted costs"),
            value="total.accepted",
            kind="euro",
            sort="total.accepted",
        ),
        Column(key="paid", label=_("Paid"), value="ledger.net_paid", kind="euro"),
        Column(key="free", label=_("Left to pay"), value="ledger.to_pay", kind="euro"),
    ),
)
