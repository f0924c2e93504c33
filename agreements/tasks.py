"""What Celery calls at night; it is a command too."""

from __future__ import annotations

from celery import shared_task

from agreements.actions.nightly import nightly_ten_years
from clusterbeleid.core import clock
from clusterbeleid.core.request_id import start_request


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def check_ten_years_nightly() -> None:
    """Warn before the ten years end; nothing happens when another process is at it."""
    start_request()
    nightly_ten_years(clock.today(), at=clock.now())
