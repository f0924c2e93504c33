"""What a grant sets going: its own lines, and those that higher rooms registered.

``register_consequence(lines)`` in ``AppConfig.ready()``: a room such as cofinancing then says what it
will ask under a grant that is still a proposal. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from agreements.rules import GrantFacts, grant_duties, propose_plan
from agreements.rules.preview import lines_of_duties, lines_of_plan
from clusterbeleid.kernel.findings import Explained, Line
from clusterbeleid.kernel.params import Params

Consequence = Callable[[GrantFacts, Params], Iterable[Line]]

_MORE: list[Consequence] = []


def register_consequence(lines: Consequence) -> None:
    """Let a higher room add what follows from a grant."""
    if lines not in _MORE:
        _MORE.append(lines)


def consequences_of_grant(facts: GrantFacts, params: Params) -> Explained:
    """Return what follows from a grant: years, instalments, duties and what other rooms ask.

    Raises ``ParameterMissing`` for a figure without any row.
    """
    plan = propose_plan(facts.years, params, granted_on=facts.granted_on)
    more = (line for lines in _MORE for line in lines(facts, params))
    duties = lines_of_duties(grant_duties(facts, params))
    return Explained((*lines_of_plan(facts, plan), *more, *duties), plan.explained.findings)
