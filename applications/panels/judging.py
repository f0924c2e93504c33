"""What stands on the pages of the judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from applications.lists.judging import state_of
from applications.models import Application, CallCriterion
from applications.permissions.judging import judging_verdicts, may_rank
from applications.queries.calls import criteria_of
from applications.queries.judging.admissibility import (
    checklist_of,
    exclusion_tests_of,
    outcomes_of,
)
from applications.queries.judging.letters import letters_of
from applications.rules.judging.admissibility import CRITICAL, Point
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.ui import Text
from clusterbeleid.kernel.transitions import Verdict


@dataclass(frozen=True)
class Button:
    """A step on a page that may be taken now; the first one is the main one."""

    label: Text
    url: str
    is_main: bool


@dataclass(frozen=True)
class NamedPoint:
    """A point of the checklist with its number, its name, and where it is answered."""

    number: int
    name: str
    point: Point
    url: str


_STEPS = (
    ("invite_expert", _("Invite an expert"), "applications:invite_expert"),
    ("record_meeting", _("Record a consensus meeting"), "applications:consensus"),
    ("start_assessment", _("Start the assessment"), "applications:start_assessment"),
    ("declare_admissible", _("Declare admissible"), "applications:declare_admissible"),
    ("declare_inadmissible", _("Declare not admissible"), "applications:declare_inadmissible"),
    ("record_exclusion", _("Record a test of the exclusions"), "applications:exclusion"),
)


def judging_page(actor: Actor, application: Application, *, on: date) -> dict[str, Any]:
    """Return everything on the page of the judgement of one application."""
    allowed = judging_verdicts(actor, application, on=on)
    return {
        "application": application,
        "state": state_of(application),
        "buttons": buttons(application, allowed, _STEPS),
        "may_rank": may_rank(actor, application.call, on=on).allowed,
        "may_invite": allowed["invite_expert"].allowed,
        "points": named_points(application, may_answer=allowed["answer_point"].allowed),
        "tests": exclusion_tests_of(application),
        "outcomes": outcomes_of(application),
        "letters": letters_of(application),
    }


def buttons(
    application: Application,
    allowed: dict[str, Verdict],
    steps: Sequence[tuple[str, Text, str]],
) -> list[Button]:
    """Return the steps that may be taken now, in their order."""
    found = [(label, name) for action, label, name in steps if allowed[action].allowed]
    return [
        Button(label, reverse(name, args=[application.pk]), is_main=number == 0)
        for number, (label, name) in enumerate(found)
    ]


def named_points(application: Application, *, may_answer: bool) -> list[NamedPoint]:
    """Return the checklist with names in the language of the reader."""
    names = {row.code: criterion_name(row) for row in criteria_of(application.call)}
    return [
        NamedPoint(
            number, point_name(point.code, names), point, _url(application, point, may_answer)
        )
        for number, point in enumerate(checklist_of(application), start=1)
    ]


def point_name(code: str, criteria: dict[str, str]) -> str:
    """Return the name of a point: a critical criterion has the name the call gave it."""
    if code.startswith(CRITICAL):
        return criteria.get(code.removeprefix(CRITICAL), code)
    return sentence(f"point.{code}")


def criterion_name(row: CallCriterion) -> str:
    """Return the name of a criterion in the language of the reader."""
    return row.label_en if (get_language() or "nl").startswith("en") else row.label_nl


def _url(application: Application, point: Point, may_answer: bool) -> str:
    return reverse("applications:point", args=[application.pk, point.code]) if may_answer else ""
