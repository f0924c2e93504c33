"""Waking the worker right after a commit; a courtesy, for beat finds the work within half a minute anyway.

Nothing here may cost a user more than a second or an error: Redis may be gone, slow or mute.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction

from clusterbeleid.celery import app

logger = logging.getLogger(__name__)

RELAY_OUTBOX = "clusterbeleid.core.tasks.relay_outbox"
RUN_BACKGROUND_JOB = "clusterbeleid.core.tasks.run_background_job"

PATIENCE = 0.8  # seconds a request waits for the bell at most
SILENCE = 10.0  # seconds without ringing after a failure
EXPIRES = 30.0  # a bell nobody heard is worth nothing once beat has rung
_SOCKET = {"socket_connect_timeout": 0.3, "socket_timeout": 0.3, "retry_on_timeout": False}

_silent_until = 0.0


def ring_after_commit(task: str, *arguments: int) -> None:
    """Ring for ``task`` once the transaction at hand is stored; once, however often it is asked."""
    bell = _Bell(task, arguments)
    waiting = transaction.get_connection().run_on_commit
    if any(entry[1] == bell for entry in waiting):
        return
    transaction.on_commit(bell)


def ring(task: str, *arguments: int) -> bool:
    """Tell the worker that there is work; return whether the bell was heard by the broker.

    Returns within a second and never raises. After a failure it stays silent for a while, so
    that a broker that is away costs one user a moment and the others nothing.
    """
    global _silent_until  # noqa: PLW0603 - one memory per process is the point
    if time.monotonic() < _silent_until:
        return False
    heard = _in_time(_publish, task, arguments)
    if not heard:
        _silent_until = time.monotonic() + SILENCE
        logger.warning("broker away: %s waits for beat", task)
    return heard


def broker_answers() -> bool:
    """Tell whether the broker accepts a connection within a second."""
    return _in_time(_ask)


def _in_time(talk: Callable[..., None], *about: Any) -> bool:
    """Tell whether ``talk`` with the broker succeeds before patience runs out."""
    done = threading.Event()
    # A look-up of a name has no time limit of its own; a thread gives it one.
    talking = threading.Thread(target=talk, args=(*about, done), daemon=True)
    talking.start()
    talking.join(PATIENCE)
    return done.is_set()


class _Bell:
    """Callable for ``on_commit``; equal when it rings for the same thing."""

    def __init__(self, task: str, arguments: tuple[int, ...]) -> None:
        self.what = (task, arguments)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bell) and other.what == self.what

    def __hash__(self) -> int:
        return hash(self.what)

    def __call__(self) -> None:
        ring(self.what[0], *self.what[1])


def _connection() -> Any:
    """Return a connection of its own: those of the worker wait longer and try again."""
    return app.connection_for_write(
        app.conf.broker_url, connect_timeout=0.3, transport_options=_SOCKET
    )


def _publish(task: str, arguments: tuple[int, ...], heard: threading.Event) -> None:
    send = partial(app.send_task, task, args=arguments, retry=False, expires=EXPIRES)
    try:
        with _connection() as connection:
            send(connection=connection, ignore_result=True)
    except Exception as error:  # noqa: BLE001 - whatever ails the broker, the request goes on
        logger.info("bell not heard: %s", type(error).__name__)
    else:
        heard.set()


def _ask(answered: threading.Event) -> None:
    try:
        with _connection() as connection:
            connection.default_channel.client.ping()
    except Exception as error:  # noqa: BLE001 - any trouble is the answer "no"
        logger.info("broker does not answer: %s", type(error).__name__)
    else:
        answered.set()
