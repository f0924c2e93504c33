"""What higher rooms know of a cluster in a project year: figures for its yearly report (R60).

Prefilling asks here, without knowing the room that keeps the figures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from clusterbeleid.kernel.periods import Period
from evaluations.rules.figures import Figure

Known = Callable[[int, Period], Sequence[Figure]]
_SOURCES: dict[str, Known] = {}


def register_figures(name: str, known: Known) -> None:
    """Add a source; ``known`` returns the figures of a cluster over the days of a project year.

    Raises ValueError when another source has the name.
    """
    if _SOURCES.get(name, known) is not known:
        raise ValueError(f"two sources of figures are called {name}")
    _SOURCES[name] = known


def figures_above(cluster_id: int, days: Period) -> tuple[Figure, ...]:
    """Return what every source knows, in order of registration; one query a source."""
    return tuple(row for known in _SOURCES.values() for row in known(cluster_id, days))
