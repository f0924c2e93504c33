"""The page of one section: its fields, its rows, what it lacks and where to go on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from applications.models import Application
from applications.panels.application import (
    answer_fields,
    frame,
    lack_of,
    section_url,
    sections_of,
)
from applications.permissions.files import may_write
from applications.queries.content import Content, application_facts, content_of
from applications.queries.files import open_sections
from applications.rules.completeness import completeness_of
from applications.rules.form import form_of
from applications.texts.form import SECTIONS
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.texts import sentence
from clusterbeleid.core.ui import NavItem
from clusters.actions.common import day_of
from clusters.rules.board import check_board


def section_page(
    actor: Actor, application: Application, code: str, *, now: datetime
) -> dict[str, Any]:
    """Return everything on the page of a section."""
    content = content_of(application)
    opened = open_sections(application, now)
    found = completeness_of(application_facts(content, today=day_of(now)))
    writing = may_write(actor, application, code, opened, on=day_of(now))
    lines = sections_of(application, found, opened)
    here = [line.code for line in lines].index(code)
    return {
        **frame(actor, application, now=now),
        "code": code,
        "title": SECTIONS[code],
        "writing": writing.allowed,
        "closed_because": "" if writing.allowed else sentence(writing.code),
        "fields": answer_fields(content, code),
        "lacks": [lack_of(application, row) for row in found.missing if row.section == code],
        "tabs": [NavItem(line.label, line.url, line.code == code) for line in lines],
        "next_section": lines[here + 1] if here + 1 < len(lines) else None,
        "keep": f"application-{application.pk}",
        "reader": actor.user_id,
        **_ROWS.get(code, _no_rows)(content, now),
    }


def section_template(version: int, code: str) -> str:
    """Return the template of a section: answers in words, or rows of its own."""
    words = any(section.fields for section in form_of(version) if section.code == code)
    return "applications/section.html" if words else f"applications/section_{code}.html"


def _no_rows(_content: Content, _now: datetime) -> dict[str, Any]:
    return {}


def _board(content: Content, now: datetime) -> dict[str, Any]:
    """Return the proposed seats and the check of R40 on them."""
    facts = application_facts(content, today=day_of(now))
    return {
        "rows": content.seats,
        "board_check": check_board(facts.seats, current_params(), on=facts.today),
        "add_url": reverse("applications:add_row", args=[content.application.pk, "board"]),
    }


def _consortium(content: Content, _now: datetime) -> dict[str, Any]:
    application = content.application
    return {
        "rows": content.members,
        "add_url": reverse("applications:add_row", args=[application.pk, "consortium"]),
        "promises_url": section_url(application, "financing"),
    }


def _targets(content: Content, _now: datetime) -> dict[str, Any]:
    return {
        "rows": content.targets,
        "add_url": reverse("applications:add_row", args=[content.application.pk, "targets"]),
    }


def _documents(content: Content, _now: datetime) -> dict[str, Any]:
    return {
        "rows": content.documents,
        "add_url": reverse("applications:add_document", args=[content.application.pk]),
    }


_ROWS = {"documents": _documents, "board": _board, "consortium": _consortium, "targets": _targets}
