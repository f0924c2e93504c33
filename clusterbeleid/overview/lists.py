"""The lists of the first page and of the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.formatting import format_days_left, format_moment
from clusterbeleid.core.history_text import ReadableChange
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.overview import due
from clusterbeleid.overview.attention import BOARD, COFINANCING, COMING, TASK, TEN_YEARS, Attention
from clusterbeleid.overview.due import AGENCY, ORGANISATION, Due
from committee.queries.waiting import DECIDE, DECLARE, FINISH, SEND, VOTE, Waiting

R = TypeVar("R", Attention, Due)
KINDS = [
    (COFINANCING, _("Co-financing")),
    (COMING, _("Co-financing to come")),
    (TEN_YEARS, _("Ten years")),
    (TASK, _("Task")),
    (BOARD, _("Board")),
]


def _within(rows: Sequence[R], value: str) -> list[R]:
    limit = int(value)
    return [row for row in rows if row.days is not None and row.days <= limit]


def _days(row: Attention | Due) -> str:
    return "" if row.days is None else format_days_left(row.days)


ATTENTION = Listing(
    name="attention",
    caption=_("What needs attention"),
    page_size=50,
    empty_text=_("Nothing needs attention today."),
    columns=(
        Column(
            key="status", label=_("Status"), value="status", kind="status", sort=lambda r: r.rank
        ),
        Column(key="cluster", label=_("Cluster"), value="cluster", sort="cluster"),
        Column(
            key="subject",
            label=_("Subject"),
            value="subject",
            link=lambda row: row.url or None,
            sort="subject",
        ),
        Column(key="day", label=_("Day"), value="day", kind="date", sort="day", note=_days),
        Column(key="amount", label=_("Gap"), value="amount", kind="euro", sort="amount"),
        Column(
            key="why",
            label=_("Why?"),
            value=lambda row: "",
            template="overview/_why_cell.html",
            in_export=False,
        ),
    ),
    filters=(
        Filter(key="kind", label=_("Subject"), apply="kind", choices=KINDS),
        Filter(key="cluster", label=_("Cluster"), apply="cluster", kind="text"),
        Filter(
            key="within",
            label=_("Day"),
            apply=_within,
            choices=[
                ("-1", _("Already passed")),
                ("7", _("Within a week")),
                ("30", _("Within 30 days")),
                ("365", _("Within a year")),
            ],
        ),
    ),
)

DUE = Listing(
    name="due",
    caption=_("What is due"),
    page_size=50,
    empty_text=_("Nothing is due."),
    columns=(
        Column(
            key="subject",
            label=_("What"),
            value="subject",
            link=lambda row: row.url,
            sort="subject",
            note=lambda row: row.why,
        ),
        Column(
            key="day",
            label=_("By when"),
            value="day",
            kind="date",
            sort=lambda row: row.day or date.max,
            note=_days,
        ),
        Column(key="who", label=_("Who acts"), value="who", sort="who"),
        Column(
            key="status", label=_("Status"), value="status", kind="status", sort=lambda r: r.rank
        ),
        Column(
            key="why",
            label=_("Why?"),
            value=lambda row: "",
            template="overview/_why_cell.html",
            in_export=False,
        ),
        Column(key="reason", label=_("Why"), value="why", on_screen=False),
    ),
    filters=(
        Filter(
            key="side",
            label=_("Who acts"),
            apply="side",
            choices=[(ORGANISATION, _("Cluster organisation")), (AGENCY, "VLAIO")],
        ),
        Filter(
            key="kind",
            label=_("Subject"),
            apply="kind",
            choices=[
                (due.TASK, _("Task")),
                (due.COFINANCING, _("Co-financing")),
                (due.PACT, _("Cluster pact")),
                (due.INSTALMENT, _("Instalment")),
            ],
        ),
        Filter(
            key="within",
            label=_("Day"),
            apply=_within,
            choices=[
                ("-1", _("Already passed")),
                ("30", _("Within 30 days")),
                ("365", _("Within a year")),
            ],
        ),
    ),
)

_COMMITTEE_STEPS = {
    DECLARE: _("Say whether you have an interest"),
    VOTE: _("Vote"),
    DECIDE: _("Record the decision"),
    FINISH: _("Make the letter final"),
    SEND: _("Send the letter"),
}


def _committee_page(row: Waiting) -> str:
    if row.letter is not None:
        return reverse("committee:letter", args=[row.letter.pk])
    pages = {DECLARE: "committee:declare", DECIDE: "committee:decide"}
    return reverse(pages.get(row.step, "committee:item"), args=[row.item.reference])


COMMITTEE_WORK = Listing(
    name="committee-work",
    caption=_("What waits for you"),
    page_size=50,
    empty_text=_("Nothing waits for you in the committee."),
    columns=(
        Column(key="step", label=_("To do"), value=lambda row: _COMMITTEE_STEPS[row.step]),
        Column(
            key="item",
            label=_("Item"),
            value="item.title",
            note=lambda row: row.letter.recipient if row.letter else row.item.subject_reference,
            link=_committee_page,
        ),
        Column(key="meeting", label=_("Meeting"), value="item.meeting.number"),
        Column(key="day", label=_("Day"), value="item.meeting.on_day", kind="date"),
        Column(
            key="closes",
            label=_("Answer until"),
            value=lambda row: (
                row.item.meeting.closes_at and format_moment(row.item.meeting.closes_at)
            ),
        ),
    ),
)


def _since(rows: Sequence[ReadableChange], day: date) -> list[ReadableChange]:
    return [row for row in rows if row.at.astimezone(BRUSSELS).date() >= day]


def _search(rows: Sequence[ReadableChange], text: str) -> list[ReadableChange]:
    wanted = text.casefold()
    return [row for row in rows if wanted in f"{row.what} {row.field}".casefold()]


HISTORY = Listing(
    name="history",
    caption=_("What changed in this file"),
    page_size=50,
    columns=(
        Column(key="at", label=_("When"), value="moment", sort=lambda row: row.at),
        Column(key="who", label=_("Who"), value="who", sort="who"),
        Column(key="what", label=_("What"), value="what", sort="what"),
        Column(key="field", label=_("Field"), value="field", sort="field"),
        Column(key="old", label=_("Before"), value="old"),
        Column(key="new", label=_("After"), value="new"),
        Column(key="why", label=_("Why"), value="why"),
    ),
    filters=(
        Filter(key="q", label=_("What or which field"), apply=_search, kind="text"),
        Filter(key="who", label=_("Who"), apply="who", kind="text"),
        Filter(key="since", label=_("Since"), apply=_since, kind="date"),
    ),
)
