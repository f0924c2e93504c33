"""Two hundred odd texts through every export and back: no formula, no letter changed (Q18, A10)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import pytest
from django.db.models import Model
from django.urls import reverse

from agreements.models import ProjectYear
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.core.imports import Looking, TableUse, check
from clusterbeleid.core.sheets import ColumnSpec, TableSpec, columns, escaping, read_table
from clusterbeleid.kernel.identifiers import make_kbo
from clusters.actions.proposals.from_table import MEMBERS
from clusters.models import Cluster, Membership, Organisation
from cofinancing.actions.importing import CONTRIBUTIONS, COSTS
from cofinancing.management.bench_rows import create_rows
from cofinancing.models import Contribution, CostLine
from evaluations.models import Kpi, KpiValue, KpiVersion, Report
from projects.models import Answer
from tests.cofinancing.contribution_builders import File, make_file, member_of
from tests.core.odd_texts import odd_texts
from tests.core.workbooks import first_sheet
from tests.people import NOW
from tests.proofs.project_rows import (
    make_envelope,
    many_entries,
    many_projects,
    many_selections,
)

pytestmark = [pytest.mark.django_db, pytest.mark.attack("A10")]
TEXTS = odd_texts()
DAY = date(2026, 2, 10)
M = TypeVar("M", bound=Model)
Expected = dict[str, list[str]]


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clusterbeleid.core.clock.today", NOW.date)
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)


@dataclass(frozen=True)
class Export:
    """An address that hands out a table, the texts in its columns, and the import that reads it."""

    address: str
    expected: Expected
    kinds: tuple[str, ...] = ("xlsx", "csv")
    use: TableUse | None = None
    subject: Any = None


def stored(model: type[M], rows: Iterable[M]) -> list[M]:
    """Return rows as they stand in the database, made in a few statements."""
    return bulk_create_tracked(model, list(rows), actor=SYSTEM, at=NOW, reason="proof")


def many_members(file: File) -> list[Organisation]:
    bodies = stored(
        Organisation,
        (
            Organisation(
                kbo=make_kbo(500_000 + at),
                name=text.strip(),
                kind="company",
                flemish_establishment=True,
                municipality=text.strip(),
                website=text.strip(),
            )
            for at, text in enumerate(TEXTS)
        ),
    )
    stored(
        Membership,
        (Membership(cluster=file.cluster, organisation=one, first_day=DAY) for one in bodies),
    )
    return bodies


def members(file: File) -> Export:
    names = [one.name for one in many_members(file)]
    address = reverse("clusters:members", args=[file.cluster.pk])
    return Export(f"{address}?export=", {"Organisatie": names})


def members_to_change(file: File) -> Export:
    names = [one.name for one in many_members(file)]
    expected = {"Naam": names, "Gemeente": names, "Website": names}
    address = reverse("clusters:member_workbook", args=[file.cluster.pk])
    return Export(address, expected, ("xlsx",), MEMBERS, file.cluster)


def costs(file: File) -> Export:
    rows = stored(
        CostLine,
        (
            CostLine(
                project_year=file.year,
                category="abc"[at % 3],
                kind="personnel",
                description=f"{text} {at}".strip(),
                cost_on=DAY,
                supplier=text.strip(),
                invoice_number=f"{text[:50]} {at}".strip(),
                activity_code=text[:30].strip(),
                amount=Decimal(100 + at),
                note=f"{text * 20}\n{text}".strip(),
                claimed_at=NOW,
            )
            for at, text in enumerate(TEXTS)
        ),
    )
    expected = {
        "Omschrijving": [row.description for row in rows],
        "Leverancier of functie": [row.supplier for row in rows],
        "Factuurnummer": [row.invoice_number for row in rows],
        "Activiteitcode": [row.activity_code for row in rows],
        "Toelichting": [row.note for row in rows],
    }
    address = reverse("cofinancing:costs_export", args=[file.year.pk])
    return Export(f"{address}?export=", expected, use=COSTS, subject=file.year)


def contributions(file: File) -> Export:
    payer = member_of(file, "=Betaler()")
    rows = stored(
        Contribution,
        (
            Contribution(
                project_year=file.year,
                organisation=payer,
                source="company_cash",
                invoice_number=f"{text[:50]} {at}".strip(),
                invoiced_on=DAY,
                invoiced_amount=Decimal(100 + at),
                received_amount=Decimal(100 + at),
                value_date=DAY,
                bank_reference=f"{text} {at}".strip(),
                receipt_recorded_at=NOW,
                note=text.strip(),
                state="received",
            )
            for at, text in enumerate(TEXTS)
        ),
    )
    expected = {
        "Naam": [payer.name] * len(rows),
        "Factuurnummer": [row.invoice_number for row in rows],
        "Bankreferentie": [row.bank_reference for row in rows],
        "Toelichting": [row.note for row in rows],
    }
    address = reverse("cofinancing:contributions_export", args=[file.year.pk])
    return Export(f"{address}?export=", expected, use=CONTRIBUTIONS, subject=file.year)


def reports(_file: File) -> Export:
    years = ProjectYear.objects.filter(pk__in=create_rows(3 * len(TEXTS), 0), number=1)
    rows = list(years.select_related("agreement__cluster").order_by("pk"))
    for year, text in zip(rows, TEXTS, strict=True):
        Cluster.objects.filter(pk=year.agreement.cluster_id).update(name=text)
    made = stored(
        Report,
        (
            Report(kind="report", cluster=year.agreement.cluster, project_year=year, due_on=DAY)
            for year in rows
        ),
    )
    assert len(made) == len(TEXTS)
    return Export(f"{reverse('evaluations:reports')}?export=", {"Cluster": TEXTS})


def kpis(_file: File) -> Export:
    codes = stored(Kpi, (Kpi(code=f"odd-{at}") for at in range(len(TEXTS))))
    versions = stored(
        KpiVersion,
        (
            KpiVersion(
                kpi=kpi,
                number=1,
                name_nl=text,
                name_en=text,
                definition_nl=text,
                definition_en=text,
                unit="number",
                better="higher",
                source=text,
            )
            for kpi, text in zip(codes, TEXTS, strict=True)
        ),
    )
    stored(
        KpiValue,
        (
            KpiValue(
                definition=one,
                cluster=None,
                year=2025,
                scope=text,
                source=text,
                value=Decimal("-12.5"),
                on_day=DAY,
            )
            for one, text in zip(versions, TEXTS, strict=True)
        ),
    )
    expected = {"Indicator": TEXTS, "Bereik": TEXTS, "Bron": TEXTS}
    return Export(f"{reverse('evaluations:all_kpis')}?export=", expected)


def answers(file: File) -> Export:
    stored(
        Answer,
        (
            Answer(
                number=text[:40],
                asked_on=DAY,
                member=text,
                minister=text,
                subject=text,
                as_of=DAY,
                figures_sha256="0" * 64,
                drawn_by_id=file.head.user_id or 0,
                drawn_at=NOW,
            )
            for text in TEXTS
        ),
    )
    expected = {"Vlaams volksvertegenwoordiger": TEXTS, "Onderwerp": TEXTS}
    return Export(f"{reverse('projects:answers')}?export=", expected)


def projects(file: File) -> Export:
    many_projects(file.cluster, TEXTS)
    return Export(f"{reverse('projects:list')}?export=", {"Project": TEXTS})


def projects_of_cluster(file: File) -> Export:
    many_projects(file.cluster, TEXTS)
    address = reverse("projects:of_cluster", args=[file.cluster.pk])
    return Export(f"{address}?export=", {"Project": TEXTS})


def envelopes(_file: File) -> Export:
    years = ProjectYear.objects.filter(pk__in=create_rows(3 * len(TEXTS), 0), number=1)
    rows = list(years.select_related("agreement__cluster").order_by("pk"))
    for year, text in zip(rows, TEXTS, strict=True):
        Cluster.objects.filter(pk=year.agreement.cluster_id).update(name=text)
        make_envelope(year.agreement.cluster)
    return Export(f"{reverse('projects:envelopes')}?export=", {"Enveloppe": TEXTS})


def leverage(file: File) -> Export:
    many_entries(file.cluster, TEXTS)
    expected = {"Omschrijving": TEXTS, "Bron": TEXTS}
    return Export(f"{reverse('projects:leverage')}?export=", expected)


def selections(_file: File) -> Export:
    names = list(dict.fromkeys(text[:90] for text in TEXTS))
    many_selections(names)
    return Export(f"{reverse('projects:selections')}?export=", {"Naam": names, "Reden": names})


def published_table(file: File) -> Export:
    """A table names its rows by cluster; the line of the total is no row to read back."""
    many_projects(file.cluster, ["Eén"])
    odd = next(text for text in TEXTS if text.startswith("="))
    Cluster.objects.filter(pk=file.cluster.pk).update(name=odd)
    address = reverse("projects:table", args=[5])
    return Export(f"{address}?year=2026&export=", {"Rij": [odd, odd]})


def rows_behind(file: File) -> Export:
    """The rows behind a figure name companies as they are written."""
    many_projects(file.cluster, TEXTS)
    address = reverse("projects:figure_cell", args=["overlap"])
    return Export(f"{address}?row=TOTAL&year=&unit=companies&export=", {"Rij": TEXTS})


def public_projects(file: File) -> Export:
    """Open data is a file at an address of its own; CSV alone can be run."""
    many_projects(file.cluster, TEXTS)
    address = reverse("overview:public_csv", args=["projecten"])
    return Export(f"{address}?", {"title": TEXTS}, ("csv",))


@pytest.mark.parametrize(
    "make",
    [
        members,
        members_to_change,
        costs,
        contributions,
        reports,
        kpis,
        answers,
        projects,
        projects_of_cluster,
        envelopes,
        leverage,
        selections,
        published_table,
        rows_behind,
        public_projects,
    ],
)
def test_odd_texts_come_back_as_they_were(
    make: Callable[[File], Export], client: Any, record_property: Any
) -> None:
    file = make_file("Staalcluster")
    one = make(file)
    who = file.editor if make is members_to_change else file.head
    client.force_login(User.objects.get(pk=who.user_id or 0))
    for kind in one.kinds:
        data = _bytes_of(client.get(one.address + (kind if "=" in one.address else "")))
        no_formula_in(data, kind)
        found = read_back(data, kind, one.expected)
        for head, texts in one.expected.items():
            assert Counter(found[head]) == Counter(texts), (kind, head)
        if one.use is not None:
            nothing_to_do(one, file, data, kind)
    record_property("texts", len(TEXTS))


def _bytes_of(response: Any) -> bytes:
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    data: bytes = response.getvalue()
    return data


def no_formula_in(data: bytes, kind: str) -> None:
    """No cell that a program runs: no type for formulas, and no text that looks like one."""
    if kind == "xlsx":
        cells = [cell for row in first_sheet(data) for cell in row]
        assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
        return
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"):
        assert [text for text in row if escaping.is_dangerous(text)] == []


def read_back(data: bytes, kind: str, heads: Iterable[str]) -> dict[str, list[str]]:
    """Return the texts of these columns as our own reader finds them, white space and all."""
    as_is = columns.text(40_000, strip=False)
    spec = TableSpec(tuple(ColumnSpec(head, (head,), as_is, may_be_blank=True) for head in heads))
    result = read_table(data, f"uit.{kind}", spec)
    assert result.errors == []
    return {
        head: [row.values[head] for row in result.rows if row.values[head] is not None]
        for head in heads
    }


def nothing_to_do(one: Export, file: File, data: bytes, kind: str) -> None:
    """The import of the same table sees two hundred lines that stand there as they are."""
    assert one.use is not None
    result = read_table(data, f"uit.{kind}", one.use.spec())
    checked = check(one.use, one.subject, result, Looking(file.editor, NOW))
    assert checked.errors == ()
    counts = checked.summary()["counts"]
    assert counts.pop("same") >= len(TEXTS)
    assert set(counts.values()) == {0}


def test_there_are_two_hundred_different_texts_and_most_are_dangerous() -> None:
    assert len(set(TEXTS)) == len(TEXTS) == 200
    assert sum(escaping.guard(text) != text for text in TEXTS) > 100


def test_control_a_writer_that_does_not_guard_is_seen(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = make_file("Staalcluster")
    one = members(file)
    client.force_login(User.objects.get(pk=file.head.user_id or 0))
    monkeypatch.setattr("clusterbeleid.core.sheets.writer.guard", str)
    with pytest.raises(AssertionError):
        no_formula_in(_bytes_of(client.get(f"{one.address}csv")), "csv")
