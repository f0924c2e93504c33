"""What stands on the pages of an application: meter, sections, buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.documents.whole import whole_of
from applications.enums import ApplicationState, Step
from applications.lists.applications import application_status
from applications.models import Application, Submission
from applications.panels.calls import Button
from applications.panels.letters import letter_lines
from applications.permissions.files import verdicts
from applications.queries.calls import closing_for
from applications.queries.content import Content, application_facts, content_of
from applications.queries.files import led_to, open_completion, open_sections, origins_of
from applications.queries.snapshots import latest_submission
from applications.rules.completeness import completeness_of
from applications.rules.form import FORM, form_of
from applications.texts.form import FIELDS, HINTS, SECTIONS
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.written.panels import AnswerField, Lack, SectionLine, fields_of
from clusterbeleid.kernel.findings import Finding
from clusterbeleid.kernel.written import Completeness, Missing
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
        "letters": letter_lines(actor, [application], on=day_of(now)),
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
        "letters": letter_lines(actor, [application], on=day_of(now)),
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
    return fields_of(
        FORM.fields(application.call.form_version, code),
        {row.key: row for row in content.answers},
        step=application.step,
        labels=FIELDS,
        hints=HINTS,
    )
