"""Claiming and judging costs: who, what is refused, what the database keeps."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.utils import IntegrityError, InternalError

from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict, Refused
from cofinancing.actions import costs as actions
from cofinancing.models import CostLine
from cofinancing.queries.costs import sums_of_costs
from tests.cofinancing.builders import company_of
from tests.cofinancing.contribution_builders import make_file
from tests.cofinancing.cost_builders import accepted_cost, claimed, cost_data
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def file():
    return make_file()


def refused(code):
    return pytest.raises(Refused, match=code)


def test_claimed_cost_is_stamped_by_the_server(file):
    line = claimed(file.year, file.editor)
    assert (line.state, line.claimed_at, line.claimed_by_id) == (
        "claimed",
        NOW,
        file.editor.user_id,
    )
    assert line.history.count() == 1


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.FINANCE, Role.EXPERT, None])
def test_who_only_reads_claims_nothing(file, role):
    with refused("clusters"):
        actions.claim_cost(file.year, cost_data(), actor=acting(role), at=NOW)
    assert not CostLine.objects.exists()


def test_cost_of_another_year_is_refused(file):
    with refused("cost.outside_year"):
        claimed(file.year, file.editor, cost_on=date(2025, 12, 31))
    assert not CostLine.objects.exists()


def test_same_invoice_counts_once_in_every_file(file):
    claimed(file.year, file.editor, supplier="Drukkerij Pers bv", invoice_number="2026/17")
    with refused("cost.invoice_twice"):
        claimed(file.year, file.editor, supplier="drukkerij pers BV", invoice_number="2026-17")
    other = make_file("Ander")
    with refused("cost.invoice_twice_elsewhere"):
        claimed(other.year, other.editor, supplier="Drukkerij Pers, bv", invoice_number="2026 17")
    assert CostLine.objects.count() == 1


def test_database_refuses_the_same_invoice_too(file):
    one = claimed(file.year, file.editor, supplier="Drukkerij", invoice_number="1")
    two = claimed(file.year, file.editor, supplier="Drukkerij", invoice_number="2")
    with pytest.raises(IntegrityError, match="cost_invoice_once"):
        CostLine.objects.filter(pk=two.pk).update(invoice_number=" 1.")
    assert one.pk != two.pk


def test_part_is_accepted_with_a_reason_and_the_rest_counts_as_rejected(file):
    accepted_cost(file.year, file.editor, file.manager, "1000", part="400")
    claimed(file.year, file.editor, "250", category="b")
    line = claimed(file.year, file.editor, "90", category="b")
    actions.reject_cost(line, actor=file.manager, at=NOW, reason="Lobbywerk")
    sums = sums_of_costs([file.year.pk])[file.year.pk]
    assert (sums.of("a").accepted, sums.of("a").rejected) == (Decimal(400), Decimal(600))
    assert (sums.of("b").claimed, sums.of("b").waiting) == (Decimal(340), Decimal(250))
    assert sums.lines_waiting == 1
    part = claimed(file.year, file.editor, "10")
    with refused("transition.reason"):
        actions.accept_cost(part, amount=Decimal(4), actor=file.manager, at=NOW)
    with refused("cost.above_claim"):
        actions.accept_cost(part, amount=Decimal(11), actor=file.manager, at=NOW)
    assert CostLine.objects.get(pk=part.pk).state == "claimed"


def test_nobody_judges_the_own_claim(file):
    line = claimed(file.year, file.manager)
    with refused("cost.own_claim"):
        actions.accept_cost(line, actor=file.manager, at=NOW)
    outcome = actions.judge_costs(file.year, [line.pk], "accept", actor=file.manager, at=NOW)
    assert [one.code for one in outcome.refused[line]] == ["cost.own_claim"]
    with pytest.raises(IntegrityError, match="cost_own_claim_not_judged"):
        CostLine.objects.filter(pk=line.pk).update(
            state="rejected", decided_by=file.manager.user_id, decision_reason="x"
        )


def test_cluster_organisation_judges_nothing(file):
    line = claimed(file.year, file.editor)
    with refused("contribution.agency_judges"):
        actions.accept_cost(line, actor=file.editor, at=NOW)
    assert CostLine.objects.get(pk=line.pk).state == "claimed"


def test_without_evidence_nothing_is_accepted(file):
    line = claimed(file.year, file.editor, evidence=False)
    with refused("cost.no_evidence"):
        actions.accept_cost(line, actor=file.manager, at=NOW)
    with pytest.raises(IntegrityError, match="cost_accepted_has_evidence"):
        CostLine.objects.filter(pk=line.pk).update(state="accepted", accepted_amount=line.amount)


def test_judged_cost_keeps_its_amount_and_evidence(file):
    line = accepted_cost(file.year, file.editor, file.manager)
    with refused("cost.judged"):
        actions.correct_cost(
            line, cost_data("9999"), expected_version=line.version, actor=file.editor, at=NOW,
            reason="Meer",
        )  # fmt: skip
    with refused("cost.judged"):
        actions.withdraw_cost(line, actor=file.editor, at=NOW, reason="Weg")
    for change in ("amount = 9999, accepted_amount = 9999", "evidence_id = NULL", "category = 'b'"):
        attack = f"UPDATE cofinancing_costline SET {change} WHERE id = {line.pk}"
        with (
            pytest.raises((IntegrityError, InternalError)),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(attack)
    assert CostLine.objects.get(pk=line.pk).amount == Decimal(1000)


def test_who_corrects_claims_anew_and_a_stale_page_is_told(file):
    line = claimed(file.year, file.editor)
    version = line.version
    actions.correct_cost(
        line, cost_data("500"), expected_version=version, actor=file.manager, at=NOW, reason="Fout"
    )
    assert CostLine.objects.get(pk=line.pk).claimed_by_id == file.manager.user_id
    with pytest.raises(Conflict):
        actions.correct_cost(
            line,
            cost_data("600"),
            expected_version=version,
            actor=file.editor,
            at=NOW,
            reason="Ook",
        )
    with refused("cost.own_claim"):
        actions.accept_cost(line, actor=file.manager, at=NOW)


def test_many_costs_are_judged_in_as_many_queries_as_few(file, django_assert_num_queries):
    def judge(number):
        rows = [
            claimed(file.year, file.editor, cost_on=date(2026, 2, n + 1)) for n in range(number)
        ]
        other = claimed(make_file().year, acting(Role.HEAD_OF_TEAM))
        ids = [row.pk for row in rows] + [other.pk]
        with django_assert_num_queries(14):
            outcome = actions.judge_costs(file.year, ids, "accept", actor=file.manager, at=NOW)
        assert len(outcome.judged) == number
        assert CostLine.objects.get(pk=other.pk).state == "claimed"

    judge(1)
    judge(3)


def test_rejecting_many_needs_a_reason(file):
    line = claimed(file.year, file.editor)
    with refused("transition.reason"):
        actions.judge_costs(file.year, [line.pk], "reject", actor=file.manager, at=NOW)
    actions.judge_costs(
        file.year, [line.pk], "reject", reason="Geen clusterwerk", actor=file.manager, at=NOW
    )
    row = CostLine.objects.get(pk=line.pk)
    assert (row.state, row.decision_reason) == ("rejected", "Geen clusterwerk")


def test_taken_back_decision_waits_for_a_new_one(file):
    line = accepted_cost(file.year, file.editor, file.manager)
    line = actions.reconsider_cost(line, actor=file.head, at=NOW, reason="Nieuw bewijs")
    assert (line.state, line.accepted_amount, line.decided_by_id) == ("claimed", None, None)


def test_amount_of_zero_is_refused(file):
    with pytest.raises(ValidationError):
        claimed(file.year, file.editor, "0")
    assert company_of(file.year)
