"""The main menu: few entries, what belongs together in a group that folds open."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.ui import NavItem

AGENCY = (Role.ACCOUNT_MANAGER, Role.HEAD_OF_TEAM, Role.FINANCE, Role.AUDITOR)
READERS_OF_ALL = (Role.HEAD_OF_TEAM, Role.FINANCE, Role.AUDITOR)
ORGANISATION = (Role.CLUSTER_EDITOR, Role.CLUSTER_SIGNATORY)
FILES = (*AGENCY, *ORGANISATION)
# For finance payments are the day's work: an entry of its own.
FOLLOWERS = (Role.ACCOUNT_MANAGER, Role.HEAD_OF_TEAM, Role.AUDITOR)
FIGURES = (*AGENCY, Role.ADMINISTRATOR, Role.COMMITTEE_MEMBER, Role.COMMITTEE_SECRETARY)
CALLS = (*AGENCY, Role.COMMITTEE_SECRETARY)
COMMITTEE = (
    Role.COMMITTEE_SECRETARY,
    Role.COMMITTEE_MEMBER,
    Role.HEAD_OF_TEAM,
    Role.AUDITOR,
)
RUNNING = (Role.ADMINISTRATOR, Role.HEAD_OF_TEAM, Role.AUDITOR)
OVERSEERS = (Role.ADMINISTRATOR, Role.AUDITOR)
TASKS, DEMO_DAY = "core:tasks", "core:demo_day"

Roles = tuple[Role, ...]
Entry = tuple[str | Promise, str, Roles]
Group = tuple[str | Promise, tuple[Entry, ...]]

# A group of which the reader sees one entry shows that entry itself.
GROUPS: tuple[Group, ...] = (
    (_("Portfolio"), ((_("Portfolio"), "overview:portfolio", AGENCY),)),
    (_("Start"), ((_("Start"), "overview:portfolio", ORGANISATION),)),
    (
        _("Clusters"),
        (
            (_("Clusters"), "clusters:list", FILES),
            (_("Organisations"), "clusters:organisations", AGENCY),
            (_("Proposals about members"), "clusters:all_proposals", AGENCY),
            (_("Answers"), "projects:answers", AGENCY),
            (_("Yearly report of the portfolio"), "overview:report", READERS_OF_ALL),
        ),
    ),
    (
        _("Applications"),
        (
            (_("Calls"), "applications:calls", CALLS),
            (_("Applications"), "applications:list", FILES),
            (_("Judging"), "applications:to_judge", AGENCY),
            (_("Experts"), "applications:experts", AGENCY),
        ),
    ),
    (
        _("Follow-up"),
        (
            (_("Yearly reports"), "evaluations:reports", AGENCY),
            (_("Indicators"), "evaluations:all_kpis", AGENCY),
            (_("Evaluations"), "evaluations:evaluations", FILES),
            (_("Payments"), "cofinancing:payments", FOLLOWERS),
            (_("Recoveries"), "cofinancing:recoveries", AGENCY),
            (_("Projects"), "projects:list", FILES),
            (_("Published tables"), "projects:tables", AGENCY),
            (_("Leverage"), "projects:leverage", FILES),
            (_("Envelopes"), "projects:envelopes", AGENCY),
            (_("Types of projects"), "projects:types", (*AGENCY, Role.ADMINISTRATOR)),
        ),
    ),
    (_("My reviews"), ((_("My reviews"), "applications:own_reviews", (Role.EXPERT,)),)),
    (_("My panels"), ((_("My panels"), "evaluations:own_panels", (Role.EXPERT,)),)),
    (_("Committee"), ((_("Committee"), "committee:meetings", COMMITTEE),)),
    (_("Payments"), ((_("Payments"), "cofinancing:payments", (Role.FINANCE,)),)),
    (_("Team"), ((_("Team"), "accounts:team", ORGANISATION),)),
    (_("Tasks"), ((_("Tasks"), TASKS, tuple(Role)),)),
    (
        _("Rules and registers"),
        (
            (_("Figures"), "core:parameters", FIGURES),
            (_("Schemes"), "agreements:schemes", FIGURES),
            (_("Interests"), "clusters:interests", AGENCY),
            (_("Aid to publish"), "agreements:awards", AGENCY),
            (_("De minimis aid"), "agreements:de_minimis", AGENCY),
            (_("Subsidy register"), "agreements:quarters", AGENCY),
            (_("European Commission"), "agreements:scheme_duties", AGENCY),
            (_("Crossroads Bank"), "clusters:register", (*AGENCY, Role.ADMINISTRATOR)),
        ),
    ),
    (
        _("Management"),
        (
            (_("People"), "accounts:users", OVERSEERS),
            (_("Systems"), "api_clients:clients", OVERSEERS),
            (_("Night work"), "core:job_runs", RUNNING),
            (_("Messages"), "core:outbox", OVERSEERS),
            (_("Demo day"), DEMO_DAY, (Role.ADMINISTRATOR,)),
        ),
    ),
)


def menu(actor: Actor, path: str, *, badge: str, demo: bool) -> list[NavItem]:
    """Return the entries for the roles of ``actor``; ``path`` is the page they read, ``badge`` the open tasks."""

    def shown(entry: Entry) -> bool:
        _label, name, roles = entry
        return actor.has(*roles) and (demo or name != DEMO_DAY)

    found: list[NavItem] = []
    for label, entries in GROUPS:
        found.extend(_group(label, tuple(filter(shown, entries)), path, badge))
    return found


def leaves(items: list[NavItem]) -> list[NavItem]:
    """Return the entries that lead to a page, those within groups too."""
    return [leaf for item in items for leaf in (item.items or (item,))]


def _group(
    label: str | Promise, entries: tuple[Entry, ...], path: str, badge: str
) -> Iterator[NavItem]:
    items = tuple(_item(entry, path, badge) for entry in entries)
    if len(items) <= 1:
        yield from items
        return
    yield NavItem(label, "", any(item.active for item in items), items=items)


def _item(entry: Entry, path: str, badge: str) -> NavItem:
    label, name, _roles = entry
    url = reverse(name)
    return NavItem(label, url, _is_here(path, url), badge if name == TASKS else "")


def _is_here(path: str, target: str) -> bool:
    return path == target if target == "/" else path.startswith(target)
