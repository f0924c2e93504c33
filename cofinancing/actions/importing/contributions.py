"""The import of contributions: who may, what the rows mean in the file of the cluster as it stands."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import ProjectYear
from clusterbeleid.accounts.queries import starter_of
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.imports import Checked, Looking, TableUse, check
from clusterbeleid.core.sheets import RawRow, ReadResult, read_table
from clusters.actions.common import day_of
from cofinancing.actions.contributions.common import lock_payers, relation_to
from cofinancing.actions.importing.write import write_plan
from cofinancing.actions.importing.years import scope_of, year_by_key
from cofinancing.documents.contribution_table import NAMES, contribution_spec
from cofinancing.permissions.contributions import may_enter_contribution
from cofinancing.queries.importing import import_facts, members_by_number
from cofinancing.rules.importing import Content, Kind, Plan, RowFacts, make_plan

_KEYS = frozenset(NAMES)


def read_contributions(data: bytes, name: str) -> ReadResult:
    """Read a file of contributions; what is wrong stands in the result, it never raises."""
    return read_table(data, name, contribution_spec())


def check_table(
    project_year: ProjectYear,
    result: ReadResult,
    *,
    actor: Actor,
    at: datetime,
    lock: bool = False,
) -> Checked:
    """Judge what was read against the file of the cluster as it stands; writes nothing.

    With ``lock`` nobody else enters money of these payers until the transaction ends. Raises
    ``Refused`` when the actor may not enter contributions here, or the agreement is a draft.
    """
    return check(CONTRIBUTIONS, project_year, result, Looking(actor, at, lock))


def _allow(project_year: ProjectYear, actor: Actor, at: datetime) -> None:
    require(may_enter_contribution(actor, relation_to(project_year, actor, at)))
    if not project_year.agreement.is_confirmed:
        raise Refused.because("contribution.not_granted")


def _judge(project_year: ProjectYear, result: ReadResult, looking: Looking) -> Plan:
    rows = [_row_facts(row) for row in result.rows]
    members = members_by_number(project_year)
    payers = {members[row.kbo].organisation_id for row in rows if row.kbo in members}
    if looking.lock:
        lock_payers(payers)
    days = {row.content.value_date for row in rows if row.content.value_date is not None}
    on = day_of(looking.at)
    facts = import_facts(project_year, members, payers, days, actor=looking.actor, on=on)
    return make_plan(rows, facts)


def _row_facts(row: RawRow) -> RowFacts:
    """Return a row as the rules see it."""
    found = {key: value for key, value in row.values.items() if value is not None}
    content = Content(**{name: found[name] for name in Content._fields if name in found})
    return RowFacts(
        number=row.row_number,
        kbo=found.get("kbo"),
        content=content,
        line=found.get("line"),
        name=found.get("name", ""),
        broken=_KEYS - row.values.keys(),
    )


CONTRIBUTIONS = TableUse(
    preview="cofinancing.import_preview",
    preview_label=_("Check of a file with contributions"),
    write_kind="cofinancing.import",
    write_label=_("Import of contributions"),
    spec=contribution_spec,
    subject=year_by_key,
    scope=scope_of,
    allow=_allow,
    judge=_judge,
    kinds=Kind,
    changing=frozenset({Kind.NEW, Kind.FILL}),
    write=write_plan,
    starter=starter_of,
    page=lambda job: reverse("cofinancing:import_job", args=[job.subject_id, job.pk]),
)
