"""Each step of the committee first holds the meeting, the item or the letter it is about (Q3, A20)."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from committee import actions
from committee.actions.roster import name_authority
from tests.committee.builders import (
    decided,
    make_meeting,
    make_templates,
    put_on,
    sealed,
    voting_item,
)
from tests.harness.locks import locks_taken
from tests.people import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pdf")]

Act = Callable[[], object]
MEETING, ITEM, LETTER, AUTHORITY = (
    f"committee_{name}" for name in ("meeting", "agendaitem", "letter", "authorityname")
)


def voting(committee, room) -> Act:
    item = voting_item(committee, room)
    return partial(actions.cast_vote, item, choice="for", actor=committee.members[0], at=NOW)


def convening(committee, room) -> Act:
    meeting = make_meeting(committee)
    sealed(committee, put_on(committee, meeting, room.add()))
    return partial(actions.convene_meeting, meeting, actor=committee.secretary, at=NOW)


def finishing_a_letter(committee, room) -> Act:
    make_templates()
    item = decided(committee, room).item
    (letter,) = actions.write_letters(item, actor=committee.secretary, at=NOW)
    return partial(actions.finish_letter, letter, actor=committee.secretary, at=NOW)


def naming_the_authority(committee, room) -> Act:
    by: dict[str, Any] = {"actor": committee.secretary, "at": NOW, "reason": "Nieuwe naam."}
    return partial(name_authority, "Vlaio", "Decreet", date(2027, 1, 1), **by)


@pytest.mark.parametrize(
    ("arranged", "tables"),
    [
        pytest.param(voting, [ITEM], id="item_when_voting"),
        pytest.param(convening, [MEETING] * 3, id="meeting_when_convening"),
        pytest.param(finishing_a_letter, [LETTER] * 3, id="letter_when_finishing_it"),
        pytest.param(
            naming_the_authority, [AUTHORITY] * 2, id="name_before_when_naming_the_authority"
        ),
    ],
)
def test_rows_are_held(committee, room, arranged, tables):
    act = arranged(committee, room)
    with locks_taken() as taken:
        act()
    assert taken == tables
