"""What an application still lacks: R15 stands in the way of submitting, the rest is a warning."""

from __future__ import annotations

from collections.abc import Iterator

from applications.enums import Step
from applications.rules.facts import ZERO, ApplicationFacts
from applications.rules.form import ANY_ACTIVITY, ASKS_APPLICANT_SIZE, form_of
from clusterbeleid.kernel.written import Completeness, Missing

INCENTIVE = "R15"
_FORM = "R36"


def completeness_of(facts: ApplicationFacts) -> Completeness:
    """Return what is asked in this step and still lacks an answer, in the order of the form."""
    return Completeness.of(_questions(facts))


def _questions(facts: ApplicationFacts) -> Iterator[tuple[Missing, bool]]:
    """Yield each question of this step and whether it has an answer."""
    yield Missing("general", "period", True, INCENTIVE), bool(facts.first_day and facts.last_day)
    if facts.form_version >= ASKS_APPLICANT_SIZE:
        row = Missing("general", "applicant-size", True, INCENTIVE)
        yield row, bool(facts.applicant_size)
    for section in form_of(facts.form_version):
        for field in section.fields:
            if facts.step in field.asked:
                rule = INCENTIVE if field.blocks else _FORM
                row = Missing(section.code, field.key, field.blocks, rule)
                yield row, field.key in facts.answered
        if section.code == "activities" and facts.step == Step.FULL:
            row = Missing(section.code, ANY_ACTIVITY, False, _FORM)
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
