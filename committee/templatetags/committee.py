"""What every page of the committee shows: the tabs of the room."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import gettext as _

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.ui import NavItem, Status
from committee import lists
from committee.models import AgendaItem
from committee.permissions import (
    may_manage_templates,
    may_see_decisions,
    may_see_meetings,
    may_see_roster,
    may_verify,
)

register = template.Library()


@register.simple_tag(takes_context=True)
def committee_tabs(context: Context, current: str) -> list[NavItem]:
    """Return the parts of the room that the reader may open; ``current`` is this one."""
    actor: Actor = context["request"].actor
    parts = [
        ("meetings", _("Meetings"), may_see_meetings(actor)),
        ("decisions", _("Decisions"), may_see_decisions(actor)),
        ("verify", _("Check a dossier"), may_verify(actor)),
        ("texts", _("Letters and names"), may_manage_templates(actor)),
        ("roster", _("Members"), may_see_roster(actor)),
    ]
    return [
        NavItem(label, reverse(f"committee:{name}"), active=name == current)
        for name, label, allowed in parts
        if allowed
    ]


@register.simple_tag
def item_status(item: AgendaItem) -> Status:
    """Return the state of an agenda item as a pill."""
    return lists.item_status(item)
