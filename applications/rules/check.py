"""The whole check of an application before it is handed in (R8-R10, R15, R17, R18, R37, R40)."""

from __future__ import annotations

from applications.rules.completeness import completeness_of
from applications.rules.facts import ApplicationFacts
from applications.rules.money import GrantContext, check_money
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params
from clusters.rules.board import check_board


def check_application(facts: ApplicationFacts, context: GrantContext, params: Params) -> Explained:
    """Return every line and finding; a BLOCK stands in the way of submitting."""
    missing = tuple(row.finding("application.missing") for row in completeness_of(facts).missing)
    consortium = check_consortium(facts)
    money = check_money(facts, context, params)
    board = check_board(facts.seats, params, on=facts.today) if facts.seats else Explained(())
    return Explained(
        (*consortium.lines, *money.lines, *board.lines),
        (*missing, *consortium.findings, *money.findings, *board.findings),
    )


def check_consortium(facts: ApplicationFacts) -> Explained:
    """BLOCK below the minimum of companies of the call; none set means none enforced (R37)."""
    number = len(facts.companies)
    lines = [Line("consortium.companies", number, "number", "R37")]
    findings = []
    if facts.minimum_companies is not None:
        lines.append(Line("consortium.minimum", facts.minimum_companies, "number", "R37"))
        if number < facts.minimum_companies:
            values = {"companies": number, "minimum": facts.minimum_companies}
            findings.append(Finding(Level.BLOCK, "consortium.too_few", "R37", values))
    if facts.companies and not any(one.flemish_site for one in facts.companies):
        findings.append(Finding(Level.WARN, "consortium.no_flemish", "R37"))
    return Explained(tuple(lines), tuple(findings))
