"""Which files change if a legal figure changes: asked here, answered by the rooms above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from clusterbeleid.kernel.params import Params


@dataclass(frozen=True)
class Outcome:
    """What one rule says of one file: ``key`` identifies it, ``value`` is for the reader.

    ``scope`` names the file (``cluster:12``), so that nobody reads here what is closed elsewhere.
    """

    key: str
    scope: str
    file: str
    subject: str
    value: str
    url: str


@dataclass(frozen=True)
class Difference:
    """A file of which the outcome changes."""

    scope: str
    file: str
    subject: str
    before: str
    after: str
    url: str


OutcomesOf = Callable[[Params, date], Sequence[Outcome]]
_ROOMS: dict[str, OutcomesOf] = {}


def register(name: str, outcomes_of: OutcomesOf) -> None:
    """Let a room answer with the outcomes of its running files under given figures."""
    _ROOMS[name] = outcomes_of


def differences(before: Params, after: Params, *, on: date) -> list[Difference]:
    """Return the files whose outcome on ``on`` differs between two sets of figures."""
    found: list[Difference] = []
    for outcomes_of in _ROOMS.values():
        old = {outcome.key: outcome for outcome in outcomes_of(before, on)}
        for outcome in outcomes_of(after, on):
            earlier = old.get(outcome.key)
            if earlier is not None and earlier.value != outcome.value:
                found.append(_difference(earlier, outcome))
    return found


def _difference(before: Outcome, after: Outcome) -> Difference:
    return Difference(after.scope, after.file, after.subject, before.value, after.value, after.url)
