"""The self-evaluation as a whole: one structure for screen and dossier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from clusterbeleid.core.formatting import format_day, format_euro, format_number, format_pct
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.written.sealing import written_pdf
from clusterbeleid.core.written.whole import Part, Rows, Whole, Words
from evaluations.rules.interim.written import FORM, SECTION, VERSION
from evaluations.texts.interim_written import QUESTIONS


def whole_of(content: Mapping[str, Any]) -> Whole:
    """Return a self-evaluation, drafted or sealed, ready to be shown."""
    told = thaw(dict(content))
    figures = told["figures"]
    return Whole(
        title=told["cluster"],
        facts=(
            (_("Reference"), told["reference"]),
            (_("Evaluation due on"), format_day(told["due_on"])),
            (_("Figures of"), format_day(figures["on"])),
            (_("Members"), format_number(figures["members"])),
            (_("Company members"), format_number(figures["companies"])),
            (_("SMEs among the company members"), format_number(figures["smes"])),
        ),
        parts=(_years(figures["years"]), _answers(told["answers"])),
    )


def self_pdf(content: Mapping[str, Any], sha256: str, **version: Any) -> bytes:
    """Return a self-evaluation as a tagged PDF; ``version`` as ``written_pdf`` asks, nothing for a draft.

    Equal input gives equal bytes. Raises ``PdfFailed``.
    """
    return written_pdf(
        lambda: whole_of(content),
        lambda: f"{content['cluster']}: {_('Self-evaluation')} {content['reference']}",
        sha256,
        language="nl",
        **version,
    )


def _years(rows: list[dict[str, Any]]) -> Part:
    heads = (
        _("Project year"),
        _("First day"),
        _("Aid"),
        _("Planned co-financing"),
        _("Received in time"),
        _("Paid in"),
    )
    cells = [
        [
            row["year"],
            format_day(row["first_day"]),
            format_euro(row["granted"]),
            format_euro(row["planned"]),
            format_euro(row["received"]),
            format_pct(row["percentage"]),
        ]
        for row in rows
    ]
    return Part("figures", _("Figures by project year"), (), Rows(heads, cells))


def _answers(answers: Mapping[str, str]) -> Part:
    words = tuple(
        Words(QUESTIONS[field.key], answers[field.key])
        for field in FORM.fields(VERSION, SECTION)
        if answers.get(field.key, "").strip()
    )
    return Part(SECTION, _("Self-evaluation"), words)
