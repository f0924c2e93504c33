"""From upload to lines: what the preview shows is what is written, all or nothing."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.imports import start_import, start_preview, writing
from clusterbeleid.core.models import BackgroundJob, StateChange, StoredFile
from clusterbeleid.core.sheets import read_table
from clusters.actions import end_member
from cofinancing.actions import contributions as actions
from cofinancing.actions.importing import CONTRIBUTIONS, write
from cofinancing.documents.contribution_table import contribution_spec
from cofinancing.documents.contribution_template import contribution_template
from cofinancing.models import Contribution
from tests.clusters.builders import make_member
from tests.cofinancing.contribution_builders import (
    IN_TIME,
    TOO_LATE,
    VALUE,
    invoice,
    make_file,
    member_of,
    pledged,
    receipt,
    received,
    snapshot,
)
from tests.cofinancing.import_builders import (
    confirmed,
    csv,
    faults,
    imported,
    line,
    paid_line,
    places,
    preview,
    ran,
    uploaded,
    workbook,
)
from tests.people import acting

pytestmark = pytest.mark.django_db
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le")


@pytest.fixture
def file():
    return make_file("Staalcluster")


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


def stored():
    return snapshot(*Contribution.objects.all())


def test_preview_counts_and_writes_nothing(file):
    one, two = member_of(file, "Eén nv"), member_of(file, "Twee nv")
    pledged(file, two, "500")
    before = stored()
    looked = preview(
        file,
        workbook(
            line(one, pledged=Decimal(100)),
            paid_line(one, "R1", "250"),
            paid_line(two, "R2", "500"),
        ),
    )
    assert looked.state == "done"
    assert looked.result["counts"] == {"new": 2, "fill": 1, "same": 0}
    assert looked.result["errors"] == []
    assert stored() == before


def test_confirmed_preview_is_written_with_history_and_steps(file):
    one, two, three = (member_of(file) for _ in range(3))
    promise = pledged(file, two, "500")
    billed = actions.invoice_contribution(
        pledged(file, three, "700"), invoice("700", "F-7"), actor=file.editor, at=IN_TIME
    )
    done = imported(
        file,
        workbook(
            line(one, pledged=Decimal(100), note="- korting"),
            paid_line(two, "R2", "500"),
            paid_line(three, "R3", "650", invoice_number="f 7"),
        ),
    )
    assert (done.state, done.result["written"]) == ("done", 3)
    rows = Contribution.objects.order_by("pk")
    assert [row.state for row in rows] == ["received", "received", "pledged"]
    assert {row.imported_by_id for row in rows} == {done.pk}
    new = rows[2]
    assert (new.note, new.pledged_amount, new.source) == ("- korting", Decimal(100), "company_cash")
    promise.refresh_from_db()
    assert (promise.received_amount, promise.value_date, promise.bank_reference) == (
        Decimal(500),
        VALUE,
        "R2",
    )
    assert (promise.receipt_recorded_at, promise.receipt_recorded_by_id) == (
        IN_TIME,
        file.editor.user_id,
    )
    assert promise.version == 2
    assert promise.history.order_by("-history_id")[0].history_change_reason == "contribution.import"
    assert promise.history.order_by("-history_id")[0].history_user_id == file.editor.user_id
    steps = StateChange.objects.filter(reason="contribution.import").order_by("object_id")
    assert [(s.object_id, s.action, s.from_state, s.to_state) for s in steps] == [
        (promise.pk, "receive", "pledged", "received"),
        (billed.pk, "receive", "invoiced", "received"),
        (new.pk, "import", "", "pledged"),
    ]
    assert new.history.count() == 1
    accepted = actions.accept_contribution(promise, actor=file.manager, at=IN_TIME)
    assert accepted.state == "accepted"


def test_workbook_itself_is_kept_as_evidence(file):
    data = workbook(paid_line(member_of(file), "R1"))
    done = imported(file, data, name="bijdragen 2026.xlsx")
    row = Contribution.objects.get()
    assert row.imported_by is not None
    assert row.imported_by.file is not None
    assert row.imported_by.file.name == "bijdragen 2026.xlsx"
    assert StoredFile.objects.get() == done.file
    assert (done.file.size, done.file.scope) == (len(data), file.cluster.scope)


@pytest.mark.parametrize(
    "make",
    [
        workbook,
        csv,
        lambda *rows: csv(*rows, delimiter=","),
        lambda *rows: csv(*rows, encoding="cp1252"),
        lambda *rows: csv(*rows, delimiter="\t"),
    ],
)
def test_every_kind_of_file_says_the_same(file, make):
    payer = member_of(file, "Café Één nv")
    done = imported(file, make(paid_line(payer, "Lidgeld café", "1234.50", name="Café Één nv")))
    row = Contribution.objects.get()
    assert done.state == "done"
    assert (row.received_amount, row.value_date, row.bank_reference) == (
        Decimal("1234.50"),
        VALUE,
        "Lidgeld café",
    )


def test_header_in_another_order_with_other_words_extra_columns_and_totals(file):
    payer, other = member_of(file), member_of(file)
    header = ["Regio", "Mededeling", "Bedrag", "Datum ontvangst", "KBO", "Opmerkingen"]
    data = workbook(
        ["Overzicht betalingen 2026"],
        header,
        ["Gent", "R1", "1.000,50", "10/02/2026", f"BE {payer.kbo}", "eerste"],
        ["Brugge", "R2", 500, date(2026, 2, 11), int(other.kbo), None],
        [None, "Totaal", 1500.5, None, None, None],
        header=["", "", ""],
    )
    looked = preview(file, data)
    assert looked.state == "done", faults(looked)
    assert looked.result["totals"] == [
        ["Ontvangen", {"$decimal": "1500.50"}, {"$decimal": "1500.50"}]
    ]
    confirmed(file, looked)
    assert list(Contribution.objects.order_by("pk").values_list("received_amount", "note")) == [
        (Decimal("1000.50"), "eerste"),
        (Decimal("500.00"), ""),
    ]


def test_totals_row_that_does_not_fit_is_shown_before_confirming(file):
    total = line("", received=Decimal(999))
    data = workbook(paid_line(member_of(file), "R1", "1000"), ("Totaal", *total[1:]))
    looked = preview(file, data)
    assert looked.state == "done"
    assert looked.result["totals"] == [
        ["Ontvangen", {"$decimal": "999.00"}, {"$decimal": "1000.00"}]
    ]


def test_every_error_is_named_in_one_pass_and_nothing_is_saved(file):
    payer = member_of(file)
    gone = member_of(file, first_day=date(2020, 1, 1), last_day=date(2024, 1, 1))
    looked = preview(
        file,
        workbook(
            paid_line("0123.456.789", "R1"),
            paid_line(payer, "R2", amount="-5"),
            line(payer, received="1,000,50", value_date="31/02/2026", reference="R3"),
            paid_line(gone, "R4"),
            paid_line(payer, "R5", value_date=date(2024, 5, 1)),
            paid_line(payer, "R6"),
            paid_line(payer, "r-6"),
            line(payer),
            paid_line(payer, "R7", source="Loterij"),
        ),
    )
    assert looked.state == "refused"
    assert places(looked) == [
        (2, "B", "kbo.checksum"),
        (3, "I", "amount.negative"),
        (4, "I", "amount.two_commas"),
        (4, "J", "date.does_not_exist"),
        (5, "B", "contribution.member_outside_period"),
        (6, "J", "contribution.before_agreement"),
        (8, "K", "import.payment_twice_in_file"),
        (9, "I", "import.no_amount"),
        (10, "D", "choice.unknown"),
    ]
    assert all(fault.message for fault in faults(looked))
    assert not Contribution.objects.exists()
    with pytest.raises(Refused) as refusal:
        confirmed(file, looked)
    assert codes(refusal) == ["import.nothing_to_do"]


def test_same_file_twice_names_every_row_and_where_it_counts(file):
    one, two = member_of(file), member_of(file)
    data = workbook(
        paid_line(one, "R1"),
        line(two, pledged=Decimal(50)),
        line(
            two,
            invoice_number="F1",
            invoiced_on=date(2026, 1, 5),
            invoiced=Decimal(70),
        ),
    )
    imported(file, data)
    before = stored()
    again = preview(file, data)
    first = Contribution.objects.get(bank_reference="R1")
    assert places(again) == [
        (2, "K", "contribution.payment_twice"),
        (3, "E", "import.pledge_known"),
        (4, "F", "import.invoice_known"),
    ]
    assert str(file.year) in faults(again)[0].message
    assert str(first.pk) in faults(again)[0].message
    assert stored() == before


def test_two_confirmations_of_one_preview(file):
    looked = preview(file, workbook(paid_line(member_of(file), "R1")))
    confirmed(file, looked)
    before = stored()
    with pytest.raises(Refused) as refusal:
        confirmed(file, looked)
    assert codes(refusal) == ["import.started_already"]
    assert stored() == before


# --- what changed between looking and confirming --------------------------------------------------


def test_payment_entered_meanwhile_stops_the_import(file):
    payer = member_of(file)
    looked = preview(file, workbook(paid_line(payer, "R1"), paid_line(member_of(file), "R2")))
    received(file, payer, receipt("1000", VALUE, "r 1"))
    before = stored()
    done = confirmed(file, looked)
    assert (done.state, places(done)) == ("refused", [(2, "K", "contribution.payment_twice")])
    assert stored() == before


def test_membership_ended_meanwhile_stops_the_import(file):
    payer = member_of(file)
    looked = preview(file, workbook(paid_line(payer, "R1")))
    end_member(
        payer.memberships.get(),
        last_day=date(2025, 5, 5),
        actor=file.head,
        at=IN_TIME,
        reason="Uit",
    )
    done = confirmed(file, looked)
    assert (done.state, places(done)) == (
        "refused",
        [(2, "B", "contribution.member_outside_period")],
    )
    assert not Contribution.objects.exists()


def test_import_that_would_do_something_else_now_asks_to_look_again(file):
    payer = member_of(file)
    looked = preview(file, workbook(paid_line(payer, "R1", "800")))
    pledged(file, payer, "800")
    before = stored()
    done = confirmed(file, looked)
    assert (done.state, places(done)) == ("refused", [(None, "", "import.changed_since")])
    assert stored() == before


def test_due_date_passed_between_looking_and_confirming(file):
    looked = preview(file, workbook(paid_line(member_of(file), "R1")), at=IN_TIME)
    done = confirmed(file, looked, at=TOO_LATE)
    assert (done.state, places(done)) == ("refused", [(None, "", "import.changed_since")])
    assert not Contribution.objects.exists()


def test_confirmed_in_time_counts_in_time_however_long_the_queue(file):
    looked = preview(file, workbook(paid_line(member_of(file), "R1")))
    job = start_import(CONTRIBUTIONS, looked, file.year, actor=file.editor, at=IN_TIME)
    ran(job, IN_TIME + timedelta(days=60))
    assert Contribution.objects.get().receipt_recorded_at == IN_TIME


def test_job_that_dies_halfway_leaves_nothing(file, monkeypatch):
    looked = preview(file, workbook(*(paid_line(member_of(file), f"R{n}") for n in range(3))))
    monkeypatch.setattr(writing, "AT_ONCE", 1)
    create = write._create
    calls = []

    def dying(*args):
        calls.append(1)
        if len(calls) == 2:
            raise OSError("power cut")
        create(*args)

    monkeypatch.setattr(write, "_create", dying)
    done = confirmed(file, looked)
    assert (done.state, Contribution.objects.count()) == ("waiting", 0)
    assert ran(done, IN_TIME).state == "done"
    assert Contribution.objects.count() == 3


# --- who may --------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR, Role.ADMINISTRATOR, None])
def test_others_upload_nothing(file, role):
    data = workbook(paid_line(member_of(file), "R1"))
    with pytest.raises(Refused):
        preview(file, data, by=acting(role))
    assert not StoredFile.objects.exists()
    assert not BackgroundJob.objects.exists()


def test_other_cluster_cannot_confirm_nor_move_a_preview(file):
    other = make_file("Andere")
    looked = preview(file, workbook(paid_line(member_of(file), "R1")))
    with pytest.raises(Refused) as refusal:
        confirmed(file, looked, by=other.editor)
    assert codes(refusal) == ["clusters.not_yours"]
    with pytest.raises(Refused) as refusal:
        confirmed(replace(other, editor=other.head), looked)
    assert codes(refusal) == ["import.no_preview"]
    assert not Contribution.objects.exists()


def test_line_of_another_project_year_answers_as_if_it_were_absent(file):
    other = make_file("Andere")
    theirs = pledged(replace(other, editor=other.head))
    payer = member_of(file)
    absent, foreign = (
        preview(file, workbook(paid_line(payer, "R1", line=number)))
        for number in (theirs.pk + 1000, theirs.pk)
    )
    assert places(absent) == places(foreign) == [(2, "A", "import.unknown_line")]
    texts = [faults(job)[0].message.replace(faults(job)[0].value, "N") for job in (absent, foreign)]
    assert texts[0] == texts[1]


def test_payment_in_a_file_that_may_not_be_seen_is_not_named(file):
    other = make_file("Geheime cluster")
    payer = member_of(file)
    make_member(other.cluster, payer)
    received(replace(other, editor=other.head), payer, receipt("10", VALUE, "R1"))
    looked = preview(file, workbook(paid_line(payer, "R1")))
    assert places(looked) == [(2, "K", "contribution.payment_twice_elsewhere")]
    assert "Geheime" not in str(looked.result)
    assert str(other.year) not in str(looked.result)


# --- template -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_template_is_read_in_both_languages_and_its_examples_are_skipped(language):
    with translation.override(language):
        data = contribution_template()
    result = read_table(data, "sjabloon.xlsx", contribution_spec())
    assert (result.errors, result.rows) == ([], [])
    assert [note.code for note in result.notes if note.code == "sheet.example_skipped"] == [
        "sheet.example_skipped"
    ] * 2
    assert set(result.labels) == {column.key for column in contribution_spec().columns}


def test_empty_template_says_what_to_do(file):
    looked = preview(file, contribution_template())
    assert places(looked) == [(None, "", "import.no_rows")]


def test_old_excel_under_a_new_name_is_refused_at_the_door(file):
    with pytest.raises(Refused) as refusal:
        start_preview(
            CONTRIBUTIONS,
            file.year,
            uploaded(OLD_EXCEL, "oud.xlsx"),
            actor=file.editor,
            at=IN_TIME,
        )
    assert codes(refusal) == ["file.old_excel"]
    assert not StoredFile.objects.exists()
