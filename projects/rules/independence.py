"""Which companies are independent of each other: those that no chain of control links (R22)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def groups(members: Iterable[int], links: Sequence[tuple[int, int]]) -> list[frozenset[int]]:
    """Return the members by group, also when the chain between two runs through others.

    A member without links is a group of its own; the order is that of the members.
    """
    near = _neighbours(links)
    wanted = list(dict.fromkeys(members))
    found: list[frozenset[int]] = []
    seen: set[int] = set()
    for member in wanted:
        if member not in seen:
            group = _reached(member, near)
            seen |= group
            found.append(frozenset(group.intersection(wanted)))
    return found


def binding(
    found: Iterable[frozenset[int]], links: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the links that make some group larger than one, those that run through others too."""
    bound: set[int] = set()
    near = _neighbours(links)
    for group in found:
        if len(group) > 1:
            bound |= _reached(min(group), near)
    return [pair for pair in links if pair[0] in bound]


def _neighbours(links: Sequence[tuple[int, int]]) -> dict[int, set[int]]:
    near: dict[int, set[int]] = {}
    for one, other in links:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    return near


def _reached(start: int, near: dict[int, set[int]]) -> set[int]:
    reached, waiting = {start}, [start]
    while waiting:
        new = near.get(waiting.pop(), set()) - reached
        reached |= new
        waiting.extend(new)
    return reached
