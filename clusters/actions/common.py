"""What every action of this room needs: the day of a moment, and a lock on the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.errors import Refused
from clusterbeleid.kernel.errors import KernelError
from clusters.models import Cluster


def day_of(at: datetime) -> date:
    """Return the calendar day in Brussels of a moment."""
    return at.astimezone(BRUSSELS).date()


def lock(cluster: Cluster) -> Cluster:
    """Lock the file, so that two people cannot both fill the same days; returns it afresh."""
    return Cluster.objects.select_for_update().get(pk=cluster.pk)


@contextmanager
def kernel_refusals(rule: str) -> Iterator[None]:
    """Turn input that the kernel refuses into a refusal of the action."""
    try:
        yield
    except KernelError as error:
        raise Refused.because(error.code, rule, **error.params) from error


def author_of(actor: Actor) -> User:
    """Return the person behind the actor; raises ``Refused``, since a job signs nothing."""
    person = User.objects.filter(pk=actor.user_id or 0).first()
    if person is None:
        raise Refused.because("clusters.person_needed")
    return person
