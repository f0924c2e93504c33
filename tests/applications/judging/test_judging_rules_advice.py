"""The advice, from facts alone (R14, R36, R52)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from applications.rules.judging.advice import AdviceFacts, check_advice, check_approver
from clusterbeleid.kernel.findings import Level

FACTS = AdviceFacts(
    step="full",
    proposal="grant",
    motivation="Sterk plan.",
    draft_decision="Steun toekennen.",
    authors=(1, 2),
    managers=(1,),
    reviews=3,
    failed=(),
    granted=(Decimal(100),),
    requested=Decimal(100),
    exclusion_is_clear=True,
)


def found(**changed):
    return [(one.level, one.code) for one in check_advice(replace(FACTS, **changed)).findings]


def test_whole_advice_has_no_findings():
    assert found() == []


@pytest.mark.parametrize(
    ("changed", "level", "code"),
    [
        ({"proposal": "invite"}, Level.BLOCK, "wrong_proposal"),
        ({"motivation": " "}, Level.BLOCK, "no_motivation"),
        ({"draft_decision": ""}, Level.BLOCK, "no_draft_decision"),
        ({"authors": (1,)}, Level.BLOCK, "only_manager"),
        ({"authors": (1, 2), "managers": (1, 2)}, Level.BLOCK, "only_manager"),
        ({"failed": (6,)}, Level.BLOCK, "failed_critical"),
        ({"exclusion_is_clear": False}, Level.BLOCK, "no_clear_exclusion"),
        ({"reviews": 0}, Level.WARN, "no_reviews"),
        ({"granted": ()}, Level.BLOCK, "no_amounts"),
        ({"granted": (Decimal(0),)}, Level.BLOCK, "no_amounts"),
        ({"requested": Decimal(99)}, Level.WARN, "more_than_asked"),
    ],
)
def test_findings(changed, level, code):
    assert found(**changed) == [(level, f"advice.{code}")]


def test_refusing_needs_no_amount_and_no_clear_test_and_may_follow_a_fail():
    assert found(proposal="refuse", granted=(), exclusion_is_clear=False, failed=(6,)) == []


def test_expression_is_invited_or_not():
    assert found(step="expression", proposal="invite", granted=()) == []
    assert found(step="expression", proposal="not_invite", granted=(), failed=(6,)) == []


def test_a_writer_does_not_approve():
    assert [one.code for one in check_approver(1, (1, 2))] == ["advice.own_advice"]
    assert check_approver(3, (1, 2)) == ()
