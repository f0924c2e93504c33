"""Who takes part, what the vote says, and what a decision needs."""

from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.kernel.findings import Certainty
from clusterbeleid.kernel.params import ParameterRow, Params
from clusterbeleid.kernel.periods import Period
from committee.rules import (
    ConditionFacts,
    DecisionFacts,
    ItemFacts,
    SeatFacts,
    check_decision,
    quorum,
    tally,
)

DAY = date(2026, 11, 21)
NONE = Params([])


def figures(**values: str) -> Params:
    return Params(
        ParameterRow(
            f"committee.{key}_pct",
            Decimal(value),
            Period(date(2020, 1, 1), None),
            "R50",
            "Proef",
            Certainty.E,
        )
        for key, value in values.items()
    )


def seat(number, role="member", **values):
    return SeatFacts(number, f"Lid {number}", role, **values)


def facts(*seats, **values):
    return ItemFacts(DAY, seats, **values)


def codes(explained):
    return [finding.code for finding in explained.findings]


def test_share_is_rounded_up_and_never_below_one():
    seats = [seat(n, present=n <= 4) for n in range(1, 8)]
    found = quorum(facts(*seats), figures(quorum="50"))
    assert (found.seats, found.present, found.required, found.is_reached) == (7, 4, 4, True)
    alone = quorum(facts(seat(1, present=False)), figures(quorum="1"))
    assert (alone.required, alone.is_reached) == (1, False)
    assert codes(alone.explained) == ["committee.no_quorum"]


def test_recused_member_leaves_both_sides():
    seats = [seat(n, present=True, recused=n > 3) for n in range(1, 6)]
    found = quorum(facts(*seats), figures(quorum="100"))
    assert (found.seats, found.present, found.recused, found.required) == (3, 3, 2, 3)


def test_deputy_counts_only_for_somebody_absent():
    absent = seat(1)
    there = seat(2, present=True)
    deputy = seat(3, "deputy", present=True, replaces=1, choice="for")
    for_nobody = seat(4, "deputy", present=True, replaces=2, choice="for")
    found = facts(absent, there, deputy, for_nobody)
    assert quorum(found, figures(quorum="100")).present == 2
    assert tally(found, figures(majority="50")).in_favour == 1


def test_observer_and_secretary_count_nowhere():
    found = facts(
        seat(1, present=True), seat(2, "observer", present=True), seat(3, "secretary", present=True)
    )
    assert (quorum(found, NONE).seats, quorum(found, NONE).present) == (1, 1)


def test_without_figure_the_secretary_confirms():
    found = quorum(facts(seat(1, present=True)), NONE)
    assert (found.required, found.is_reached) == (None, None)
    assert codes(found.explained) == ["committee.quorum_unknown"]
    not_said = quorum(facts(seat(1, present=True)), figures(quorum="0", majority="0"))
    assert not_said.required is None
    confirmed = quorum(facts(seat(1), regularity_confirmed=True), NONE)
    assert codes(confirmed.explained) == [
        "committee.quorum_unknown",
        "committee.regularity_confirmed",
    ]


def test_in_writing_who_voted_took_part():
    found = quorum(facts(seat(1, choice="abstain"), seat(2), written=True), figures(quorum="50"))
    assert (found.present, found.required) == (1, 1)


@pytest.mark.parametrize(
    ("choices", "accepted"),
    [
        (["for", "for", "against"], True),
        (["for", "against"], False),
        (["for", "abstain", "abstain"], True),
        ([], False),
    ],
)
def test_majority_is_more_than_the_share_of_for_and_against(choices, accepted):
    seats = [seat(n, present=True, choice=choice) for n, choice in enumerate(choices, start=1)]
    assert tally(facts(*seats), figures(majority="50")).accepted is accepted


def test_vote_with_interest_does_not_count():
    found = tally(facts(seat(1, choice="for", recused=True), seat(2, choice="against")), NONE)
    assert (found.in_favour, found.against, found.accepted, found.cast) == (0, 1, None, 1)


def decision(**values):
    given = {
        "decision_type": "grant",
        "proposed_type": "grant",
        "allowed": frozenset({"refuse"}),
        "outcome": "Toegekend.",
        "motivation": "Omdat.",
        "decided_on": DAY,
        "regularity_confirmed": False,
        **values,
    }
    return DecisionFacts(**given)


def answer(found, params, *choices):
    seats = facts(*(seat(n, present=True, choice=c) for n, c in enumerate(choices, start=1)))
    findings = check_decision(found, quorum(seats, params), tally(seats, params))
    return [finding.code for finding in findings if finding.level == "BLOCK"]


BOTH = figures(quorum="50", majority="50")


@pytest.mark.parametrize(
    ("found", "choices", "wanted"),
    [
        (decision(), ("for", "for"), []),
        (decision(decision_type="refuse"), ("against", "for", "against"), []),
        (decision(), ("against",), ["committee.vote_rejected"]),
        (decision(decision_type="refuse"), ("for",), ["committee.vote_accepted"]),
        (decision(decision_type="stop"), ("against",), ["committee.type_not_allowed"]),
        (decision(outcome=" "), ("for",), ["committee.outcome_missing"]),
        (decision(motivation=""), ("for",), ["committee.motivation_missing"]),
        (
            decision(decision_type="correct", proposed_type="correct"),
            ("for",),
            ["committee.corrected_missing"],
        ),
        (
            decision(conditions=(ConditionFacts("", date(2026, 1, 1)),)),
            ("for",),
            ["committee.condition_empty", "committee.condition_too_early"],
        ),
    ],
)
def test_decision_needs_vote_motivation_and_sound_conditions(found, choices, wanted):
    assert answer(found, BOTH, *choices) == wanted


def test_unknown_majority_still_refuses_what_most_are_against():
    confirmed = decision(regularity_confirmed=True)
    assert answer(confirmed, NONE, "for", "against") == ["committee.vote_rejected"]
    assert answer(confirmed, NONE, "for", "for", "against") == []
    assert answer(decision(), NONE, "for") == ["committee.regularity_missing"]
