"""What the rules say of a project as a whole: independence, consortium, amounts, basis, interests (R28, R58)."""

from __future__ import annotations

from calendar import month_abbr
from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from agreements.rules.figures import figure_at
from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params
from projects.enums import CountedAmong, LegalBasis, PartnerRole
from projects.rules.facts import LinkFacts, PartnerFacts, ProjectFacts
from projects.rules.independence import binding, groups
from projects.rules.rates import rate_findings, rate_lines

MIN_COMPANIES = "project.min_independent_companies"
ZERO = Decimal(0)
_WHOLE = Decimal(100)
_RESEARCH = frozenset({PartnerRole.RESEARCH.value, PartnerRole.SOC.value})
_NON_ECONOMIC = frozenset({LegalBasis.FRAMEWORK_2014.value, LegalBasis.FRAMEWORK_2022.value})
_ROLE_COUNTED = {
    CountedAmong.BENEFICIARIES.value: PartnerRole.COMPANY.value,
    CountedAmong.USER_GROUP.value: PartnerRole.USER_GROUP.value,
}


def check_project(facts: ProjectFacts, params: Params) -> Explained:
    """Return lines and findings of a project on the day of its decision."""
    least, source, key, remark = _least(facts, params)
    found = independent(facts)
    partners_aid = sum((one.aid for one in facts.partners), ZERO)
    lines = (
        Line("project.line.companies", len(counted(facts)), "text", "R58"),
        Line("project.line.independent", len(found), "text", "R22"),
        Line("project.line.least", least, "text", source, key),
        Line("project.line.aid", facts.aid, "EUR", "R59"),
        Line("project.line.partners_aid", partners_aid, "EUR", "R59"),
        *(_link_line(one) for one in links_that_bind(facts, found)),
        *rate_lines(facts.partners, facts.type.rates),
    )
    findings = (
        *((remark,) if remark else ()),
        *(_consortium(facts, len(found), least) if facts.through_cluster else ()),
        *_linked(facts, found),
        *_amounts(facts, partners_aid),
        *_duration(facts),
        *rate_findings(facts.partners, facts.type.rates),
        *_basis(facts.partners),
        *_interests(facts.partners),
    )
    return Explained(lines, findings)


def counted(facts: ProjectFacts) -> list[PartnerFacts]:
    """Return the companies that count: those with aid, or those of the user group (R58)."""
    role = _ROLE_COUNTED[facts.type.counted_among]
    return [one for one in facts.partners if one.role == role]


def independent(facts: ProjectFacts) -> list[frozenset[int]]:
    """Return the counted companies by group: each group counts once."""
    return groups(
        (one.organisation for one in counted(facts)), [one.pair for one in _holding(facts)]
    )


def links_that_bind(facts: ProjectFacts, found: Sequence[frozenset[int]]) -> list[LinkFacts]:
    """Return the links on the day of the decision because of which companies count once (R22)."""
    holding = _holding(facts)
    pairs = set(binding(found, [one.pair for one in holding]))
    return [one for one in holding if one.pair in pairs]


def _holding(facts: ProjectFacts) -> list[LinkFacts]:
    return [one for one in facts.links if one.holds_on(facts.on)]


def _link_line(link: LinkFacts) -> Line:
    names = f"{link.holder_name} – {link.held_name}"
    return Line("project.line.link", names, "text", link.source)


def _least(facts: ProjectFacts, params: Params) -> tuple[int, str, str | None, Finding | None]:
    if facts.type.min_companies is not None:
        return facts.type.min_companies, facts.type.source, None, None
    figure = figure_at(params, MIN_COMPANIES, facts.on)
    return figure.whole, figure.row.source, MIN_COMPANIES, figure.remark


def _consortium(facts: ProjectFacts, independent: int, least: int) -> Iterator[Finding]:
    if independent < least:
        values = {"found": independent, "least": least}
        yield Finding(Level.BLOCK, "project.too_few_companies", "R58", values)
    research = sum(one.role in _RESEARCH for one in facts.partners)
    if research < facts.type.min_research:
        values = {"found": research, "least": facts.type.min_research}
        yield Finding(Level.BLOCK, "project.too_few_research", "R58", values)
    clusters = len(frozenset[int]().union(*(one.clusters for one in counted(facts))))
    if clusters < facts.type.min_clusters:
        values = {"found": clusters, "least": facts.type.min_clusters}
        yield Finding(Level.BLOCK, "project.too_few_clusters", "R58", values)


def _linked(facts: ProjectFacts, found: Sequence[frozenset[int]]) -> Iterator[Finding]:
    names = {one.organisation: one.name for one in facts.partners}
    for group in found:
        if len(group) > 1:
            together = ", ".join(sorted(names[one] for one in group))
            yield Finding(Level.WARN, "project.linked", "R22", {"names": together})


def _amounts(facts: ProjectFacts, partners_aid: Decimal) -> Iterator[Finding]:
    if partners_aid != facts.aid:
        values = {"partners": partners_aid, "aid": facts.aid}
        yield Finding(Level.WARN, "project.aid_differs", "R63", values)
    kind = facts.type
    if kind.max_aid is not None and facts.aid > kind.max_aid:
        yield Finding(Level.OVERRIDE, "project.aid_too_high", "R58", {"most": kind.max_aid})
    if kind.min_aid is not None and facts.aid < kind.min_aid:
        yield Finding(Level.OVERRIDE, "project.aid_too_low", "R58", {"least": kind.min_aid})
    budget = sum((one.budget for one in facts.partners), ZERO)
    for one in facts.partners if kind.max_cost_pct is not None and budget else ():
        if kind.max_cost_pct is not None and one.budget * _WHOLE > budget * kind.max_cost_pct:
            who: dict[str, ParamValue] = {"partner": one.name, "most": kind.max_cost_pct}
            yield Finding(Level.BLOCK, "project.one_too_large", "R24", who)


def _duration(facts: ProjectFacts) -> Iterator[Finding]:
    most = facts.type.max_months
    if most is None or facts.first_day is None or facts.last_day is None:
        return
    months = _months(facts)
    if months > most:
        yield Finding(Level.OVERRIDE, "project.too_long", "R58", {"months": months, "most": most})


def _months(facts: ProjectFacts) -> int:
    """Return the months of a project, one that has begun counted whole; 0 without days."""
    first, last = facts.first_day, facts.last_day
    if first is None or last is None:
        return 0
    found = relativedelta(last + timedelta(days=1), first)
    return found.years * len(month_abbr[1:]) + found.months + (1 if found.days else 0)


def _basis(partners: Sequence[PartnerFacts]) -> Iterator[Finding]:
    """Yield parts whose basis does not fit who they are: companies and research rest on other law."""
    for one in partners:
        if not one.aid:
            continue
        is_research = one.role in _RESEARCH
        if is_research != (one.legal_basis in _NON_ECONOMIC):
            yield Finding(Level.WARN, "project.odd_basis", "R28", {"partner": one.name})


def _interests(partners: Sequence[PartnerFacts]) -> Iterator[Finding]:
    for one in partners:
        if one.carries_cluster:
            yield Finding(Level.WARN, "project.cluster_is_partner", "R52", {"partner": one.name})
