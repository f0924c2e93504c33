"""Entering and judging contributions: what is refused changes nothing, what is decided stays."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.models import StateChange
from clusters.actions import end_member
from cofinancing.actions import contributions as actions
from cofinancing.models import Contribution
from cofinancing.queries.contributions import days_of
from tests.agreements.builders import first_year, make_draft, with_operator
from tests.clusters.builders import (
    make_cluster,
    make_member,
    make_organisation,
    uploaded_picture,
)
from tests.cofinancing.contribution_builders import (
    DUE,
    IN_TIME,
    TOO_LATE,
    VALUE,
    accepted,
    evidence_for,
    invoice,
    make_file,
    member_of,
    pledged,
    receipt,
    received,
    snapshot,
)
from tests.people import acting

pytestmark = pytest.mark.django_db


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


@pytest.fixture
def file():
    return make_file("Staalcluster")


def test_due_date_of_the_builders_is_what_the_rules_say(file):
    assert days_of(file.year).due == DUE


def test_promise_becomes_invoice_becomes_money_becomes_accepted(file):
    row = pledged(file, note="Lidgeld 2026")
    row = actions.invoice_contribution(row, invoice("9000"), actor=file.editor, at=IN_TIME)
    row = actions.receive_contribution(row, receipt("9000"), actor=file.editor, at=IN_TIME)
    row = actions.accept_contribution(row, actor=file.manager, at=IN_TIME)
    steps = StateChange.objects.filter(object_id=row.pk).order_by("pk")
    assert [(step.action, step.from_state, step.to_state) for step in steps] == [
        ("pledge", "", "pledged"),
        ("invoice", "pledged", "invoiced"),
        ("receive", "invoiced", "received"),
        ("accept", "received", "accepted"),
    ]
    stored = Contribution.objects.get(pk=row.pk)
    assert (stored.state, stored.version) == ("accepted", 4)
    assert (stored.pledged_amount, stored.received_amount) == (Decimal("10000"), Decimal("9000"))
    assert (stored.receipt_recorded_at, stored.receipt_recorded_by_id) == (
        IN_TIME,
        file.editor.user_id,
    )
    assert stored.decided_by_id == file.manager.user_id


def test_history_says_who_and_why(file):
    row = accepted(file)
    changes = changes_of(Contribution.objects.filter(pk=row.pk))
    assert {change.why for change in changes} == {
        "contribution.pledge",
        "contribution.receive",
        "contribution.accept",
    }
    assert {change.who for change in changes} == {file.editor.label, file.manager.label}


@pytest.mark.parametrize(
    "role", [Role.FINANCE, Role.AUDITOR, Role.COMMITTEE_MEMBER, Role.ADMINISTRATOR, None]
)
def test_others_enter_nothing(file, role):
    payer = member_of(file)
    with pytest.raises(Refused):
        pledged(file, payer, by=acting(role))
    assert not Contribution.objects.exists()


def test_other_account_manager_and_other_cluster_enter_nothing(file):
    other = make_file("Andere cluster")
    payer = member_of(file)
    for stranger in (other.manager, other.editor):
        with pytest.raises(Refused) as refusal:
            pledged(file, payer, by=stranger)
        assert codes(refusal) == ["clusters.not_yours"]
    assert not Contribution.objects.exists()


def test_system_enters_but_judges_nothing(file):
    row = received(file, by=SYSTEM)
    before = snapshot(row)
    with pytest.raises(Refused) as refusal:
        actions.accept_contribution(row, actor=SYSTEM, at=IN_TIME)
    assert codes(refusal) == ["clusters.not_yours"]
    assert snapshot(row) == before


def test_cluster_organisation_judges_nothing(file):
    row = received(file)
    before = snapshot(row)
    for action in (actions.accept_contribution, actions.reject_contribution):
        with pytest.raises(Refused) as refusal:
            action(row, actor=file.editor, at=IN_TIME, reason="Wij vinden van wel")
        assert codes(refusal) == ["contribution.agency_judges"]
    assert snapshot(row) == before


def test_nobody_judges_own_entry(file):
    row = received(file, by=file.manager)
    before = snapshot(row)
    for action in (actions.accept_contribution, actions.reject_contribution):
        with pytest.raises(Refused) as refusal:
            action(row, actor=file.manager, at=IN_TIME, reason="x")
        assert codes(refusal) == ["contribution.own_entry"]
    assert snapshot(row) == before
    assert actions.accept_contribution(row, actor=file.head, at=IN_TIME).state == "accepted"


def test_organisation_outside_the_cluster_is_refused(file):
    with pytest.raises(Refused) as refusal:
        pledged(file, make_organisation("Vreemde nv"))
    assert codes(refusal) == ["contribution.unknown_member"]
    assert not Contribution.objects.exists()


def test_member_outside_the_project_year_is_refused(file):
    payer = member_of(file, first_day=date(2020, 1, 1), last_day=date(2025, 12, 31))
    with pytest.raises(Refused) as refusal:
        pledged(file, payer)
    assert codes(refusal) == ["contribution.member_outside_period"]
    assert not Contribution.objects.exists()


def test_draft_agreement_takes_no_contribution(file):
    cluster = with_operator(make_cluster())
    draft = make_draft(cluster, date(2026, 1, 1))
    other = replace(file, cluster=cluster, year=first_year(draft), editor=file.head)
    with pytest.raises(Refused) as refusal:
        pledged(other, member_of(other))
    assert codes(refusal) == ["contribution.not_granted"]
    assert not Contribution.objects.exists()


def test_money_before_the_agreement_is_refused(file):
    row = pledged(file)
    before = snapshot(row)
    with pytest.raises(Refused) as refusal:
        actions.receive_contribution(
            row, receipt(value_date=date(2025, 12, 1)), actor=file.editor, at=IN_TIME
        )
    assert codes(refusal) == ["contribution.before_agreement"]
    assert snapshot(row) == before


@pytest.mark.parametrize("amount", ["0", "-1", "10000000000.00", "1E+30", "0.001"])
def test_impossible_amounts_are_refused_everywhere(file, amount):
    row, wrong = pledged(file), Decimal(amount)
    before = snapshot(row)
    attempts = (
        lambda: pledged(file, row.organisation, amount),
        lambda: actions.invoice_contribution(
            row, replace(invoice(), amount=wrong), actor=file.editor, at=IN_TIME
        ),
        lambda: actions.receive_contribution(
            row, replace(receipt(), amount=wrong), actor=file.editor, at=IN_TIME
        ),
    )
    for attempt in attempts:
        with pytest.raises(ValidationError):
            attempt()
    assert snapshot(*Contribution.objects.all()) == before


def test_nothing_entered_is_no_contribution(file):
    with pytest.raises(Refused) as refusal:
        actions.enter_contribution(
            file.year,
            actions.Entry(member_of(file), "company_cash"),
            actor=file.editor,
            at=IN_TIME,
        )
    assert codes(refusal) == ["contribution.nothing_entered"]
    assert not Contribution.objects.exists()


def test_whole_entry_is_made_or_nothing(file):
    payer = member_of(file)
    entry = actions.Entry(
        payer, "company_cash", Decimal(500), invoice("500"), receipt("500", VALUE), "Lidgeld"
    )
    late = replace(entry, receipt=receipt("500", date(2027, 1, 1)))
    with pytest.raises(Refused) as refusal:
        actions.enter_contribution(file.year, late, actor=file.editor, at=IN_TIME)
    assert codes(refusal) == ["contribution.value_date_future"]
    assert not Contribution.objects.exists()
    made = actions.enter_contribution(
        file.year, entry, evidence=uploaded_picture(), actor=file.editor, at=IN_TIME
    )
    assert made.evidence is not None
    assert (made.state, made.evidence.name) == ("received", "foto.png")


# --- the same payment twice (A3) ------------------------------------------------------------------


@pytest.mark.parametrize("spelling", ["F-2026 001", "f2026001", "F/2026/001 ", "Ｆ2026001"])
def test_payment_counts_once_however_it_is_written(file, spelling):
    payer = member_of(file)
    first = received(file, payer, receipt("10000", VALUE, "F2026001"))
    second = pledged(file, payer)
    before = snapshot(first, second)
    with pytest.raises(Refused) as refusal:
        actions.receive_contribution(
            second, receipt("4000.00", VALUE, spelling), actor=file.editor, at=IN_TIME
        )
    (finding,) = refusal.value.findings
    assert (finding.code, dict(finding.params)) == (
        "contribution.payment_twice",
        {"year": str(file.year), "line": str(first.pk)},
    )
    assert snapshot(first, second) == before


def test_payment_of_another_cluster_counts_once_too_and_says_nothing_about_it(file):
    other = make_file("Geheime cluster")
    payer = member_of(file)
    theirs = replace(other, editor=other.head)
    make_member(other.cluster, payer)
    received(theirs, payer, receipt("10000", VALUE, "F2026001"))
    row = pledged(file, payer)
    money = receipt("10000", VALUE, "F 2026 001")
    for who, code in (
        (file.editor, "contribution.payment_twice_elsewhere"),
        (file.manager, "contribution.payment_twice_elsewhere"),
        (file.head, "contribution.payment_twice"),
    ):
        with pytest.raises(Refused) as refusal:
            actions.receive_contribution(row, money, actor=who, at=IN_TIME)
        assert codes(refusal) == [code]


def test_same_reference_on_another_day_is_another_payment(file):
    payer = member_of(file)
    received(file, payer, receipt("100", VALUE, "LIDGELD"))
    assert received(file, payer, receipt("100", VALUE + timedelta(1), "LIDGELD")).pk


def test_rejected_payment_may_be_entered_on_the_right_line(file):
    payer, money = member_of(file), receipt()
    wrong = received(file, payer, money)
    actions.reject_contribution(wrong, actor=file.manager, at=IN_TIME, reason="Verkeerde lijn")
    right = received(file, payer, money)
    before = snapshot(wrong, right)
    with pytest.raises(Refused) as refusal:
        actions.reconsider_contribution(
            wrong, actor=file.manager, at=IN_TIME, reason="Toch de juiste"
        )
    assert codes(refusal) == ["contribution.payment_twice"]
    assert snapshot(wrong, right) == before


# --- back-dating and swaps (A2) -------------------------------------------------------------------


@pytest.mark.attack("A2")
def test_stamp_comes_from_the_server_and_a_correction_gets_a_new_one(file):
    row = received(file, at=IN_TIME)
    mended = actions.correct_receipt(
        row,
        receipt("9999", VALUE),
        expected_version=row.version,
        actor=file.editor,
        at=TOO_LATE,
        reason="Tikfout in het bedrag",
    )
    assert mended.receipt_recorded_at == TOO_LATE
    assert mended.received_amount == Decimal("9999.00")


@pytest.mark.attack("A2")
def test_correction_on_a_clock_set_back_is_refused(file):
    row = received(file, at=TOO_LATE)
    before = snapshot(row)
    with pytest.raises(Refused) as refusal:
        actions.correct_receipt(
            row,
            receipt(),
            expected_version=row.version,
            actor=file.editor,
            at=IN_TIME,
            reason="Op tijd graag",
        )
    assert codes(refusal) == ["contribution.clock_moved_back"]
    assert snapshot(row) == before


@pytest.mark.attack("A26")
def test_two_people_correct_one_line(file):
    row = received(file)
    seen = row.version
    actions.correct_pledge(
        row,
        source="company_cash",
        amount=Decimal(20000),
        note="",
        expected_version=seen,
        actor=file.manager,
        at=IN_TIME,
        reason="Hogere toezegging",
    )
    before = snapshot(row)
    with pytest.raises(Conflict) as conflict:
        actions.correct_receipt(
            row,
            receipt("1"),
            expected_version=seen,
            actor=file.editor,
            at=IN_TIME,
            reason="Tikfout",
        )
    assert conflict.value.theirs == {"pledged_amount": Decimal("20000.00")}
    assert (conflict.value.by, conflict.value.version) == (file.manager.label, seen + 1)
    assert snapshot(row) == before


def test_decided_line_keeps_money_evidence_and_promise(file):
    row = accepted(file, evidence=evidence_for(file))
    before = snapshot(row)
    swaps = (
        lambda: actions.attach_evidence(row, evidence_for(file), actor=file.editor, at=IN_TIME),
        lambda: actions.upload_evidence(row, uploaded_picture(), actor=file.manager, at=IN_TIME),
        lambda: actions.correct_receipt(
            row,
            receipt("99999"),
            expected_version=row.version,
            actor=file.editor,
            at=IN_TIME,
            reason="Meer",
        ),
        lambda: actions.correct_pledge(
            row,
            source="in_kind",
            amount=None,
            note="",
            expected_version=row.version,
            actor=file.head,
            at=IN_TIME,
            reason="Anders",
        ),
        lambda: actions.withdraw_contribution(row, actor=file.editor, at=IN_TIME, reason="Weg"),
        lambda: actions.reject_contribution(row, actor=file.head, at=IN_TIME, reason="Weg"),
    )
    for swap in swaps:
        with pytest.raises(Refused) as refusal:
            swap()
        assert codes(refusal) == ["contribution.decided"]
    assert snapshot(row) == before


def test_stale_page_cannot_bring_back_an_earlier_state(file):
    stale = received(file)
    actions.accept_contribution(stale, actor=file.manager, at=IN_TIME)
    before = snapshot(stale)
    assert stale.state == "received"
    with pytest.raises(Refused):
        actions.attach_evidence(stale, evidence_for(file), actor=file.editor, at=IN_TIME)
    assert snapshot(stale) == before


def test_late_receipt_needs_evidence_and_a_second_person(file):
    row = received(file, at=TOO_LATE)
    row = actions.accept_contribution(row, actor=file.manager, at=TOO_LATE)

    def prove(who, reason="Uittreksel gezien"):
        return actions.confirm_late_proof(row, actor=who, at=TOO_LATE, reason=reason)

    before = snapshot(row)
    for who, code in (
        (file.editor, "contribution.agency_judges"),
        (file.head, "contribution.no_evidence"),
    ):
        with pytest.raises(Refused) as refusal:
            prove(who)
        assert codes(refusal) == [code]
    assert snapshot(row) == before
    row = actions.reconsider_contribution(
        row, actor=file.head, at=TOO_LATE, reason="Bewijs ontbreekt"
    )
    row = actions.attach_evidence(row, evidence_for(file), actor=file.editor, at=TOO_LATE)
    row = actions.accept_contribution(row, actor=file.manager, at=TOO_LATE)
    before = snapshot(row)
    for who, reason, code in (
        (file.manager, "Uittreksel gezien", "contribution.second_person"),
        (file.head, "  ", "transition.reason"),
    ):
        with pytest.raises(Refused) as refusal:
            prove(who, reason)
        assert codes(refusal) == [code]
    assert snapshot(row) == before
    proven = prove(file.head)
    assert (proven.late_proof_by_id, proven.late_proof_reason) == (
        file.head.user_id,
        "Uittreksel gezien",
    )
    with pytest.raises(Refused) as refusal:
        prove(acting(Role.HEAD_OF_TEAM))
    assert codes(refusal) == ["contribution.proven_already"]


def test_receipt_in_time_needs_no_proof(file):
    row = received(file, evidence=evidence_for(file), at=IN_TIME)
    with pytest.raises(Refused) as refusal:
        actions.confirm_late_proof(row, actor=file.head, at=TOO_LATE, reason="Zeker is zeker")
    assert codes(refusal) == ["contribution.not_late"]


@pytest.mark.parametrize("change", ["evidence", "receipt", "reconsider"])
def test_proof_falls_away_with_what_it_was_given_for(file, change):
    row = received(file, evidence=evidence_for(file), at=TOO_LATE)
    row = actions.confirm_late_proof(row, actor=file.head, at=TOO_LATE, reason="Gezien")
    if change == "evidence":
        row = actions.attach_evidence(row, evidence_for(file), actor=file.editor, at=TOO_LATE)
    elif change == "receipt":
        row = actions.correct_receipt(
            row,
            receipt("1"),
            expected_version=row.version,
            actor=file.editor,
            at=TOO_LATE,
            reason="Tikfout",
        )
    else:
        row = actions.accept_contribution(row, actor=file.manager, at=TOO_LATE)
        row = actions.reconsider_contribution(
            row, actor=file.manager, at=TOO_LATE, reason="Opnieuw bekijken"
        )
    assert (row.late_proof_by_id, row.late_proof_reason) == (None, "")


def test_evidence_of_another_cluster_is_refused(file):
    foreign = evidence_for(make_file("Andere"))
    row = received(file)
    before = snapshot(row)
    with pytest.raises(Refused) as refusal:
        actions.attach_evidence(row, foreign, actor=file.editor, at=IN_TIME)
    assert codes(refusal) == ["contribution.evidence_of_other"]
    assert snapshot(row) == before


# --- reasons --------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", ["reject", "withdraw", "reconsider"])
@pytest.mark.parametrize("reason", ["", "   "])
def test_step_back_needs_a_reason(file, action, reason):
    row = accepted(file) if action == "reconsider" else received(file)
    before = snapshot(row)
    act = getattr(actions, f"{action}_contribution")
    who = file.editor if action == "withdraw" else file.manager
    with pytest.raises(Refused) as refusal:
        act(row, actor=who, at=IN_TIME, reason=reason)
    assert codes(refusal) == ["transition.reason"]
    assert snapshot(row) == before


def test_reconsidered_money_waits_for_a_new_decision(file):
    row = accepted(file)
    row = actions.reconsider_contribution(
        row, actor=file.head, at=IN_TIME, reason="Bankuittreksel klopt niet"
    )
    assert (row.state, row.decided_by_id, row.decision_reason) == ("received", None, "")


def test_promise_without_money_is_not_reconsidered(file):
    row = actions.withdraw_contribution(
        pledged(file), actor=file.editor, at=IN_TIME, reason="Lid haakt af"
    )
    assert (row.state, row.decision_reason) == ("rejected", "Lid haakt af")
    with pytest.raises(Refused) as refusal:
        actions.reconsider_contribution(row, actor=file.head, at=IN_TIME, reason="Toch niet")
    assert codes(refusal) == ["contribution.never_received"]


def test_membership_that_ended_meanwhile_stops_acceptance(file):
    row = received(file)
    membership = row.organisation.memberships.get()
    end_member(membership, last_day=date(2025, 6, 30), actor=file.head, at=IN_TIME, reason="Uit")
    before = snapshot(row)
    with pytest.raises(Refused) as refusal:
        actions.accept_contribution(row, actor=file.manager, at=IN_TIME)
    assert codes(refusal) == ["contribution.member_outside_period"]
    assert snapshot(row) == before
