"""Sessions in the database with their owner, so that they can be listed, and ended all at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import DatabaseError

from clusterbeleid.accounts.models import UserSession
from clusterbeleid.core import clock

# What a session remembers about itself, written at login.
PLACE = "place"
# How old the last use may look: not every page that is read writes a row.
GRAIN = timedelta(minutes=5)


class SessionStore(DatabaseStore):
    """Django's sessions in the database, with columns of ours beside them; no query more."""

    row: UserSession | None = None

    @classmethod
    def get_model_class(cls) -> type[UserSession]:
        """Return the table of ours."""
        return UserSession

    def create_model_instance(self, data: dict[str, Any]) -> UserSession:
        """Return the row with its owner, and what it remembers about itself."""
        row = super().create_model_instance(data)
        if not isinstance(row, UserSession):
            raise TypeError("the table of sessions is ours")
        place, now = data.get(PLACE, {}), clock.real_now()
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.device, row.network = place.get("device", ""), place.get("network", "")
        row.since = datetime.fromisoformat(place["since"]) if "since" in place else now
        if "reference" in place:
            row.reference = UUID(place["reference"])
        row.last_used = now
        return row

    def _get_session_from_db(self) -> UserSession | None:
        self.row = super()._get_session_from_db()  # type: ignore[misc]  # the stubs leave it out
        return self.row


def note_use(session: Any, now: datetime) -> None:
    """Write down that a session is used, once in a few minutes; a database that only reads is no trouble."""
    row = getattr(session, "row", None)
    if row is None or now - row.last_used < GRAIN:
        return
    row.last_used = now
    try:
        row.save(update_fields=["last_used"])
    except DatabaseError:
        return
