"""Yearly plans and reports through the eyes of an actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import F, QuerySet

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.models import Task
from clusterbeleid.core.written.enums import CompletionOutcome
from clusters.enums import OrganisationKind
from clusters.models import Membership
from clusters.queries import visible_clusters
from evaluations.enums import ReportKind, ReportState
from evaluations.models import Report, ReportAnswer, ReportRequest, ReportVersion, SectionReview
from evaluations.rules.reports import section_codes


def visible_reports(actor: Actor, *, on: date) -> QuerySet[Report]:
    """Return the reports of the visible clusters; what is being written is for its writers (R55)."""
    return Report.objects.filter(cluster__in=visible_clusters(actor, on=on))


def reports_in_order(actor: Actor, *, on: date) -> QuerySet[Report]:
    """Return the visible reports with what a list shows."""
    found = visible_reports(actor, on=on).select_related("cluster", "project_year__agreement")
    return found.annotate(cluster_name=F("cluster__name"))


def get_visible_report(actor: Actor, report_id: int, *, on: date) -> Report:
    """Return one visible report; absent and not yours both raise ``Report.DoesNotExist``."""
    found = visible_reports(actor, on=on)
    return found.select_related("cluster", "project_year__agreement").get(pk=report_id)


def answers_of(report: Report) -> dict[str, ReportAnswer]:
    """Return what was written, by field."""
    return {row.key: row for row in ReportAnswer.objects.filter(report=report)}


def versions_of(report: Report) -> list[ReportVersion]:
    """Return every version handed in, newest first, with who signed."""
    found = ReportVersion.objects.filter(report=report).select_related("submitted_by", "pdf__file")
    return list(found.order_by("-number"))


def latest_version(report: Report) -> ReportVersion | None:
    """Return the version that counts, or None."""
    return ReportVersion.objects.filter(report=report).order_by("-number").first()


def last_accepted(report: Report) -> ReportVersion | None:
    """Return what was accepted of the same kind for the year before, or None."""
    found = ReportVersion.objects.filter(
        report__kind=report.kind,
        report__cluster=report.cluster_id,
        report__state=ReportState.ACCEPTED,
        report__project_year__first_day__lt=report.project_year.first_day,
    )
    return found.order_by("-report__project_year__first_day", "-number").first()


def open_request(report: Report) -> ReportRequest | None:
    """Return the question that waits for an answer, or None."""
    return ReportRequest.objects.filter(report=report, outcome="").first()


def requests_of(report: Report) -> list[ReportRequest]:
    """Return everything that was asked, newest first."""
    return list(ReportRequest.objects.filter(report=report).order_by("-asked_at", "-pk"))


def turns_of(report: Report) -> int:
    """Return how often the other side had to act: each version, each question, each one given up."""
    asked = [row.outcome for row in ReportRequest.objects.filter(report=report)]
    versions = ReportVersion.objects.filter(report=report).count()
    return versions + len(asked) + asked.count(CompletionOutcome.ENDED)


def open_task_keys(report: Report, kinds: Sequence[str]) -> list[str]:
    """Return the business keys of the open tasks of these kinds about a report."""
    found = Task.objects.filter(
        kind__in=kinds, scope=report.scope, object_id=report.pk, state=TaskState.OPEN
    )
    return list(found.values_list("business_key", flat=True))


def reviews_of(version: ReportVersion | None) -> dict[str, SectionReview]:
    """Return what was said of the sections of a version, by section."""
    if version is None:
        return {}
    return {row.section: row for row in SectionReview.objects.filter(submission=version)}


def open_sections(report: Report, now: datetime) -> frozenset[str]:
    """Return the sections that may be written in now: all at first, the named ones after."""
    codes = section_codes(report.kind, report.form_version)
    if report.state == ReportState.OPEN:
        return frozenset(codes)
    if report.state != ReportState.QUESTIONS:
        return frozenset()
    request = open_request(report)
    if request is None or now > request.closes_at:
        return frozenset()
    return frozenset(request.sections)


def years_to_report(on: date, years: QuerySet[ProjectYear]) -> list[tuple[ProjectYear, str]]:
    """Return the duties that have come and are not opened: a plan at the start, a report at the end."""
    known = set(Report.objects.values_list("project_year_id", "kind"))
    rows = years.filter(first_day__lte=on).select_related("agreement__cluster")
    found: list[tuple[ProjectYear, str]] = []
    for year in rows.order_by("first_day", "pk"):
        due = [ReportKind.PLAN.value]
        if year.last_day is not None and year.last_day <= on:
            due.append(ReportKind.REPORT.value)
        found += [(year, kind) for kind in due if (year.pk, kind) not in known]
    return found


def overdue_reports(project_year_ids: Iterable[int], on: date) -> frozenset[int]:
    """Return the project years with a plan or report that is not handed in and past its due date."""
    found = Report.objects.filter(
        project_year__in=list(project_year_ids),
        due_on__lt=on,
        state__in=(ReportState.OPEN, ReportState.QUESTIONS),
    )
    return frozenset(found.values_list("project_year_id", flat=True))


def unique_companies(actor: Actor, *, on: date) -> tuple[int, int]:
    """Return companies that are member of a visible cluster, each once, and their memberships."""
    rows = Membership.objects.filter(
        cluster__in=visible_clusters(actor, on=on),
        organisation__kind=OrganisationKind.COMPANY,
        first_day__lte=on,
    ).exclude(last_day__lt=on)
    ids = list(rows.order_by().values_list("organisation_id", flat=True))
    return len(set(ids)), len(ids)
