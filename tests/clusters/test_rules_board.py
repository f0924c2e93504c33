"""Board and account managers (R40)."""

from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.kernel.findings import Level
from clusters.enums import BoardSeat, ClusterKind, OrganisationKind
from clusters.rules import (
    OrganisationFacts,
    SeatFacts,
    check_account_managers,
    check_board,
    check_seat,
)
from tests.clusters.figures import params

ON = date(2026, 11, 21)
FLEMISH, FOREIGN, KNOWLEDGE, AUTHORITY, OTHER, OBSERVER = BoardSeat


def board(*seats, chair=FLEMISH, background=False):
    """Return seats, the first of kind ``chair`` in the chair."""
    found = [SeatFacts(seat) for seat in seats]
    place = seats.index(chair) if chair in seats else None
    if place is not None:
        found[place] = SeatFacts(chair, is_chair=True, has_company_background=background)
    return found


def codes(seats, figures=None):
    return [(f.level, f.code) for f in check_board(seats, figures or params(), on=ON).findings]


def test_board_of_half_flemish_companies_with_observer_is_in_order():
    assert codes(board(FLEMISH, FLEMISH, KNOWLEDGE, OTHER, OBSERVER)) == []


def test_board_with_less_than_half_warns_and_the_observer_does_not_vote():
    assert codes(board(FLEMISH, FLEMISH, KNOWLEDGE, OTHER, FOREIGN, OBSERVER)) == [
        (Level.WARN, "board.too_few_flemish")
    ]


def test_board_share_follows_the_parameter():
    seats = board(FLEMISH, FLEMISH, KNOWLEDGE, OTHER, OBSERVER)
    assert codes(seats, params(board__flemish_company_share_pct="51")) == [
        (Level.WARN, "board.too_few_flemish")
    ]


def test_board_without_observer_warns():
    assert codes(board(FLEMISH, KNOWLEDGE)) == [(Level.WARN, "board.no_observer")]


def test_board_without_chair_warns():
    assert codes(board(FLEMISH, OBSERVER, chair=None)) == [(Level.WARN, "board.no_chair")]


def test_board_chair_from_elsewhere_needs_an_assessment():
    seats = board(FLEMISH, KNOWLEDGE, OBSERVER, chair=KNOWLEDGE)
    assert codes(seats) == [(Level.RECORD, "board.chair_to_assess")]


def test_board_chair_with_company_background_is_assessed():
    assert codes(board(FLEMISH, KNOWLEDGE, OBSERVER, chair=KNOWLEDGE, background=True)) == []


def test_board_empty_warns():
    assert codes([]) == [(Level.WARN, "board.empty"), (Level.WARN, "board.no_observer")]


def test_board_shows_its_calculation():
    lines = check_board(board(FLEMISH, OTHER, OBSERVER), params(), on=ON).lines
    assert [(line.term, line.value, line.parameter) for line in lines] == [
        ("board.voting_seats", 2, None),
        ("board.flemish_seats", 1, None),
        ("board.flemish_share", Decimal(50), None),
        ("board.needed_share", Decimal(50), "board.flemish_company_share_pct"),
    ]


@pytest.mark.parametrize(
    ("seat", "kind", "flemish", "found"),
    [
        (FLEMISH, OrganisationKind.COMPANY, True, []),
        (FLEMISH, OrganisationKind.COMPANY, False, ["board.seat_not_flemish"]),
        (FLEMISH, OrganisationKind.FEDERATION, True, ["board.seat_of_other_kind"]),
        (FLEMISH, None, False, ["board.seat_needs_company"]),
        (FOREIGN, None, False, ["board.seat_needs_company"]),
        (FOREIGN, OrganisationKind.COMPANY, False, []),
        (KNOWLEDGE, OrganisationKind.SOC, True, []),
        (KNOWLEDGE, OrganisationKind.COMPANY, True, ["board.seat_of_other_kind"]),
        (AUTHORITY, OrganisationKind.KNOWLEDGE, True, ["board.seat_of_other_kind"]),
        (OTHER, OrganisationKind.FEDERATION, True, []),
        (OBSERVER, None, False, []),
    ],
)
def test_seat_must_fit_the_organisation(seat, kind, flemish, found):
    facts = None if kind is None else OrganisationFacts(kind, flemish)
    assert [f.code for f in check_seat(seat, facts)] == found


@pytest.mark.parametrize(
    ("kind", "ftes", "found"),
    [
        (ClusterKind.SPC, ["0.5"], []),
        (ClusterKind.SPC, ["0.25", "0.25"], []),
        (ClusterKind.SPC, ["0.49"], [(Level.WARN, "manager.fte_below_norm")]),
        (ClusterKind.SPC, [], [(Level.WARN, "manager.none")]),
        (ClusterKind.IBN, ["0.1"], []),
        (ClusterKind.IBN, [], [(Level.WARN, "manager.none")]),
    ],
)
def test_account_managers_against_the_norm(kind, ftes, found):
    explained = check_account_managers(kind, [Decimal(fte) for fte in ftes], params(), on=ON)
    assert [(f.level, f.code) for f in explained.findings] == found
