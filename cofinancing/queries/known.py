"""The check of project years as the files stood at an earlier moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime

from agreements.models import ProjectYear, SupportAgreement
from agreements.queries import CONFIRMED
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.history import as_known
from clusterbeleid.kernel.params import Params
from clusters.models import Cluster
from cofinancing.models import Contribution
from cofinancing.queries.checks import facts_of
from cofinancing.queries.deadlines import changes_by_year
from cofinancing.queries.payments import moment_of, payment_facts
from cofinancing.rules.check import CheckResult, check_year
from cofinancing.rules.counting import PaymentFacts, Sums, add_up
from cofinancing.rules.figures import at_risk_days
from cofinancing.rules.yardstick import Yardstick, Yardsticks
from cofinancing.rules.years import YearFacts


def checks_as_known(
    project_year_ids: Iterable[int], moment: datetime, *, params: Params
) -> list[CheckResult]:
    """Return the checks as anybody would have seen them at ``moment``, by first day.

    Years unknown then are left out. Figures are those approved now. Five queries.
    """
    ids = list(project_year_ids)
    on = moment.astimezone(BRUSSELS).date()
    changes = changes_by_year(ids, known_at=moment)
    payments = _payments(ids, moment)
    yardsticks, days = Yardsticks(params), at_risk_days(params, on)
    found = []
    for year in _years(ids, moment):
        yardstick = yardsticks.of(year.start, changes.get(year.id, ()))
        found.append(_check_then(year, yardstick, payments[year.id], on, days))
    return found


def check_as_known(project_year_id: int, moment: datetime, *, params: Params) -> CheckResult | None:
    """Return the check of one project year as seen at ``moment``; None when unknown then."""
    found = checks_as_known([project_year_id], moment, params=params)
    return found[0] if found else None


def _check_then(
    year: YearFacts, yardstick: Yardstick, payments: Iterable[PaymentFacts], on: date, days: int
) -> CheckResult:
    """Add up against the due date, without which nothing counts, and judge."""
    bare = check_year(year, yardstick, Sums(), on=on, at_risk_days=days)
    against = moment_of(bare)
    sums = add_up(payments, against) if against is not None else Sums()
    return check_year(year, yardstick, sums, on=on, at_risk_days=days)


def _payments(ids: Collection[int], moment: datetime) -> defaultdict[int, list[PaymentFacts]]:
    found: defaultdict[int, list[PaymentFacts]] = defaultdict(list)
    for row in as_known(Contribution, moment).filter(project_year_id__in=ids):
        found[row.project_year_id].append(payment_facts(row))
    return found


def _years(ids: Collection[int], moment: datetime) -> list[YearFacts]:
    # By ``id``: of a row in the history ``pk`` names the row itself, not the record.
    years = list(as_known(ProjectYear, moment).filter(id__in=ids).order_by("first_day", "id"))
    rows = as_known(SupportAgreement, moment).filter(id__in={year.agreement_id for year in years})
    agreements = {row.pk: row for row in rows if row.state in CONFIRMED}
    clusters = as_known(Cluster, moment).filter(
        id__in={row.cluster_id for row in agreements.values()}
    )
    names = {cluster.pk: cluster.name for cluster in clusters}
    return [
        facts_of(year, agreement, names.get(agreement.cluster_id, ""))
        for year in years
        if (agreement := agreements.get(year.agreement_id))
    ]
