"""The register of organisations, and the members of one cluster."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.formatting import format_enterprise_number
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.ui import Text
from clusterbeleid.kernel.params import Params
from clusters.enums import OrganisationKind, SizeClass
from clusters.lists.common import change_column
from clusters.models import Cluster, Membership
from clusters.queries import search_members, search_organisations
from clusters.rules import first_fresh_day, size_age

YES_NO = {True: _("Yes"), False: _("No")}
UNKNOWN = "unknown"
OLD, RECENT = "old", "recent"
AGES = [(OLD, _("Too old")), (RECENT, _("Recent"))]
SIZES = [*SizeClass.choices, (UNKNOWN, _("Not known"))]


def _size(row: Any) -> Text:
    return SizeClass(row.size).label if row.size else ""


def gone_note(row: Any) -> Text:
    """Return a warning when the Crossroads Bank says that the organisation stopped (R66)."""
    return _("Stopped or insolvent according to the Crossroads Bank") if row.gone else ""


def _by_gone(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(gone=value == str(True))


def _by_size(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(size__isnull=True) if value == UNKNOWN else rows.filter(size=value)


def member_list(cluster: Cluster, on: date, params: Params, *, change_at: str = "") -> Listing:
    """Return the list of members; with ``change_at`` each row leads to that address about it."""

    def age(row: Membership) -> Text:
        day = row.size_on  # type: ignore[attr-defined]  # annotated by the query
        found = size_age(day, on=on, params=params) if day else ()
        return sentence(found[0]) if found else ""

    def by_age(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        fresh = first_fresh_day(on, params)
        return rows.filter(size_on__lt=fresh) if value == OLD else rows.filter(size_on__gte=fresh)

    change = change_column(
        lambda row: reverse(change_at, args=[cluster.pk, row.pk]),
        lambda row: row.organisation.name,
    )
    return Listing(
        name="members",
        caption=_("Members"),
        empty_text=_("This cluster has no members yet."),
        default_sort="name",
        columns=(
            *_MEMBER_COLUMNS,
            Column(key="size", label=_("Size"), value=_size, sort="size", note=age),
            *_PERIOD_COLUMNS,
            *([change] if change_at else []),
        ),
        filters=(
            Filter(key="q", label=_("Name or number"), apply=search_members, kind="text"),
            Filter(
                key="kind",
                label=_("Kind"),
                apply="organisation__kind",
                choices=OrganisationKind.choices,
            ),
            Filter(key="size", label=_("Size"), apply=_by_size, choices=SIZES),
            Filter(key="size_age", label=_("Age of the size"), apply=by_age, choices=AGES),
        ),
    )


_MEMBER_COLUMNS = (
    Column(
        key="name",
        label=_("Organisation"),
        value="organisation.name",
        sort=by_name("organisation__name"),
        link=lambda row: reverse("clusters:organisation", args=[row.organisation_id]),
        note=gone_note,
        demo="organisation.is_demo",
    ),
    Column(
        key="number",
        label=_("Enterprise number"),
        value=lambda row: format_enterprise_number(row.organisation.kbo),
        sort="organisation__kbo",
    ),
    Column(
        key="kind",
        label=_("Kind"),
        value="organisation.get_kind_display",
        sort="organisation__kind",
    ),
)
_PERIOD_COLUMNS = (
    Column(key="first", label=_("Member from"), value="first_day", kind="date", sort="first_day"),
    Column(key="last", label=_("Until"), value="last_day", kind="date", sort="last_day"),
)

ORGANISATIONS = Listing(
    name="organisations",
    caption=_("Organisations"),
    empty_text=_("No organisation is registered yet."),
    default_sort="name",
    columns=(
        Column(
            key="name",
            label=_("Name"),
            value="name",
            sort=by_name("name"),
            link=lambda row: reverse("clusters:organisation", args=[row.pk]),
            note=gone_note,
            demo="is_demo",
        ),
        Column(
            key="number",
            label=_("Enterprise number"),
            value=lambda row: format_enterprise_number(row.kbo),
            sort="kbo",
        ),
        Column(key="kind", label=_("Kind"), value="get_kind_display", sort="kind"),
        Column(
            key="flemish",
            label=_("Site in Flanders"),
            value=lambda row: str(YES_NO[row.flemish_establishment]),
        ),
        Column(key="municipality", label=_("Municipality"), value="municipality"),
        Column(key="size", label=_("Size"), value=_size, sort="size"),
        Column(
            key="clusters",
            label=_("Clusters"),
            value="cluster_count",
            kind="int",
            sort="cluster_count",
        ),
    ),
    filters=(
        Filter(key="q", label=_("Name or number"), apply=search_organisations, kind="text"),
        Filter(key="kind", label=_("Kind"), apply="kind", choices=OrganisationKind.choices),
        Filter(key="size", label=_("Size"), apply=_by_size, choices=SIZES),
        Filter(
            key="flemish",
            label=_("Site in Flanders"),
            apply="flemish_establishment",
            choices=[(str(value), label) for value, label in YES_NO.items()],
        ),
        Filter(
            key="gone",
            label=_("Stopped or insolvent"),
            apply=_by_gone,
            choices=[(str(value), label) for value, label in YES_NO.items()],
        ),
    ),
)
