"""The meetings of the demo: one held in October about the networks, one convened for December."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from applications.documents import subject as applications
from applications.models import Application
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import moment
from clusterbeleid.overview.demo.networks import REFUSED, Network
from committee import actions
from committee.actions import DecisionData, MeetingData, PresenceData
from committee.enums import Choice, DecisionType, MeetingKind, Presence, SeatRole
from committee.models import AgendaItem, Meeting
from committee.queries import roster_of
from committee.rules import ConditionFacts
from evaluations.documents.interim import subject as evaluations
from evaluations.models import Evaluation

HELD_ON, COMING_ON = date(2026, 10, 9), date(2026, 12, 4)
PLACE = "Koning Albert II-laan 35, 1030 Brussel"
_VOTERS = ("frank", "lieve", "rita", "ellen", "gust")  # Gust sits for Samir; Wim is excused
_CONDITION = ConditionFacts(
    "Bezorg voor de eerste uitbetaling de ondertekende afspraken over het delen van gegevens.",
    date(2027, 3, 31),
)
PHASED_OUT = DecisionData(
    DecisionType.PHASE_OUT.value,
    "De cluster krijgt nog één jaar steun; daarna stopt de steun (demo).",
    "Het panel ziet weinig bedrijven en haalt drie van de vier doelen niet. De cluster krijgt een"
    " jaar om af te ronden wat loopt (demo).",
)


@dataclass(frozen=True)
class _Point:
    """An item of the meeting that was held: what is decided, who has an interest, who doubts."""

    item: AgendaItem
    decision: DecisionData
    interested: str = ""
    doubts: bool = False


def hold_meeting(networks: Sequence[Network], evaluation: Evaluation) -> None:
    """Decide on all proposals that were advised and on the phase-out; send letters and minutes."""
    meeting = _plan(HELD_ON, date(2026, 9, 16))
    points = [
        _point(meeting, network, network.proposal.pk)
        for network in networks
        if network.proposal is not None and "scores" in network.told
    ]
    item = _put_on(meeting, evaluations.KIND, evaluation.pk, moment(date(2026, 9, 21)))
    points.append(_Point(item, PHASED_OUT))
    meeting = _convene(meeting, [point.item for point in points], date(2026, 9, 28))
    for point in points:
        _declare(point)
    secretary = people.actor("dirk")
    meeting = actions.open_meeting(meeting, actor=secretary, at=moment(HELD_ON, 10))
    _record_presence(meeting)
    for number, point in enumerate(points):
        _decide(point, moment(HELD_ON, 10, 15 + 15 * number % 45))
    meeting = actions.close_meeting(meeting, actor=secretary, at=moment(HELD_ON, 12))
    for point in points:
        _send_letters(point.item, date(2026, 10, 13))
    actions.approve_minutes(
        meeting,
        remarks="Wim Baeten en Samir Haddad waren verontschuldigd; Gust Lenaerts verving Samir Haddad.",
        actor=secretary,
        at=moment(date(2026, 10, 16), 9),
    )


def convene_next(application: Application) -> AgendaItem:
    """Put the SPC file on the agenda of December; Wim declares an interest, Lieve none."""
    meeting = _plan(COMING_ON, date(2026, 11, 10))
    item = _put_on(meeting, applications.KIND, application.pk, moment(date(2026, 11, 12)))
    _convene(meeting, [item], date(2026, 11, 18))
    actions.declare(
        item,
        has_interest=True,
        reason="Ik zit in het bestuur van een van de bedrijven.",
        actor=people.actor("wim"),
        at=moment(date(2026, 11, 19), 8),
    )
    actions.declare(
        item, has_interest=False, actor=people.actor("lieve"), at=moment(date(2026, 11, 19), 9)
    )
    return item


def _plan(on_day: date, planned_on: date) -> Meeting:
    data = MeetingData(MeetingKind.MEETING.value, on_day, time(10), PLACE)
    return actions.plan_meeting(data, actor=people.actor("dirk"), at=moment(planned_on))


def _put_on(meeting: Meeting, kind: str, key: int, at: datetime) -> AgendaItem:
    return actions.put_on_agenda(meeting, kind, key, actor=people.actor("dirk"), at=at)


def _point(meeting: Meeting, network: Network, proposal_id: int) -> _Point:
    """Put a proposal on the agenda; Ellen has an interest in one network."""
    item = _put_on(meeting, applications.KIND, proposal_id, moment(date(2026, 9, 21)))
    interested = "ellen" if network.told["key"] == "batterijen" else ""
    return _Point(item, _decision(network), interested, network.fate == REFUSED)


def _convene(meeting: Meeting, items: Sequence[AgendaItem], day: date) -> Meeting:
    """Seal every dossier and call the members together."""
    secretary = people.actor("dirk")
    for item in items:
        actions.seal_dossier(item, actor=secretary, at=moment(day, 9))
    return actions.convene_meeting(meeting, actor=secretary, at=moment(day, 11))


def _declare(point: _Point) -> None:
    """Let everybody who comes say whether they have an interest in an item."""
    for key in _VOTERS:
        has_interest = key == point.interested
        actions.declare(
            point.item,
            has_interest=has_interest,
            reason="Mijn broer leidt een van de bedrijven." if has_interest else "",
            actor=people.actor(key),
            at=moment(date(2026, 10, 5), 9),
        )


def _record_presence(meeting: Meeting) -> None:
    seats = {row.person.email: row for row in roster_of(meeting) if row.role != SeatRole.SECRETARY}
    away = {people.BY_KEY[key].email for key in ("wim", "samir")}
    replaced = seats[people.BY_KEY["samir"].email].pk
    given = {
        row.pk: PresenceData(
            (Presence.EXCUSED if email in away else Presence.PRESENT).value,
            replaced if row.role == SeatRole.DEPUTY else None,
        )
        for email, row in seats.items()
    }
    actions.record_attendance(meeting, given, actor=people.actor("dirk"), at=moment(HELD_ON, 10, 5))


def _decide(point: _Point, at: datetime) -> None:
    """Vote on an item, with one vote against the weakest, and record what was decided."""
    secretary, item = people.actor("dirk"), point.item
    actions.open_vote(item, actor=secretary, at=at)
    for key in _VOTERS:
        if key != point.interested:
            choice = Choice.ABSTAIN if key == "rita" and point.doubts else Choice.FOR
            actions.cast_vote(item, choice=choice.value, actor=people.actor(key), at=at)
    actions.close_vote(item, actor=secretary, at=at)
    actions.confirm_regularity(
        item, note="De voorzitter en de meerderheid van de leden waren er.", actor=secretary, at=at
    )
    actions.record_decision(item, point.decision, actor=secretary, at=at)


def _decision(network: Network) -> DecisionData:
    title = network.told["title"]
    if network.fate == REFUSED:
        return DecisionData(
            DecisionType.REFUSE.value,
            f"{title} krijgt geen steun.",
            "De experts missen cijfers over de winst voor de bedrijven en vinden de organisatie te"
            " licht. Vier andere voorstellen staan hoger gerangschikt en nemen de enveloppe in.",
        )
    return DecisionData(
        DecisionType.GRANT.value,
        f"{title} krijgt steun voor drie projectjaren, zoals gevraagd.",
        "Beide experts waarderen het plan, de bedrijven dragen het zelf en de gevraagde steun past"
        " binnen de enveloppe van de oproep.",
        conditions=(_CONDITION,) if network.told["key"] == "drones" else (),
    )


def _send_letters(item: AgendaItem, day: date) -> None:
    secretary = people.actor("dirk")
    for draft in actions.write_letters(item, actor=secretary, at=moment(day, 9)):
        letter = actions.finish_letter(draft, actor=secretary, at=moment(day, 11))
        actions.send_letter(letter, actor=secretary, at=moment(day, 14))
