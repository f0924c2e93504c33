"""Income and the statements around a settlement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from agreements.enums import AgreementState
from agreements.models import ProjectYear, SupportAgreement
from clusterbeleid.core.actors import Actor
from cofinancing.models import AccountsStatement, FeePublication, IncomeLine
from cofinancing.queries.project_years import visible_project_years
from cofinancing.rules.money.income import IncomeFacts


def visible_income(actor: Actor, *, on: date) -> QuerySet[IncomeLine]:
    """Return the income lines of the project years the actor may see."""
    years = visible_project_years(actor, on=on).values("pk")
    return IncomeLine.objects.filter(project_year__in=years).select_related(
        "project_year__agreement__cluster"
    )


def income_rows(project_year: ProjectYear) -> QuerySet[IncomeLine]:
    """Return the income of a project year for its list."""
    return IncomeLine.objects.filter(project_year=project_year)


def income_of(project_year_ids: Collection[int]) -> dict[int, tuple[IncomeFacts, ...]]:
    """Return the income that counts, by project year; one statement."""
    found: defaultdict[int, list[IncomeFacts]] = defaultdict(list)
    rows = IncomeLine.objects.filter(project_year__in=project_year_ids, withdrawn_reason="")
    for row in rows.order_by("pk"):
        found[row.project_year_id].append(IncomeFacts(row.nature, row.covers, row.amount))
    return {key: tuple(rows) for key, rows in found.items()}


def accounts_of(agreement: SupportAgreement) -> dict[int | None, AccountsStatement]:
    """Return the last statement on separate accounts of each project year; None: of the whole."""
    rows = AccountsStatement.objects.filter(agreement=agreement).select_related("document")
    return {row.project_year_id: row for row in rows.order_by("recorded_at", "pk")}


def fees_of(agreement: SupportAgreement) -> dict[int, FeePublication]:
    """Return the last publication of fees of each project year."""
    rows = FeePublication.objects.filter(project_year__agreement=agreement)
    return {row.project_year_id: row for row in rows.order_by("recorded_at", "pk")}


def old_fee_publications() -> list[FeePublication]:
    """Return the last publication of each cluster with aid when it is older than its fee list (R13)."""
    rows = FeePublication.objects.filter(
        project_year__agreement__state=AgreementState.RUNNING
    ).select_related("project_year__agreement__cluster")
    last = {
        row.project_year.agreement.cluster_id: row for row in rows.order_by("recorded_at", "pk")
    }
    return [row for row in last.values() if row.published_on < row.fee_list_on]
