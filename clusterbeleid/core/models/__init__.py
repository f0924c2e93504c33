"""Models of the ground floor."""

from clusterbeleid.core.models.base import (
    Dated,
    Tracked,
    no_overlap,
    one_of,
    period_in_order,
    recorded,
)
from clusterbeleid.core.models.clock import ClockSetting
from clusterbeleid.core.models.events import BusinessEvent
from clusterbeleid.core.models.files import StoredFile
from clusterbeleid.core.models.parameters import LegalParameter
from clusterbeleid.core.models.trace import StateChange
from clusterbeleid.core.models.work import BackgroundJob, JobRun, OutboxMessage, Task

__all__ = [
    "BackgroundJob",
    "BusinessEvent",
    "ClockSetting",
    "Dated",
    "JobRun",
    "LegalParameter",
    "OutboxMessage",
    "StateChange",
    "StoredFile",
    "Task",
    "Tracked",
    "no_overlap",
    "one_of",
    "period_in_order",
    "recorded",
]
