"""What every page about one cluster shows: its tabs and its status."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusterbeleid.core.ui import NavItem, Status
from clusters.lists import cluster_status

register = template.Library()

_AGENCY = (Role.ACCOUNT_MANAGER.value, *AGENCY_READERS_OF_ALL)
# Key, label, address by name (higher rooms are known by name only), and whether it stays in the agency.
TABS: tuple[tuple[str, Any, str, bool], ...] = (
    ("overview", _("Overview"), "overview:cluster", False),
    ("members", _("Members"), "clusters:members", False),
    ("board", _("Board"), "clusters:board", False),
    ("agreements", _("Agreements and ledger"), "agreements:list", False),
    ("cofinancing", _("Co-financing"), "cofinancing:cluster", False),
    ("tasks", _("Tasks"), "overview:cluster_tasks", False),
    ("documents", _("Documents"), "clusters:documents", False),
    ("contacts", _("Contacts"), "clusters:contacts", True),
    ("data", _("Details"), "clusters:data", False),
    ("lineage", _("Lineage"), "clusters:lineage", True),
    ("history", _("History"), "overview:cluster_history", False),
)


@register.simple_tag(takes_context=True)
def cluster_tabs(context: Context) -> list[NavItem]:
    """Return the tabs of ``cluster`` for the reader of the page; ``tab`` in the context is the current one."""
    actor: Actor = context["request"].actor
    inside = actor.has(*_AGENCY)
    key, current = context["cluster"].pk, context["tab"]
    return [
        NavItem(label, reverse(name, args=[key]), active=tab == current)
        for tab, label, name, agency_only in TABS
        if inside or not agency_only
    ]


@register.simple_tag(takes_context=True)
def status_of_cluster(context: Context) -> Status:
    """Return whether the support of ``cluster`` in the context was stopped."""
    return cluster_status(context["cluster"], context["request"].today)
