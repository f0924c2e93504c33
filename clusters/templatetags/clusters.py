"""What every page about one cluster shows: its tabs and its status."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusterbeleid.core.ui import Difference, NavItem, Status
from clusters.lists import cluster_status
from clusters.lists.proposals import proposal_differences
from clusters.models import MemberProposal

register = template.Library()

_AGENCY = (Role.ACCOUNT_MANAGER.value, *AGENCY_READERS_OF_ALL)
# Key, label, address by name (higher rooms are known by name only), and whether it stays in the agency.
TABS: tuple[tuple[str, Any, str, bool], ...] = (
    ("overview", _("Overview"), "overview:cluster", False),
    ("home", _("What is due"), "overview:home", False),
    ("line", _("Ten-year line"), "overview:cluster_line", False),
    ("members", _("Members"), "clusters:members", False),
    ("board", _("Board"), "clusters:board", False),
    ("agreements", _("Agreements and ledger"), "agreements:list", False),
    ("cofinancing", _("Co-financing"), "cofinancing:cluster", False),
    ("pact", _("Cluster pact"), "clusters:pact", False),
    ("reports", _("Yearly reports"), "evaluations:cluster_reports", False),
    ("kpis", _("Indicators"), "evaluations:kpis", False),
    ("projects", _("Projects"), "projects:of_cluster", False),
    ("money", _("Money"), "cofinancing:cluster_money", False),
    ("tasks", _("Tasks"), "overview:cluster_tasks", False),
    ("documents", _("Documents"), "clusters:documents", False),
    ("contacts", _("Contacts"), "clusters:contacts", True),
    ("messages", _("Messages"), "overview:cluster_messages", True),
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


@register.simple_tag
def differences_of(row: MemberProposal) -> list[Difference]:
    """Return what a proposal changes, beside the register as it stands."""
    return proposal_differences(row)
