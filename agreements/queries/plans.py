"""Reading payment plans, with what was paid of each instalment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, F, OuterRef, Sum, TextField, When
from django.db.models.functions import Cast, JSONObject

from agreements.enums import AgreementState, InstalmentTrigger, LedgerKind
from agreements.models import Instalment, LedgerEntry, ProjectYear


@dataclass(frozen=True)
class PlannedInstalment:
    """An instalment with what was paid of it, in euro; ``is_open``: it still may change."""

    instalment: Instalment
    year: ProjectYear
    paid: Decimal
    is_open: bool

    @property
    def left(self) -> Decimal:
        """What may still be paid of it."""
        return self.instalment.amount - self.paid


@dataclass(frozen=True)
class WaitingInstalment:
    """An instalment that is not paid yet, in euro, with the project year and agreement it is of."""

    number: int
    year: int
    agreement_id: int
    reference: str
    amount: Decimal
    trigger: InstalmentTrigger
    condition: str


def instalments_of(year_ids: Collection[int]) -> list[Instalment]:
    """Return the instalments of project years, by year and number; one statement."""
    found = Instalment.objects.filter(project_year_id__in=year_ids)
    return list(found.order_by("project_year__number", "number", "pk"))


def paid_instalments(instalment_ids: Collection[int]) -> dict[int, Decimal]:
    """Return what was paid less recovered of each instalment that has a ledger line; one statement."""
    signed = Case(When(kind=LedgerKind.PAID, then=F("amount")), default=-F("amount"))
    rows = LedgerEntry.objects.filter(instalment_id__in=instalment_ids).order_by()
    sums = rows.values("instalment_id").annotate(net=Sum(signed))
    return {row["instalment_id"]: row["net"] for row in sums}


def waiting_within(on: date) -> ArraySubquery:
    """Return, for a query of clusters, what is not paid yet of the project years that began.

    Only of agreements that run; what is under way or has a ledger line waits no more.
    ``waiting_instalments`` reads it.
    """
    lines = LedgerEntry.objects.filter(instalment=OuterRef("pk"))
    found = Instalment.objects.filter(
        ~Exists(lines),
        held=False,
        project_year__agreement__cluster=OuterRef("pk"),
        project_year__agreement__state=AgreementState.RUNNING,
        project_year__first_day__lte=on,
    )
    read = JSONObject(
        number="number",
        year="project_year__number",
        agreement_id="project_year__agreement_id",
        reference="project_year__agreement__reference",
        # As text: a number of JSON would lose cents.
        amount=Cast("amount", TextField()),
        trigger="trigger",
        condition="condition",
    )
    order = ("project_year__first_day", "project_year_id", "number", "pk")
    return ArraySubquery(found.order_by(*order).values(json=read))


def waiting_instalments(waiting: Iterable[Mapping[str, Any]]) -> list[WaitingInstalment]:
    """Return the instalments that ``waiting_within`` found, in order; no query."""
    return [
        WaitingInstalment(
            **{
                **row,
                "amount": Decimal(row["amount"]),
                "trigger": InstalmentTrigger(row["trigger"]),
            }
        )
        for row in waiting
    ]


def payment_plan(years: Sequence[ProjectYear]) -> list[PlannedInstalment]:
    """Return the plan of these project years in order; two statements, whatever their number."""
    by_key = {year.pk: year for year in years}
    rows = instalments_of(list(by_key))
    paid = paid_instalments([row.pk for row in rows])
    return [
        PlannedInstalment(
            row,
            by_key[row.project_year_id],
            paid.get(row.pk, Decimal(0)),
            is_open=not row.held and row.pk not in paid,
        )
        for row in rows
    ]
