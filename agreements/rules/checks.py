"""The whole check of an agreement before a second person confirms it."""

from __future__ import annotations

from agreements.rules import amounts, chain, periods
from agreements.rules.answers import Answer
from agreements.rules.facts import AgreementFacts, last_of
from clusterbeleid.kernel.findings import Explained, Finding, Level
from clusterbeleid.kernel.params import Params


def check_agreement(facts: AgreementFacts, params: Params) -> Explained:
    """Return the lines and all findings, with the figures of the granting date (R1).

    Raises ``ParameterMissing`` when a figure had no row yet on the granting date.
    """
    answer = Answer(params, facts.granted_on)
    check_grant(facts, answer)
    check_identity(facts, answer)
    periods.check_legal_basis(facts, answer)
    periods.check_ten_years(facts, answer)
    periods.check_ibn_years(facts, answer)
    chain.check_chain(facts, answer)
    periods.check_project_years(facts, answer)
    amounts.check_yearly_cap(facts, answer)
    amounts.check_intensity(facts, answer)
    amounts.check_threshold(facts, answer)
    return answer.explained()


def check_grant(facts: AgreementFacts, answer: Answer) -> None:
    """Check who receives the grant, and when it was given (R4, R15)."""
    answer.line("granted_on", facts.granted_on, "date", "R1")
    if not facts.has_operator:
        answer.find(Level.BLOCK, "no_operator", "R4", first_day=facts.period.first)
    if facts.granted_on > facts.today:
        answer.find(Level.BLOCK, "granted_in_future", "R1", granted_on=facts.granted_on)
    if facts.granted_on > facts.period.first:
        answer.find(
            Level.WARN,
            "granted_after_start",
            "R15",
            granted_on=facts.granted_on,
            first_day=facts.period.first,
        )


def check_identity(facts: AgreementFacts, answer: Answer) -> None:
    """Check that scheme and cluster fit, and that a new clock is no old one in disguise (R11)."""
    if facts.scheme.cluster_kind != facts.cluster_kind:
        answer.find(Level.BLOCK, "scheme_of_other_kind", "R9", scheme=facts.scheme.code)
    stopped = facts.cluster_stopped_on
    if stopped is not None and last_of(facts.period) > stopped:
        answer.find(Level.BLOCK, "cluster_stopped", "R51", stopped_on=stopped)
    first_of_lineage = not any(row.counts_for_ten_years for row in facts.lineage.siblings)
    if facts.counts_for_ten_years and first_of_lineage and facts.lineage.lookalikes:
        names = ", ".join(facts.lineage.lookalikes)
        answer.find(Level.BLOCK, "new_clock_not_assessed", "R11", lineages=names)
    if facts.lineage.same_domain:
        answer.find(Level.WARN, "same_domain", "R36", clusters=", ".join(facts.lineage.same_domain))


def override_gaps(
    findings: tuple[Finding, ...], *, motivated: bool, has_advice: bool
) -> tuple[Finding, ...]:
    """Return what is still missing to go on in spite of findings of level OVERRIDE.

    Passing the calendar clock also needs a legal advice (R10).
    """
    overrides = [finding for finding in findings if finding.level is Level.OVERRIDE]
    missing: list[Finding] = []
    if overrides and not motivated:
        missing.append(Finding(Level.BLOCK, "agreement.motivation_missing", overrides[0].rule))
    passes_clock = any(finding.code == periods.PAST_CALENDAR for finding in overrides)
    if passes_clock and not has_advice:
        missing.append(Finding(Level.BLOCK, "agreement.advice_missing", "R10"))
    return tuple(missing)
