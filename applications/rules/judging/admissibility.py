"""The checklist of admissibility: what the rules find on each point, and what a person answers (R14, R15, R36, R37)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from applications.enums import Step
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusters.enums import ClusterKind

EXCLUSIONS, INCENTIVE, GROUP, READY = "exclusions", "incentive", "group", "ready"
CRITICAL = "criterion-"
ONE_PER_DOMAIN = f"{CRITICAL}one-per-domain"


@dataclass(frozen=True)
class ExclusionFacts:
    """The last test of the exclusions (R14)."""

    tested_on: date
    accounts_year: int
    source: str
    recovery_open: bool
    in_difficulty: bool


@dataclass(frozen=True)
class GroupFacts:
    """The consortium as handed in, by number; ``minimum`` None is not enforced (R37)."""

    companies: int
    outside_flanders: int
    minimum: int | None
    executor_has_mandate: bool


@dataclass(frozen=True)
class AdmissibilityFacts:
    """Everything the checklist looks at; amounts in euro, ``missing`` names empty R15 fields."""

    kind: str
    step: str
    submitted_on: date
    first_day: date | None
    last_day: date | None
    has_size: bool
    missing: Sequence[str]
    cost: Decimal
    aid: Decimal
    group: GroupFacts
    exclusion: ExclusionFacts | None
    critical: Sequence[str] = ()
    same_domain: Sequence[str] = ()
    same_call: Sequence[str] = ()


@dataclass(frozen=True)
class PointAnswer:
    """What a person said on a point."""

    met: bool
    reason: str


@dataclass(frozen=True)
class Point:
    """A point of the checklist with what the rules found; the answer of a person, when given."""

    code: str
    explained: Explained
    answer: PointAnswer | None = None


def points_of(kind: str, step: str, critical: Sequence[str]) -> tuple[str, ...]:
    """Return the points for a kind of call: an SPC adds readiness and its critical criteria (R36)."""
    common = (EXCLUSIONS, INCENTIVE, GROUP)
    if kind != ClusterKind.SPC or step != Step.FULL:
        return common
    return (*common, READY, *(f"{CRITICAL}{code}" for code in critical))


def check_points(
    facts: AdmissibilityFacts, answers: Mapping[str, PointAnswer]
) -> tuple[Point, ...]:
    """Return every point in its order, with lines, findings and the answer given."""
    return tuple(
        Point(code, _check(code, facts), answers.get(code))
        for code in points_of(facts.kind, facts.step, facts.critical)
    )


def check_outcome(points: Sequence[Point], *, admissible: bool) -> tuple[Finding, ...]:
    """Return what stands in the way of an outcome.

    Admissible: every point is answered "met" and no finding blocks. Not admissible: every point
    is answered, and at least one "not met".
    """
    found = [
        _block("point_open", _rule(point.code), number=number)
        for number, point in enumerate(points, start=1)
        if point.answer is None
    ]
    unmet = [point for point in points if point.answer is not None and not point.answer.met]
    if not admissible:
        return tuple(found if found or unmet else [_block("nothing_unmet", "R37")])
    found += [
        _block("point_unmet", _rule(point.code), number=points.index(point) + 1) for point in unmet
    ]
    found += [
        finding
        for point in points
        for finding in point.explained.findings
        if finding.level is Level.BLOCK
    ]
    return tuple(found)


def check_answer(point: Point, *, met: bool) -> tuple[Finding, ...]:
    """Refuse "met" where the rules found what nobody can overrule (R15: OVERRIDE none)."""
    if not met:
        return ()
    return tuple(row for row in point.explained.findings if row.level is Level.BLOCK)


def _check(code: str, facts: AdmissibilityFacts) -> Explained:
    if code == EXCLUSIONS:
        return _exclusions(facts)
    if code == INCENTIVE:
        return _incentive(facts)
    if code == GROUP:
        return _group(facts.group)
    if code == ONE_PER_DOMAIN:
        return _domain(facts)
    return Explained(())


def _exclusions(facts: AdmissibilityFacts) -> Explained:
    """R14: a dated test with its source; needed for a proposal, announced for an expression."""
    test = facts.exclusion
    if test is None:
        level = Level.BLOCK if facts.step == Step.FULL else Level.WARN
        return Explained((), (Finding(level, "admissibility.no_exclusion_test", "R14"),))
    lines = (
        Line("admissibility.tested_on", test.tested_on, "date", "R14"),
        Line("admissibility.accounts_year", str(test.accounts_year), "text", "R14"),
        Line("admissibility.test_source", test.source, "text", "R14"),
    )
    found = []
    if test.recovery_open:
        found.append(_block("recovery_open", "R14"))
    if test.in_difficulty:
        found.append(_block("in_difficulty", "R14"))
    return Explained(lines, tuple(found))


def _incentive(facts: AdmissibilityFacts) -> Explained:
    """R15: the fields of a written application, before the work starts; nobody overrules."""
    is_full = facts.step == Step.FULL
    level = Level.BLOCK if is_full else Level.WARN
    missing = [
        *facts.missing,
        *([] if facts.has_size else ["size"]),
        *([] if facts.first_day and facts.last_day else ["period"]),
        *([] if facts.cost else ["cost"]),
        *([] if facts.aid else ["aid"]),
    ]
    found = [
        Finding(level, "admissibility.field_missing", "R15", {"field": f"field.{name}"})
        for name in missing
    ]
    if facts.first_day is not None and facts.first_day <= facts.submitted_on:
        found.append(
            Finding(
                level,
                "admissibility.started_before",
                "R15",
                {"first_day": facts.first_day, "submitted_on": facts.submitted_on},
            )
        )
    lines = [
        Line("admissibility.submitted_on", facts.submitted_on, "date", "R15"),
        Line("admissibility.cost", facts.cost, "EUR", "R15"),
        Line("admissibility.aid", facts.aid, "EUR", "R15"),
    ]
    if facts.first_day is not None:
        lines.insert(1, Line("admissibility.first_day", facts.first_day, "date", "R15"))
    return Explained(tuple(lines), tuple(found))


def _group(group: GroupFacts) -> Explained:
    """R37: a group of companies that appointed who carries it out."""
    found = []
    if group.companies == 0:
        found.append(_block("no_companies", "R37"))
    elif group.minimum is not None and group.companies < group.minimum:
        counts = {"companies": group.companies, "minimum": group.minimum}
        found.append(_block("too_few_companies", "R37", **counts))
    if group.outside_flanders:
        found.append(
            Finding(
                Level.WARN,
                "admissibility.outside_flanders",
                "R37",
                {"companies": group.outside_flanders},
            )
        )
    if not group.executor_has_mandate:
        found.append(Finding(Level.WARN, "admissibility.no_mandate", "R37"))
    return Explained(
        (Line("admissibility.companies", group.companies, "number", "R37"),), tuple(found)
    )


def _domain(facts: AdmissibilityFacts) -> Explained:
    """R36: warn for another active SPC, or another file of the call, in the same domain."""
    found = [
        Finding(Level.WARN, "admissibility.same_domain", "R36", {"cluster": name})
        for name in facts.same_domain
    ]
    found += [
        Finding(Level.WARN, "admissibility.same_call", "R36", {"reference": reference})
        for reference in facts.same_call
    ]
    return Explained((), tuple(found))


def _rule(code: str) -> str:
    return {EXCLUSIONS: "R14", INCENTIVE: "R15"}.get(
        code, "R36" if code.startswith(CRITICAL) else "R37"
    )


def _block(name: str, rule: str, **values: int) -> Finding:
    return Finding(Level.BLOCK, f"admissibility.{name}", rule, values)
