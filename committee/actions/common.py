"""What every action of the committee needs: the day of a moment, the person, and locks."""

from __future__ import annotations

from datetime import datetime

from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import actor_of
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import BackgroundJob
from clusters.actions.common import day_of
from committee.models import AgendaItem, Meeting


def locked_meeting(meeting: Meeting) -> Meeting:
    """Return the meeting afresh, locked until the transaction ends."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def locked_item(item: AgendaItem) -> AgendaItem:
    """Return the item afresh with its meeting, locked: votes and closing follow one another (A20)."""
    found = AgendaItem.objects.select_for_update(of=("self",)).select_related("meeting")
    return found.get(pk=item.pk)


def starter_of(job: BackgroundJob, at: datetime) -> Actor:
    """Return who started a job, with the rights of that moment; raises ``User.DoesNotExist``."""
    return actor_of(User.objects.get(pk=job.started_by_id or 0), on=day_of(at))


def subject_key(job: BackgroundJob) -> int:
    """Return the key of what a job is about; 0 when it is about nothing."""
    return job.subject_id or 0


def person_of(actor: Actor) -> int:
    """Return the key of the person who acts; raises ``Refused``, since no job votes or declares."""
    if actor.user_id is None:
        raise Refused.because("committee.person_needed")
    return actor.user_id
