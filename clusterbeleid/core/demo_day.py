"""The day on which the demo stands still, and moving it; in real use there is no such day."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models import ClockSetting
from clusterbeleid.kernel.transitions import Verdict

# Before the first cluster nothing is known; after it the figures and holidays are guesses.
EARLIEST, LATEST = date(2016, 1, 1), date(2050, 12, 31)


def may_set_demo_day(actor: Actor) -> Verdict:
    """Tell whether the actor may move the day of the demo."""
    if not settings.DEMO:
        return Verdict.no("demo.no_demo")
    return Verdict.ok() if actor.has(Role.ADMINISTRATOR) else Verdict.no("demo.role")


@transaction.atomic
def set_demo_day(day: date, *, actor: Actor, at: datetime, reason: str) -> ClockSetting:
    """Let the demo stand still on ``day`` from the next request on.

    Raises ``Refused`` outside the demo, for a wrong role and for a day out of reach.
    """
    require(may_set_demo_day(actor))
    if not EARLIEST <= day <= LATEST:
        raise Refused.because("demo.out_of_reach", first=EARLIEST, last=LATEST)
    setting = settings_in_use().first() or ClockSetting(pk=1)
    setting.demo_day = day
    return save_tracked(setting, actor=actor, at=at, reason=reason)


def settings_in_use() -> QuerySet[ClockSetting]:
    """Return the one row that holds the day, if it was ever set."""
    return ClockSetting.objects.order_by("pk")
