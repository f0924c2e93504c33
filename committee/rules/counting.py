"""Who takes part, whether that is enough, and what the vote says (R50, R52).

Not found in the sources: composition, quorum and majority. Both shares are dated figures; as long
as none is valid, or it is 0, the secretary confirms that the procedure was regular. Our own reading: who
declared an interest leaves both sides of the share, and a deputy counts only for the absent member
it replaces.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import ParameterRow, Params
from committee.enums import VOTING_SEATS, Choice, SeatRole

QUORUM = "committee.quorum_pct"
MAJORITY = "committee.majority_pct"


@dataclass(frozen=True)
class SeatFacts:
    """Somebody with a seat on the day of a meeting, and what this person did on one item.

    ``declared``: said something about an own interest; ``recused``: declared one. ``choice`` is
    the vote that stands, None without.
    """

    person_id: int
    name: str
    role: str
    present: bool = False
    replaces: int | None = None
    declared: bool = False
    recused: bool = False
    choice: str | None = None

    @property
    def votes(self) -> bool:
        """Tell whether this seat brings a vote at all."""
        return self.role in VOTING_SEATS


@dataclass(frozen=True)
class ItemFacts:
    """What is known of an item; ``written``: who voted took part. ``on`` is the day of the meeting."""

    on: date
    seats: tuple[SeatFacts, ...]
    written: bool = False
    regularity_confirmed: bool = False


@dataclass(frozen=True)
class Quorum:
    """Who counts: ``seats`` without the recused, ``present`` of those, ``required`` None if unknown."""

    seats: int
    present: int
    recused: int
    required: int | None
    explained: Explained

    @property
    def is_reached(self) -> bool | None:
        """Tell whether enough people take part; None when no figure says how many."""
        return None if self.required is None else self.present >= self.required


@dataclass(frozen=True)
class Tally:
    """The result of a vote; ``accepted`` is None when no figure says which majority is needed."""

    in_favour: int
    against: int
    abstained: int
    accepted: bool | None
    explained: Explained

    @property
    def cast(self) -> int:
        """Votes cast, abstentions too."""
        return self.in_favour + self.against + self.abstained


def may_vote(seat: SeatFacts, seats: Sequence[SeatFacts]) -> bool:
    """Tell whether a seat counts: members and chair always, a deputy for somebody who is absent."""
    if seat.role != SeatRole.DEPUTY.value:
        return seat.votes
    absent = {one.person_id for one in seats if not one.present}
    return seat.replaces in absent


def quorum(facts: ItemFacts, params: Params) -> Quorum:
    """Return whether enough people take part in an item, with the figure of the day of the meeting."""
    base = [seat for seat in facts.seats if seat.votes and seat.role != SeatRole.DEPUTY.value]
    seats = len([seat for seat in base if not seat.recused])
    taking_part = [
        seat
        for seat in facts.seats
        if may_vote(seat, facts.seats)
        and not seat.recused
        and (seat.choice is not None if facts.written else seat.present)
    ]
    recused = len([seat for seat in facts.seats if seat.votes and seat.recused])
    row = _figure(params, QUORUM, facts.on)
    required = None
    if row is not None:
        share = Decimal(seats) * row.value / 100
        required = max(1, int(share.to_integral_value(ROUND_CEILING)))
    lines = [
        Line("line.committee.seats", seats, "number", "R50"),
        Line("line.committee.recused", recused, "number", "R52"),
        Line("line.committee.present", len(taking_part), "number", "R50"),
    ]
    if row is not None and required is not None:
        lines.append(Line("line.committee.quorum_pct", row.value, "pct", row.source, row.key))
        lines.append(Line("line.committee.required", required, "number", "R50"))
    findings = _quorum_findings(len(taking_part), required, facts.regularity_confirmed)
    return Quorum(seats, len(taking_part), recused, required, Explained(tuple(lines), findings))


def tally(facts: ItemFacts, params: Params) -> Tally:
    """Return what the votes say; those of people with an interest or without a seat do not count."""
    counted = [
        seat.choice
        for seat in facts.seats
        if may_vote(seat, facts.seats) and not seat.recused and seat.choice is not None
    ]
    in_favour, against = counted.count(Choice.FOR.value), counted.count(Choice.AGAINST.value)
    abstained = counted.count(Choice.ABSTAIN.value)
    row = _figure(params, MAJORITY, facts.on)
    lines = [
        Line("line.committee.for", in_favour, "number", "R50"),
        Line("line.committee.against", against, "number", "R50"),
        Line("line.committee.abstained", abstained, "number", "R50"),
    ]
    accepted = None
    if row is not None:
        lines.append(Line("line.committee.majority_pct", row.value, "pct", row.source, row.key))
        # More than the share of the votes for and against; abstentions count on neither side.
        accepted = Decimal(in_favour) * 100 > row.value * (in_favour + against)
    findings = () if row else (Finding(Level.WARN, "committee.majority_unknown", "R50"),)
    return Tally(in_favour, against, abstained, accepted, Explained(tuple(lines), findings))


def _figure(params: Params, key: str, on: date) -> ParameterRow | None:
    """Return the figure of a day; 0 stands for "nobody said so yet"."""
    row = params.find(key, on)
    return row if row is not None and row.value else None


def _quorum_findings(present: int, required: int | None, confirmed: bool) -> tuple[Finding, ...]:
    if required is None:
        unknown = Finding(Level.WARN, "committee.quorum_unknown", "R50")
        if confirmed:
            return (unknown, Finding(Level.RECORD, "committee.regularity_confirmed", "R50"))
        return (unknown,)
    if present < required:
        values = {"present": present, "required": required}
        return (Finding(Level.BLOCK, "committee.no_quorum", "R50", values),)
    return ()
