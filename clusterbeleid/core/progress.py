"""How far a piece of work is, told while it is still going on."""

from __future__ import annotations

import logging
from functools import cached_property
from time import monotonic
from typing import Any

from django.db import Error as DatabaseTrouble
from django.db import connections

logger = logging.getLogger(__name__)

STEP = 0.5  # seconds between two notes of progress
_NOTE = "UPDATE core_backgroundjob SET done = %s, total = %s WHERE id = %s"


class Progress:
    """Tells the page how far the work is, over a connection of its own.

    The work itself is one long transaction: what it writes, nobody sees before the end.
    """

    def __init__(self, job_id: int) -> None:
        self.job_id = job_id
        self._next = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Note ``done`` of ``total``; at most twice a second, and always the last one."""
        if monotonic() < self._next and done < total:
            return
        self._next = monotonic() + STEP
        try:
            with self._connection.cursor() as cursor:
                cursor.execute(_NOTE, [done, total, self.job_id])
        except DatabaseTrouble as trouble:
            # A bar that stands still is no reason to stop the work.
            logger.warning("progress of job %s not noted: %s", self.job_id, type(trouble).__name__)

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    @cached_property
    def _connection(self) -> Any:
        return connections.create_connection("default")
