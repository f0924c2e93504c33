"""Costs from a spreadsheet: what the preview shows is what is written, all or nothing (R5, R7, A3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from clusterbeleid.accounts.models import User
from clusterbeleid.core import background
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import BackgroundJob, StateChange
from clusterbeleid.core.sheets import read_table
from cofinancing.actions import costs as actions
from cofinancing.actions.importing import COSTS
from cofinancing.documents.cost_table import COST_NAMES, cost_spec, cost_template
from cofinancing.models import CostLine
from tests.cofinancing.contribution_builders import File, make_file
from tests.cofinancing.cost_builders import accepted_cost, claimed, settled
from tests.cofinancing.import_builders import confirmed, csv, faults, places, preview, workbook
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db
HEADER = tuple(names[0] for names in COST_NAMES.values())
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clusterbeleid.core.clock.today", NOW.date)
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)


@pytest.fixture
def file() -> File:
    return make_file("Staalcluster")


def cost(**cells: Any) -> tuple[Any, ...]:
    """Return a row in the order of our columns."""
    plain = {
        "category": "a",
        "kind": "Personeel",
        "description": "Projectleiding",
        "cost_on": DAY,
        "supplier": "Projectleider",
        "activity_code": "SPC-1",
        "amount": Decimal("1000.50"),
    }
    values = plain | cells
    return tuple(values.get(key) for key in COST_NAMES)


def table(*rows: tuple[Any, ...], **more: Any) -> bytes:
    return workbook(*rows, header=HEADER, **more)


def looked_at(file: File, *rows: tuple[Any, ...], **more: Any) -> BackgroundJob:
    return preview(file, table(*rows), use=COSTS, at=NOW, **more)


def taken(file: File, looked: BackgroundJob, **more: Any) -> BackgroundJob:
    return confirmed(file, looked, use=COSTS, at=NOW, **more)


def stored() -> list[dict[str, Any]]:
    return [dict(row) for row in CostLine.objects.order_by("pk").values()]


def test_preview_counts_and_writes_nothing(file: File) -> None:
    before = stored()
    looked = looked_at(file, cost(), cost(invoice_number="F-1", kind="personnel"))
    assert (looked.state, looked.result["counts"]) == ("done", {"new": 2, "fill": 0, "same": 0})
    assert stored() == before == []


def test_confirmed_preview_is_claimed_with_history_and_state(file: File) -> None:
    done = taken(file, looked_at(file, cost(note="- korting"), cost(invoice_number="F-1")))
    assert (done.state, done.result["written"]) == ("done", 2)
    first, second = CostLine.objects.order_by("pk")
    assert (first.note, first.amount, first.state) == ("- korting", Decimal("1000.50"), "claimed")
    assert (first.claimed_by_id, first.claimed_at) == (file.editor.user_id, NOW)
    assert first.imported_by == second.imported_by == done
    assert [row.history_change_reason for row in first.history.all()] == ["cost.import"]
    steps = StateChange.objects.filter(reason="cost.import")
    assert set(steps.values_list("object_id", "to_state")) == {
        (first.pk, "claimed"),
        (second.pk, "claimed"),
    }


def test_the_same_file_again_changes_nothing(file: File) -> None:
    rows = (cost(), cost(invoice_number="F-1"))
    taken(file, looked_at(file, *rows))
    again = looked_at(file, *rows)
    assert again.result["counts"] == {"new": 0, "fill": 0, "same": 2}
    with pytest.raises(Refused) as refusal:
        taken(file, again)
    assert [one.code for one in refusal.value.findings] == ["import.nothing_to_do"]


def test_a_line_with_its_number_is_corrected(file: File) -> None:
    line = claimed(file.year, file.manager, "1000.00")
    row = cost(line=line.pk, amount=Decimal("900.00"), supplier=line.supplier)
    looked = looked_at(file, row)
    assert looked.result["counts"] == {"new": 0, "fill": 1, "same": 0}
    taken(file, looked)
    line.refresh_from_db()
    assert (line.amount, line.invoice_number, line.version) == (
        Decimal("900.00"),
        line.invoice_number,
        2,
    )
    # Who corrects claims, so a colleague judges (A12).
    assert line.claimed_by_id == file.editor.user_id
    assert line.evidence_id is not None


def test_every_fault_has_its_place_in_one_pass(file: File) -> None:
    known = claimed(file.year, file.manager, invoice_number="F-77", supplier="Drukker")
    judged = accepted_cost(file.year, file.manager, file.head)
    before = stored()
    looked = looked_at(
        file,
        cost(category="d"),
        cost(cost_on="31/02/2026", amount="-5"),
        cost(cost_on=date(2025, 12, 31)),
        cost(cost_on=date(2026, 12, 31)),
        cost(invoice_number="f 77", supplier="drukker"),
        cost(invoice_number="F-8", amount=Decimal(5)),
        cost(invoice_number="F-8", amount=Decimal(6)),
        cost(line=judged.pk, amount=Decimal(7)),
        cost(line=999_999),
        cost(activity_code=""),
        cost(amount=Decimal("99999999999")),
        cost(description="Tweemaal"),
        cost(description="Tweemaal"),
    )
    assert places(looked) == [
        (2, "B", "choice.unknown"),
        (3, "E", "date.does_not_exist"),
        (3, "I", "amount.negative"),
        (4, "E", "cost.outside_year"),
        (5, "E", "cost.in_future"),
        (6, "G", "import.invoice_known"),
        (8, "G", "import.invoice_twice_in_file"),
        (9, "I", "import.line_closed"),
        (10, "A", "import.unknown_line"),
        (11, "H", "sheet.value_missing"),
        (12, "I", "amount.too_large"),
        (14, "D", "import.cost_twice_in_file"),
    ]
    assert str(known.pk) in faults(looked)[5].message
    assert stored() == before


def test_invoice_in_a_file_that_may_not_be_seen_is_not_named(file: File) -> None:
    other = make_file("Geheime cluster")
    claimed(other.year, other.head, invoice_number="G-1", supplier="Drukker")
    looked = looked_at(file, cost(invoice_number="G-1", supplier="Drukker"))
    assert places(looked) == [(2, "G", "cost.invoice_twice_elsewhere")]
    assert "Geheime" not in str(looked.result)
    assert str(other.year) not in str(looked.result)


def test_a_look_alike_is_remarked_and_does_not_stop(file: File) -> None:
    line = claimed(file.year, file.manager, "1000.50", cost_on=DAY)
    looked = looked_at(file, cost(description="Iets anders"))
    ((_row, kind, _line, _name, _note, _changes, remarks),) = looked.result["steps"]
    assert (kind, [code for code, _params in remarks]) == ("new", ["cost.lookalike"])
    assert remarks[0][1]["line"] == str(line.pk)


def test_what_changed_between_looking_and_confirming_asks_to_look_again(file: File) -> None:
    looked = looked_at(file, cost(description="Huur"))
    claimed(file.year, file.manager, "1000.50", cost_on=DAY)
    before = stored()
    done = taken(file, looked)
    assert (done.state, places(done)) == ("refused", [(None, "", "import.changed_since")])
    assert stored() == before


def test_nothing_is_imported_into_a_settled_year(file: File) -> None:
    looked = looked_at(file, cost())
    settled(file.year)
    with pytest.raises(Refused) as refusal:
        taken(file, looked)
    assert [one.code for one in refusal.value.findings] == ["cost.settled"]
    with pytest.raises(Refused):
        looked_at(file, cost())
    assert stored() == []


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR, Role.ADMINISTRATOR, None])
def test_others_import_no_costs(file: File, role: Role | None) -> None:
    with pytest.raises(Refused):
        looked_at(file, cost(), by=acting(role))
    assert not BackgroundJob.objects.exists()


def test_a_check_of_another_year_or_of_contributions_is_not_confirmed(file: File) -> None:
    other = make_file("Andere")
    with pytest.raises(Refused) as refusal:
        taken(replace(other, editor=other.head), looked_at(file, cost()))
    assert [one.code for one in refusal.value.findings] == ["import.no_preview"]
    with pytest.raises(Refused) as refusal:
        confirmed(file, looked_at(file, cost()), at=NOW)
    assert [one.code for one in refusal.value.findings] == ["import.no_preview"]
    assert stored() == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_template_is_read_in_both_languages_and_offers_the_choices(language: str) -> None:
    with translation.override(language):
        data = cost_template()
        offered = {column.key: column.choices for column in cost_spec().columns if column.choices}
    result = read_table(data, "sjabloon.xlsx", cost_spec())
    assert (result.errors, result.rows) == ([], [])
    assert set(result.labels) == set(COST_NAMES)
    assert offered["category"] == ("a", "b", "c")
    assert len(offered["kind"]) == 3


def test_export_comes_back_as_no_change(file: File, client: Any) -> None:
    for text in ("=1+1", "'@SUM(A1)", "\tTab", "- korting"):
        claimed(file.year, file.manager, note=text.strip(), description=f"Kost {text.strip()}")
    client.force_login(User.objects.get(pk=file.editor.user_id or 0))
    for kind in ("xlsx", "csv"):
        address = reverse("cofinancing:costs_export", args=[file.year.pk])
        data = client.get(address, {"export": kind}).content
        looked = preview(file, data, name=f"kosten.{kind}", use=COSTS, at=NOW)
        assert looked.result["errors"] == [], kind
        assert looked.result["counts"] == {"new": 0, "fill": 0, "same": 4}, kind


def test_from_page_to_lines(file: File, client: Any) -> None:
    client.force_login(User.objects.get(pk=file.editor.user_id or 0))
    start = reverse("cofinancing:cost_import", args=[file.year.pk])
    assert "sjabloon" in client.get(start).content.decode()
    template = client.get(reverse("cofinancing:cost_import_template", args=[file.year.pk]))
    assert template["Content-Disposition"] == 'attachment; filename="sjabloon-kosten.xlsx"'
    upload = SimpleUploadedFile("kosten.csv", csv(cost(), header=HEADER))
    sent = client.post(start, {"file": upload, "state": "accepted"})
    job = BackgroundJob.objects.get()
    assert sent.url == reverse("cofinancing:cost_import_job", args=[file.year.pk, job.pk])
    background.run(job.pk, at=NOW)
    page = client.get(sent.url)
    assert page.context["listing"].total == 1
    assert "Voer 1 rij in" in page.content.decode()
    done = client.post(reverse("cofinancing:cost_import_confirm", args=[file.year.pk, job.pk]))
    background.run(BackgroundJob.objects.latest("pk").pk, at=NOW)
    text = client.get(done.url).content.decode()
    assert "1 rij van kosten.csv is bewaard." in " ".join(text.split())
    line = CostLine.objects.get()
    assert line.state == "claimed"
    detail = client.get(reverse("cofinancing:cost", args=[line.pk])).content.decode()
    assert "kosten.csv" in detail
    assert actions.assess_stored_cost(line, actor=file.editor, at=NOW)
    # The same address under another year, or the job under the other import, is absent (A6).
    other = reverse("cofinancing:import_job", args=[file.year.pk, job.pk])
    assert client.get(other).status_code == 404
