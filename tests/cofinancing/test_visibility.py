"""Money is seen by who may see its cluster: the editor of another cluster finds none of it (A5, R55)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import Model

from clusterbeleid.core.actors import Role
from clusterbeleid.core.models import Task
from clusterbeleid.core.todo import open_task
from cofinancing.actions.nightly import watch_cofinancing
from cofinancing.queries.conditions import visible_accounts
from cofinancing.queries.contributions import visible_contributions
from cofinancing.queries.costs import visible_costs
from cofinancing.queries.income import visible_income
from cofinancing.queries.lapse import visible_lapse_tasks
from cofinancing.queries.payment_rows import visible_payments
from cofinancing.queries.project_years import visible_project_years
from cofinancing.queries.recoveries import visible_recoveries
from cofinancing.queries.settlements import visible_settlements
from tests.cofinancing import payment_builders, recovery_builders
from tests.cofinancing.builders import managed_year
from tests.cofinancing.contribution_builders import make_file, received
from tests.cofinancing.cost_builders import claimed, income, settled
from tests.people import NOW, TODAY, acting
from tests.visibility import Case, Rows, editor_of, seen_by_the_agency_alone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("papers_drawn_here")]


def an_account() -> Model:
    return payment_builders.account(make_file().year)


def a_contribution() -> Model:
    return received(make_file())


def a_cost() -> Model:
    file = make_file()
    return claimed(file.year, file.editor)


def an_income() -> Model:
    file = make_file()
    return income(file.year, file.editor)


def a_payment() -> Model:
    return payment_builders.proposed(payment_builders.ready())


def a_claim() -> Model:
    return recovery_builders.proposed(recovery_builders.paid())


def a_settlement() -> Model:
    return settled(make_file().year)


CASES: list[Case] = [
    (visible_accounts, an_account),
    (visible_contributions, a_contribution),
    (visible_costs, a_cost),
    (visible_income, an_income),
    (visible_payments, a_payment),
    (visible_recoveries, a_claim),
    (visible_settlements, a_settlement),
]


@pytest.mark.parametrize(("visible", "arranged"), CASES, ids=[one[0].__name__ for one in CASES])
def test_row_is_seen_by_the_agency_and_not_by_another_cluster(
    visible: Rows, arranged: Callable[[], Model]
) -> None:
    seen_by_the_agency_alone(visible, arranged())


def test_project_years_are_seen_by_the_agency_and_not_by_another_cluster() -> None:
    years = visible_project_years(acting(Role.HEAD_OF_TEAM), on=TODAY)
    assert make_file().year in list(years)
    assert list(visible_project_years(editor_of(), on=TODAY)) == []


def test_tasks_on_lapse_are_seen_without_any_other_task() -> None:
    _year, manager = managed_year()
    watch_cofinancing(date(2026, 4, 2), at=NOW)
    lapse = Task.objects.get()
    open_task("reports.write", "iets", at=NOW, people=[manager.user_id or 0])
    assert list(visible_lapse_tasks(manager, on=TODAY)) == [lapse]
    assert list(visible_lapse_tasks(acting(Role.ACCOUNT_MANAGER), on=TODAY)) == []
