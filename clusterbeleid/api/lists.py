"""The list of systems."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.models import ApiClient
from clusterbeleid.core import clock
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone

STATES = [("open", _("Open")), ("closed", _("Closed"))]


def client_state(client: ApiClient) -> Status:
    """Return whether the system may call, as a pill."""
    if client.closed_at is not None:
        return Status(_("Closed"))
    if client.is_over(clock.today()):
        return Status(_("Over"), Tone.WARNING)
    return Status(_("Open"), Tone.GOOD)


def rights_of(client: ApiClient) -> str:
    """Return the rights in words."""
    return ", ".join(str(Scope(scope).label) for scope in client.scopes)


def _in_state(rows: QuerySet[ApiClient], state: str) -> QuerySet[ApiClient]:
    return rows.filter(closed_at__isnull=state == "open")


CLIENTS = Listing(
    name="systems",
    caption=_("Systems that call the API"),
    empty_text=_("No system calls the API yet."),
    default_sort="name",
    columns=(
        Column(
            key="name",
            label=_("System"),
            value="name",
            sort=by_name("name"),
            link=lambda row: reverse("api_clients:client", args=[row.pk]),
        ),
        Column(
            key="agency",
            label=_("Agency or organisation"),
            value="agency_name",
            sort=by_name("agency_name"),
        ),
        Column(key="reach", label=_("Sees"), value="get_reach_display"),
        Column(key="rights", label=_("Rights"), value=rights_of),
        Column(
            key="secret",
            label=_("Secret made"),
            value="secret_made_at",
            kind="date",
            sort="secret_made_at",
        ),
        Column(key="state", label=_("State"), value=client_state, kind="status"),
    ),
    filters=(
        Filter(key="q", label=_("Name"), apply="name", kind="text"),
        Filter(key="agency", label=_("Agency or organisation"), apply="agency_name", kind="text"),
        Filter(key="state", label=_("State"), apply=_in_state, choices=STATES),
    ),
)
