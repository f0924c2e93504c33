"""Answers of the demo: one as the minister could have answered in 2020, one being written now (S2).

Numbers, names and texts are invented; the figures are what the demo knew on those days.
"""

from __future__ import annotations

from datetime import date

from clusterbeleid.core.frozen import hash_of
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import DEMO_DAY, moment
from projects.actions.answer_approval import freeze_answer
from projects.actions.answers import QuestionData, draw_up
from projects.models import Answer
from projects.queries.answers.stored import stored_content

_MINISTER = "Vlaams minister van Innovatie (demo)"
_SUBJECT = "Clusterpacten: vernieuwing"


def make_answers() -> None:
    """Draw up and freeze the answer of 2020, and leave one of today to be written."""
    first = _drawn_up("0201 (demo)", date(2020, 2, 3), date(2020, 2, 24))
    freeze_answer(
        first,
        seen=hash_of(stored_content(first)),
        actor=people.actor("hilde"),
        at=moment(date(2020, 2, 25)),
    )
    _drawn_up("0512 (demo)", date(2026, 11, 12), DEMO_DAY)


def _drawn_up(number: str, asked_on: date, as_of: date) -> Answer:
    data = QuestionData(number, asked_on, "Ann Voorbeeld (demo)", _MINISTER, _SUBJECT)
    return draw_up(data, as_of, actor=people.actor("els"), at=moment(as_of))
