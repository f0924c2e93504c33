"""The message with which a person chooses a password."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.queries import address_to_choose_password
from clusterbeleid.core import mail, outbox

PASSWORD_LINK = "accounts.password_link"  # noqa: S105 - the name of a kind of message


def with_address(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return the address with its token, made at the moment the message leaves."""
    return {"path": address_to_choose_password(payload["person"])}


outbox.register_kind(PASSWORD_LINK, _("Link to choose a password"))
mail.register_context(PASSWORD_LINK, with_address)
