"""A committee of seven and its meetings, made through the actions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from clusterbeleid.accounts.models import RoleAssignment, User
from clusterbeleid.core.actors import SYSTEM, Actor, Role
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.parameters import (
    ParameterDraft,
    approve_parameter,
    propose_parameter,
)
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from committee import actions, effects, subjects
from committee.actions import DecisionData, MeetingData, PresenceData, SeatData
from committee.enums import DecisionType, MeetingKind, Presence, SeatRole
from committee.models import (
    AgendaItem,
    CommitteeMandate,
    Decision,
    LetterTemplate,
    Meeting,
)
from committee.queries import roster_of
from committee.rules import Dossier, Fact, Proposal, Section, Table
from committee.subjects import Recipient, Subject
from tests.people import NOW, TODAY, acting, actor, person

KIND = "test.file"
SINCE = date(2024, 1, 1)


@dataclass
class FakeRoom:
    """A room above that has files to decide on; its files are rows in memory."""

    files: dict[int, Subject] = field(default_factory=dict)
    content: dict[int, Dossier] = field(default_factory=dict)
    applied: list[Decision] = field(default_factory=list)
    refuses: str = ""

    def subject(self, subject_id: int, *, on: date) -> Subject:
        return self.files[subject_id]

    def dossier(self, subject_id: int, *, on: date) -> Dossier:
        return self.content[subject_id]

    def apply(self, decision: Decision, *, actor: Actor, at: datetime) -> None:
        self.applied.append(decision)

    def preview(self, item: AgendaItem, proposal: Proposal, *, on: date) -> Explained:
        amount = Decimal(proposal.payload.get("amount", "0"))
        line = Line("line.ledger.committed", amount, "EUR", "R12")
        findings = (Finding(Level.BLOCK, self.refuses, "R12"),) if self.refuses else ()
        return Explained((line,), findings)

    def add(self, title: str = "Entertainmenttechnologie", **values: Any) -> int:
        key = len(self.files) + 1
        given = {
            "reference": f"DOS-{key}",
            "scope": f"cluster:{10**6 + key}",
            "proposal": Proposal(DecisionType.GRANT, f"Steun aan {title}.", {"amount": "1000.00"}),
            "organisations": frozenset({"0203430576"}),
            "allowed": frozenset({DecisionType.REFUSE.value}),
            "recipients": (Recipient("Vzw Een", "0203430576", "een@example.be"),),
            **values,
        }
        self.files[key] = Subject(title=title, **given)
        self.content[key] = Dossier(
            (
                Section(
                    f"Aanvraag {title}",
                    (f"De aanvraag van {title}.",),
                    (Fact("Gevraagd", Decimal("1000.00"), "EUR"),),
                    (Table("Scores", ("Criterium", "Score"), (("Nood", "4"),)),),
                ),
            )
        )
        return key


def fake_room(monkeypatch: Any) -> FakeRoom:
    """Register a room for the time of a test, with an effect for granting."""
    room = FakeRoom()
    kinds = {**subjects._registry.kinds, KIND: subjects.Kind("Proefdossier", room)}
    monkeypatch.setattr(subjects._registry, "kinds", kinds)
    monkeypatch.setattr(effects, "_EFFECTS", dict(effects._EFFECTS))
    effects.register_effect(DecisionType.GRANT, KIND, apply=room.apply, preview=room.preview)
    return room


@dataclass
class Committee:
    """Seven people with a seat and the secretary, all with an account."""

    secretary: Actor
    people: list[User]

    @property
    def members(self) -> list[Actor]:
        """Chair first."""
        return [actor(one) for one in self.people]


def make_seat(user: User, role: str = SeatRole.MEMBER, **values: Any) -> CommitteeMandate:
    data = SeatData(user, role, values.pop("first_day", SINCE), **values)
    return actions.give_seat(data, actor=acting(Role.COMMITTEE_SECRETARY), at=NOW)


def make_committee(members: int = 7, *, deputies: int = 0) -> Committee:
    """Return a committee whose first member is the chair."""
    name_of_authority()
    boss = person(Role.COMMITTEE_SECRETARY, name="Secretaris Saar")
    people = [person(Role.COMMITTEE_MEMBER, name=f"Lid {n}") for n in range(1, members + 1)]
    roles = [SeatRole.CHAIR] + [SeatRole.MEMBER] * (members - deputies - 1)
    roles += [SeatRole.DEPUTY] * deputies
    for one, role in zip(people, roles, strict=True):
        make_seat(one, role)
    make_seat(boss, SeatRole.SECRETARY)
    return Committee(actor(boss), people)


def make_templates() -> LetterTemplate:
    """Load the first texts; return the one for letters about a grant."""
    actions.load_first_texts(at=NOW)
    return LetterTemplate.objects.get(decision_type="grant", language="nl")


def name_of_authority() -> None:
    """Let the authority have its names."""
    actions.load_first_texts(at=NOW)


def give_role(user: User, role: str) -> None:
    row = RoleAssignment(user=user, role=role, first_day=SINCE)
    save_tracked(row, actor=SYSTEM, at=NOW, reason="test")


def shares(quorum: str | None = "50", majority: str | None = "50") -> None:
    """Let figures say how many must take part, and how many must agree."""
    one, two = acting(Role.HEAD_OF_TEAM), acting(Role.HEAD_OF_TEAM)
    for key, value in (("quorum", quorum), ("majority", majority)):
        if value is not None:
            draft = ParameterDraft(
                f"committee.{key}_pct", Decimal(value), date(2020, 1, 1), None, "R50", "Proef", "E"
            )
            figure = propose_parameter(draft, actor=one, at=NOW, reason="Proef.")
            approve_parameter(figure, actor=two, at=NOW)


def make_meeting(committee: Committee, *, written: bool = False, **values: Any) -> Meeting:
    kind = MeetingKind.WRITTEN if written else MeetingKind.MEETING
    closes = datetime(2026, 11, 25, 12, 0, tzinfo=BRUSSELS) if written else None
    data = MeetingData(
        kind, values.get("on_day", TODAY), time(9, 30), "Brussel", values.get("closes_at", closes)
    )
    return actions.plan_meeting(data, actor=committee.secretary, at=NOW)


def put_on(committee: Committee, meeting: Meeting, subject_id: int) -> AgendaItem:
    return actions.put_on_agenda(meeting, KIND, subject_id, actor=committee.secretary, at=NOW)


def sealed(committee: Committee, item: AgendaItem) -> AgendaItem:
    actions.seal_dossier(item, actor=committee.secretary, at=NOW)
    return item


def opened(committee: Committee, meeting: Meeting, *, present: int | None = None) -> Meeting:
    """Convene and open a meeting with the first ``present`` people there."""
    who: dict[str, Any] = {"actor": committee.secretary, "at": NOW}
    meeting = actions.open_meeting(actions.convene_meeting(meeting, **who), **who)
    be_there(committee, meeting, present)
    return meeting


def be_there(committee: Committee, meeting: Meeting, present: int | None = None) -> None:
    there = {one.pk for one in committee.people[:present]}
    given = {
        seat.pk: PresenceData(
            Presence.PRESENT if seat.person_id in there else Presence.EXCUSED, None
        )
        for seat in roster_of(meeting)
        if seat.role != SeatRole.SECRETARY
    }
    actions.record_attendance(meeting, given, actor=committee.secretary, at=NOW)


def no_interest(item: AgendaItem, *members: Actor) -> None:
    for one in members:
        reason = "Enkel lid van de sectorvereniging." if item.organisations else ""
        actions.declare(item, has_interest=False, reason=reason, actor=one, at=NOW)


def votes(item: AgendaItem, *choices: tuple[Actor, str]) -> None:
    for one, choice in choices:
        actions.cast_vote(item, choice=choice, actor=one, at=NOW)


def voting_item(committee: Committee, room: FakeRoom, **values: Any) -> AgendaItem:
    """Return an item on which the vote is open, everybody present and without interest."""
    meeting = make_meeting(committee, written=values.get("written", False))
    item = sealed(committee, put_on(committee, meeting, room.add(**values.get("subject", {}))))
    opened(committee, meeting, present=values.get("present"))
    no_interest(item, *committee.members[: values.get("declared")])
    return actions.open_vote(item, actor=committee.secretary, at=NOW)


def closed_item(
    committee: Committee, room: FakeRoom, choices: list[str], **values: Any
) -> AgendaItem:
    """Return an item whose vote is closed with these choices."""
    item = voting_item(committee, room, **values)
    votes(item, *zip(committee.members, choices, strict=False))
    return actions.close_vote(item, actor=committee.secretary, at=NOW)


def decision_data(**values: Any) -> DecisionData:
    given = {
        "decision_type": DecisionType.GRANT.value,
        "outcome": "De steun wordt toegekend.",
        "motivation": "De aanvraag voldoet aan alle criteria.",
        **values,
    }
    return DecisionData(**given)


def decided(committee: Committee, room: FakeRoom, **values: Any) -> Decision:
    """Return a decision to grant, carried by everybody present."""
    choices = ["for"] * len(committee.people)
    item = closed_item(committee, room, choices)
    if values.pop("regular", True):
        item = actions.confirm_regularity(
            item, note="Alle leden waren er.", actor=committee.secretary, at=NOW
        )
    data = decision_data(**values)
    return actions.record_decision(item, data, actor=committee.secretary, at=NOW)
