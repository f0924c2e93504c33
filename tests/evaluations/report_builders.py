"""Yearly reports in each state, made through the actions of the room."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.written.answers import TypedText
from clusters.queries import operator_of
from evaluations.actions.reports import reviewing
from evaluations.actions.reports.opening import open_report
from evaluations.actions.reports.submitting import submit_report
from evaluations.actions.reports.writing import save_answers
from evaluations.models import Report
from evaluations.queries.prefill import report_facts, snapshot_of
from evaluations.queries.reports import answers_of
from evaluations.rules.report_form import FORM
from tests.clusters.builders import head
from tests.people import NOW, TODAY, actor, person

ENOUGH = {"activities-done": "Alles zoals gepland."}


def signatory_of(year: ProjectYear) -> Actor:
    """Return a new signatory of the cluster organisation."""
    mandate = operator_of(year.agreement.cluster, on=TODAY)
    assert mandate is not None
    return actor(person(Role.CLUSTER_SIGNATORY, mandates=[mandate.organisation.kbo]))


def opened(year: ProjectYear, kind: str = "report", *, at: datetime = NOW) -> Report:
    """Return a report that its writers may begin."""
    return open_report(year, kind, actor=head(), at=at, due_on=date(2026, 12, 31))


def write(report: Report, texts: dict[str, str], by: Actor, *, at: datetime = NOW) -> None:
    """Write fields, each in its section, upon what stands there now."""
    known = answers_of(report)
    for key, text in texts.items():
        typed = {key: TypedText(text, known[key].version if key in known else 0)}
        saved = save_answers(report, FORM.section_of(1, key), typed, actor=by, at=at)
        assert not saved.clashes


def hash_now(report: Report) -> str:
    """Return the hash of what a signatory reads now."""
    stored = Report.objects.select_related("cluster", "project_year__agreement__cluster").get(
        pk=report.pk
    )
    return hash_of(snapshot_of(stored, report_facts(stored, today=TODAY)))


def submitted(year: ProjectYear, by: Actor, kind: str = "report") -> Report:
    """Return a report that was handed in."""
    report = opened(year, kind)
    write(report, ENOUGH, by)
    submit_report(report, seen=hash_now(report), actor=by, at=NOW)
    return Report.objects.get(pk=report.pk)


def in_review(year: ProjectYear, by: Actor, kind: str = "report") -> Report:
    """Return a report that the agency reads."""
    return reviewing.start_review(submitted(year, by, kind), actor=head(), at=NOW)


def asked(year: ProjectYear, by: Actor, kind: str = "report") -> Report:
    """Return a report of which the section about risks is open again."""
    report = in_review(year, by, kind)
    until = NOW + timedelta(days=14)
    reviewing.ask(report, ["risks"], until, actor=head(), at=NOW, reason="Welke risico's?")
    return Report.objects.get(pk=report.pk)


def accepted_with_everything(year: ProjectYear, by: Actor, **answers: str) -> Report:
    """Return an accepted report with an answer in every field; ``answers`` replace the usual ones."""
    special = {
        "nps": "40",
        "employment": "1.200",
        "fees-url": "https://leden.be",
        "fees-date": "15/01/2025",
        "fee-list-from": "01/01/2025",
        **answers,
    }
    report = opened(year)
    write(report, {key: special.get(key, "Verteld.") for key in sorted(FORM.keys(1))}, by)
    submit_report(report, seen=hash_now(report), actor=by, at=NOW)
    reviewing.start_review(report, actor=head(), at=NOW)
    return reviewing.accept_report(report, actor=head(), at=NOW)
