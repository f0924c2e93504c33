"""The board of a cluster organisation and the time of its account managers (R40)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.ratios import percentage, reaches
from clusters.enums import BoardSeat, ClusterKind, OrganisationKind

RULE = "R40"
_COMPANY_SEATS = frozenset({BoardSeat.FLEMISH_COMPANY, BoardSeat.OTHER_COMPANY})
# Seats without a row may be held for any organisation.
_KINDS_OF_SEAT: Mapping[str, frozenset[str]] = {
    BoardSeat.FLEMISH_COMPANY: frozenset({OrganisationKind.COMPANY}),
    BoardSeat.OTHER_COMPANY: frozenset({OrganisationKind.COMPANY}),
    BoardSeat.KNOWLEDGE: frozenset(
        {OrganisationKind.KNOWLEDGE, OrganisationKind.SOC, OrganisationKind.COLLECTIVE_CENTRE}
    ),
    BoardSeat.AUTHORITY: frozenset({OrganisationKind.AUTHORITY}),
}


@dataclass(frozen=True)
class SeatFacts:
    """One seat as it counts: whom it represents, and what makes its holder fit to chair."""

    seat: str
    is_chair: bool = False
    has_company_background: bool = False


@dataclass(frozen=True)
class OrganisationFacts:
    """What a seat must know about the organisation behind it."""

    kind: str
    flemish_establishment: bool


def check_board(seats: Sequence[SeatFacts], params: Params, *, on: date) -> Explained:
    """Check composition, observer and chair of the board as it sits on ``on``.

    At least the parameter's share of the voting seats is linked to Flemish companies.
    """
    voting = [seat for seat in seats if seat.seat != BoardSeat.VLAIO_OBSERVER]
    lines, findings = _check_share(voting, params, on)
    if len(voting) == len(seats):
        findings.append(Finding(Level.WARN, "board.no_observer", RULE))
    findings.extend(_check_chair(voting))
    return Explained(tuple(lines), tuple(findings))


def check_seat(seat: str, organisation: OrganisationFacts | None) -> tuple[Finding, ...]:
    """Refuse a seat that does not fit the organisation it is held for.

    A company seat without a company could fill the required half with anybody.
    """
    if organisation is None:
        if seat in _COMPANY_SEATS:
            return (Finding(Level.BLOCK, "board.seat_needs_company", RULE),)
        return ()
    if organisation.kind not in _KINDS_OF_SEAT.get(seat, {organisation.kind}):
        return (Finding(Level.BLOCK, "board.seat_of_other_kind", RULE),)
    if seat == BoardSeat.FLEMISH_COMPANY and not organisation.flemish_establishment:
        return (Finding(Level.BLOCK, "board.seat_not_flemish", RULE),)
    return ()


def check_account_managers(
    kind: str, ftes: Sequence[Decimal], params: Params, *, on: date
) -> Explained:
    """Compare the full-time equivalents on a cluster with the norm, known for SPCs only."""
    total = sum(ftes, Decimal(0))
    lines = [Line("manager.fte_total", total, "number", RULE)]
    findings = []
    if not ftes:
        findings.append(Finding(Level.WARN, "manager.none", RULE))
    if kind == ClusterKind.SPC:
        norm = params.at("account_manager.fte_per_spc", on)
        lines.append(Line("manager.fte_norm", norm.value, "number", RULE, norm.key))
        if ftes and total < norm.value:
            values = {"total": total, "norm": norm.value.normalize()}
            findings.append(Finding(Level.WARN, "manager.fte_below_norm", RULE, values))
    return Explained(tuple(lines), tuple(findings))


def _check_share(
    voting: Sequence[SeatFacts], params: Params, on: date
) -> tuple[list[Line], list[Finding]]:
    flemish = sum(seat.seat == BoardSeat.FLEMISH_COMPANY for seat in voting)
    needed = params.at("board.flemish_company_share_pct", on)
    lines = [
        Line("board.voting_seats", len(voting), "number", RULE),
        Line("board.flemish_seats", flemish, "number", RULE),
    ]
    if not voting:
        return lines, [Finding(Level.WARN, "board.empty", RULE)]
    part, whole = Decimal(flemish), Decimal(len(voting))
    lines.append(Line("board.flemish_share", percentage(part, whole), "pct", RULE))
    lines.append(Line("board.needed_share", needed.value, "pct", RULE, needed.key))
    enough = reaches(part, whole, needed.value)
    return lines, [] if enough else [_too_few(flemish, len(voting), needed.value)]


def _too_few(flemish: int, voting: int, needed: Decimal) -> Finding:
    values: Mapping[str, ParamValue] = {
        "flemish": flemish,
        "voting": voting,
        "needed": needed.normalize(),
    }
    return Finding(Level.WARN, "board.too_few_flemish", RULE, values)


def _check_chair(voting: Sequence[SeatFacts]) -> list[Finding]:
    chair = next((seat for seat in voting if seat.is_chair), None)
    if chair is None:
        return [Finding(Level.WARN, "board.no_chair", RULE)] if voting else []
    if chair.seat == BoardSeat.FLEMISH_COMPANY or chair.has_company_background:
        return []
    return [Finding(Level.RECORD, "board.chair_to_assess", RULE)]
