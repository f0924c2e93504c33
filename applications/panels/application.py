"""What stands on the pages of an application: meter, sections, buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.actions.answers import Clash, Saved
from applications.actions.data import TypedText
from applications.documents.whole import whole_of
from applications.enums import ApplicationState, Step
from applications.lists.applications import application_status
from applications.models import Application, Submission
from applications.panels.calls import Button
from applications.permissions.files import verdicts
from applications.queries.calls import closing_for
from applications.queries.content import Content, application_facts, content_of
from applications.queries.files import led_to, open_completion, open_sections, origins_of
from applications.queries.snapshots import latest_submission
from applications.rules.completeness import Completeness, Missing, completeness_of
from applications.rules.form import form_of
from applications.texts.form import FIELDS, HINTS, SECTIONS
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.ui import Text
from clusterbeleid.kernel.findings import Finding
from clusters.actions.common import day_of

# Step, its name and its page; the first that is possible is the main one, unless it ends the file.
STEPS = (
    ("submit", _("Submit"), "applications:submit"),
    ("complete", _("Submit the completion"), "applications:submit"),
    ("invite", _("Invite"), "applications:invite"),
    ("join", _("Join"), "applications:join"),
    ("ask_completion", _("Ask completion"), "applications:ask_completion"),
    ("reopen", _("Reopen"), "applications:ask_completion"),
    ("end_completion", _("Go on without completion"), "applications:end_completion"),
    ("withdraw", _("Withdraw"), "applications:withdraw"),
    ("drop_draft", _("Withdraw"), "applications:withdraw"),
)
_OF_EXPRESSION = frozenset({"invite", "join"})
# Never what the page leads to.
_ENDING = frozenset({"reopen", "withdraw", "drop_draft"})


@dataclass(frozen=True)
class Lack:
    """Something missing, with the link to its field."""

    label: str
    url: str
    blocks: bool


@dataclass(frozen=True)
class SectionLine:
    """A section in the list: its page, whether it is open, and how much it lacks."""

    code: str
    label: Text
    url: str
    is_open: bool
    lacks: int


@dataclass(frozen=True)
class AnswerField:
    """A field of a section with what stands in it."""

    key: str
    label: Text
    hint: Text
    text: str
    version: int
    asked: bool
    clash: Clash | None = None

    def after(self, saved: Saved, typed: Mapping[str, TypedText]) -> AnswerField:
        """Return the field as it looks once ``typed`` was saved, or left alone for a clash."""
        clash = next((row for row in saved.clashes if row.key == self.key), None)
        if self.key not in typed:
            return self
        version = saved.versions.get(self.key, typed[self.key].version)
        return replace(self, text=typed[self.key].text, version=version, clash=clash)


def application_page(actor: Actor, application: Application, *, now: datetime) -> dict[str, Any]:
    """Return everything on the overview of an application for its writers."""
    content = content_of(application)
    found = completeness_of(application_facts(content, today=day_of(now)))
    return {
        **frame(actor, application, now=now),
        "meter": found,
        "lacks": [lack_of(application, row) for row in found.missing],
        "sections": sections_of(application, found, open_sections(application, now)),
        "completion": open_completion(application),
        "blocked": bool(found.blocking),
        "is_overview": True,
    }


def reading_page(actor: Actor, application: Application, *, now: datetime) -> dict[str, Any]:
    """Return an application as it was handed in, for who judges it; never what is typed since."""
    submission = latest_submission(application)
    return {
        **frame(actor, application, now=now),
        "submission": submission,
        "whole": whole_of(submission.content) if submission else None,
        "findings": _kept(submission) if submission else (),
        "is_overview": True,
        "completion": open_completion(application),
        "origins": origins_of(application),
        "led_to": led_to(application, actor, on=day_of(now)),
    }


def _kept(submission: Submission) -> Sequence[Finding]:
    """Return the remarks of the rules as they stood when the application was handed in."""
    found = from_json({"findings": submission.findings})
    return found.findings if found else ()


def frame(actor: Actor, application: Application, *, now: datetime) -> dict[str, Any]:
    """Return what every page of an application shows."""
    allowed = verdicts(actor, application, on=day_of(now))
    steps = [
        (label, name, step not in _ENDING)
        for step, label, name in STEPS
        if allowed[step].allowed
        and (step not in _OF_EXPRESSION or application.step == Step.EXPRESSION)
    ]
    return {
        "application": application,
        "status": application_status(application),
        "is_applicant": actor.has(*CLUSTER_SIDE),
        "closes_at": closing_for(application)
        if application.state == ApplicationState.DRAFT
        else None,
        "buttons": [
            Button(label, reverse(name, args=[application.pk]), is_main=leads and number == 0)
            for number, (label, name, leads) in enumerate(steps)
        ],
    }


def sections_of(
    application: Application, found: Completeness, opened: frozenset[str]
) -> list[SectionLine]:
    """Return the sections in their order, with how much each lacks."""
    lacks: dict[str, int] = {}
    for row in found.missing:
        lacks[row.section] = lacks.get(row.section, 0) + 1
    return [
        SectionLine(
            section.code,
            SECTIONS[section.code],
            section_url(application, section.code),
            section.code in opened,
            lacks.get(section.code, 0),
        )
        for section in form_of(application.call.form_version)
    ]


def section_url(application: Application, code: str) -> str:
    """Return the page of a section."""
    return reverse("applications:section", args=[application.pk, code])


def lack_of(application: Application, row: Missing) -> Lack:
    """Return a gap in words, with the link that puts the cursor at its field."""
    url = f"{section_url(application, row.section)}#{anchor_of(row.field)}"
    return Lack(sentence(f"asked.{row.field}"), url, row.blocks)


def anchor_of(field: str) -> str:
    """Return the id on the page of a section that a gap leads to."""
    return f"id_{field}" if field in FIELDS else "content"


def answer_fields(content: Content, code: str) -> Sequence[AnswerField]:
    """Return the fields of a section with what is stored."""
    application = content.application
    stored: Mapping[str, Any] = {row.key: row for row in content.answers}
    fields = [
        field
        for section in form_of(application.call.form_version)
        if section.code == code
        for field in section.fields
    ]
    return [
        AnswerField(
            field.key,
            FIELDS[field.key],
            HINTS.get(field.key, ""),
            stored[field.key].text if field.key in stored else "",
            stored[field.key].version if field.key in stored else 0,
            application.step in field.asked,
        )
        for field in fields
    ]
