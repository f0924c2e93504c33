"""Ten thousand generated project years against a second reading of the rules (Q12)."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from agreements.models import ProjectYear, SupportAgreement, SupportScheme
from clusters.models import Cluster, Lineage, Organisation
from cofinancing.management.bench_rows import COLUMNS
from cofinancing.management.copying import copy_rows, keep_history_quiet
from cofinancing.models import Contribution, DeadlineChange
from cofinancing.queries.checks import check_all
from cofinancing.queries.payments import moment_of, payment_facts
from cofinancing.rules.check import CheckResult
from cofinancing.rules.counting import add_up
from tests.cofinancing.builders import figures_at_once, make_year, stored_file
from tests.kernel import oracle
from tests.people import NOW, person

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 21)
DAY = timedelta(days=1)
BRUSSELS = ZoneInfo("Europe/Brussels")
AGREEMENTS = 3_400
YEARS = 10_200
PAYMENTS = 30_000
PCT = Fraction(80)
FIRST_ID = 1_000_000
SOURCES = ("company_cash",) * 5 + (
    "company_services",
    "federation_fee",
    "public_flemish",
    "in_kind",
)
STATES = ("accepted",) * 5 + ("received", "pledged", "rejected")
# Days on which months end unevenly, terms meet holidays, or the clock changes.
AWKWARD = [
    (2, 27),
    (2, 28),
    (4, 29),
    (4, 30),
    (9, 30),
    (11, 29),
    (12, 31),
    (1, 1),
    (10, 1),
    (7, 26),
    (4, 11),
]


@dataclass
class Payment:
    cents: int
    value_date: date
    recorded: datetime
    state: str
    source: str
    proven: bool


@dataclass
class Year:
    """A project year as generated, with what the second reading says of it in whole cents."""

    key: int
    agreement: int
    number: int
    granted_on: date
    first: date
    last: date
    clock: str
    reading: str
    planned: int
    due: date = date.max
    changes: list[tuple[str, date | None, date | None, date | None, date]] = field(
        default_factory=list
    )
    payments: list[Payment] = field(default_factory=list)

    def sums(self) -> tuple[int, int, int, int]:
        """In time, for the year, waiting, before the grant; R34, R43."""
        cut = min(self.due, ON)
        midnight = datetime.combine(cut + DAY, time(), BRUSSELS)
        found = Counter[str]()
        for one in self.payments:
            if one.source != "company_cash" or one.value_date > ON:
                continue
            in_time = one.value_date <= cut and (one.recorded < midnight or one.proven)
            if one.state == "accepted":
                found["year"] += one.cents
                found["early"] += one.cents if one.value_date < self.granted_on else 0
                found["time"] += one.cents if in_time else 0
            if one.state == "received" and in_time:
                found["waiting"] += one.cents
        return found["time"], found["year"], found["waiting"], found["early"]

    def status(self, in_time: int) -> str:
        """R34."""
        if self.planned == 0:
            return "running"
        if oracle.reaches(in_time, self.planned, PCT):
            return "met"
        if self.due < ON:
            return "missed"
        return "at_risk" if self.due - 30 * DAY <= ON else "running"


def generate(dice: random.Random) -> Iterator[Year]:
    for n in range(AGREEMENTS):
        month, day = dice.choice(AWKWARD) if n % 2 else (dice.randint(1, 12), dice.randint(1, 28))
        starts = [date(dice.choice([2022, 2023, 2024]), month, day)]
        starts += [date(starts[0].year + k, month, day) for k in (1, 2, 3)]
        granted_on = starts[0] + dice.randint(-90, 60) * DAY
        clock, reading = dice.choice(["BE", "EU", "CONTRACT"]), dice.choice(["EVENT", "FIRST_DAY"])
        for k in range(3):
            planned = dice.choice(
                [0, 1, 3_333, dice.randint(1, 99), dice.randint(10_000, 65_000_000)]
            )
            year = Year(
                FIRST_ID + 3 * n + k, FIRST_ID + n, k + 1, granted_on, starts[k], starts[k + 1] - DAY,
                clock, reading, planned,
            )  # fmt: skip
            move(dice, year)
            yield year


def move(dice: random.Random, year: Year) -> None:
    """The due date, with what officials did to it."""
    event = max(year.granted_on, year.first) if year.number == 1 else year.first
    year.due = oracle.due(event, 3, year.clock, first_day=year.reading == "FIRST_DAY")
    for _ in range(dice.choice([0, 0, 0, 0, 1, 2])):
        before = year.due
        if dice.random() < 0.5:
            later = before + dice.randint(1, 90) * DAY
            year.changes.append(("extension", later, None, None, before))
            year.due = oracle.roll(later)
        else:
            first = event + dice.randint(1, 40) * DAY
            last = first + dice.randint(0, 20) * DAY
            year.changes.append(("suspension", None, first, last, before))
            year.due = oracle.roll(before + ((last - first).days + 1) * DAY)


def pay(dice: random.Random, years: list[Year]) -> None:
    for _ in range(PAYMENTS):
        year = dice.choice(years)
        value = year.due + dice.choice([-60, -3, -1, 0, 0, 1, 2, 40, -200]) * DAY
        late = dice.choice([0, 0, 0, 1, 1, 5])
        # Just before and just after midnight by the clock of Brussels, in both halves of the year.
        clock = dice.choice([time(23, 59, 59), time(0, 0), time(12)])
        recorded = datetime.combine(value + late * DAY, clock, BRUSSELS)
        cents = max(
            1, dice.choice([year.planned // 2, year.planned * 4 // 5, 1, dice.randint(1, 999)])
        )
        year.payments.append(
            Payment(cents, value, recorded, dice.choice(STATES), dice.choice(SOURCES), dice.random() < 0.2)
        )  # fmt: skip


def store(years: list[Year]) -> None:
    keep_history_quiet([*COLUMNS, DeadlineChange])
    clerk, second, third = (person().pk for _ in range(3))
    proof = stored_file(make_year()).pk
    copy_rows(Lineage, COLUMNS[Lineage], [(FIRST_ID, 1, "x")])
    copy_rows(
        SupportScheme,
        COLUMNS[SupportScheme],
        [(FIRST_ID, 1, "x", "x", "SPC", "x", True, "", date(2014, 7, 1))],
    )
    copy_rows(
        Organisation,
        COLUMNS[Organisation],
        [(FIRST_ID, 1, "1999999999", "x", "company", True, "", "", True)],
    )
    firsts = [year for year in years if year.number == 1]
    copy_rows(
        Cluster,
        COLUMNS[Cluster],
        [(year.agreement, 1, year.agreement, "SPC", *[""] * 5, FIRST_ID) for year in firsts],
    )
    copy_rows(
        SupportAgreement,
        COLUMNS[SupportAgreement],
        [
            (year.agreement, 1, year.first, year.first.replace(year=year.first.year + 3) - DAY, year.agreement, "",
             year.granted_on, "operating", year.reading, year.clock, "running", "", year.agreement, FIRST_ID)
            for year in firsts
        ],
    )  # fmt: skip
    copy_rows(
        ProjectYear,
        COLUMNS[ProjectYear],
        [
            (year.key, 1, year.first, year.last, year.number, "0.00", "1.00", euros(year.planned), year.agreement)
            for year in years
        ],
    )  # fmt: skip
    copy_rows(
        DeadlineChange,
        "project_year_id,kind,new_due,suspended_from,suspended_to,old_due,reason,batch,decided_by_id,decided_at",
        [
            (year.key, *change, "x", UUID(int=1), third, NOW + timedelta(seconds=n))
            for year in years
            for n, change in enumerate(year.changes)
        ],
    )  # fmt: skip
    copy_rows(
        Contribution,
        COLUMNS[Contribution] + ",receipt_recorded_by_id,late_proof_by_id,evidence_id",
        [
            (FIRST_ID + n, *payment_row(year, n, one, clerk, second, proof))
            for n, (year, one) in enumerate((year, one) for year in years for one in year.payments)
        ],
    )  # fmt: skip


def payment_row(year: Year, n: int, one: Payment, clerk: int, second: int, proof: int):
    end = ("x", "x", True, FIRST_ID, year.key)
    if one.state == "pledged":
        return (1, one.source, "", None, None, "", None, "", one.state, *end, None, None, None)
    money = (euros(one.cents), one.value_date, f"{year.key}/{n}", one.recorded)
    people = (clerk, second if one.proven else None, proof)
    return (1, one.source, "", *money, "", one.state, *end, *people)


def euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def cents(amount: Decimal) -> int:
    whole = amount * 100
    assert whole == int(whole)
    return int(whole)


def seen(result: CheckResult) -> tuple[object, ...]:
    return (
        result.due, cents(result.basis), tuple(cents(amount) for amount in result.sums),
        cents(result.required), result.status.value,
    )  # fmt: skip


def expected(year: Year) -> tuple[object, ...]:
    sums = year.sums()
    required = oracle.required_cents(year.planned, PCT) if year.planned else 0
    return (year.due, year.planned, sums, required, year.status(sums[0]))


@pytest.fixture
def world() -> list[Year]:
    dice = random.Random(20261121)
    figures_at_once()
    years = list(generate(dice))
    pay(dice, years)
    store(years)
    return years


def test_ten_thousand_project_years_agree_to_the_cent_and_the_day(world):
    assert len(world) == YEARS
    results = {result.year.id: result for result in check_all(ON) if result.year.id >= FIRST_ID}
    differences = [
        (year, seen(results[year.key]))
        for year in world
        if seen(results[year.key]) != expected(year)
    ]
    assert differences[:3] == []
    # The world holds every outcome, and money of every kind.
    statuses = Counter(result.status.value for result in results.values())
    assert min(statuses[name] for name in ("running", "at_risk", "met", "missed")) > 30
    assert all(sum(result.sums[n] for result in results.values()) > 0 for n in range(4))
    assert sum(len(year.changes) for year in world) > 1000

    # The rule for a single payment says the same as the sums in SQL.
    payments = defaultdict(list)
    for row in Contribution.objects.filter(project_year_id__gte=FIRST_ID).iterator():
        payments[row.project_year_id].append(payment_facts(row))
    for result in results.values():
        against = moment_of(result)
        assert against is not None
        assert add_up(payments[result.year.id], against) == result.sums
