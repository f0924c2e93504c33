"""Rules about calls: what a call needs before it is public, and when a step is open (R37, R38)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from applications.enums import CriterionKind
from applications.rules.criteria import ANCHORS_NL
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusters.enums import ClusterKind

RULE = "R38"
ANCHORS = len(ANCHORS_NL)  # one for each score, from nothing to excellent


@dataclass(frozen=True)
class CriterionFacts:
    """A criterion as it stands: whether each score has its meaning in both languages."""

    kind: str
    label: str
    has_anchors: bool


@dataclass(frozen=True)
class CallFacts:
    """What decides whether a call may be published."""

    kind: str
    expression_opens_at: datetime | None
    expression_closes_at: datetime | None
    full_opens_at: datetime | None
    full_closes_at: datetime | None
    has_decision: bool
    envelope: Decimal | None
    minimum_companies: int | None
    criteria: tuple[CriterionFacts, ...]
    now: datetime


@dataclass(frozen=True)
class WindowFacts:
    """When a step opens and closes for one applicant, and what time it is on our clock."""

    opens_at: datetime | None
    closes_at: datetime | None
    call_is_published: bool
    now: datetime


def check_call(facts: CallFacts) -> Explained:
    """Return what stands in the way of publishing: terms, decision and criteria (R36-R38)."""
    main = [row for row in facts.criteria if row.kind == CriterionKind.MAIN]
    lines = (
        Line("call.main_criteria", len(main), "number", "R36"),
        Line("call.critical_criteria", len(facts.criteria) - len(main), "number", "R36"),
    )
    findings = [*_terms(facts), *_criteria(facts, main)]
    if facts.kind == ClusterKind.AD_HOC and not facts.has_decision:
        findings.append(Finding(Level.BLOCK, "call.decision_missing", RULE))
    if facts.envelope is None:
        findings.append(Finding(Level.WARN, "call.no_envelope", RULE))
    if facts.minimum_companies is None:
        findings.append(Finding(Level.RECORD, "call.no_minimum", "R37"))
    return Explained(lines, tuple(findings))


def check_window(facts: WindowFacts) -> tuple[Finding, ...]:
    """BLOCK outside the term, to the second: the closing second itself is still in time (A4)."""
    now = facts.now.replace(microsecond=0)
    if not facts.call_is_published or facts.opens_at is None:
        return (Finding(Level.BLOCK, "call.not_open", RULE),)
    if now < facts.opens_at:
        return (Finding(Level.BLOCK, "call.not_yet_open", RULE, _moment("at", facts.opens_at)),)
    if facts.closes_at is not None and now > facts.closes_at:
        return (Finding(Level.BLOCK, "call.closed", RULE, _moment("at", facts.closes_at)),)
    return ()


def check_extension(old: datetime | None, new: datetime, now: datetime) -> tuple[Finding, ...]:
    """BLOCK an extension that gives no time: before the old moment, or in the past."""
    if old is None:
        return (Finding(Level.BLOCK, "extension.no_term", RULE),)
    if new <= old:
        return (Finding(Level.BLOCK, "extension.not_later", RULE, _moment("old", old)),)
    if new <= now:
        return (Finding(Level.BLOCK, "extension.in_the_past", RULE),)
    return ()


def _terms(facts: CallFacts) -> list[Finding]:
    if facts.kind != ClusterKind.IBN:
        if facts.full_opens_at is None:
            return [Finding(Level.BLOCK, "call.opening_missing", RULE)]
        return []
    if facts.expression_opens_at is None or facts.expression_closes_at is None:
        return [Finding(Level.BLOCK, "call.expression_term_missing", RULE)]
    if facts.expression_closes_at <= facts.now:
        return [Finding(Level.BLOCK, "call.closes_in_the_past", RULE)]
    if facts.full_opens_at is None or facts.full_closes_at is None:
        return [Finding(Level.BLOCK, "call.full_term_missing", RULE)]
    return []


def _criteria(facts: CallFacts, main: list[CriterionFacts]) -> list[Finding]:
    found = []
    if not main:
        found.append(Finding(Level.BLOCK, "call.no_main_criteria", "R36"))
    if facts.kind == ClusterKind.SPC and len(main) == len(facts.criteria):
        found.append(Finding(Level.WARN, "call.no_critical_criteria", "R36"))
    found.extend(
        Finding(Level.BLOCK, "call.anchors_missing", "R36", {"criterion": row.label})
        for row in main
        if not row.has_anchors
    )
    return found


def _moment(name: str, moment: datetime) -> dict[str, str]:
    """Return day and hour on the clock of the moment itself, which the caller gives in Brussels."""
    return {name: f"{moment:%d/%m/%Y %H:%M:%S}"}
