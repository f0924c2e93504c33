"""What an advice must hold before it is sent, and who may approve it (R36, R52, A12)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from applications.enums import Step
from applications.judging_enums import POSITIVE, Proposal
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line

_ZERO = Decimal(0)
ALLOWED = {
    Step.FULL.value: frozenset({Proposal.GRANT.value, Proposal.REFUSE.value}),
    Step.EXPRESSION.value: frozenset({Proposal.INVITE.value, Proposal.NOT_INVITE.value}),
}


@dataclass(frozen=True)
class AdviceFacts:
    """An advice with what surrounds it; amounts in euro.

    ``failed`` are the numbers of failed critical criteria, ``granted`` the aid proposed by
    project year, ``requested`` the aid asked. ``managers`` are those among the authors who
    follow the cluster of the application.
    """

    step: str
    proposal: str
    motivation: str
    draft_decision: str
    authors: Collection[int]
    managers: Collection[int]
    reviews: int
    failed: Sequence[int]
    granted: Sequence[Decimal]
    requested: Decimal
    exclusion_is_clear: bool


def check_advice(facts: AdviceFacts) -> Explained:
    """Return everything that stands in the way of an advice, and what the approver should see."""
    granted = sum(facts.granted, _ZERO)
    lines = [
        Line("advice.reviews", facts.reviews, "number", "R36"),
        Line("advice.requested", facts.requested, "EUR", "R15"),
    ]
    if facts.granted:
        lines.append(Line("advice.granted", granted, "EUR", "R9"))
    return Explained(
        tuple(lines),
        (*_words(facts), *_authors(facts), *_positive(facts), *_amounts(facts, granted)),
    )


def check_approver(approver: int, writers: Collection[int]) -> tuple[Finding, ...]:
    """BLOCK whoever wrote or changed anything of the advice from approving it (A12)."""
    return (_block("own_advice", "R52"),) if approver in writers else ()


def _words(facts: AdviceFacts) -> list[Finding]:
    found = []
    if facts.proposal not in ALLOWED[facts.step]:
        found.append(_block("wrong_proposal", "R38"))
    if not facts.motivation.strip():
        found.append(_block("no_motivation", "R54"))
    if not facts.draft_decision.strip():
        found.append(_block("no_draft_decision", "R54"))
    return found


def _authors(facts: AdviceFacts) -> list[Finding]:
    """R52: the account manager of a cluster is never the only author on its own cluster."""
    if facts.authors and set(facts.authors) <= set(facts.managers):
        return [_block("only_manager", "R52")]
    return []


def _positive(facts: AdviceFacts) -> list[Finding]:
    found = []
    if facts.proposal in POSITIVE:
        found += [_block("failed_critical", "R36", number=number) for number in facts.failed]
    if facts.proposal == Proposal.GRANT and not facts.exclusion_is_clear:
        found.append(_block("no_clear_exclusion", "R14"))
    if facts.reviews == 0:
        found.append(Finding(Level.WARN, "advice.no_reviews", "R36"))
    return found


def _amounts(facts: AdviceFacts, granted: Decimal) -> list[Finding]:
    if facts.proposal != Proposal.GRANT:
        return []
    if not facts.granted or granted == 0:
        return [_block("no_amounts", "R9")]
    if granted > facts.requested:
        more = {"granted": granted, "requested": facts.requested}
        return [Finding(Level.WARN, "advice.more_than_asked", "R15", more)]
    return []


def _block(name: str, rule: str, **values: int) -> Finding:
    return Finding(Level.BLOCK, f"advice.{name}", rule, values)
