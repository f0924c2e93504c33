"""The messages about an account: choosing a password, and a new mandate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.queries import address_to_choose_password
from clusterbeleid.core import mail, outbox

PASSWORD_LINK = "accounts.password_link"  # noqa: S105 - the name of a kind of message
TEAM = "accounts.team"


def with_address(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return the address with its token, made at the moment the message leaves."""
    return {"path": address_to_choose_password(payload["person"])}


outbox.register_kind(PASSWORD_LINK, _("Link to choose a password"))
outbox.register_kind(TEAM, _("Mandate for an organisation"))
mail.register_context(PASSWORD_LINK, with_address)
