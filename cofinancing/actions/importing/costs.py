"""The import of costs: who may, what the rows mean beside what is claimed already (R5, R7, A3)."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import ProjectYear
from clusterbeleid.accounts.queries import starter_of
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.imports import Looking, TableUse
from clusterbeleid.core.sheets import RawRow, ReadResult
from clusters.actions.common import day_of
from cofinancing.actions.contributions.common import relation_to
from cofinancing.actions.costs.common import lock_year
from cofinancing.actions.importing.write_costs import write_costs
from cofinancing.actions.importing.years import scope_of, year_by_key
from cofinancing.documents.cost_table import COST_NAMES, cost_spec
from cofinancing.permissions.costs import may_claim_cost
from cofinancing.queries.cost_table import cost_table_facts
from cofinancing.queries.settlements import is_settled
from cofinancing.rules.importing.costs import Content, Kind, Plan, RowFacts, make_plan

_KEYS = frozenset(COST_NAMES)


def _allow(project_year: ProjectYear, actor: Actor, at: datetime) -> None:
    require(may_claim_cost(actor, relation_to(project_year, actor, at)))
    if not project_year.agreement.is_confirmed:
        raise Refused.because("cost.not_granted")
    if is_settled(project_year.pk):
        raise Refused.because("cost.settled")


def _judge(project_year: ProjectYear, result: ReadResult, looking: Looking) -> Plan:
    """Judge the rows; with ``lock`` nobody claims, judges or settles in this year meanwhile."""
    if looking.lock:
        lock_year(project_year.pk)
    rows = [_row_facts(row) for row in result.rows]
    invoices = {row.content.invoice for row in rows if row.content.invoice is not None}
    amounts = {row.content.amount for row in rows if row.content.amount is not None}
    on = day_of(looking.at)
    facts = cost_table_facts(project_year, invoices, amounts, actor=looking.actor, on=on)
    return make_plan(rows, facts)


def _row_facts(row: RawRow) -> RowFacts:
    """Return a row as the rules see it."""
    found = {key: value for key, value in row.values.items() if value is not None}
    content = Content(**{name: found[name] for name in Content._fields if name in found})
    return RowFacts(row.row_number, content, found.get("line"), _KEYS - row.values.keys())


COSTS = TableUse(
    preview="cofinancing.cost_preview",
    preview_label=_("Check of a file with costs"),
    write_kind="cofinancing.cost_import",
    write_label=_("Import of costs"),
    spec=cost_spec,
    subject=year_by_key,
    scope=scope_of,
    allow=_allow,
    judge=_judge,
    kinds=Kind,
    changing=frozenset({Kind.NEW, Kind.FILL}),
    write=write_costs,
    starter=starter_of,
    page=lambda job: reverse("cofinancing:cost_import_job", args=[job.subject_id, job.pk]),
)
