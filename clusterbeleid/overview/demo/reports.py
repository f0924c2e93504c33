"""Yearly reports of the demo: last year's accepted for two clusters, this year's to write."""

from __future__ import annotations

from datetime import datetime, timedelta

from agreements.models import ProjectYear
from agreements.queries import granted_project_years
from clusterbeleid.accounts.enums import MandateKind
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.written.answers import TypedText
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import DEMO_DAY, moment
from clusterbeleid.overview.demo.clusters import DemoCluster
from evaluations.actions.reports import reviewing
from evaluations.actions.reports.opening import open_report
from evaluations.actions.reports.submitting import submit_report
from evaluations.actions.reports.writing import save_answers
from evaluations.enums import ReportKind
from evaluations.models import Report
from evaluations.queries.prefill import report_facts, snapshot_of
from evaluations.rules.report_form import FORM

_LAST_YEAR = {
    "activities-done": "Zestien werksessies en twee studiereizen gingen door; de beurs werd uitgesteld.",
    "programme-progress": "Drie van de vijf lijnen van de roadmap liggen op schema.",
    "members-told": "Vooral kleine bedrijven traden toe.",
    "cofinancing-told": "Alle bijdragen kwamen binnen; de grootste bijdrager daalt.",
    "projects-told": "Vier nieuwe projecten, samen met twaalf bedrijven en drie kennisinstellingen.",
    "nps": "42",
    "employment": "18.500",
    "leverage-told": "Twee Europese projecten en een Interregproject.",
    "international-told": "Samenwerking met twee buitenlandse clusters.",
    "small-firms": "Een adviseur bezoekt elk klein bedrijf een keer per jaar.",
    "priorities": "Klimaat en digitalisering.",
    "fees-url": "https://www.voorbeeldcluster.be/lid-worden",
    "fees-date": "15/01/2025",
    "fee-list-from": "01/01/2025",
    "risks-told": "Hoge energieprijzen remmen investeringen.",
    "next-year": "Meer aandacht voor opleidingen.",
}
# Clusters with a login for their signatory.
_SIGNATORIES = {"VIL": "sofie", "MEDVIA": "nora"}
# Clusters whose plan of this year is in, so that their payments wait for nothing.
PLANNED = ("MEDVIA", "De Blauwe Cluster")


def make_reports(made: list[DemoCluster]) -> None:
    """Open the duties of this year; tell the whole year before where somebody can log in."""
    for one in made:
        years = granted_project_years().filter(agreement__cluster=one.cluster)
        now = years.filter(first_day__lte=DEMO_DAY, last_day__gte=DEMO_DAY).first()
        before = years.filter(last_day__lt=DEMO_DAY).order_by("-last_day").first()
        if now is None:
            continue
        if before is not None and one.published.name in _SIGNATORIES:
            _accepted(one, before)
        at = moment(now.first_day, 9)
        plan = open_report(now, ReportKind.PLAN, actor=people.actor("hilde"), at=at)
        open_report(now, ReportKind.REPORT, actor=people.actor("hilde"), at=at)
        if one.published.name in PLANNED:
            _plan(one, plan)


def _accepted(one: DemoCluster, year: ProjectYear) -> None:
    """Write, hand in, read and accept the report about a year that is over."""
    head, by = people.actor("hilde"), people.actor(_SIGNATORIES[one.published.name])
    ended = year.last_day or year.first_day
    begun, signed, read = (moment(ended + timedelta(days=days), 11) for days in (1, 55, 70))
    report = open_report(year, ReportKind.REPORT, actor=head, at=begun)
    _write(report, by, begun)
    _hand_in(report, by, signed)
    reviewing.start_review(report, actor=head, at=read)
    reviewing.judge_section(
        report, "risks", "accepted", "Duidelijk; we volgen dit samen op.", actor=head, at=read
    )
    reviewing.accept_report(report, actor=head, at=read)


def _plan(one: DemoCluster, plan: Report) -> None:
    """Write the plan of this year, hand it in and accept it."""
    by, head = _signatory(one), people.actor("hilde")
    first = plan.project_year.first_day
    _write(plan, by, moment(first + timedelta(days=7), 11))
    _hand_in(plan, by, moment(first + timedelta(days=20), 11))
    at = moment(first + timedelta(days=27), 11)
    reviewing.start_review(plan, actor=head, at=at)
    reviewing.accept_report(plan, actor=head, at=at)


def _signatory(one: DemoCluster) -> Actor:
    """Return who signs for a cluster; one of them gets mails and never logs in."""
    key = _SIGNATORIES.get(one.published.name)
    if key is not None:
        return people.actor(key)
    person = people.applicant("wannes", "Wannes Declercq", MandateKind.SIGNATORY)
    return people.make_correspondent(person, one.operator.kbo)


def _write(report: Report, by: Actor, at: datetime) -> None:
    """Answer every question that this kind of report asks."""
    sections = FORM.sections(report.form_version)
    asked = {one.key for part in sections for one in part.fields if report.kind in one.asked}
    for key, text in _LAST_YEAR.items():
        if key in asked:
            section = FORM.section_of(report.form_version, key)
            save_answers(report, section, {key: TypedText(text)}, actor=by, at=at)


def _hand_in(report: Report, by: Actor, at: datetime) -> None:
    facts = report_facts(report, today=at.date())
    submit_report(report, seen=hash_of(snapshot_of(report, facts)), actor=by, at=at)
