"""The list of people."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.models import User
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone

STATES = [("True", _("Open")), ("False", _("Closed"))]


def _rights(user: User) -> str:
    held = [*user.roles_today, *user.mandates_today]  # type: ignore[attr-defined]  # made by the query
    return ", ".join(str(right) for right in held)


def account_state(user: User) -> Status:
    """Return whether the account is open, as a pill."""
    return Status(_("Open"), Tone.GOOD) if user.is_active else Status(_("Closed"), Tone.NEUTRAL)


PEOPLE = Listing(
    name="people",
    caption=_("People with an account"),
    default_sort="name",
    columns=(
        Column(
            key="name",
            label=_("Name"),
            value="full_name",
            sort=by_name("full_name"),
            link=lambda user: reverse("accounts:person", args=[user.pk]),
        ),
        Column(key="email", label=_("E-mail address"), value="email", sort="email"),
        Column(key="rights", label=_("Roles and mandates today"), value=_rights),
        Column(key="state", label=_("Account"), value=account_state, kind="status"),
    ),
    filters=(
        Filter(key="q", label=_("Name"), apply="full_name", kind="text"),
        Filter(key="state", label=_("Account"), apply="is_active", choices=STATES),
    ),
)
