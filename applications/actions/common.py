"""What the actions of this room share: the locked application, and the door of a section."""

from __future__ import annotations

from datetime import datetime

from applications.models import Application, Call
from applications.permissions.files import may_write
from applications.queries.files import number_of_applications, open_sections
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusters.actions.common import day_of


def locked(application: Application) -> Application:
    """Return the application afresh, locked until the transaction ends: writing waits for sending."""
    found = Application.objects.select_for_update(of=("self",))
    return found.select_related("call", "applicant", "cluster").get(pk=application.pk)


def opened_for(
    application: Application, section: str, *, actor: Actor, at: datetime
) -> Application:
    """Return the locked application when the actor may write in ``section``; raises ``Refused``."""
    stored = locked(application)
    opened = open_sections(stored, at)
    require(may_write(actor, stored, section, opened, on=day_of(at)))
    return stored


def next_reference(call: Call) -> str:
    """Return a reference nobody uses: the call is locked, so the next number is free."""
    return f"{call.reference}-{number_of_applications(call) + 1:03d}"


def person_of(actor: Actor) -> int:
    """Return the key of the account that signs; raises ``Refused`` when no person acts."""
    if actor.user_id is None:
        raise Refused.because("applications.person_only")
    return actor.user_id
