"""What together is one undertaking: everything that control ties, however long the chain (R27)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def together(first: int, links: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return ``first`` with all that a chain of links ties to it, in whichever direction."""
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    for holder, held in links:
        neighbours[holder].add(held)
        neighbours[held].add(holder)
    found, waiting = {first}, [first]
    while waiting:
        new = neighbours[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return frozenset(found)
