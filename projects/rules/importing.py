"""What a table of projects and partners would add: every project judged whole, every row at its place (R58, R63)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from clusterbeleid.kernel import tables
from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period
from clusterbeleid.kernel.tables import Change, Problem
from projects.rules.checks import ZERO, check_project
from projects.rules.facts import LinkFacts, PartnerFacts, ProjectFacts, TypeFacts

_NEEDED = ("title", "type", "source", "decided_on", "aid")
_NEEDED_OF_PART = ("role", "budget", "aid")


class Kind(StrEnum):
    """What a row does: a new partner, with its project when that is new too, or nothing."""

    NEW = "new"
    SAME = "same"


class Content(NamedTuple):
    """What the rows of a project say of it; None or empty: not given."""

    title: str = ""
    type: str = ""
    source: str = ""
    decided_on: date | None = None
    aid: Decimal | None = None
    first_day: date | None = None
    last_day: date | None = None
    others: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()


class Part(NamedTuple):
    """What a row says of a partner."""

    role: str = ""
    activity: str = ""
    size: str = ""
    flemish: bool = True
    budget: Decimal | None = None
    aid: Decimal | None = None
    legal_basis: str = ""


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row; ``broken`` names columns that could not be read."""

    number: int
    reference: str
    kbo: str
    content: Content
    part: Part
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation of the register, and the clusters it is a member of with the days."""

    id: int
    name: str
    member_of: tuple[tuple[int, Period], ...] = ()
    carries: tuple[tuple[int, Period], ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """A project with a reference that is taken already."""

    content: Content
    parts: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class KnownType:
    """A type in a period, with its key in the database."""

    id: int
    key: str
    holds: Period
    facts: TypeFacts


@dataclass(frozen=True)
class TableFacts:
    """Everything around the table; ``cluster`` is the one that hands the projects in."""

    cluster: int
    today: date
    organisations: Mapping[str, Known]
    projects: Mapping[str, Stored]
    types: Sequence[KnownType]
    params: Params
    links: Sequence[LinkFacts] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What one row does."""

    row: int
    kind: Kind
    reference: str
    content: Content
    part: Part
    organisation: Known
    type_id: int = 0
    remarks: tuple[Finding, ...] = ()
    line: int | None = None

    @property
    def name(self) -> str:
        """Return who takes part."""
        return self.organisation.name

    @property
    def note(self) -> str:
        """Return in which project."""
        return f"{self.reference} {self.content.title}"

    @property
    def changes(self) -> Sequence[Change]:
        """Return what the row adds."""
        if self.kind is Kind.SAME:
            return ()
        pairs = zip(Part._fields, self.part, strict=True)
        return [(f"part_{name}", None, value) for name, value in pairs if value not in ("", None)]


Plan = tables.Plan[Step]


def make_plan(rows: Iterable[RowFacts], facts: TableFacts) -> Plan:
    """Return what the rows would add, with every problem of every row and every project."""
    plan, by_project = Plan(), defaultdict[str, list[RowFacts]](list)
    for row in rows:
        by_project[row.reference].append(row)
    for reference, group in by_project.items():
        if reference:
            steps, problems = _judge(reference, group, facts)
            plan.problems.extend(problems)
            plan.steps.extend(steps if not problems else ())
    plan.steps.sort(key=lambda step: step.row)
    return plan


def _judge(
    reference: str, rows: Sequence[RowFacts], facts: TableFacts
) -> tuple[list[Step], list[Problem]]:
    content = rows[0].content
    problems = [*_contradictions(rows), *_partners(rows, facts)]
    stored = facts.projects.get(reference)
    if stored is not None:
        if not problems and not _same(rows, content, stored):
            problems.append(_problem(rows[0], "reference", "import.differs", reference=reference))
        return _steps(rows, content, facts, Kind.SAME) if not problems else [], problems
    problems += _lacking(rows[0], facts)
    kind = _type_on(content, facts)
    if problems or kind is None or any(row.broken for row in rows):
        return [], problems
    found = check_project(_facts(rows, content, kind.facts, facts), facts.params).findings
    problems += [
        Problem(rows[0].number, "reference", one) for one in found if one.level is Level.BLOCK
    ]
    remarks = tuple(one for one in found if one.level is not Level.BLOCK)
    return _steps(rows, content, facts, Kind.NEW, kind.id, remarks), problems


def _steps(
    rows: Sequence[RowFacts],
    content: Content,
    facts: TableFacts,
    kind: Kind,
    type_id: int = 0,
    remarks: tuple[Finding, ...] = (),
) -> list[Step]:
    """Return a step a row; what the rules remark on the project stands at its first row."""
    return [
        Step(
            row.number,
            kind,
            row.reference,
            content,
            row.part,
            facts.organisations[row.kbo],
            type_id,
            remarks if at == 0 else (),
        )
        for at, row in enumerate(rows)
    ]


def _contradictions(rows: Sequence[RowFacts]) -> Iterator[Problem]:
    """Yield rows that say something else of the project than its first row; blank says nothing."""
    first = rows[0]
    for row in rows[1:]:
        for name, value, told in zip(Content._fields, row.content, first.content, strict=True):
            if value not in ("", None, ()) and value != told:
                yield _problem(row, name, "import.contradicts", row=first.number)


def _partners(rows: Sequence[RowFacts], facts: TableFacts) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for row in rows:
        if row.kbo and row.kbo not in facts.organisations:
            yield _problem(row, "kbo", "unknown_number", kbo=row.kbo)
        elif row.kbo and seen.setdefault(row.kbo, row.number) != row.number:
            yield _problem(row, "kbo", "import.partner_twice", row=seen[row.kbo])
        yield from _of_part(row)


def _of_part(row: RowFacts) -> Iterator[Problem]:
    part = row.part
    for name in _NEEDED_OF_PART:
        if getattr(part, name) in ("", None) and f"part_{name}" not in row.broken:
            yield _problem(row, f"part_{name}", "import.missing")
    if part.budget is not None and part.aid is not None and part.aid > part.budget:
        yield _problem(row, "part_aid", "import.above_budget")
    if part.aid and not part.legal_basis and "part_legal_basis" not in row.broken:
        yield _problem(row, "part_legal_basis", "import.no_basis")
    if part.aid and part.role == "user_group":
        yield _problem(row, "part_aid", "import.user_with_aid")


def _lacking(row: RowFacts, facts: TableFacts) -> Iterator[Problem]:
    for name in _NEEDED:
        if getattr(row.content, name) in ("", None) and name not in row.broken:
            yield _problem(row, name, "import.missing")
    decided = row.content.decided_on
    if decided is None:
        return
    if decided > facts.today:
        yield _problem(row, "decided_on", "decision_in_future", day=decided)
    if row.content.type and _type_on(row.content, facts) is None:
        yield _problem(row, "type", "import.type_not_then", day=decided)
    first, last = row.content.first_day, row.content.last_day
    if first is not None and last is not None and last < first:
        yield _problem(row, "last_day", "import.days_reversed")


def _type_on(content: Content, facts: TableFacts) -> KnownType | None:
    day = content.decided_on
    fitting = (
        one for one in facts.types if one.key == content.type and day and one.holds.contains(day)
    )
    return next(fitting, None)


def _facts(
    rows: Sequence[RowFacts], content: Content, kind: TypeFacts, facts: TableFacts
) -> ProjectFacts:
    on = content.decided_on or facts.today
    clusters = {facts.cluster, *content.others}
    return ProjectFacts(
        on=on,
        aid=content.aid or ZERO,
        type=kind,
        partners=[_partner(row, facts.organisations[row.kbo], clusters, on) for row in rows],
        first_day=content.first_day,
        last_day=content.last_day,
        links=facts.links,
    )


def _partner(row: RowFacts, known: Known, clusters: set[int], on: date) -> PartnerFacts:
    part = row.part
    return PartnerFacts(
        organisation=known.id,
        name=known.name,
        role=part.role,
        budget=part.budget or ZERO,
        aid=part.aid or ZERO,
        activity=part.activity,
        size=part.size,
        legal_basis=part.legal_basis,
        clusters=frozenset(_on(known.member_of, on)) & clusters,
        carries_cluster=bool(clusters.intersection(_on(known.carries, on))),
    )


def _on(rows: Iterable[tuple[int, Period]], on: date) -> Iterator[int]:
    return (cluster for cluster, period in rows if period.contains(on))


def _same(rows: Sequence[RowFacts], content: Content, stored: Stored) -> bool:
    """Tell whether the file says exactly what is stored, blank cells left out."""
    pairs = zip(content, stored.content, strict=True)
    if any(new not in ("", None, ()) and new != old for new, old in pairs):
        return False
    return {row.kbo: row.part for row in rows} == dict(stored.parts)


def _problem(place: RowFacts, key: str, code: str, /, **params: Any) -> Problem:
    values: dict[str, ParamValue] = dict(params)
    return Problem(place.number, key, Finding(Level.BLOCK, f"project.{code}", "R58", values))
