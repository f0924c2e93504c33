"""What stands on the pages of a yearly plan or report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.ui import NavItem, Text
from clusterbeleid.core.written.panels import (
    AnswerField,
    Asked,
    Lack,
    SectionLine,
    fields_of,
    version_lines,
)
from clusterbeleid.kernel.written import Completeness, Missing
from clusters.actions.common import day_of
from evaluations.documents.reports import differences, whole_of
from evaluations.lists.reports import report_status
from evaluations.models import Report, ReportAnswer, SectionReview
from evaluations.permissions.reports import may_judge, may_read, may_write, verdicts
from evaluations.queries.prefill import report_facts, snapshot_of
from evaluations.queries.reports import (
    answers_of,
    latest_version,
    open_request,
    open_sections,
    requests_of,
    reviews_of,
    versions_of,
)
from evaluations.rules.report_form import NOTE, SHORT
from evaluations.rules.reports import (
    ReportFacts,
    completeness_of,
    fields_in,
    sections_for,
)
from evaluations.texts.figures import FIGURES, with_base, written_as
from evaluations.texts.reports import HINTS, SECTIONS, label_of

_STEPS = (
    ("submit_report", _("Submit"), "evaluations:report_submit"),
    ("answer_questions", _("Submit the answers"), "evaluations:report_submit"),
    ("start_review", _("Take in review"), "evaluations:report_start"),
    ("accept_report", _("Accept"), "evaluations:report_accept"),
    ("ask_questions", _("Ask questions"), "evaluations:report_ask"),
    ("reopen_report", _("Reopen"), "evaluations:report_ask"),
    ("end_questions", _("Go on without an answer"), "evaluations:report_go_on"),
    ("end_questions", _("Give another term"), "evaluations:report_extend"),
)


@dataclass(frozen=True)
class Button:
    """A step as a button; the first one leads."""

    label: Text
    url: str
    is_main: bool


@dataclass(frozen=True)
class FigureLine:
    """A prefilled figure written out."""

    label: Text
    value: str
    before: str
    difference: str
    source: str


@dataclass(frozen=True)
class ReviewLine:
    """A section with what was said of it."""

    code: str
    label: Text
    review: SectionReview | None
    url: str


def frame(actor: Actor, report: Report, *, now: datetime) -> dict[str, Any]:
    """Return what every page of a report shows."""
    allowed = verdicts(actor, report, on=day_of(now))
    steps = [(label, name) for step, label, name in _STEPS if allowed[step].allowed]
    return {
        "report": report,
        "cluster": report.cluster,
        "tab": "reports",
        "status": report_status(report, day_of(now)),
        "request_open": open_request(report),
        "buttons": [
            Button(label, reverse(name, args=[report.pk]), number == 0)
            for number, (label, name) in enumerate(steps)
        ],
    }


def report_page(actor: Actor, report: Report, *, now: datetime) -> dict[str, Any]:
    """Return the overview: the meter for its writers, what was handed in for the others."""
    context = frame(actor, report, now=now)
    reading = may_read(actor, report, on=day_of(now))
    version = latest_version(report) if reading.allowed else None
    writes = may_write(actor, report, "", {""}, on=day_of(now)).allowed
    if writes and report.is_open:
        facts = report_facts(report, today=day_of(now))
        found = completeness_of(facts)
        context |= {
            "meter": found,
            "lacks": [lack_of(report, row) for row in found.missing],
            "sections": section_lines(report, found, open_sections(report, now)),
        }
    judging = may_judge(actor, report, on=day_of(now))
    return {
        **context,
        "whole": whole_of(version.content) if version and not (writes and report.is_open) else None,
        "version": version,
        "reviews": _review_lines(report, reviews_of(version)) if version else [],
        "judging": judging.allowed,
        "not_readable": "" if reading.allowed else sentence(reading.code),
    }


def section_page(actor: Actor, report: Report, code: str, *, now: datetime) -> dict[str, Any]:
    """Return everything on the page of a section."""
    rows = answers_of(report)
    facts = report_facts(report, today=day_of(now), answers=rows)
    opened, found = open_sections(report, now), completeness_of(facts)
    writing = may_write(actor, report, code, opened, on=day_of(now))
    lines = section_lines(report, found, opened)
    here = [line.code for line in lines].index(code)
    return {
        **frame(actor, report, now=now),
        "code": code,
        "title": SECTIONS[code],
        "writing": writing.allowed,
        "closed_because": "" if writing.allowed else sentence(writing.code),
        "fields": answer_fields(facts, rows, code),
        "figures": [_figure(row) for row in facts.figures if row.section == code],
        "lacks": [lack_of(report, row) for row in found.missing if row.section == code],
        "section_tabs": [NavItem(line.label, line.url, line.code == code) for line in lines],
        "next_section": lines[here + 1] if here + 1 < len(lines) else None,
        "keep": f"report-{report.pk}",
        "reader": actor.user_id,
    }


def answer_fields(
    facts: ReportFacts, rows: dict[str, ReportAnswer], code: str
) -> list[AnswerField]:
    """Return the fields of a section with what is stored; a note needs one line."""
    fields = fields_in(facts, code)
    labels = {field.key: label_of(field.key) for field in fields}
    found = fields_of(fields, rows, step=facts.kind, labels=labels, hints=HINTS)
    return [replace(row, short=row.key in SHORT or row.key.startswith(NOTE)) for row in found]


def versions_page(actor: Actor, report: Report, *, now: datetime) -> dict[str, Any]:
    """Return every version with its changes; the writers also see what is not handed in yet."""
    found = versions_of(report)
    pending: Sequence[Any] = ()
    if report.is_open and found and may_write(actor, report, "", {""}, on=day_of(now)).allowed:
        facts = report_facts(report, today=day_of(now))
        pending = differences(found[0].content, snapshot_of(report, facts))
    return {
        **frame(actor, report, now=now),
        "lines": version_lines(
            found,
            whole_of,
            lambda row: reverse("evaluations:report_receipt", args=[report.pk, row.number]),
        ),
        "pending": pending,
        "asked": [
            Asked(row, [SECTIONS[code] for code in row.sections]) for row in requests_of(report)
        ],
    }


def section_lines(report: Report, found: Completeness, opened: frozenset[str]) -> list[SectionLine]:
    """Return the sections in their order, with how much each lacks."""
    missing = [row.section for row in found.missing]
    return [
        SectionLine(
            section.code,
            SECTIONS[section.code],
            section_url(report, section.code),
            section.code in opened,
            missing.count(section.code),
        )
        for section in sections_for(report.kind, report.form_version)
    ]


def section_url(report: Report, code: str) -> str:
    """Return the page of a section."""
    return reverse("evaluations:report_section", args=[report.pk, code])


def lack_of(report: Report, row: Missing) -> Lack:
    """Return a gap in words, with the link that puts the cursor at its field."""
    url = f"{section_url(report, row.section)}#id_{row.field}"
    return Lack(sentence(f"asked.{row.field}"), url, row.blocks)


def _review_lines(report: Report, reviews: dict[str, SectionReview]) -> list[ReviewLine]:
    return [
        ReviewLine(
            section.code,
            SECTIONS[section.code],
            reviews.get(section.code),
            reverse("evaluations:report_judge", args=[report.pk, section.code]),
        )
        for section in sections_for(report.kind, report.form_version)
    ]


def _figure(row: Any) -> FigureLine:
    return FigureLine(
        FIGURES[row.key],
        with_base(written_as(row.value, row.unit), row.base),
        written_as(row.before, row.unit),
        written_as(row.difference, "pct"),
        sentence(row.source),
    )
