"""From frozen content to an answer as it is read, in the language in use or in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from clusterbeleid.core.formatting import (
    NOTHING,
    format_day,
    format_euro,
)
from clusterbeleid.core.frozen import thaw
from evaluations.interim_enums import EvaluationState, Outcome, RemarkKind
from evaluations.lists.kpis import written_figure
from projects.answer_documents.shape import Paper, Part, Table
from projects.answer_texts.first import first_texts, written_day
from projects.answer_texts.labels import LESSONS, TABLES, TITLES, Head, source_line

LANGUAGE = "nl"


def paper_of(content: Mapping[str, Any], *, sha256: str = "", state: str = "") -> Paper:
    """Return frozen content as it is read, in the language in use."""
    told = thaw(dict(content))
    question, figures = told["question"], told["figures"]
    return Paper(
        title=_title(question),
        minister=question["minister"],
        question=_asked(question),
        subject=question["subject"],
        as_of=figures["as_of"],
        parts=parts_of(figures, told["texts"]),
        state=state,
        sha256=sha256,
    )


def dutch_paper(content: Mapping[str, Any], *, sha256: str = "", state: str = "") -> Paper:
    """As ``paper_of``, in Dutch: the language in which a minister answers."""
    with translation.override(LANGUAGE):
        return paper_of(content, sha256=sha256, state=state)


def dutch_texts(figures: Mapping[str, Any]) -> dict[str, str]:
    """Return the first texts for frozen figures, in the language in which a minister answers."""
    with translation.override(LANGUAGE):
        return first_texts(thaw(dict(figures)))


def unasked_paper(figures: Mapping[str, Any]) -> Paper:
    """Return frozen figures with their first texts as an answer to no question in particular."""
    question = dict.fromkeys(("number", "asked_on", "member", "minister", "subject"), "")
    with translation.override(LANGUAGE):
        question["subject"] = _("Cluster pacts: renewal")
        content = {"question": question, "texts": dutch_texts(figures), "figures": figures}
        return paper_of(content, state=_("Draft, not stored."))


def parts_of(figures: Mapping[str, Any], texts: Mapping[str, str]) -> list[Part]:
    """Return the parts of thawed figures with their texts."""
    day = format_day(figures["as_of"])
    return [
        Part(
            number,
            part["code"],
            str(TITLES[part["code"]]),
            texts.get(part["code"], ""),
            [_table(row) for row in part["tables"] if row["rows"]],
            [source_line(row, day) for row in part["sources"] if row["count"]],
        )
        for number, part in enumerate(figures["sections"], start=1)
    ]


def _title(question: Mapping[str, Any]) -> str:
    if not question["number"]:
        return _("Answer to a parliamentary question")
    return _("Answer to question no. %(number)s of %(day)s") % {
        "number": question["number"],
        "day": written_day(question["asked_on"]),
    }


def _asked(question: Mapping[str, Any]) -> str:
    if not question["member"]:
        return ""
    return _("asked by %(member)s") % {"member": question["member"]}


def _table(table: Mapping[str, Any]) -> Table:
    caption, heads = TABLES[table["code"]]
    # As text in the language in use: a paper is read later, maybe in another one.
    named = [Head(head.key, str(head.label), head.kind) for head in heads]
    rows = [[_written(row, head) for head in named] for row in table["rows"]]
    return Table(table["code"], str(caption), named, rows)


def _written(row: Mapping[str, Any], head: Head) -> str:
    value = row[head.key]
    match head.kind:
        case "together":
            return str(value or _("all together"))
        case "demo":
            return f"{value} (demo)" if row["is_demo"] and "demo" not in value else str(value)
        case "figure":
            return written_figure(value, row["unit"]) if value is not None else NOTHING
    return _plain(value, head.kind) if value not in {None, ""} else NOTHING


def _plain(value: Any, kind: str) -> str:
    match kind:
        case "day":
            return format_day(value)
        case "euro":
            return format_euro(Decimal(value))
        case "yes_no":
            return _("yes") if value else _("no")
        case "stage":
            return str(EvaluationState(value).label)
        case "outcome":
            return str(Outcome(value).label)
        case "lesson":
            return str(LESSONS[value] if value in LESSONS else RemarkKind(value).label)
    return str(value)
