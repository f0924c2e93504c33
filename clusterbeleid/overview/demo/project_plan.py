"""Which projects the demo invents: their sums are exactly the printed cells of tables 5 to 9.

Everything here is counted, nothing drawn by chance: the same files give the same projects.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from clusterbeleid.kernel.money import share
from projects.queries.granted import INTERCLUSTER
from projects.queries.printed import SPAN, printed
from projects.rules.tables import EURO, MILLION, PROJECTS, TOTAL

_MILLION = Decimal(10) ** 6
_WEIGHTS = (3, 2, 4, 1, 5)
_FIRST, _LAST = map(int, SPAN.split("-"))
_WITHOUT_COMPANIES = frozenset({"Flanders Space"})
_SOC_SHARE = Decimal("0.6")


@dataclass
class Plan:
    """A project to write: its row of table 5, and who takes part."""

    row: str
    year: int
    number: int
    aid: Decimal
    cooperative: bool = False
    kind: str = ""
    companies: list[str] = field(default_factory=list)
    centres: dict[str, Decimal] = field(default_factory=dict)

    @property
    def decided_on(self) -> date:
        """Return a day of the year, spread over its months."""
        return date(self.year, 1 + self.number * 5 % 12, 3 + self.number % 20)

    @property
    def rest(self) -> Decimal:
        """Return the aid that no centre gets."""
        return self.aid - sum(self.centres.values(), Decimal(0))


@dataclass(frozen=True)
class Reach:
    """How many companies a cluster reached in print: all, for the first time, and moved on."""

    unique: int
    first: int
    moved: int


def plan_projects() -> list[Plan]:
    """Return the projects of clusters: as many, with as much aid, as table 5 says."""
    table = printed(5)
    plans: list[Plan] = []
    for (row, year, unit), number in table.items():
        if unit != PROJECTS or row == TOTAL or not isinstance(number, int):
            continue
        million = table[row, year, MILLION]
        weights = [_WEIGHTS[at % len(_WEIGHTS)] for at in range(number)]
        parts = share(Decimal(str(million)) * _MILLION, weights)
        plans += [Plan(row, int(year), at, aid) for at, aid in enumerate(parts)]
    _choose_cooperative(plans)
    for plan in plans:
        plan.kind = _kind(plan)
    _give_to_centres(plans)
    return plans


def reach() -> Mapping[str, Reach]:
    """Return the printed cells of table 7 by cluster."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for (row, _year, _unit), value in printed(7).items():
        found[row].append(int(str(value)))
    return {row: Reach(*values) for row, values in found.items()}


def regular_projects() -> Mapping[int, int]:
    """Return how many regular projects of companies together each year has (table 6)."""
    return {
        int(year): int(str(value))
        for (row, year, _unit), value in printed(6).items()
        if row == "regular"
    }


def seat_companies(
    plans: Iterable[Plan],
    companies: Mapping[str, Sequence[str]],
    beside: Mapping[str, Sequence[str]],
) -> None:
    """Give every project its companies by number.

    ``companies`` are those a cluster reached, each of which gets a seat between the years of table
    7; ``beside`` are those that may sit in a user group or an intercluster project.
    """
    by_row: defaultdict[str, list[Plan]] = defaultdict(list)
    for plan in plans:
        by_row[plan.row].append(plan)
    for row, group in by_row.items():
        together = [one for one in group if one.cooperative]
        if together:
            _in_turn(together, companies[row])
        for at, plan in enumerate(one for one in group if not one.cooperative):
            pool = beside[row]
            plan.companies = [pool[(at * 3 + seat) % len(pool)] for seat in range(3)]


def _in_turn(plans: Sequence[Plan], pool: Sequence[str]) -> None:
    in_span = [one for one in plans if _FIRST <= one.year <= _LAST]
    others = [one for one in plans if one not in in_span]
    each = max(3, -(-len(pool) // len(in_span)))
    for at, plan in enumerate([*in_span, *others]):
        plan.companies = [pool[(at * each + seat) % len(pool)] for seat in range(each)]


def _choose_cooperative(plans: Sequence[Plan]) -> None:
    """Let as many projects of a year be of companies together as table 6 says, in proportion."""
    for (name, year, _unit), number in printed(6).items():
        if name != "cluster":
            continue
        rows: defaultdict[str, list[Plan]] = defaultdict(list)
        for plan in plans:
            if plan.year == int(year) and plan.row not in {INTERCLUSTER, *_WITHOUT_COMPANIES}:
                rows[plan.row].append(plan)
        sizes = [len(group) for group in rows.values()]
        cents = share(Decimal(int(str(number))) / 100, sizes)
        for group, part in zip(rows.values(), cents, strict=True):
            for plan in group[: int(part * 100)]:
                plan.cooperative = True


def _kind(plan: Plan) -> str:
    if plan.row == INTERCLUSTER:
        return "intercluster"
    if plan.cooperative:
        return "icon" if plan.number % 3 == 1 else "oo-research"
    late = plan.decided_on >= date(2018, 6, 1)
    small = plan.aid <= _MILLION
    return "coock" if late and small and plan.number % 2 else "csbo"


def _give_to_centres(plans: Sequence[Plan]) -> None:
    """Share the printed cells of table 8 among the largest projects that take a centre in."""
    for (centre, year, unit), amount in printed(8).items():
        if unit != EURO or centre == TOTAL:
            continue
        left = Decimal(str(amount))
        hosts = [one for one in plans if one.year == int(year) and one.kind != "oo-research"]
        for plan in sorted(hosts, key=lambda one: (-one.rest, one.row, one.number)):
            part = min(left, (plan.rest * _SOC_SHARE).quantize(Decimal(1)))
            if part > 0:
                plan.centres[centre] = part
                left -= part
        if left:
            raise ValueError(f"no room for {centre} in {year}")
