"""Writing many rows in parts, and telling how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clusterbeleid.core.imports.use import Told

AT_ONCE = 1000


def write_in_parts(
    work: Sequence[tuple[Callable[[Sequence[Any]], None], Sequence[Any]]], told: Told
) -> int:
    """Let each writer write its steps, at most ``AT_ONCE`` together; returns how many in all."""
    done, total = 0, sum(len(steps) for _write, steps in work)
    for write, steps in work:
        for start in range(0, len(steps), AT_ONCE):
            part = steps[start : start + AT_ONCE]
            write(part)
            done += len(part)
            told(done, total)
    return total
