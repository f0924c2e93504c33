"""The form of a yearly plan and report: sections by the list of R60, by version."""

from __future__ import annotations

from clusterbeleid.kernel.written import Field, Form, Section
from evaluations.enums import ReportKind

LATEST_FORM = 1
PLAN = frozenset({ReportKind.PLAN.value})
REPORT = frozenset({ReportKind.REPORT.value})
BOTH = PLAN | REPORT

FORM = Form(
    {
        1: (
            Section("activities", (Field("activities-done", BOTH, blocks=True),)),
            Section("programme", (Field("programme-progress", BOTH),)),
            Section("members", (Field("members-told", REPORT),)),
            Section("board", (Field("board-told"),)),
            Section("cofinancing", (Field("cofinancing-told", REPORT),)),
            Section("projects", (Field("projects-told", REPORT),)),
            Section("indicators", (Field("nps", REPORT), Field("employment", REPORT))),
            Section("leverage", (Field("leverage-told", REPORT),)),
            Section("international", (Field("international-told", BOTH),)),
            Section("small_firms", (Field("small-firms", BOTH),)),
            Section("priorities", (Field("priorities", BOTH),)),
            Section(
                "access",
                (
                    Field("fees-url", REPORT),
                    Field("fees-date", REPORT),
                    Field("fee-list-from", REPORT),
                ),
            ),
            Section("risks", (Field("risks-told", BOTH),)),
            Section("next_year", (Field("next-year", REPORT),)),
        )
    }
)
# One line is enough: a number, a day or an address.
SHORT = frozenset({"nps", "employment", "fees-url", "fees-date", "fee-list-from"})
# What a next report begins with; what happened in a year is told anew.
CARRIED = frozenset(
    {
        "programme-progress",
        "leverage-told",
        "international-told",
        "small-firms",
        "priorities",
        "fees-url",
        "fees-date",
        "fee-list-from",
        "risks-told",
    }
)
NOTE, WHY = "note-", "why-"
