"""The list of decisions."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from committee.enums import DecisionType

DECISIONS = Listing(
    name="decisions",
    caption=_("Decisions of the committee"),
    default_sort="-day",
    empty_text=_("The committee did not decide on anything yet."),
    columns=(
        Column(
            key="number",
            label=_("Number"),
            value="number",
            link=lambda row: reverse("committee:item", args=[row.item.reference]),
        ),
        Column(
            key="day", label=_("Decided on"), value="decided_on", kind="date", sort="decided_on"
        ),
        Column(
            key="kind", label=_("Kind"), value="get_decision_type_display", sort="decision_type"
        ),
        Column(key="title", label=_("Subject"), value="item.title", sort=by_name("item__title")),
        Column(key="reference", label=_("Reference"), value="item.subject_reference"),
        Column(key="meeting", label=_("Meeting"), value="item.meeting.number"),
        Column(
            key="corrects",
            label=_("Corrects"),
            value=lambda row: row.corrects.number if row.corrects else "",
        ),
    ),
    filters=(
        Filter(key="kind", label=_("Kind"), apply="decision_type", choices=DecisionType.choices),
        Filter(key="q", label=_("Subject"), apply="item.title", kind="text"),
    ),
)
