"""What higher rooms know of project years: duties of the beneficiary that are not met in time.

Payments ask here (R45), without knowing the room that keeps the duty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

Overdue = Callable[[Iterable[int], date], frozenset[int]]
_DUTIES: dict[str, Overdue] = {}


def register_duty(name: str, overdue: Overdue) -> None:
    """Add a duty; ``overdue`` returns which of the given project years are late on a day.

    Raises ValueError when another duty has the name.
    """
    if _DUTIES.get(name, overdue) is not overdue:
        raise ValueError(f"two duties are called {name}")
    _DUTIES[name] = overdue


def overdue_duties(project_year_ids: Iterable[int], on: date) -> dict[str, frozenset[int]]:
    """Return for each duty the project years that are late on ``on``; one query a duty."""
    ids = list(project_year_ids)
    return {name: overdue(ids, on) for name, overdue in _DUTIES.items()}
