"""Each right about money: one who may, and one who may not by this right alone, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any

import pytest

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.models import Task
from clusterbeleid.kernel.periods import Period
from clusterbeleid.kernel.transitions import Verdict
from clusters.models import Cluster
from clusters.permissions import Relation
from cofinancing.models import BankAccount, Contribution, CostLine, Payment, Recovery, Settlement
from cofinancing.permissions import contributions, costs, deadlines, payments, recoveries
from cofinancing.permissions.settlements import may_settle, may_withdraw_settlement
from cofinancing.rules.contribution import YearDays
from tests.people import TODAY

ME, ANOTHER = 1, 2


def who(role: Role) -> Actor:
    return Actor(ME, "Iemand", frozenset({role.value}))


MANAGER, HEAD = who(Role.ACCOUNT_MANAGER), who(Role.HEAD_OF_TEAM)
FINANCE, AUDITOR, EDITOR = who(Role.FINANCE), who(Role.AUDITOR), who(Role.CLUSTER_EDITOR)
AS_MANAGER, AS_CLUSTER, AS_READER = Relation.MANAGER, Relation.CLUSTER, Relation.READER
DAYS = YearDays(Period(date(2026, 1, 1), date(2026, 12, 31)), date(2025, 12, 1), date(2026, 4, 1))
LATE: dict[str, Any] = {
    "state": "accepted",
    "value_date": date(2026, 3, 1),
    "receipt_recorded_at": datetime(2026, 5, 1, 12, tzinfo=BRUSSELS),
    "evidence_id": 5,
}


def line(**fields: Any) -> Contribution:
    return Contribution(**{"state": "received", "receipt_recorded_by_id": ANOTHER} | fields)


def cost(**fields: Any) -> CostLine:
    return CostLine(**{"state": "claimed", "claimed_by_id": ANOTHER} | fields)


def payment(**fields: Any) -> Payment:
    return Payment(**{"state": "proposed", "proposed_by_id": ANOTHER} | fields)


def claim(**fields: Any) -> Recovery:
    return Recovery(**{"state": "claimed", "proposed_by_id": ANOTHER} | fields)


def account(entered_by: int) -> BankAccount:
    return BankAccount(state="entered", entered_by_id=entered_by)


def cluster() -> Cluster:
    """Return a cluster as a list reads it: nobody here declared an interest."""
    found = Cluster(pk=9)
    found.read_by = ME  # type: ignore[attr-defined]  # an annotation of the list
    return found


def late(**fields: Any) -> Contribution:
    return line(**LATE | fields)


def today(right: Callable[..., Verdict]) -> Callable[..., Verdict]:
    @wraps(right)
    def asked(*args: object) -> Verdict:
        return right(*args, on=TODAY)

    return asked


Case = tuple[Callable[..., Verdict], tuple[Any, ...], tuple[Any, ...], str]
# The right, what it is asked of who may, of who may not, and why not.
CONTRIBUTIONS: list[Case] = [
    (contributions.may_enter_contribution, (EDITOR, AS_CLUSTER), (AUDITOR, AS_READER), "clusters.read_only"),
    (contributions.may_correct_contribution, (EDITOR, line(), AS_CLUSTER), (EDITOR, line(state="accepted"), AS_CLUSTER), "contribution.decided"),
    (contributions.may_correct_receipt, (EDITOR, line(), AS_CLUSTER), (EDITOR, line(state="pledged"), AS_CLUSTER), "contribution.not_received_yet"),
    (contributions.may_judge_many, (AS_MANAGER,), (AS_CLUSTER,), "contribution.agency_judges"),
    (contributions.may_judge_contribution, (MANAGER, line(), AS_MANAGER), (MANAGER, line(receipt_recorded_by_id=ME), AS_MANAGER), "contribution.own_entry"),
    (contributions.may_accept_contribution, (MANAGER, line(), AS_MANAGER), (MANAGER, line(state="pledged"), AS_MANAGER), "contribution.not_received_yet"),
    (contributions.may_reconsider_contribution, (late(), AS_MANAGER), (line(), AS_MANAGER), "contribution.not_decided"),
    (contributions.may_prove_late_contribution, (MANAGER, late(), AS_MANAGER, DAYS), (MANAGER, late(decided_by_id=ME), AS_MANAGER, DAYS), "contribution.second_person"),
]  # fmt: skip
COSTS: list[Case] = [
    (costs.may_claim_cost, (EDITOR, AS_CLUSTER), (AUDITOR, Relation.NONE), "clusters.not_yours"),
    (costs.may_correct_cost, (EDITOR, cost(), AS_CLUSTER), (EDITOR, cost(state="accepted"), AS_CLUSTER), "cost.judged"),
    (costs.may_judge_costs, (AS_MANAGER,), (AS_CLUSTER,), "contribution.agency_judges"),
    (costs.may_judge_cost, (MANAGER, cost(), AS_MANAGER), (MANAGER, cost(claimed_by_id=ME), AS_MANAGER), "cost.own_claim"),
    (costs.may_reconsider_cost, (cost(state="accepted"), AS_MANAGER), (cost(), AS_MANAGER), "cost.not_judged"),
    (may_settle, (FINANCE,), (MANAGER,), "settlement.head_or_finance"),
    (may_withdraw_settlement, (FINANCE, Settlement(state="fixed")), (FINANCE, Settlement(state="withdrawn")), "transition.wrong_state"),
]  # fmt: skip
DEADLINES: list[Case] = [
    (today(deadlines.may_move_deadline), (HEAD, cluster()), (AUDITOR, cluster()), "clusters.read_only"),
    (today(deadlines.may_move_deadlines), (HEAD, {9}), (EDITOR, {9}), "clusters.agency_only"),
    (today(deadlines.may_decide_lapse), (HEAD, Task(state="open"), cluster()), (HEAD, Task(state="done"), cluster()), "task.closed"),
    (deadlines.may_see_lapse, (AS_READER,), (AS_CLUSTER,), "clusters.agency_only"),
    (deadlines.official, (AS_MANAGER,), (AS_READER,), "clusters.read_only"),
]  # fmt: skip
PAYMENTS: list[Case] = [
    (payments.may_propose_payment, (AS_MANAGER,), (AS_READER,), "clusters.read_only"),
    (payments.may_note_conditions, (AS_MANAGER,), (AS_CLUSTER,), "contribution.agency_judges"),
    (payments.may_approve_payment, (HEAD, payment()), (HEAD, payment(proposed_by_id=ME)), "payment.own_proposal"),
    (payments.may_send_payments, (FINANCE,), (HEAD,), "payment.finance_only"),
    (payments.may_see_payments, (MANAGER,), (EDITOR,), "clusters.agency_only"),
    (payments.may_confirm_paid, (FINANCE, payment(state="sent")), (HEAD, payment(state="sent")), "transition.role"),
    (payments.may_reject_payment, (MANAGER, payment(), AS_MANAGER), (MANAGER, payment(state="paid"), AS_MANAGER), "transition.wrong_state"),
    (payments.may_verify_account, (FINANCE, account(ANOTHER)), (FINANCE, account(ME)), "payment.own_account"),
]  # fmt: skip
RECOVERIES: list[Case] = [
    (recoveries.may_see_recoveries, (AUDITOR,), (EDITOR,), "clusters.agency_only"),
    (recoveries.may_propose_recovery, (MANAGER, AS_MANAGER), (EDITOR, AS_CLUSTER), "contribution.agency_judges"),
    (recoveries.may_approve_recovery, (HEAD, claim(state="proposed")), (HEAD, claim(state="proposed", proposed_by_id=ME)), "recovery.own_proposal"),
    (recoveries.may_withdraw_recovery, (MANAGER, claim(state="proposed"), AS_MANAGER), (MANAGER, claim(), AS_MANAGER), "transition.wrong_state"),
    (recoveries.may_receive_recovery, (FINANCE, claim()), (HEAD, claim()), "transition.role"),
    (recoveries.may_suspend_recovery, (MANAGER, claim(), AS_MANAGER), (EDITOR, claim(), AS_CLUSTER), "contribution.agency_judges"),
    (recoveries.may_resume_recovery, (HEAD, claim(state="suspended")), (FINANCE, claim(state="suspended")), "transition.role"),
    (recoveries.may_ask_write_off, (MANAGER, claim(), AS_MANAGER), (AUDITOR, claim(), AS_READER), "clusters.read_only"),
    (recoveries.may_write_off, (HEAD, claim(state="write_off")), (HEAD, claim(state="write_off", write_off_by_id=ME)), "recovery.own_write_off"),
    (recoveries.may_divide_recovery, (HEAD, claim()), (HEAD, claim(proposed_by_id=ME)), "recovery.own_proposal"),
    (recoveries.may_set_off, (FINANCE, claim(), AS_READER), (FINANCE, claim(state="suspended"), AS_READER), "recovery.not_owed"),
    (recoveries.may_drop_set_off, (FINANCE, payment(set_off_id=3), AS_READER), (FINANCE, payment(), AS_READER), "recovery.nothing_set_off"),
]  # fmt: skip
CASES = [*CONTRIBUTIONS, *COSTS, *DEADLINES, *PAYMENTS, *RECOVERIES]


@pytest.mark.parametrize(
    ("right", "may", "may_not", "why"), CASES, ids=[f"{one[0].__name__}-{one[3]}" for one in CASES]
)
def test_right_is_given_and_refused(
    right: Callable[..., Verdict], may: tuple[Any, ...], may_not: tuple[Any, ...], why: str
) -> None:
    assert right(*may) == Verdict.ok()
    assert right(*may_not).code == why
