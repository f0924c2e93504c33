"""The content of an application: rows for its pages, and facts for its rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TypeVar

from django.db.models import QuerySet

from applications.models import (
    Answer,
    Application,
    BudgetLine,
    ConsortiumMember,
    Document,
    FundingLine,
    KpiTarget,
    Pledge,
    ProposedSeat,
)
from applications.rules.facts import ApplicationFacts, CostFacts, FundingFacts, MemberFacts
from clusters.rules.board import SeatFacts

R = TypeVar(
    "R",
    Answer,
    ConsortiumMember,
    Pledge,
    BudgetLine,
    FundingLine,
    ProposedSeat,
    KpiTarget,
    Document,
)


@dataclass(frozen=True)
class Content:
    """Everything applicants wrote in one application, read at once; eight queries."""

    application: Application
    answers: tuple[Answer, ...]
    members: tuple[ConsortiumMember, ...]
    pledges: tuple[Pledge, ...]
    budget: tuple[BudgetLine, ...]
    funding: tuple[FundingLine, ...]
    seats: tuple[ProposedSeat, ...]
    targets: tuple[KpiTarget, ...]
    documents: tuple[Document, ...]

    def answer(self, key: str) -> Answer | None:
        """Return the answer to one field, or None."""
        return next((row for row in self.answers if row.key == key), None)


def content_of(application: Application) -> Content:
    """Return the whole content of one application."""
    return contents_of([application])[application.pk]


def contents_of(applications: Sequence[Application]) -> dict[int, Content]:
    """Return the whole content of each application by its key; eight queries, however many."""
    read = partial(_by_application, [row.pk for row in applications])
    answers, members = read(Answer.objects.all()), read(ConsortiumMember.objects.all())
    pledges = read(Pledge.objects.order_by("member_id", "year"))
    budget, funding = read(BudgetLine.objects.all()), read(FundingLine.objects.all())
    seats, targets = read(ProposedSeat.objects.all()), read(KpiTarget.objects.all())
    documents = read(Document.objects.select_related("file"))
    return {
        row.pk: Content(
            application=row,
            answers=tuple(answers[row.pk]),
            members=tuple(members[row.pk]),
            pledges=tuple(pledges[row.pk]),
            budget=tuple(budget[row.pk]),
            funding=tuple(funding[row.pk]),
            seats=tuple(seats[row.pk]),
            targets=tuple(targets[row.pk]),
            documents=tuple(documents[row.pk]),
        )
        for row in applications
    }


def _by_application(keys: Sequence[int], rows: QuerySet[R]) -> defaultdict[int, list[R]]:
    """Return rows by the key of their application, in the order of the query."""
    found: defaultdict[int, list[R]] = defaultdict(list)
    for row in rows.filter(application__in=keys):
        found[row.application_id].append(row)
    return found


def application_facts(content: Content, *, today: date) -> ApplicationFacts:
    """Return what the rules must know; no query, the content is read already."""
    application = content.application
    call = application.call
    typed = (
        *(("budget", row) for row in content.budget),
        *(("financing", row) for row in content.funding),
        *(("financing", row) for row in content.pledges),
    )
    return ApplicationFacts(
        step=application.step,
        kind=call.kind,
        form_version=call.form_version,
        today=today,
        first_day=application.first_day,
        last_day=application.last_day,
        applicant_size=application.applicant_size,
        answered=frozenset(row.key for row in content.answers if row.text.strip()),
        members=_members(content),
        costs=tuple(
            CostFacts(row.year, row.category, row.nature, row.amount)
            for row in content.budget
            if row.amount is not None
        ),
        funding=tuple(
            FundingFacts(row.year, row.source, row.amount)
            for row in content.funding
            if row.amount is not None
        ),
        unreadable=tuple(
            (section, row.typed) for section, row in typed if row.typed and row.amount is None
        ),
        seats=tuple(
            SeatFacts(row.seat, row.is_chair, bool(row.company_background.strip()))
            for row in content.seats
        ),
        targets=len(content.targets),
        documents=frozenset(row.kind for row in content.documents),
        required_documents=tuple(call.required_documents),
        minimum_companies=call.minimum_companies,
    )


def _members(content: Content) -> tuple[MemberFacts, ...]:
    pledges: defaultdict[int, list[tuple[int, Decimal]]] = defaultdict(list)
    for row in content.pledges:
        if row.amount is not None:
            pledges[row.member_id].append((row.year, row.amount))
    return tuple(
        MemberFacts(one.name, one.part, one.size, one.flemish_site, tuple(pledges[one.pk]))
        for one in content.members
    )
