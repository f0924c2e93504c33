"""The list of schemes."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column, Listing, by_name

SCHEMES = Listing(
    name="schemes",
    caption=_("Schemes"),
    default_sort="code",
    empty_text=_("No scheme is registered yet."),
    columns=(
        Column(
            key="code",
            label=_("Code"),
            value="code",
            sort=by_name("code"),
            link=lambda row: reverse("agreements:scheme", args=[row.pk]),
        ),
        Column(key="name", label=_("Name"), value="name", sort=by_name("name")),
        Column(key="kind", label=_("Kind of cluster"), value="get_cluster_kind_display"),
        Column(key="basis", label=_("Legal basis"), value="legal_basis"),
        Column(
            key="counts",
            label=_("Counts for the ten years"),
            value=lambda row: gettext("Yes") if row.counts_for_ten_years else gettext("No"),
        ),
        Column(key="sa", label=_("SA number"), value="sa_number"),
        Column(
            key="from", label=_("Valid from"), value="valid_from", kind="date", sort="valid_from"
        ),
        Column(key="to", label=_("Valid to"), value="valid_to", kind="date", sort="valid_to"),
    ),
)
