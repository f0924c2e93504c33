"""Checks on the chain of decisions about a lineage: overlap, gaps and usual length (R41)."""

from __future__ import annotations

from agreements.rules.answers import Answer
from agreements.rules.facts import AgreementFacts, SiblingFacts, last_of
from clusterbeleid.kernel.findings import Level
from clusterbeleid.kernel.periods import gaps, last_day_after_years

USUAL_YEARS = "agreement.period_years"


def check_chain(facts: AgreementFacts, answer: Answer) -> None:
    """Refuse overlap and gaps in the chain of decisions of a lineage unless motivated (R41).

    Two agreements of one cluster never overlap (BLOCK, also in the database). Operating and
    investment aid are separate chains (R6).
    """
    chain = [sibling for sibling in facts.lineage.siblings if sibling.aid_kind == facts.aid_kind]
    for sibling in chain:
        if sibling.period.overlaps(facts.period):
            _find_overlap(sibling, facts, answer)
    before = [sibling.period for sibling in chain]
    for gap in sorted(set(gaps([*before, facts.period])) - set(gaps(before))):
        answer.find(Level.OVERRIDE, "gap", "R41", first_day=gap.first, last_day=last_of(gap))
    _check_usual_length(facts, answer)


def _check_usual_length(facts: AgreementFacts, answer: Answer) -> None:
    """WARN above the usual number of years; a grant before that habit began is not compared."""
    usual = answer.params.find(USUAL_YEARS, facts.granted_on)
    if usual is None:
        return
    years = int(usual.value)
    if last_of(facts.period) > last_day_after_years(facts.period.first, years):
        answer.find(Level.WARN, "longer_than_usual", "R41", years=years)


def _find_overlap(sibling: SiblingFacts, facts: AgreementFacts, answer: Answer) -> None:
    own = sibling.cluster_id == facts.cluster_id
    level, code = (Level.BLOCK, "overlap") if own else (Level.OVERRIDE, "overlap_in_lineage")
    answer.find(
        level,
        code,
        "R41",
        reference=sibling.reference,
        first_day=sibling.period.first,
        last_day=last_of(sibling.period),
    )
