"""The list of clusters."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.formatting import format_day
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone
from clusters.enums import ClusterKind
from clusters.models import Cluster
from clusters.queries import domains_of, followers_of

STATES = [("active", _("Active")), ("stopped", _("Stopped"))]


def cluster_status(cluster: Cluster, on: date) -> Status:
    """Return whether support stopped, or will stop, before the ten years."""
    if cluster.stopped_on is None:
        return Status(_("Active"), Tone.GOOD)
    if cluster.stopped_on >= on:
        words = gettext("Stops after %(day)s") % {"day": format_day(cluster.stopped_on)}
        return Status(words, Tone.WARNING)
    return Status(_("Stopped"), Tone.NEUTRAL)


_COLUMNS = (
    Column(
        key="name",
        label=_("Cluster"),
        value="name",
        sort=by_name("name"),
        link=lambda row: reverse("overview:cluster", args=[row.pk]),
    ),
    Column(key="kind", label=_("Kind"), value="get_kind_display", sort="kind"),
    Column(key="domain", label=_("Domain"), value="domain", sort=by_name("domain")),
    Column(
        key="operator",
        label=_("Cluster organisation"),
        value="operator_name",
        sort=by_name("operator_name"),
    ),
    Column(
        key="managers",
        label=_("Account managers"),
        value=lambda row: ", ".join(row.manager_names),
    ),
    Column(
        key="members",
        label=_("Members"),
        value="member_count",
        kind="int",
        sort="member_count",
        link=lambda row: reverse("clusters:members", args=[row.pk]),
    ),
)
_FILTERS = (
    Filter(key="q", label=_("Name"), apply="name", kind="text"),
    Filter(key="kind", label=_("Kind"), apply="kind", choices=ClusterKind.choices),
)


def cluster_list(actor: Actor, on: date) -> Listing:
    """Return the list of clusters as it looks for ``actor`` on ``on``."""
    state = Column(
        key="state", label=_("Status"), value=lambda row: cluster_status(row, on), kind="status"
    )
    return Listing(
        name="clusters",
        caption=_("Clusters"),
        empty_text=_("There is no cluster in your portfolio."),
        default_sort="name",
        columns=(*_COLUMNS, state),
        filters=(*_FILTERS, _by_domain(actor, on), _by_manager(actor, on), _by_state(on)),
    )


def _by_domain(actor: Actor, on: date) -> Filter:
    return Filter(
        key="domain",
        label=_("Domain"),
        apply="domain",
        choices=lambda: [(name, name) for name in domains_of(actor, on=on)],
    )


def _by_manager(actor: Actor, on: date) -> Filter:
    return Filter(
        key="manager",
        label=_("Account manager"),
        apply=lambda rows, name: rows.filter(manager_names__contains=[name]),
        choices=lambda: [(name, name) for name in followers_of(actor, on=on)],
    )


def _by_state(on: date) -> Filter:
    def narrow(rows: QuerySet[Cluster], value: str) -> QuerySet[Cluster]:
        stopped = rows.filter(stopped_on__lt=on)
        return stopped if value == "stopped" else rows.exclude(pk__in=stopped.values("pk"))

    return Filter(key="state", label=_("Status"), apply=narrow, choices=STATES)
