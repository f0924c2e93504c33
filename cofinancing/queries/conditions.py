"""Accounts, tests of the exclusions and facts about reports: what a payment waits for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from agreements.models import ProjectYear, SupportAgreement
from agreements.queries import project_years_of
from clusterbeleid.core.actors import Actor
from clusters.models import Cluster
from clusters.queries import operator_of, visible_clusters
from cofinancing.effects import overdue_duties
from cofinancing.enums import AccountState, LapseOutcome, ReportFact
from cofinancing.models import BankAccount, ExclusionCheck, LapseDecision, ReportNote
from cofinancing.rules.money.payments import DutyFacts, ExclusionFacts, ReportFacts


def accounts_of_cluster(cluster: Cluster) -> QuerySet[BankAccount]:
    """Return the accounts of every organisation that operated a cluster, the last first."""
    found = BankAccount.objects.filter(organisation__operates__cluster=cluster).distinct()
    return found.select_related("organisation", "document", "entered_by", "verified_by").order_by(
        "-pk"
    )


def visible_accounts(actor: Actor, *, on: date) -> QuerySet[BankAccount]:
    """Return the accounts of the cluster organisations of the clusters the actor may see."""
    clusters = visible_clusters(actor, on=on)
    found = BankAccount.objects.filter(organisation__operates__cluster__in=clusters)
    return found.distinct().select_related("organisation", "document", "entered_by")


def verified_account(cluster: Cluster, on: date) -> BankAccount | None:
    """Return the verified account of who operates the cluster on a day, if any."""
    operator = operator_of(cluster, on=on)
    if operator is None:
        return None
    found = BankAccount.objects.filter(
        organisation_id=operator.organisation_id, state=AccountState.VERIFIED
    )
    return found.first()


def exclusion_of(cluster: Cluster) -> ExclusionFacts | None:
    """Return the last test of the exclusions of a cluster (R14)."""
    row = ExclusionCheck.objects.filter(cluster=cluster).order_by("tested_on", "pk").last()
    return ExclusionFacts(row.tested_on, row.recovery_open, row.in_difficulty) if row else None


def reports_of(agreement: SupportAgreement) -> list[ReportFacts]:
    """Return the facts about the report of each project year, in order; two queries."""
    years = project_years_of(agreement)
    notes: defaultdict[int, list[ReportNote]] = defaultdict(list)
    for note in ReportNote.objects.filter(project_year__in=years).order_by("recorded_at", "pk"):
        notes[note.project_year_id].append(note)
    return [_report(year, notes[year.pk]) for year in years]


def report_of(year: ProjectYear) -> ReportFacts:
    """Return the facts about the report of one project year; one query."""
    return _report(year, ReportNote.objects.filter(project_year=year).order_by("recorded_at", "pk"))


def late_duties(agreement: SupportAgreement, on: date) -> list[DutyFacts]:
    """Return what higher rooms say is late for the project years of an agreement (R45, R47)."""
    numbers = {year.pk: year.number for year in project_years_of(agreement)}
    return [
        DutyFacts(name, numbers[key])
        for name, keys in sorted(overdue_duties(numbers, on).items())
        for key in sorted(keys)
    ]


def miss_was_settled(project_year: ProjectYear) -> bool:
    """Tell whether a person decided to go on after a missed due date (R34)."""
    last = LapseDecision.objects.filter(project_year=project_year).last()
    return last is not None and last.outcome == LapseOutcome.CONTINUE


def _report(year: ProjectYear, notes: Iterable[ReportNote]) -> ReportFacts:
    due: date | None = None
    submitted, accepted = False, None
    for note in notes:
        if note.kind == ReportFact.DUE:
            due = note.on_day
        else:
            submitted = note.kind != ReportFact.REOPENED
            accepted = note.on_day if note.kind == ReportFact.ACCEPTED else None
    return ReportFacts(year.number, year.last_day or year.first_day, due, submitted, accepted)
