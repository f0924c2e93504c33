"""The messages about an account: choosing a password, and a new mandate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.queries import address_to_choose_password, ways_of
from clusterbeleid.core import jobs, mail, outbox

DIGEST = "accounts.digest"
DIGEST_RUN = "send_digests"
PASSWORD_LINK = "accounts.password_link"  # noqa: S105 - the name of a kind of message
TEAM = "accounts.team"


def with_address(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return the address with its token, made at the moment the message leaves."""
    return {"path": address_to_choose_password(payload["person"])}


outbox.register_kind(PASSWORD_LINK, _("Link to choose a password"))
outbox.register_kind(DIGEST, _("Overview of the day"))
outbox.register_kind(TEAM, _("Mandate for an organisation"))
mail.register_context(PASSWORD_LINK, with_address)
outbox.register_choices(ways_of)
jobs.register_job(DIGEST_RUN, _("Overviews of the day"))
