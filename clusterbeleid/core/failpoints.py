"""Places where a test lets the process die, to prove that nothing is lost and nothing doubled.

Without ``CLUSTERBELEID_FAILPOINT`` in the environment a failpoint does nothing. With
``CLUSTERBELEID_FAILPOINT=relay.after_send:3`` the process kills itself with SIGKILL when it reaches
``relay.after_send`` for the third time: no handler runs, no transaction ends, as when the machine
takes the process away.
"""

from __future__ import annotations

import os
import signal
from collections import Counter

VARIABLE = "CLUSTERBELEID_FAILPOINT"

RELAY = (
    "relay.before_read",
    "relay.after_read",
    "relay.before_send",
    "relay.after_send",
    "relay.after_write",
    "relay.after_commit",
)
BACKGROUND = (
    "background.before_claim",
    "background.after_claim",
    "background.before_work",
    "background.after_work",
    "background.after_write",
    "background.after_commit",
)

_reached: Counter[str] = Counter()


def reach(name: str) -> None:
    """Kill this process when the failpoint ``name`` is armed and its count has come."""
    armed = os.environ.get(VARIABLE)
    if not armed:
        return
    wanted, _, times = armed.partition(":")
    if wanted != name:
        return
    _reached[name] += 1
    if _reached[name] == int(times or 1):
        os.kill(os.getpid(), signal.SIGKILL)
