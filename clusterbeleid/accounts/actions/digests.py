"""The overview of the day: one mail for everything that may wait, and how a person wants it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from clusterbeleid.accounts.models import MailPreference, User
from clusterbeleid.accounts.notifications import DIGEST, DIGEST_RUN
from clusterbeleid.accounts.queries import actor_of, preferences_of
from clusterbeleid.core import jobs, mail, outbox
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.enums import MailWay, OutboxState
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models import OutboxMessage
from clusterbeleid.core.queries import count_open_tasks, gathered_for, waiting_readers
from clusterbeleid.core.state import set_technical_state

CHOSEN = "accounts.mail_chosen"


@transaction.atomic
def choose_mail(ways: Mapping[str, str], *, actor: Actor, at: datetime) -> int:
    """Store how the actor wants each kind of message; returns how many choices changed.

    Raises ``Refused`` for a kind that cannot be chosen (A7), for an unknown way, and without person.
    """
    if actor.user_id is None:
        raise Refused.because("accounts.nobody")
    strange = set(ways) - set(outbox.gathering_kinds())
    if strange or not set(ways.values()) <= set(MailWay.values):
        raise Refused.because("accounts.no_such_choice")
    person = User.objects.select_for_update().get(pk=actor.user_id)
    known = preferences_of(person)
    changed = 0
    for kind, way in ways.items():
        row = known.get(kind) or MailPreference(user=person, kind=kind, way=MailWay.DAILY)
        if row.way == way:
            continue
        row.way = way
        save_tracked(row, actor=actor, at=at, reason=CHOSEN)
        changed += 1
    return changed


def nightly_digests(on: date, *, at: datetime) -> jobs.Run | None:
    """Send the overviews as a job of its own; None when another process is at it."""

    def work(run: jobs.Run) -> None:
        run.looked_at, run.sent = send_digests(on, at=at)

    return jobs.run_once(DIGEST_RUN, on, work)


def send_digests(on: date, *, at: datetime) -> tuple[int, int]:
    """Put one overview in the outbox for each reader with messages that wait.

    Returns how many readers were looked at and how many overviews were made. A reader who had one
    today gets the rest tomorrow, so a second run sends nothing twice. Each reader is a transaction
    of its own: a message is either in an overview or still waiting.
    """
    readers = waiting_readers()
    return len(readers), sum(_send_to(reader, on, at) for reader in readers)


@transaction.atomic
def _send_to(reader: str, on: date, at: datetime) -> int:
    waiting = list(gathered_for(reader))
    if not waiting:
        return 0
    person = User.objects.filter(email=reader).first()
    language = person.language if person else waiting[0].language
    made = outbox.enqueue(
        kind=DIGEST,
        business_key=f"{DIGEST}:{on.isoformat()}:{reader}",
        recipient=reader,
        language=language,
        payload={"path": "/", "on": on, **_lines(waiting, language), **_tasks(person, on)},
        at=at,
    )
    if made is None:
        return 0
    for message in waiting:
        set_technical_state(message, OutboxState.DIGESTED, digest_id=made.pk)
    return 1


def _lines(waiting: Sequence[OutboxMessage], language: str) -> dict[str, Any]:
    """Return subject and page of each message, the oldest first."""
    return {
        "lines": [
            {
                "subject": mail.render(message.kind, language, message.payload).subject,
                "path": str(message.payload.get("path", "/")),
            }
            for message in waiting
        ]
    }


def _tasks(person: User | None, on: date) -> dict[str, Any]:
    """Return the name of the reader and how many tasks wait; nobody known has none."""
    if person is None:
        return {"name": "", "tasks": 0}
    return {
        "name": person.full_name,
        "tasks": count_open_tasks(actor_of(person, on=on), on=on),
    }
