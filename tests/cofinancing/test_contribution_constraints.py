"""The database as last line: raw SQL cannot make a contribution that the rules would refuse."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from cofinancing.actions import contributions as actions
from cofinancing.rules.contribution import payment_key
from tests.cofinancing.contribution_builders import (
    TOO_LATE,
    VALUE,
    accepted,
    evidence_for,
    make_file,
    member_of,
    pledged,
    receipt,
    received,
    snapshot,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def file():
    return make_file()


def refused(sql, *params, reason):
    """Run raw SQL and assert that the database refuses it for ``reason``."""
    with (
        pytest.raises((IntegrityError, DatabaseError)) as refusal,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, params)
    assert reason in str(refusal.value)


def update(row, change, *params, reason):
    before = snapshot(row)
    refused(
        f"UPDATE cofinancing_contribution SET {change} WHERE id = %s",
        *params,
        row.pk,
        reason=reason,
    )
    assert snapshot(row) == before


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("state = 'booked'", "contribution_state_known"),
        ("source = 'lottery'", "contribution_source_known"),
        ("pledged_amount = 0", "contribution_amounts_positive"),
        ("pledged_amount = -5", "contribution_amounts_positive"),
        ("pledged_amount = 1e11", "numeric field overflow"),
        ("state = 'received'", "contribution_receipt"),
        ("state = 'accepted'", "contribution_receipt"),
        ("state = 'rejected'", "contribution_rejection_has_reason"),
        ("received_amount = 10", "contribution_no_receipt_yet"),
        ("bank_reference = 'R1'", "contribution_no_receipt_yet"),
        ("receipt_recorded_at = now()", "contribution_no_receipt_yet"),
        ("invoiced_amount = 10", "contribution_invoice_whole"),
        ("invoice_number = 'F1'", "contribution_invoice_whole"),
    ],
)
def test_promise_cannot_be_bent(file, change, reason):
    update(pledged(file), change, reason=reason)


@pytest.mark.parametrize("reference", ["", "  ", "-/-"])
def test_receipt_without_reference_cannot_stand(file, reference):
    update(received(file), "bank_reference = %s", reference, reason="receipt_has_reference")


def test_own_entry_cannot_be_accepted(file):
    row = received(file)
    update(
        row,
        "state = 'accepted', decided_by_id = receipt_recorded_by_id",
        reason="contribution_own_entry_not_accepted",
    )


@pytest.mark.parametrize("person", ["receipt_recorded_by_id", "decided_by_id"])
def test_second_person_is_another_person(file, person):
    row = accepted(file, evidence=evidence_for(file))
    update(
        row,
        f"late_proof_by_id = {person}, late_proof_reason = 'x'",
        reason="contribution_two_people",
    )


@pytest.mark.parametrize(
    "spelling", ["f-2026 001", "F/2026/001", "Ｆ２０２６００１", " f.2026.001 "]
)
def test_one_payment_stands_in_one_line(file, spelling):
    payer = member_of(file)
    received(file, payer, receipt("10000", VALUE, "F2026001"))
    split = received(file, payer, receipt("5000", VALUE, "F2026002"))
    update(split, "bank_reference = %s", spelling, reason="contribution_payment_once")


@pytest.mark.parametrize(
    "change",
    [
        "received_amount = 999999",
        "value_date = '2026-01-02'",
        "bank_reference = 'iets anders'",
        "receipt_recorded_at = receipt_recorded_at - interval '40 days'",
        "receipt_recorded_by_id = decided_by_id, decided_by_id = NULL",
        "source = 'in_kind'",
        "evidence_id = NULL",
        "organisation_id = (SELECT min(id) FROM clusters_organisation)",
        "project_year_id = (SELECT max(id) FROM agreements_projectyear)",
    ],
)
def test_decided_line_is_fixed(file, change):
    row = accepted(file, evidence=evidence_for(file))
    update(row, change, reason="a decided contribution keeps")


def test_stamp_never_moves_back(file):
    row = received(file)
    update(
        row,
        "receipt_recorded_at = receipt_recorded_at - interval '1 second'",
        reason="the stamp of a receipt never moves back",
    )


@pytest.mark.parametrize("change", ["evidence_id = NULL", "received_amount = 1"])
def test_proven_receipt_keeps_what_was_proven(file, change):
    row = received(file, evidence=evidence_for(file), at=TOO_LATE)
    row = actions.confirm_late_proof(row, actor=file.head, at=TOO_LATE, reason="Gezien")
    update(row, change, reason="")


def test_contribution_is_never_deleted(file):
    row = pledged(file)
    before = snapshot(row)
    refused(
        "DELETE FROM cofinancing_contribution WHERE id = %s", row.pk, reason="Cannot delete rows"
    )
    assert snapshot(row) == before


def test_raw_sql_that_is_allowed_leaves_a_trace_too(file):
    row = pledged(file)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cofinancing_contribution SET note = 'stiekem' WHERE id = %s", [row.pk]
        )
        cursor.execute(
            "SELECT pgh_label, note FROM cofinancing_contributionevent"
            " WHERE pgh_obj_id = %s ORDER BY pgh_id",
            [row.pk],
        )
        assert cursor.fetchall()[-1] == ("update", "stiekem")


@pytest.mark.parametrize(
    "reference",
    [
        "F-2026 001",
        "+++123/4567/89012+++",
        "Straße é ß 12",
        "Ｆ１２",
        "ⅷ",
        "İ ı K",
        "\u200b",
        "",
        "½",
    ],
)
def test_database_and_rules_read_a_reference_alike(file, reference):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT upper(regexp_replace(normalize(%s, NFKC), '[^0-9A-Za-z]', '', 'g'))",
            [reference],
        )
        assert cursor.fetchone()[0] == payment_key(reference)
