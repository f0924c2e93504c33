"""What a yearly plan or report still lacks, and what the rules say of it (R13, R47, R60, R61)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.written import Completeness, Field, Missing, Section
from evaluations.enums import ReportKind, SectionOutcome
from evaluations.rules.figures import Figure, to_explain, typed_number
from evaluations.rules.report_form import FORM, NOTE, WHY

_FORM, _DIFFERENCE, _ACCESS = "R60", "R61", "R13"
_BEST = Decimal(100)  # all who answered would recommend the cluster
# A host with a dot in it, as the register of publications asks.
_ADDRESS = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s<>\"]{0,240})?", re.IGNORECASE)
_ORDER = ("day", "month", "year")


@dataclass(frozen=True)
class ReportFacts:
    """What was written so far, with the figures beside it; ``threshold`` in percent."""

    kind: str
    form_version: int
    answers: Mapping[str, str]
    figures: Sequence[Figure]
    threshold: Decimal

    def text(self, key: str) -> str:
        """Return what stands in a field, without blanks around it."""
        return self.answers.get(key, "").strip()


def sections_for(kind: str, version: int) -> tuple[Section, ...]:
    """Return the sections that a plan or a report has: those with something asked, or figures."""
    is_report = kind == ReportKind.REPORT.value
    return tuple(
        section
        for section in FORM.sections(version)
        if is_report or any(kind in field.asked for field in section.fields)
    )


def section_codes(kind: str, version: int) -> list[str]:
    """Return the codes of those sections, in the order of the form."""
    return [section.code for section in sections_for(kind, version)]


def completeness_of(facts: ReportFacts) -> Completeness:
    """Return what is asked and still lacks an answer, in the order of the form."""
    return Completeness.of(_questions(facts))


def check_report(facts: ReportFacts) -> Explained:
    """Return every line and finding; a BLOCK stands in the way of handing in."""
    missing = [row.finding("report.missing") for row in completeness_of(facts).missing]
    lines = [
        Line(f"figure.{figure.key}", figure.value, _unit(figure), _FORM)
        for figure in facts.figures
        if figure.value is not None
    ]
    is_report = facts.kind == ReportKind.REPORT.value
    access = [*_access(facts), *_scores(facts)] if is_report else []
    return Explained(tuple(lines), (*missing, *access))


def check_review(outcomes: Mapping[str, str]) -> tuple[Finding, ...]:
    """BLOCK accepting while a section has a question or a correction (R47); a rejected one is settled."""
    settled = (SectionOutcome.ACCEPTED, SectionOutcome.REJECTED)
    waiting = [code for code, outcome in outcomes.items() if outcome not in settled]
    return tuple(
        Finding(Level.BLOCK, "report.section_waits", "R47", {"section": f"report.section.{code}"})
        for code in waiting
    )


def _questions(facts: ReportFacts) -> Iterator[tuple[Missing, bool]]:
    asked = {row.key for row in to_explain(facts.figures, facts.threshold)}
    for section in sections_for(facts.kind, facts.form_version):
        for field in section.fields:
            if facts.kind in field.asked:
                missing = Missing(section.code, field.key, field.blocks, _FORM)
                yield missing, bool(facts.text(field.key))
        for figure in facts.figures:
            if figure.section == section.code and figure.key in asked:
                key = f"{WHY}{figure.key}"
                yield Missing(section.code, key, True, _DIFFERENCE), bool(facts.text(key))


def _access(facts: ReportFacts) -> Iterator[Finding]:
    """WARN when the published rules are older than the fee list in use, or a day cannot be read."""
    days: dict[str, date | None] = {}
    for key in ("fees-date", "fee-list-from"):
        days[key] = _day(facts.text(key))
        if facts.text(key) and days[key] is None:
            yield Finding(Level.WARN, "report.no_day", _ACCESS, {"field": f"asked.{key}"})
    published, fees = days["fees-date"], days["fee-list-from"]
    if published is not None and fees is not None and published < fees:
        values = {"published": published, "fees": fees}
        yield Finding(Level.WARN, "report.rules_older_than_fees", _ACCESS, values)
    address = facts.text("fees-url")
    if address and not address.startswith(("https://", "http://")):
        yield Finding(Level.WARN, "report.no_address", _ACCESS)


@dataclass(frozen=True)
class FeesTold:
    """Where a report says that membership and fees are published, and which list is in use (R13)."""

    url: str
    published_on: date
    fee_list_on: date


def fees_told(answers: Mapping[str, str]) -> FeesTold | None:
    """Return what a report says of its published rules; None while address or a day is missing."""
    url = answers.get("fees-url", "").strip()
    published, fees = (_day(answers.get(key, "").strip()) for key in ("fees-date", "fee-list-from"))
    if not _ADDRESS.fullmatch(url) or published is None or fees is None:
        return None
    return FeesTold(url, published, fees)


def _scores(facts: ReportFacts) -> Iterator[Finding]:
    """BLOCK a net promoter score that is none, and an employment that is no number (R61)."""
    score, work = facts.text("nps"), facts.text("employment")
    if score and not -_BEST <= _number(score, -_BEST - 1) <= _BEST:
        yield Finding(Level.BLOCK, "report.no_score", _DIFFERENCE)
    if work and _number(work, Decimal(-1)) < 0:
        yield Finding(Level.BLOCK, "report.no_number", _DIFFERENCE)


def _day(text: str) -> date | None:
    parts = text.split("/")
    if len(parts) != len(_ORDER) or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        return date(**dict(zip(_ORDER, map(int, parts), strict=True)))
    except ValueError:
        return None


def _number(text: str, otherwise: Decimal) -> Decimal:
    found = typed_number(text)
    return otherwise if found is None else found


def _unit(figure: Figure) -> str:
    return {"eur": "EUR", "pct": "pct"}.get(figure.unit, "number")


def fields_in(facts: ReportFacts, section: str) -> tuple[Field, ...]:
    """Return the fields of a section: its questions, what to explain, and a note at each figure."""
    asked = {row.key for row in to_explain(facts.figures, facts.threshold)}
    figures = [row for row in facts.figures if row.section == section]
    kinds = frozenset({facts.kind})
    return (
        *FORM.fields(facts.form_version, section),
        *(Field(f"{WHY}{row.key}", kinds, blocks=True) for row in figures if row.key in asked),
        *(Field(f"{NOTE}{row.key}") for row in figures),
    )
