"""Names of organisations by KBO number, asked by the ground floor and answered by the room that keeps them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from clusterbeleid.core.formatting import format_enterprise_number

NamesOf = Callable[[Collection[str]], Mapping[str, str]]
_OWNERS: list[NamesOf] = []


def register(names_of: NamesOf) -> None:
    """Let ``names_of`` answer with the names of the KBO numbers (ten digits) it knows."""
    _OWNERS.append(names_of)


def names_of(numbers: Collection[str]) -> dict[str, str]:
    """Return a name for each number: that of the register, else the number with its dots.

    One query for each room that knows organisations, none without numbers.
    """
    found = {number: format_enterprise_number(number) for number in numbers}
    if numbers:
        for owner in _OWNERS:
            found |= owner(numbers)
    return found
