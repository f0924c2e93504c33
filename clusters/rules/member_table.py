"""What a table of members would propose: rows and members in, steps and everything that is wrong out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clusterbeleid.kernel import tables
from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.identifiers import format_kbo
from clusterbeleid.kernel.tables import Change, Found, Problem

Value = str | bool | date | None
NEEDED = ("name", "kind", "flemish_establishment")


class Kind(StrEnum):
    """What a row proposes, or that a member does not stand in the table."""

    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"
    SAME = "same"
    ABSENT = "absent"


# What a step of this kind leads to: a proposal.
PROPOSING = frozenset({Kind.NEW, Kind.CHANGED, Kind.ENDED})


@dataclass(frozen=True)
class RowFacts:
    """One row; a blank cell is not in ``details``, ``broken`` names columns that could not be read."""

    number: int
    kbo: str | None
    details: Mapping[str, str | bool]
    first_day: date | None
    last_day: date | None
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True)
class MemberFacts:
    """The latest membership of an organisation, with its details in the register."""

    membership_id: int
    details: Mapping[str, str | bool]
    first_day: date
    last_day: date | None


@dataclass(frozen=True)
class TableFacts:
    """Everything around the table: members by number, what waits already, and the day."""

    members: Mapping[str, MemberFacts]
    waiting: frozenset[tuple[str, Kind]]
    on: date


@dataclass(frozen=True)
class Step:
    """What one row proposes; ``changes`` holds field, value before and value after."""

    row: int
    kind: Kind
    kbo: str
    name: str
    changes: tuple[Change, ...] = ()
    remarks: tuple[Finding, ...] = ()
    line: int | None = None

    @property
    def note(self) -> str:
        """Return the number as people write it."""
        return format_kbo(self.kbo)


Plan = tables.Plan[Step]


def make_plan(rows: Iterable[RowFacts], facts: TableFacts) -> Plan:
    """Return what the rows propose, with every problem of every row.

    A member that stands in no row stays a member: absence proposes nothing.
    """
    plan, seen = Plan(), dict[str, int]()
    for row in rows:
        steps, problems = _judge(row, facts, seen)
        plan.problems.extend(Problem(row.number, key, finding) for key, finding in problems)
        if not problems and not row.broken:
            plan.steps.extend(steps)
    absent = (kbo for kbo, one in facts.members.items() if kbo not in seen and _runs(one, facts.on))
    plan.steps.extend(
        Step(0, Kind.ABSENT, kbo, str(facts.members[kbo].details["name"])) for kbo in absent
    )
    return plan


def _judge(
    row: RowFacts, facts: TableFacts, seen: dict[str, int]
) -> tuple[list[Step], list[Found]]:
    if row.kbo is None:
        return [], []
    first = seen.setdefault(row.kbo, row.number)
    if first != row.number:
        return [], [("kbo", _block("members.twice_in_file", row=first))]
    member = facts.members.get(row.kbo)
    if member is None or _comes_back(row, member):
        steps, problems = _new(row), [*_lacking(row)]
    else:
        steps, problems = _known(row, member), [*_wrong_days(row, member)]
    waiting = [
        ("kbo", _block("members.waits_already"))
        for step in steps
        if (step.kbo, step.kind) in facts.waiting
    ]
    return steps, [*problems, *waiting]


def _new(row: RowFacts) -> list[Step]:
    values: dict[str, Value] = {"first_day": row.first_day, **row.details}
    changes = tuple((name, None, value) for name, value in values.items() if value is not None)
    return [Step(row.number, Kind.NEW, row.kbo or "", str(row.details.get("name", "")), changes)]


def _lacking(row: RowFacts) -> Iterator[Found]:
    """Yield what a new member lacks; a cell that could not be read does not lack as well."""
    kbo = format_kbo(row.kbo or "")
    if row.last_day is not None:
        yield "last_day", _block("members.unknown", kbo=kbo)
        return
    for name in NEEDED:
        if name not in row.details and name not in row.broken:
            yield name, _block("members.new_needs", kbo=kbo)
    if row.first_day is None and "first_day" not in row.broken:
        yield "first_day", _block("members.new_needs", kbo=kbo)


def _known(row: RowFacts, member: MemberFacts) -> list[Step]:
    kbo, name = row.kbo or "", str(member.details["name"])
    changes = tuple(
        (key, member.details[key], value)
        for key, value in row.details.items()
        if value != member.details[key]
    )
    steps = [Step(row.number, Kind.CHANGED, kbo, name, changes)] if changes else []
    if row.last_day is not None and row.last_day != member.last_day:
        ended = (("last_day", member.last_day, row.last_day),)
        steps.append(Step(row.number, Kind.ENDED, kbo, name, ended))
    return steps or [Step(row.number, Kind.SAME, kbo, name)]


def _wrong_days(row: RowFacts, member: MemberFacts) -> Iterator[Found]:
    if row.first_day is not None and row.first_day != member.first_day:
        yield "first_day", _block("members.first_day_fixed", first_day=member.first_day)
    if row.last_day is not None and row.last_day < member.first_day:
        yield "last_day", _block("proposal.ends_before", first_day=member.first_day)


def _comes_back(row: RowFacts, member: MemberFacts) -> bool:
    """Tell whether the row begins after the last membership ended."""
    return (
        member.last_day is not None
        and row.first_day is not None
        and row.first_day > member.last_day
    )


def _runs(member: MemberFacts, on: date) -> bool:
    return member.first_day <= on and (member.last_day is None or member.last_day >= on)


def _block(code: str, **params: ParamValue) -> Finding:
    return Finding(Level.BLOCK, code, "R66", params)
