"""What stands on the page of a call, and on the public page of open calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from applications.enums import DocumentKind, Step
from applications.lists.calls import call_status
from applications.models import Call
from applications.permissions.calls import call_verdicts
from applications.queries.calls import (
    call_facts,
    corrections_of,
    criteria_of,
    extensions_of,
    steps_of,
)
from applications.rules.calls import check_call
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.formatting import format_number
from clusterbeleid.core.history_text import readable
from clusterbeleid.core.ui import Text

_STEPS = (
    ("publish_call", _("Publish"), "applications:publish_call"),
    ("extend_term", _("Extend a term"), "applications:extend"),
    ("correct_call", _("Change"), "applications:correct_call"),
    ("correct_texts", _("Correct the texts"), "applications:correct_texts"),
    ("copy_call", _("Copy"), "applications:copy_call"),
    ("close_call", _("Close"), "applications:close_call"),
    ("drop_call", _("Drop"), "applications:drop_call"),
)


@dataclass(frozen=True)
class Button:
    """A step on a page that may be taken now; the first one is the main one."""

    label: Text
    url: str
    is_main: bool


@dataclass(frozen=True)
class Term:
    """A step with its opening and closing moment, and whether it is open now."""

    step: str
    label: Text
    opens_at: datetime | None
    closes_at: datetime | None
    is_open: bool


@dataclass(frozen=True)
class PublicCall:
    """A call as everybody may read it, in the language of the reader.

    ``main`` criteria come with their weight in words, ``critical`` ones have none (R36).
    """

    call: Call
    name: str
    about: str
    terms: Sequence[Term]
    main: Sequence[tuple[str, str]]
    critical: Sequence[str]
    documents: Sequence[Text]


def call_page(actor: Actor, call: Call, *, now: datetime) -> dict[str, Any]:
    """Return everything on the page of one call."""
    allowed = call_verdicts(actor, call)
    steps = [(label, name) for action, label, name in _STEPS if allowed[action].allowed]
    return {
        "call": call,
        "state": call_status(call),
        "buttons": [
            Button(label, reverse(name, args=[call.pk]), is_main=number == 0)
            for number, (label, name) in enumerate(steps)
        ],
        "terms": terms_of(call, now),
        "criteria": criteria_of(call),
        "extensions": extensions_of(call),
        "documents": _documents(call),
        "check": check_call(call_facts(call, now)),
        "corrections": readable(corrections_of(call)),
        "may_correct": allowed["correct_call"].allowed,
    }


def terms_of(call: Call, now: datetime) -> list[Term]:
    """Return the terms of all steps; one without opening moment is not open."""
    return [_term(call, step, now) for step in steps_of(call)]


def public_call(call: Call, now: datetime) -> PublicCall:
    """Return a call for the public page; its criteria are best prefetched."""
    language = "en" if (get_language() or "nl").startswith("en") else "nl"
    named = [(getattr(row, f"label_{language}"), row.weight) for row in call.criteria.all()]
    return PublicCall(
        call=call,
        name=getattr(call, f"name_{language}"),
        about=getattr(call, f"about_{language}"),
        terms=terms_of(call, now),
        main=[(name, format_number(weight.normalize())) for name, weight in named if weight],
        critical=[name for name, weight in named if not weight],
        documents=_documents(call),
    )


def as_json(call: Call, now: datetime) -> dict[str, Any]:
    """Return a public call as plain JSON: moments ISO with offset, amounts as text."""
    return {
        "reference": call.reference,
        "kind": call.kind,
        "name": {"nl": call.name_nl, "en": call.name_en},
        "about": {"nl": call.about_nl, "en": call.about_en},
        "steps": [
            {
                "step": term.step,
                "opens_at": term.opens_at.isoformat() if term.opens_at else None,
                "closes_at": term.closes_at.isoformat() if term.closes_at else None,
                "open": term.is_open,
            }
            for term in terms_of(call, now)
        ],
        "envelope": str(call.envelope) if call.envelope is not None else None,
        "minimum_companies": call.minimum_companies,
        "required_documents": list(call.required_documents),
        "criteria": [
            {
                "code": row.code,
                "kind": row.kind,
                "label": {"nl": row.label_nl, "en": row.label_en},
                "weight": str(row.weight) if row.weight is not None else None,
            }
            for row in call.criteria.all()
        ],
        "contact": {
            "name": call.contact_name,
            "email": call.contact_email,
            "phone": call.contact_phone,
        },
    }


def _term(call: Call, step: Step, now: datetime) -> Term:
    opens, closes = call.opens_at(step), call.closes_at(step)
    begun = opens is not None and opens <= now
    return Term(step.value, step.label, opens, closes, begun and (closes is None or now <= closes))


def _documents(call: Call) -> list[Text]:
    labels = dict(DocumentKind.choices)
    return [labels[kind] for kind in call.required_documents if kind in labels]
