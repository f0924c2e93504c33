"""What an envelope holds and what may still be taken of it."""

from decimal import Decimal

from projects.rules.envelopes import (
    EnvelopeFacts,
    check_commitment,
    check_transfer,
    explain_envelope,
)
from tests.agreements.params import house_params


def envelope(amount, *, of_spc=True, year=2020, **more):
    taken = {name: Decimal(value) for name, value in more.items()}
    return EnvelopeFacts(year, of_spc, Decimal(amount), **taken)


def codes(facts):
    return [one.code for one in explain_envelope(facts, house_params()).findings]


def test_parts_add_up():
    facts = envelope(100, moved_in=20, moved_out=5, committed=60, reserved=15, paid=40)
    assert (facts.held, facts.free, facts.forecast, facts.to_pay) == (115, 40, 75, 20)


def test_more_than_the_yearly_figure_is_said_for_a_spearhead_cluster_only():
    assert codes(envelope(8_000_000)) == []
    assert codes(envelope("8000000.01")) == ["envelope.above_yearly"]
    assert codes(envelope(8_000_000, committed=8_000_000, reserved=1)) == [
        "envelope.above_yearly",
        "envelope.overbooked",
    ]
    assert codes(envelope(27_000_000, of_spc=False)) == []


def test_commitment_and_transfer_take_no_more_than_is_left():
    facts = envelope(100, committed=60, reserved=30)
    assert check_commitment(facts, Decimal(40)) == ()
    assert [one.code for one in check_commitment(facts, Decimal("40.01"))] == ["envelope.overdrawn"]
    assert check_transfer(facts, Decimal(40)) == ()
    assert [one.rule for one in check_transfer(facts, Decimal("40.01"))] == ["R59"]
