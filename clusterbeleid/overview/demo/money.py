"""Contributions of the demo: invented payments that show every status of the 80 % rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from agreements.models import ProjectYear
from clusterbeleid.core.models import StoredFile
from clusterbeleid.kernel.money import round_cents
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import DEMO_DAY, moment
from clusterbeleid.overview.demo.clusters import DemoCluster
from clusterbeleid.overview.demo.files import proof
from clusters.models import Organisation
from cofinancing.actions import contributions as actions
from cofinancing.actions.importing import Writing, check_table, read_contributions, write_plan
from cofinancing.enums import SourceKind
from cofinancing.models import Contribution

# Shares of the co-financing by payer; the rest of the plan is never paid.
_WEIGHTS = tuple(Decimal(weight) for weight in (15, 13, 12, 11, 10, 9, 8, 8, 7, 7))
_WEIGHTS_BEFORE = tuple(Decimal(weight) for weight in (22, 20, 18, 16, 13, 11))
_HUNDRED = Decimal(100)
_HEADS = (
    "Ondernemingsnummer",
    "Soort bijdrage",
    "Toegezegd",
    "Ontvangen",
    "Valutadatum",
    "Bankreferentie",
)

# Percent of the plan paid by the due date in the project year of today, and paid later.
_THIS_YEAR = {
    "Catalisti": (92, 4),
    "De Blauwe Cluster": (86, 10),
    "Flanders' FOOD": (77, 9),
    "Flux50": (72, 5),
    "VIL": (71, 0),
    "MEDVIA": (62, 0),
    "Slimme Gevels (demo)": (84, 3),
}
_PAST = (94, 4)


@dataclass(frozen=True)
class Payment:
    """One payment to enter and to judge."""

    payer: Organisation
    amount: Decimal
    value_date: date
    entered_on: date
    evidence: bool = False
    source: str = SourceKind.COMPANY_CASH


def make_contributions(made: Sequence[DemoCluster]) -> None:
    """Pay every project year that has begun, and add the special cases of today."""
    for one in made:
        years = ProjectYear.objects.filter(
            agreement__cluster=one.cluster, agreement__state="running", first_day__lte=DEMO_DAY
        ).select_related("agreement__cluster")
        for year in years.order_by("first_day"):
            current = _is_current(year)
            shares = _THIS_YEAR[one.published.name] if current else _PAST
            _pay_year(one, year, *shares)
            if current:
                _special_cases(one, year)


def hand_in(
    one: DemoCluster, year: ProjectYear, payments: Sequence[Payment]
) -> Sequence[Contribution]:
    """Let the cluster organisation hand in a list of its account on the day of the last payment."""
    at = moment(max(payment.entered_on for payment in payments), 11)
    clerk = people.actor(_clerk_of(one))
    rows = [_HEADS, *(_row(year, payment) for payment in payments)]
    data = "\n".join(";".join(row) for row in rows).encode()
    checked = check_table(
        year, read_contributions(data, "ontvangsten.csv"), actor=clerk, at=at, lock=True
    )
    if checked.errors:
        raise ValueError(f"the demo contradicts the rules: {checked.errors}")
    write_plan(checked.plan, Writing(year, clerk, at, is_demo=True), lambda _done, _total: None)
    references = [_reference(year, payment) for payment in payments]
    return list(Contribution.objects.filter(project_year=year, bank_reference__in=references))


def enter(one: DemoCluster, year: ProjectYear, payment: Payment) -> Contribution:
    """Let the cluster organisation promise a payment and, later, enter it as received."""
    clerk = people.actor(_clerk_of(one))
    contribution = actions.pledge_contribution(
        year,
        payment.payer,
        payment.source,
        amount=payment.amount,
        actor=clerk,
        at=moment(max(year.agreement.granted_on, year.first_day - timedelta(days=20)), 9),
        is_demo=True,
    )
    return actions.receive_contribution(
        contribution,
        actions.Receipt(
            payment.amount,
            payment.value_date,
            _reference(year, payment),
        ),
        evidence=_evidence(one, payment) if payment.evidence else None,
        actor=clerk,
        at=moment(payment.entered_on, 11),
    )


def _reference(year: ProjectYear, payment: Payment) -> str:
    return f"{year}-{payment.payer.kbo}-{payment.value_date:%d%m}"


def _row(year: ProjectYear, payment: Payment) -> tuple[str, ...]:
    """Return a line of a bank list, in the order of the heads."""
    amount = f"{payment.amount:.2f}".replace(".", ",")
    day = f"{payment.value_date:%d/%m/%Y}"
    label = str(SourceKind(payment.source).label)
    return payment.payer.kbo, label, amount, amount, day, _reference(year, payment)


def accept(one: DemoCluster, year: ProjectYear, entered: Sequence[Contribution], day: date) -> None:
    """Let an official who did not enter the money accept it."""
    manager = manager_of(one)
    judge = people.actor(manager if _clerk_of(one) != manager else "hilde")
    keys = [contribution.pk for contribution in entered]
    done = actions.accept_contributions(year, keys, actor=judge, at=moment(min(day, DEMO_DAY), 14))
    if done.refused:
        raise ValueError(f"the demo contradicts the rules: {done.refused}")


def manager_of(one: DemoCluster) -> str:
    """Return the account manager of a cluster in the demo."""
    return next(
        person.key
        for person in people.PEOPLE
        if one.published.name in person.clusters and person.mandate is None
    )


def _clerk_of(one: DemoCluster) -> str:
    """Return who enters: the cluster organisation where the demo knows one, else the manager."""
    found = (
        person.key
        for person in people.PEOPLE
        if one.published.name in person.clusters and person.mandate is not None
    )
    return next(found, manager_of(one))


def _pay_year(one: DemoCluster, year: ProjectYear, by_due: int, later: int) -> None:
    start = max(year.first_day, year.agreement.granted_on)
    payers = _payers(one, year)
    plan = year.planned_cofinancing
    current = _is_current(year)
    weights = _WEIGHTS if current else _WEIGHTS_BEFORE
    payments = []
    for number, (payer, weight) in enumerate(zip(payers, weights, strict=False)):
        value = start + timedelta(days=12 + number * 6)
        if value >= DEMO_DAY:
            value = DEMO_DAY - timedelta(days=12 - number)
        amount = round_cents(plan * weight * by_due / _HUNDRED / _HUNDRED)
        payments.append(Payment(payer, amount, value, value + timedelta(days=1)))
    if current:
        entered = [enter(one, year, payment) for payment in payments]
    else:
        entered = list(hand_in(one, year, payments))
    # What came in last at MEDVIA still waits for the account manager.
    judged = entered[:8] if current and one.published.name == "MEDVIA" else entered
    accept(one, year, judged, value + timedelta(days=4))
    if later:
        value = start + timedelta(days=140)
        rest = Payment(
            payers[0], round_cents(plan * later / _HUNDRED), value, value + timedelta(days=2)
        )
        accept(one, year, [enter(one, year, rest)], value + timedelta(days=6))


def _is_current(year: ProjectYear) -> bool:
    return year.last_day is None or year.last_day >= DEMO_DAY


def _payers(one: DemoCluster, year: ProjectYear) -> list[Organisation]:
    """Return ten companies, others each year, so that lists differ from year to year."""
    shift = (year.first_day.year * 3) % max(1, len(one.companies) - len(_WEIGHTS))
    return one.companies[shift : shift + len(_WEIGHTS)]


def _special_cases(one: DemoCluster, year: ProjectYear) -> None:
    """Add a promise and an invoice everywhere, and at some clusters what does not count."""
    clerk = people.actor(_clerk_of(one))
    at = moment(DEMO_DAY - timedelta(days=9), 10)
    spare = one.companies[-1], one.companies[-2]
    actions.pledge_contribution(
        year,
        spare[0],
        SourceKind.COMPANY_CASH,
        amount=Decimal("12500.00"),
        actor=clerk,
        at=at,
        is_demo=True,
    )
    invoiced = actions.pledge_contribution(
        year,
        spare[1],
        SourceKind.COMPANY_CASH,
        amount=Decimal("20000.00"),
        actor=clerk,
        at=at,
        is_demo=True,
    )
    invoice = actions.Invoice(Decimal("20000.00"), f"F-{year.first_day.year}-118", at.date())
    actions.invoice_contribution(invoiced, invoice, actor=clerk, at=at)
    if one.published.name == "Catalisti":
        _not_counting(one, year)
    if one.published.name == "VIL":
        _entered_late(one, year)


def _not_counting(one: DemoCluster, year: ProjectYear) -> None:
    """An accepted fee that may not count, and a contribution in kind that was rejected."""
    day = date(2026, 2, 20)
    fee = Payment(
        one.companies[-3], Decimal("15000.00"), day, day, source=SourceKind.FEDERATION_FEE
    )
    accept(one, year, [enter(one, year, fee)], day + timedelta(days=4))
    in_kind = Payment(one.companies[-4], Decimal("8000.00"), day, day, source=SourceKind.IN_KIND)
    contribution = enter(one, year, in_kind)
    actions.reject_contribution(
        contribution,
        actor=people.actor("hilde"),
        at=moment(day + timedelta(days=5)),
        reason="Bijdrage in natura: werkuren, geen geld op de rekening (demo)",
    )


def _entered_late(one: DemoCluster, year: ProjectYear) -> None:
    """A receipt entered after the due date with an earlier value date: a second person decides."""
    late = Payment(
        one.companies[-5], Decimal("65000.00"), date(2026, 3, 30), date(2026, 4, 9), evidence=True
    )
    accept(one, year, [enter(one, year, late)], late.entered_on + timedelta(days=4))


def _evidence(one: DemoCluster, payment: Payment) -> StoredFile:
    at = moment(payment.entered_on, 10)
    clerk = people.actor(_clerk_of(one))
    return proof(
        one.cluster.scope, f"rekeninguittreksel-{payment.value_date:%Y%m%d}.pdf", clerk, at
    )
