"""The only place that reads the clock; the demo may stand still on a chosen day."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from clusterbeleid.core.models import ClockSetting

BRUSSELS = ZoneInfo("Europe/Brussels")


def demo_day() -> date | None:
    """Return the day on which the demo stands still, or None in real use."""
    if not settings.DEMO:
        return None
    return ClockSetting.objects.values_list("demo_day", flat=True).first()


def today() -> date:
    """Return today's date in Brussels, or the day of the demo."""
    return demo_day() or datetime.now(BRUSSELS).date()


def now() -> datetime:
    """Return this moment in Brussels; in the demo the real time of the demo's day."""
    real = datetime.now(BRUSSELS)
    return at_time_of(demo_day() or real.date(), real)


def real_now() -> datetime:
    """Return this moment in Brussels, also in the demo: for technical traces, never for a rule."""
    return datetime.now(BRUSSELS)


def at_time_of(day: date, moment: datetime) -> datetime:
    """Return ``moment``'s time of day on ``day``, in Brussels."""
    local = moment.astimezone(BRUSSELS)
    return datetime.combine(day, local.timetz())
