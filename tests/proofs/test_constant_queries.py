"""As many queries for a hundred members, reports, figures or projects as for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import ProjectYear
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.kernel.identifiers import make_kbo
from clusters.models import Membership, Organisation
from cofinancing.management.bench_rows import create_rows
from evaluations.models import Kpi, KpiTarget, KpiValue, KpiVersion, Report
from tests.cofinancing.contribution_builders import File, make_file
from tests.people import NOW
from tests.proofs.project_rows import (
    make_envelope,
    many_entries,
    many_projects,
    many_selections,
)

pytestmark = pytest.mark.django_db
SIZES = (1, 10, 100)
DAY = date(2026, 2, 10)
TRACE: dict[str, Any] = {"actor": SYSTEM, "at": NOW, "reason": "proof"}
# Makes the rows from the first number until the second.
Make = Callable[[File, int, int], None]


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clusterbeleid.core.clock.today", NOW.date)
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)


def members(file: File, first: int, last: int) -> None:
    bodies = [
        Organisation(
            kbo=make_kbo(600_000 + at),
            name=f"Lid {at}",
            kind="company",
            flemish_establishment=True,
        )
        for at in range(first, last)
    ]
    bulk_create_tracked(Organisation, bodies, **TRACE)
    rows = [Membership(cluster=file.cluster, organisation=one, first_day=DAY) for one in bodies]
    bulk_create_tracked(Membership, rows, **TRACE)


def reports(file: File, first: int, last: int) -> None:
    """Reports of other clusters: the first year of as many agreements."""
    years = ProjectYear.objects.filter(pk__in=create_rows(3 * (last - first), 0), number=1)
    rows = [
        Report(kind="report", cluster_id=year.agreement.cluster_id, project_year=year, due_on=DAY)
        for year in years.select_related("agreement")
    ]
    bulk_create_tracked(Report, rows, **TRACE)


def own_reports(file: File, first: int, last: int) -> None:
    """Reports of one cluster; the years are of other agreements, which the list does not mind."""
    years = ProjectYear.objects.filter(pk__in=create_rows(3 * (last - first), 0), number=1)
    rows = [
        Report(kind="report", cluster=file.cluster, project_year=year, due_on=DAY) for year in years
    ]
    bulk_create_tracked(Report, rows, **TRACE)


def figures(file: File, first: int, last: int) -> None:
    """Ten indicators, each with a target and a value a year."""
    values, targets = [], []
    for at in range(first, last):
        row: dict[str, Any] = {
            "cluster": file.cluster,
            "definition": _version(f"count-{at % 10}"),
            "year": 2016 + at // 10,
            "source": "jaarverslag",
        }
        values.append(KpiValue(**row, scope="alle leden", value=Decimal(at), on_day=DAY))
        targets.append(KpiTarget(**row, target=Decimal(at + 1)))
    bulk_create_tracked(KpiValue, values, **TRACE)
    bulk_create_tracked(KpiTarget, targets, **TRACE)


def projects(file: File, first: int, last: int) -> None:
    many_projects(file.cluster, [f"Project {at}" for at in range(first, last)], first)


def envelopes(file: File, first: int, last: int) -> None:
    """Envelopes of as many clusters: a year has no more than one of each."""
    years = ProjectYear.objects.filter(pk__in=create_rows(3 * (last - first), 0), number=1)
    for year in years.select_related("agreement__cluster"):
        make_envelope(year.agreement.cluster)


def leverage(file: File, first: int, last: int) -> None:
    many_entries(file.cluster, [f"Budget {at}" for at in range(first, last)])


def selections(file: File, first: int, last: int) -> None:
    many_selections([f"Selectie {at}" for at in range(first, last)])


def _version(code: str) -> KpiVersion:
    known = KpiVersion.objects.filter(kpi__code=code).first()
    if known is not None:
        return known
    (kpi,) = bulk_create_tracked(Kpi, [Kpi(code=code)], **TRACE)
    words = dict.fromkeys(("name_nl", "name_en", "definition_nl", "definition_en", "source"), code)
    made = KpiVersion(kpi=kpi, number=1, unit="number", better="higher", **words)
    return bulk_create_tracked(KpiVersion, [made], **TRACE)[0]


@pytest.mark.parametrize(
    ("make", "route", "of_cluster", "queries"),
    [
        (members, "clusters:members", True, 10),
        (reports, "evaluations:reports", False, 7),
        (own_reports, "evaluations:cluster_reports", True, 7),
        (figures, "evaluations:all_kpis", False, 5),
        (figures, "evaluations:kpis", True, 6),
        (projects, "projects:list", False, 7),
        (projects, "projects:of_cluster", True, 8),
        (envelopes, "projects:envelopes", False, 6),
        (leverage, "projects:leverage", False, 7),
        (selections, "projects:selections", False, 6),
        (projects, "overview:public_projects", False, 9),
    ],
)
def test_a_page_asks_as_much_at_1_10_and_100_rows(
    make: Make, route: str, *, of_cluster: bool, queries: int, client: Any
) -> None:
    file = make_file("Staalcluster")
    client.force_login(User.objects.get(pk=file.head.user_id or 0))
    address = reverse(route, args=[file.cluster.pk] if of_cluster else [])
    before = client.get(address).context["listing"].total
    counted, made = [], 0
    for size in SIZES:
        make(file, made, size)
        made = size
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address)
        assert page.context["listing"].total == before + size
        counted.append(len(captured))
    assert counted == [queries] * len(SIZES)
