"""The list of projects."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Text, Tone
from projects.enums import BudgetSource, PolicyLabel, ProjectState
from projects.models import Project

TONES = {
    ProjectState.DRAFT.value: Tone.DRAFT,
    ProjectState.DECIDED.value: Tone.GOOD,
    ProjectState.CLOSED.value: Tone.NEUTRAL,
    ProjectState.STOPPED.value: Tone.WARNING,
    ProjectState.WITHDRAWN.value: Tone.NEUTRAL,
}


def project_state(row: Project) -> Status:
    """Return how far a project is, as a pill."""
    state = ProjectState(row.state)
    return Status(state.label, TONES[state.value])


def label_names(row: Project) -> Text:
    """Return the policy labels of a project in words."""
    return ", ".join(str(PolicyLabel(label).label) for label in row.labels)


def _of_year(rows: QuerySet[Project], year: str) -> QuerySet[Project]:
    return rows.filter(decided_on__year=year) if year.isdecimal() and len(year) == 4 else rows


def _of_cluster(rows: QuerySet[Project], name: str) -> QuerySet[Project]:
    return rows.filter(cluster_rows__cluster__name__unaccent__icontains=name).distinct()


def _since(rows: QuerySet[Project], day: date) -> QuerySet[Project]:
    return rows.filter(decided_on__gte=day)


def _until(rows: QuerySet[Project], day: date) -> QuerySet[Project]:
    return rows.filter(decided_on__lte=day)


def project_list(types: Sequence[tuple[str, Text]]) -> Listing:
    """Return the list of projects; ``types`` are those to choose among, by key."""
    return Listing(
        name="projects",
        caption=_("Innovation projects"),
        empty_text=_("No project fits."),
        default_sort="-decided",
        page_size=50,
        columns=_COLUMNS,
        filters=(
            Filter(key="q", label=_("Title"), apply="title", kind="text"),
            Filter(key="cluster", label=_("Cluster"), apply=_of_cluster, kind="text"),
            Filter(key="type", label=_("Type"), apply="type__key", choices=types),
            Filter(key="state", label=_("State"), apply="state", choices=ProjectState.choices),
            Filter(key="source", label=_("Budget"), apply="source", choices=BudgetSource.choices),
            Filter(
                key="label",
                label=_("Policy label"),
                apply=lambda rows, label: rows.filter(labels__contains=[label]),
                choices=PolicyLabel.choices,
            ),
            Filter(key="year", label=_("Year of the decision"), apply=_of_year, kind="text"),
            Filter(key="since", label=_("Decided from"), apply=_since, kind="date"),
            Filter(key="until", label=_("Decided up to"), apply=_until, kind="date"),
        ),
    )


def _page(row: Any) -> str:
    return reverse("projects:project", args=[row.pk])


_COLUMNS = (
    Column(
        key="title",
        label=_("Project"),
        value="title",
        sort=by_name("title"),
        link=_page,
        note=lambda row: row.reference,
        demo="is_demo",
    ),
    Column(key="reference", label=_("Reference"), value="reference", on_screen=False),
    Column(key="clusters", label=_("Clusters"), value=lambda row: row.cluster_names or "–"),
    Column(key="type", label=_("Type"), value="type.name", sort=by_name("type__name")),
    Column(
        key="decided", label=_("Decided on"), value="decided_on", kind="date", sort="decided_on"
    ),
    Column(key="aid", label=_("Aid"), value="aid", kind="euro", sort="aid"),
    Column(
        key="partners", label=_("Partners"), value="partner_count", kind="int", sort="partner_count"
    ),
    Column(key="state", label=_("State"), value=project_state, kind="status", sort="state"),
    Column(key="budget", label=_("Budget"), value="get_source_display", on_screen=False),
    Column(key="labels", label=_("Policy labels"), value=label_names, on_screen=False),
    Column(key="start", label=_("Start"), value="first_day", kind="date", on_screen=False),
    Column(key="end", label=_("End"), value="last_day", kind="date", on_screen=False),
)
