"""Who may use the pages of the committee, and the records they are about."""

from __future__ import annotations

from typing import Any

from clusterbeleid.core.files import store_bytes
from clusterbeleid.core.models import BackgroundJob
from committee import actions, subjects
from committee.models import AgendaItem, CommitteeMandate, SealedDossier
from tests.access_policy import ADMINISTRATOR, Rule, Who, form, page
from tests.access_world import File, Records
from tests.committee.builders import (
    KIND,
    Committee,
    FakeRoom,
    be_there,
    decision_data,
    make_committee,
    make_meeting,
    make_templates,
    no_interest,
    put_on,
    votes,
)
from tests.people import NOW, actor

SECRETARY = frozenset({Who.SECRETARY})
AGENDA = SECRETARY | {Who.HEAD}
# The member has no seat here: what a seat opens stands in tests/committee/test_attacks.py.
COMMITTEE = AGENDA | {Who.AUDITOR, Who.MEMBER}
MEETING = AGENDA | {Who.AUDITOR}
ITEM = MEETING | {Who.MANAGER}
DECISIONS = COMMITTEE | {Who.MANAGER, Who.OTHER_MANAGER}


def meeting(who: Any = SECRETARY, record: str = "") -> Rule:
    """Return a form about a meeting."""
    return Rule(get=who, post=who, see=MEETING, record=record)


def item(who: Any = SECRETARY, record: str = "") -> Rule:
    """Return a form about an agenda item."""
    return Rule(get=who, post=who, see=ITEM, record=record)


def press(who: Any, see: Any, record: str) -> Rule:
    """Return a button on a meeting or an item."""
    return Rule(post=who, see=see, record=record)


POLICY: dict[str, Rule] = {
    "committee:meetings": page(COMMITTEE),
    "committee:roster": page(COMMITTEE | ADMINISTRATOR),
    "committee:new_seat": form(SECRETARY),
    "committee:seat": form(SECRETARY),
    "committee:new_meeting": form(SECRETARY),
    "committee:meeting": Rule(get=MEETING, see=MEETING),
    "committee:correct_meeting": meeting(record="planned"),
    "committee:convene_meeting": press(SECRETARY, MEETING, "planned"),
    "committee:open_meeting": press(SECRETARY, MEETING, "convened"),
    "committee:close_meeting": press(SECRETARY, MEETING, ""),
    "committee:cancel_meeting": meeting(record="planned"),
    "committee:attendance": meeting(),
    "committee:add_item": meeting(AGENDA),
    "committee:minutes": Rule(get=MEETING, see=MEETING),
    "committee:approve_minutes": meeting(record="closed meeting"),
    "committee:new_bundle": press(MEETING, MEETING, ""),
    # A bundle is for who asked for it.
    "committee:bundle": Rule(get=frozenset(), see=frozenset(), record="bundle"),
    "committee:verify": form(DECISIONS),
    "committee:decisions": page(DECISIONS),
    "committee:item": Rule(get=ITEM, see=ITEM, record="listed"),
    "committee:declare": item(ITEM, "listed"),
    "committee:order_item": press(AGENDA, ITEM, "listed"),
    "committee:seal": press(AGENDA, ITEM, "listed"),
    "committee:take_off": item(AGENDA, "listed"),
    "committee:adjourn": item(record="listed"),
    "committee:open_vote": press(SECRETARY, ITEM, "listed"),
    "committee:close_vote": press(SECRETARY, ITEM, "voting"),
    # Without a seat the vote is refused with a message, as everything a vote can lack.
    "committee:vote": press(ITEM, ITEM, "voting"),
    "committee:regularity": item(record="vote closed"),
    "committee:decide": item(record="vote closed"),
    "committee:write_letters": press(AGENDA, ITEM, "decided"),
    "committee:letter": Rule(get=MEETING, see=MEETING, record="letter"),
    "committee:correct_letter": Rule(get=AGENDA, post=AGENDA, see=MEETING, record="letter"),
    "committee:finish_letter": Rule(post=AGENDA, see=MEETING, record="letter"),
    "committee:send_letter": Rule(get=AGENDA, post=AGENDA, see=MEETING, record="final letter"),
    "committee:texts": page(AGENDA),
    "committee:new_template": form(AGENDA),
    "committee:new_name": form(AGENDA),
}


def records(file: File) -> Records:
    """Make a meeting in each state, an item in each state, and letters about a decision."""
    committee, room = _committee(), FakeRoom()
    subjects.register_subject(KIND, _KEPT.setdefault("room", room), "Proefdossier")
    make_templates()
    who: dict[str, Any] = {"actor": committee.secretary, "at": NOW}
    planned = make_meeting(committee)
    _item(committee, planned, file)
    convened = make_meeting(committee)
    _item(committee, convened, file)
    actions.convene_meeting(convened, **who)
    closed = make_meeting(committee)
    waits = _item(committee, closed, file)
    actions.convene_meeting(closed, **who)
    actions.open_meeting(closed, **who)
    actions.adjourn_item(waits, reason="Later.", **who)
    actions.close_meeting(closed, **who)
    open_meeting = make_meeting(committee)
    items = [_item(committee, open_meeting, file) for _ in range(4)]
    actions.convene_meeting(open_meeting, **who)
    actions.open_meeting(open_meeting, **who)
    be_there(committee, open_meeting)
    for one in items[1:]:
        _voted(committee, one)
    for one in items[2:]:
        actions.close_vote(one, **who)
    actions.confirm_regularity(items[3], note="Ja.", **who)
    actions.record_decision(items[3], decision_data(), **who)
    letters = actions.write_letters(items[3], **who)
    actions.finish_letter(letters[0], **who)
    return {
        "seat_id": CommitteeMandate.objects.earliest("pk").pk,
        "meeting_id": open_meeting.pk,
        "planned:meeting_id": planned.pk,
        "convened:meeting_id": convened.pk,
        "closed meeting:meeting_id": closed.pk,
        "listed:reference": items[0].reference,
        "voting:reference": items[1].reference,
        "vote closed:reference": items[2].reference,
        "decided:reference": items[3].reference,
        "letter:letter_id": letters[1].pk,
        "final letter:letter_id": letters[0].pk,
        "bundle:job_id": _bundle(open_meeting, committee).pk,
    }


_KEPT: dict[str, Any] = {}


def _committee() -> Committee:
    """Return the committee of this world: there is one, whatever the number of files."""
    if not CommitteeMandate.objects.exists():
        _KEPT["committee"] = make_committee(2)
    found: Committee = _KEPT["committee"]
    return found


def _item(committee: Committee, meeting: Any, file: File) -> AgendaItem:
    recipients = (
        subjects.Recipient("Vzw Een", "0203430576", "een@example.be"),
        subjects.Recipient("Vzw Twee", "0203430576", "twee@example.be"),
    )
    key = _KEPT["room"].add(scope=file.cluster.scope, recipients=recipients)
    return put_on(committee, meeting, key)


def _voted(committee: Committee, one: AgendaItem) -> None:
    """Open the vote on an item and let everybody vote; its dossier is sealed without drawing it."""
    stored = store_bytes(
        b"%PDF-1.7 proef",
        name="dossier.pdf",
        content_type="application/pdf",
        scope=one.own_scope,
        actor=committee.secretary,
        at=NOW,
    )
    SealedDossier.objects.create(
        item=one,
        number=1,
        content={"sections": []},
        file=stored,
        sha256=stored.sha256,
        sealed_at=NOW,
    )
    members = [actor(one) for one in committee.people]
    no_interest(one, *members)
    actions.open_vote(one, actor=committee.secretary, at=NOW)
    votes(one, *((member, "for") for member in members))


def _bundle(meeting: Any, committee: Committee) -> BackgroundJob:
    """Return a bundle that a member asked for."""
    reader = actor(committee.people[0])
    return actions.start_bundle(meeting, actor=reader, at=NOW)
