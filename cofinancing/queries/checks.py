"""The 80 % check of many project years at once: a fixed number of queries, whatever their number.

Facts come in one query, decisions on due dates in one, sums in one statement. Between them Python
only derives due dates, once for all project years that start alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from agreements.models import ProjectYear, SupportAgreement
from agreements.queries import granted_project_years
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.params import Params
from clusters.models import Cluster
from cofinancing.queries.deadlines import (
    Changes,
    changes_by_year,
    changes_read,
    changes_within,
)
from cofinancing.queries.project_years import project_year_ids_of
from cofinancing.queries.sums import sums_by_year
from cofinancing.rules.check import CheckResult, check_year
from cofinancing.rules.counting import Sums
from cofinancing.rules.figures import at_risk_days
from cofinancing.rules.yardstick import Yardsticks
from cofinancing.rules.years import YearFacts

_NO_SUMS = Sums()
_FACTS = (
    "pk",
    "number",
    "agreement__granted_on",
    "first_day",
    "agreement__clock",
    "agreement__start_reading",
    "last_day",
    "planned_cofinancing",
    "agreement_id",
    "agreement__reference",
    "agreement__state",
    "agreement__cluster_id",
    "agreement__cluster__name",
)


def check_all(
    on: date,
    project_year_ids: Iterable[int] | None = None,
    *,
    params: Params | None = None,
) -> list[CheckResult]:
    """Check every granted project year, or those given, on the day ``on`` (R34).

    In order of cluster and first day. Four queries, or three with ``params``; a query set of keys
    costs none of its own.
    """
    figures = current_params() if params is None else params
    years = granted_years(project_year_ids)
    ids = None if project_year_ids is None else [year.id for year in years]
    return check_years(years, changes_by_year(ids), on=on, params=figures)


def check_cluster(cluster: Cluster, on: date, *, params: Params) -> list[CheckResult]:
    """Check every granted project year of one cluster in order of first day; two queries.

    The decisions come with the years: of ten thousand years that would take longer than apart.
    """
    rows = _granted(project_year_ids_of(cluster)).values_list(*_FACTS, changes_within())
    found = [(YearFacts._make(facts), changes) for *facts, changes in rows]
    changes = {year.id: changes_read(decided) for year, decided in found}
    return check_years([year for year, _decided in found], changes, on=on, params=params)


def check_years(
    years: Sequence[YearFacts], changes: Changes, *, on: date, params: Params
) -> list[CheckResult]:
    """Check project years whose facts are known already, in their order; one query."""
    yardsticks = Yardsticks(params)
    measured = [(year, yardsticks.of(year.start, changes.get(year.id, ()))) for year in years]
    sums = sums_by_year(measured, on)
    days = at_risk_days(params, on)
    return [
        check_year(year, yardstick, sums.get(year.id, _NO_SUMS), on=on, at_risk_days=days)
        for year, yardstick in measured
    ]


def check_one(year: ProjectYear, *, on: date, params: Params) -> CheckResult:
    """Check one project year that is loaded with its agreement and cluster; two queries."""
    facts = facts_of(year, year.agreement, year.agreement.cluster.name)
    return check_years([facts], changes_by_year([year.pk]), on=on, params=params)[0]


def facts_of(year: ProjectYear, agreement: SupportAgreement, cluster: str) -> YearFacts:
    """Return the facts of a loaded project year, of now or of an earlier moment."""
    return YearFacts(
        id=year.pk,
        number=year.number,
        granted_on=agreement.granted_on,
        first_day=year.first_day,
        clock=agreement.clock,
        reading=agreement.start_reading,
        last_day=year.last_day or year.first_day,
        planned=year.planned_cofinancing,
        agreement_id=agreement.pk,
        reference=agreement.reference,
        agreement_state=agreement.state,
        cluster_id=agreement.cluster_id,
        cluster=cluster,
    )


def granted_years(project_year_ids: Iterable[int] | None = None) -> list[YearFacts]:
    """Return the facts of all project years that were granted, or of those given; one query."""
    return [YearFacts._make(row) for row in _granted(project_year_ids).values_list(*_FACTS)]


def _granted(project_year_ids: Iterable[int] | None) -> QuerySet[ProjectYear]:
    rows = granted_project_years().order_by(
        "agreement__cluster__name", "agreement__cluster_id", "first_day", "pk"
    )
    if project_year_ids is None:
        return rows
    chosen = project_year_ids
    return rows.filter(pk__in=chosen if isinstance(chosen, QuerySet) else list(chosen))
