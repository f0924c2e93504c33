"""Which rows each action on money holds, in order: without one of these locks two people can do it twice (A15)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.core.imports import start_import
from clusterbeleid.core.models import Task
from cofinancing.actions import contributions, costs, deadlines, income, payments, recoveries
from cofinancing.actions.importing import CONTRIBUTIONS
from cofinancing.actions.lapse import decide_lapse
from cofinancing.actions.nightly import watch_cofinancing
from cofinancing.actions.settling import withdraw_settlement
from tests.cofinancing import contribution_builders as files
from tests.cofinancing import cost_builders, payment_builders, recovery_builders
from tests.cofinancing.builders import managed_year, stored_file
from tests.cofinancing.import_builders import paid_line, preview, ran, workbook
from tests.harness.locks import locks_taken
from tests.people import NOW, acting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock", "papers_drawn_here")]

Act = Callable[[], object]
AGREEMENT, YEAR = "agreements_supportagreement", "agreements_projectyear"
INSTALMENT = "agreements_instalment"
PAYER, LINE = "clusters_organisation", "cofinancing_contribution"
COST, INCOME = "cofinancing_costline", "cofinancing_incomeline"
PAYMENT, CLAIM = "cofinancing_payment", "cofinancing_recovery"
ACCOUNT, SETTLEMENT = "cofinancing_bankaccount", "cofinancing_settlement"


def one_contribution() -> Act:
    file = files.make_file()
    row = files.received(file)
    return lambda: contributions.accept_contribution(row, actor=file.manager, at=files.IN_TIME)


def many_contributions() -> Act:
    file = files.make_file()
    row = files.received(file)
    return lambda: contributions.accept_contributions(
        file.year, [row.pk], actor=file.manager, at=files.IN_TIME
    )


def filled_contribution() -> Act:
    """Let ``write_plan`` fill in a line that stands there already."""
    file = files.make_file()
    payer = files.member_of(file)
    row = files.pledged(file, payer)
    table = workbook(paid_line(payer, "REF 1", line=row.pk))
    looked = preview(file, table)
    job = start_import(CONTRIBUTIONS, looked, file.year, actor=file.editor, at=files.IN_TIME)
    return lambda: ran(job, files.IN_TIME)


def one_cost() -> Act:
    file = files.make_file()
    line = cost_builders.claimed(file.year, file.editor)
    return lambda: costs.accept_cost(line, actor=file.manager, at=NOW)


def many_costs() -> Act:
    file = files.make_file()
    line = cost_builders.claimed(file.year, file.editor)
    return lambda: costs.judge_costs(file.year, [line.pk], "accept", actor=file.manager, at=NOW)


def corrected_income() -> Act:
    file = files.make_file()
    line = cost_builders.income(file.year, file.editor)
    return lambda: income.withdraw_income(line, actor=file.editor, at=NOW, reason="Dubbel")


def moved_deadline() -> Act:
    year, manager = managed_year()
    return lambda: deadlines.extend_deadline(
        [year], new_due=date(2026, 12, 15), reason="Overmacht", actor=manager, at=NOW
    )


def missed_deadline() -> Act:
    year, manager = managed_year()
    watch_cofinancing(date(2026, 4, 2), at=NOW)
    task, document = Task.objects.get(), stored_file(year)
    return lambda: decide_lapse(
        task, outcome="continue", reason="Een dag later", document=document, actor=manager, at=NOW
    )


def verified_account() -> Act:
    file = files.make_file()
    row = payment_builders.account(file.year, verified=False)
    finance = acting("finance")
    return lambda: payments.verify_account(row, actor=finance, at=NOW)


def approved_payment() -> Act:
    file = payment_builders.ready()
    payment = payment_builders.proposed(file)
    return lambda: payments.approve_payment(payment, actor=file.head, at=NOW)


def proposed_payment() -> Act:
    file = payment_builders.ready()
    return lambda: payment_builders.proposed(file)


def approved_claim() -> Act:
    file = recovery_builders.paid()
    row = recovery_builders.proposed(file)
    return lambda: recoveries.approve_recovery(row, actor=file.head, at=NOW)


def set_off_claim() -> Act:
    file = recovery_builders.paid()
    row = recovery_builders.claimed_back(file)
    payment = recovery_builders.later_payment(file)
    return lambda: recoveries.set_off(row, payment, amount=Decimal(100), actor=file.finance, at=NOW)


def fixed_settlement() -> Act:
    file = files.make_file()
    return lambda: cost_builders.settled(file.year, by=file.head)


def withdrawn_settlement() -> Act:
    file = files.make_file()
    row = cost_builders.settled(file.year, by=file.head)
    return lambda: withdraw_settlement(row, actor=file.head, at=NOW, reason="Fout")


# ``change_state`` locks the row twice more, ``save_tracked`` once.
HELD: dict[Callable[[], Act], list[str]] = {
    one_contribution: [PAYER, LINE, LINE, LINE],
    many_contributions: [PAYER, LINE],
    filled_contribution: [PAYER, LINE],
    one_cost: [YEAR, COST, COST, COST],
    many_costs: [YEAR, COST],
    corrected_income: [YEAR, INCOME, INCOME],
    moved_deadline: [YEAR],
    missed_deadline: ["core_task", "core_task", "core_task"],
    verified_account: [ACCOUNT, ACCOUNT, ACCOUNT],
    proposed_payment: [AGREEMENT, AGREEMENT, INSTALMENT, INSTALMENT],
    approved_payment: [AGREEMENT, PAYMENT, PAYMENT, PAYMENT],
    approved_claim: [AGREEMENT, CLAIM, CLAIM, CLAIM],
    set_off_claim: [AGREEMENT, PAYMENT, CLAIM, PAYMENT],
    fixed_settlement: [AGREEMENT, YEAR],
    withdrawn_settlement: [AGREEMENT, YEAR, SETTLEMENT, SETTLEMENT, SETTLEMENT],
}


@pytest.mark.parametrize("arranged", HELD, ids=lambda arranged: arranged.__name__)
def test_action_holds_the_rows_it_decides_on(arranged: Callable[[], Act]) -> None:
    act = arranged()
    with locks_taken() as taken:
        act()
    assert taken == HELD[arranged]
