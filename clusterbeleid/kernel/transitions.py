"""State tables and the pure answer to "may this action happen now?" (architecture, one writer).

A table is data; nothing here changes a state. Roles and reasons are checked here, guards are pure
functions of facts that answer with findings.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.findings import Finding, Level, worst

Guard: TypeAlias = Callable[[Any], tuple[Finding, ...]]


class TableError(KernelError):
    """A state table that contradicts itself; raised when the table is built, so at start-up."""


@dataclass(frozen=True)
class Verdict:
    """Allowed, or refused with a code; findings tell more in both cases.

    Truthy when allowed. Raises ValueError for a refusal without code: a user must see why.
    """

    allowed: bool
    code: str = ""
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a verdict without reason, and a reason without refusal."""
        if self.allowed == bool(self.code):
            raise ValueError("a refusal needs a code, and only a refusal has one")

    def __bool__(self) -> bool:
        """Allow `if may_submit(user, dossier):`."""
        return self.allowed

    @classmethod
    def ok(cls, *findings: Finding) -> "Verdict":
        """Allowed, possibly with warnings."""
        return cls(True, "", findings)

    @classmethod
    def no(cls, code: str, *findings: Finding) -> "Verdict":
        """Refused for the reason named by the code."""
        return cls(False, code, findings)


@dataclass(frozen=True)
class Transition:
    """One action: from which states, to which, by whom, on what condition."""

    action: str
    sources: frozenset[str] | tuple[str, ...]
    target: str
    roles: frozenset[str]
    reason_required: bool = False
    guard: Guard | None = None


class StateRow(NamedTuple):
    """One row of the documentation table (house rule 18); `who` may act in that status."""

    status: str
    previous: tuple[str, ...]
    next: tuple[str, ...]
    who: tuple[str, ...]


@dataclass(frozen=True)
class StateTable:
    """The transitions of one kind of object; `states` maps each state to its label.

    Without labels each state is its own. The table checks itself when built, see `_check_rows` and
    `_check_states`.
    """

    name: str
    initial: str
    transitions: Sequence[Transition]
    states: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check and freeze the table; raises TableError."""
        rows = tuple(self.transitions)
        _check_rows(self.name, rows)
        reached = _reachable(self.initial, rows)
        labels = dict(self.states) or {state: state for state in reached}
        _check_states(self.name, rows, reached, labels)
        object.__setattr__(self, "transitions", rows)
        object.__setattr__(self, "states", MappingProxyType(labels))

    def find(self, action: str, state: str) -> Transition | None:
        """Return the transition of this action from this state, or None."""
        return next(
            (row for row in self.transitions if row.action == action and state in row.sources),
            None,
        )

    def may(self, action: str, state: str, roles: Collection[str], facts: object = None) -> Verdict:
        """Tell whether a button may be offered: all of `check` but the reason, not yet written.

        Findings of level OVERRIDE come along; they will ask for a reason.
        """
        row = self.find(action, state)
        if row is None:
            known = any(row.action == action for row in self.transitions)
            return Verdict.no("transition.wrong_state" if known else "transition.unknown_action")
        if row.roles.isdisjoint(roles):
            return Verdict.no("transition.role")
        findings = tuple(row.guard(facts)) if row.guard else ()
        if worst(findings) is Level.BLOCK:
            return Verdict.no("transition.guard", *findings)
        return Verdict.ok(*findings)

    def check(
        self, action: str, state: str, roles: Collection[str], reason: str, facts: object = None
    ) -> Verdict:
        """Tell whether the action may happen now; refusals carry a `transition.*` code.

        In this order: `unknown_action`, `wrong_state`, `role`, `guard` (a finding of level BLOCK),
        `reason` (missing where the table or a finding of level OVERRIDE asks for one).
        Softer findings come along with the permission.
        """
        verdict = self.may(action, state, roles, facts)
        row = self.find(action, state)
        if not verdict or row is None or reason.strip():
            return verdict
        if row.reason_required or worst(verdict.findings) is Level.OVERRIDE:
            return Verdict.no("transition.reason", *verdict.findings)
        return verdict

    def actions_from(self, state: str, roles: Collection[str]) -> tuple[str, ...]:
        """Return the actions these roles have in this state, guards apart, in table order."""
        return tuple(
            row.action
            for row in self.transitions
            if state in row.sources and not row.roles.isdisjoint(roles)
        )

    def rows(self) -> tuple[StateRow, ...]:
        """Return the documentation table, one row a status in the order of `states`."""
        return tuple(self._row(state) for state in self.states)

    def _row(self, state: str) -> StateRow:
        """Collect what leads to a status, what follows it and who may act in it."""
        leaving = [row for row in self.transitions if state in row.sources]
        before = {
            source for row in self.transitions if row.target == state for source in row.sources
        }
        after = {row.target for row in leaving}
        return StateRow(
            state,
            tuple(other for other in self.states if other in before),
            tuple(other for other in self.states if other in after),
            tuple(sorted(frozenset[str]().union(*(row.roles for row in leaving)))),
        )


def _check_rows(name: str, rows: Sequence[Transition]) -> None:
    """Check each row apart and the uniqueness of (action, source).

    Raises TableError `table.wildcard`, `table.no_sources`, `table.no_roles` or `table.duplicate`.
    """
    seen: set[tuple[str, str]] = set()
    for row in rows:
        pairs = {(row.action, source) for source in row.sources}
        _refuse("table.wildcard", name, row.action, any("*" in source for source in row.sources))
        _refuse("table.no_sources", name, row.action, not pairs)
        _refuse("table.no_roles", name, row.action, not row.roles)
        _refuse("table.duplicate", name, row.action, bool(pairs & seen))
        seen |= pairs


def _check_states(
    name: str, rows: Sequence[Transition], reached: Collection[str], labels: Mapping[str, str]
) -> None:
    """Check that every state can be reached and has a label.

    Raises TableError `table.unreachable` or `table.unlabelled`.
    """
    for state in {*labels, *(source for row in rows for source in row.sources)}:
        _refuse("table.unreachable", name, state, state not in reached)
    for state in reached:
        _refuse("table.unlabelled", name, state, state not in labels)


def _reachable(initial: str, rows: Iterable[Transition]) -> tuple[str, ...]:
    """Return the states that can be reached from the initial one, in order of discovery."""
    reached = [initial]
    for state in reached:  # grows while we walk it
        found = (row.target for row in rows if state in row.sources)
        reached.extend(target for target in dict.fromkeys(found) if target not in reached)
    return tuple(reached)


def _refuse(code: str, table: str, subject: str, wrong: bool) -> None:
    """Raise TableError about one action or state when something is wrong."""
    if wrong:
        raise TableError(code, {"table": table, "subject": subject})
