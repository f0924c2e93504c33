"""The lists of the public portfolio; without exports: open data has everything, streamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusterbeleid.core.formatting import format_enterprise_number
from clusterbeleid.core.listing import Column, Filter, Listing, ListPage, by_name
from clusterbeleid.core.ui import Status, Text, Tone
from clusterbeleid.overview.public.organisations import find_projects
from clusterbeleid.overview.public.queries import ENDED, STOPPED, SUPPORTED, TO_START, UNKNOWN
from clusters.enums import ClusterKind
from projects.enums import PolicyLabel
from projects.lists.projects import project_state

STANDINGS: dict[str, Status] = {
    SUPPORTED: Status(pgettext_lazy("support", "Supported"), Tone.GOOD),
    TO_START: Status(pgettext_lazy("support", "To start"), Tone.INFO),
    STOPPED: Status(pgettext_lazy("support", "Stopped early"), Tone.WARNING),
    ENDED: Status(pgettext_lazy("support", "Ended"), Tone.NEUTRAL),
    UNKNOWN: Status(_("Period not known")),
}


def shown(listing: Listing, query: Mapping[str, str], rows: Any) -> ListPage:
    """Return a page of a list without its exports."""
    return replace(listing.page(query, rows), export_urls={})


def cluster_page(row: Any) -> str:
    """Return the address of a cluster."""
    return reverse("overview:public_cluster", args=[row.pk])


def organisation_page(key: int) -> str:
    """Return the address of an organisation."""
    return reverse("overview:public_organisation", args=[key])


CLUSTERS = Listing(
    name="clusters",
    caption=_("Clusters"),
    page_size=50,
    columns=(
        Column(
            key="name",
            label=_("Cluster"),
            value="name",
            sort="name",
            link=cluster_page,
            note=lambda row: row.domain,
        ),
        Column(key="kind", label=_("Kind"), value="get_kind_display", sort="kind"),
        Column(key="state", label=_("State"), value=lambda r: STANDINGS[r.standing], kind="status"),
        Column(key="from", label=_("Support from"), value="started", kind="date", sort="started"),
        Column(key="until", label=_("Support until"), value="until", kind="date", sort="until"),
        Column(key="members", label=_("Members"), value="members", kind="int", sort="members"),
        Column(key="projects", label=_("Projects"), value="projects", kind="int", sort="projects"),
    ),
    filters=(
        Filter(key="kind", label=_("Kind"), apply="kind", choices=ClusterKind.choices),
        Filter(
            key="state",
            label=_("State"),
            apply="standing",
            choices=[(key, status.label) for key, status in STANDINGS.items()],
        ),
        Filter(key="domain", label=_("Domain"), apply="domain", kind="text"),
    ),
)

MEMBERS = Listing(
    name="members",
    caption=_("Members"),
    prefix="m-",
    default_sort="name",
    page_size=10,
    empty_text=_("No members are known."),
    columns=(
        Column(
            key="name",
            label=_("Organisation"),
            value="organisation.name",
            sort=by_name("organisation__name"),
            link=lambda row: organisation_page(row.organisation_id),
            demo="organisation.is_demo",
        ),
        Column(
            key="place",
            label=_("Place"),
            value="organisation.municipality",
            sort=by_name("organisation__municipality"),
        ),
        Column(
            key="kind",
            label=_("Kind"),
            value="organisation.get_kind_display",
            sort="organisation__kind",
        ),
        Column(
            key="since", label=_("Member since"), value="first_day", kind="date", sort="first_day"
        ),
    ),
    filters=(Filter(key="q", label=_("Name"), apply="organisation__name", kind="text"),),
)

_PROJECT = (
    Column(
        key="title",
        label=_("Project"),
        value="title",
        sort=by_name("title"),
        link=lambda row: reverse("overview:public_project", args=[row.pk]),
        note=lambda row: row.reference,
        demo="is_demo",
    ),
    Column(key="clusters", label=_("Clusters"), value="cluster_names"),
    Column(key="type", label=_("Type"), value="type.name", sort="type__name"),
    Column(
        key="decided", label=_("Decided on"), value="decided_on", kind="date", sort="decided_on"
    ),
    Column(key="aid", label=_("Aid"), value="aid", kind="euro", sort="aid"),
    Column(
        key="partners", label=_("Partners"), value="partner_count", kind="int", sort="partner_count"
    ),
    Column(key="state", label=_("State"), value=project_state, kind="status", sort="state"),
)
_LABEL = Filter(
    key="label",
    label=_("Policy label"),
    apply=lambda rows, label: rows.filter(labels__contains=[label]),
    choices=PolicyLabel.choices,
)


def _of_cluster(rows: Any, key: str) -> Any:
    return rows.filter(cluster_rows__cluster=key)


def _of_year(rows: Any, year: str) -> Any:
    return rows.filter(decided_on__year=int(year))


def project_list(
    clusters: Sequence[tuple[str, str]], types: Sequence[tuple[str, Text]], years: Sequence[int]
) -> Listing:
    """Return the list of all projects with its choices."""
    return Listing(
        name="projects",
        caption=_("Innovation projects"),
        empty_text=_("No project has been granted yet."),
        default_sort="-decided",
        columns=_PROJECT,
        filters=(
            Filter(key="q", label=_("Title or reference"), apply=find_projects, kind="text"),
            Filter(key="cluster", label=_("Cluster"), apply=_of_cluster, choices=clusters),
            Filter(key="type", label=_("Type"), apply="type__key", choices=types),
            _LABEL,
            Filter(
                key="year",
                label=_("Year of the decision"),
                apply=_of_year,
                choices=[(str(year), str(year)) for year in years],
            ),
        ),
    )


OWN_PROJECTS = Listing(
    name="projects",
    caption=_("Innovation projects"),
    empty_text=_("No project has been granted yet."),
    prefix="p-",
    default_sort="-decided",
    page_size=10,
    columns=_PROJECT,
)
FOUND_PROJECTS = replace(OWN_PROJECTS, empty_text=_("No project fits this search."))
FOUND_ORGANISATIONS = Listing(
    name="organisations",
    caption=_("Organisations"),
    empty_text=_("No organisation fits this search."),
    prefix="o-",
    default_sort="name",
    page_size=10,
    columns=(
        Column(
            key="name",
            label=_("Organisation"),
            value="name",
            sort=by_name("name"),
            link=lambda row: organisation_page(row.pk),
            demo="is_demo",
        ),
        Column(
            key="kbo", label=_("Enterprise number"), value=lambda r: format_enterprise_number(r.kbo)
        ),
        Column(key="place", label=_("Place"), value="municipality", sort=by_name("municipality")),
        Column(key="kind", label=_("Kind"), value="get_kind_display", sort="kind"),
        Column(key="clusters", label=_("Clusters"), value="cluster_names"),
        Column(
            key="projects",
            label=_("Projects"),
            value="project_count",
            kind="int",
            sort="project_count",
        ),
    ),
)
