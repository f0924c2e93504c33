"""What an application still lacks: R15 stands in the way of submitting, the rest is a warning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from applications.enums import Step
from applications.rules.facts import ZERO, ApplicationFacts
from applications.rules.form import ANY_ACTIVITY, form_of
from clusterbeleid.kernel.findings import Finding, Level

INCENTIVE = "R15"
_FORM = "R36"


@dataclass(frozen=True)
class Missing:
    """Something that is not filled in: its section, its field there, and whether it blocks."""

    section: str
    field: str
    blocks: bool
    rule: str = _FORM

    @property
    def finding(self) -> Finding:
        """Return it as a finding; the sentence names the field."""
        level = Level.BLOCK if self.blocks else Level.WARN
        return Finding(level, "application.missing", self.rule, {"field": f"asked.{self.field}"})


@dataclass(frozen=True)
class Completeness:
    """How far an application is: ``done`` of ``asked`` questions, and what is missing."""

    asked: int
    missing: tuple[Missing, ...]

    @property
    def done(self) -> int:
        """Return how many questions have an answer."""
        return self.asked - len(self.missing)

    @property
    def blocking(self) -> tuple[Missing, ...]:
        """Return what stands in the way of submitting."""
        return tuple(row for row in self.missing if row.blocks)


def completeness_of(facts: ApplicationFacts) -> Completeness:
    """Return what is asked in this step and still lacks an answer, in the order of the form."""
    answers = [*_questions(facts)]
    return Completeness(len(answers), tuple(row for row, present in answers if not present))


def _questions(facts: ApplicationFacts) -> Iterator[tuple[Missing, bool]]:
    """Yield each question of this step and whether it has an answer."""
    yield Missing("general", "period", True, INCENTIVE), bool(facts.first_day and facts.last_day)
    for section in form_of(facts.form_version):
        for field in section.fields:
            if facts.step in field.asked:
                rule = INCENTIVE if field.blocks else _FORM
                row = Missing(section.code, field.key, field.blocks, rule)
                yield row, field.key in facts.answered
        if section.code == "activities" and facts.step == Step.FULL:
            row = Missing(section.code, ANY_ACTIVITY, False)
            yield row, any(key.startswith("activity-") for key in facts.answered)
    yield from _rows(facts)


def _rows(facts: ApplicationFacts) -> Iterator[tuple[Missing, bool]]:
    if facts.step == Step.FULL:
        yield Missing("board", "board", False, "R40"), bool(facts.seats)
        yield Missing("targets", "targets", False, "R61"), facts.targets > 0
    yield Missing("consortium", "consortium", True, "R37"), bool(facts.companies)
    sized = all(member.size for member in facts.companies)
    yield Missing("consortium", "sizes", True, INCENTIVE), sized
    yield Missing("budget", "budget", True, INCENTIVE), facts.cost > ZERO
    yield Missing("financing", "aid", True, INCENTIVE), facts.aid > ZERO
    for kind in facts.required_documents:
        if facts.step == Step.FULL:
            yield Missing("documents", f"document-{kind}", True, "R37"), kind in facts.documents
