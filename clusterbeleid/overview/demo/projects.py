"""The projects, envelopes and leverage of the demo: invented rows, written in a few statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, count
from typing import Any

from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.core.state import record_creations
from clusterbeleid.kernel.identifiers import make_kbo
from clusterbeleid.kernel.money import share
from clusterbeleid.overview.demo.calendar import BEGINNING, moment
from clusterbeleid.overview.demo.project_plan import (
    Plan,
    Reach,
    plan_projects,
    reach,
    regular_projects,
    seat_companies,
)
from clusters.enums import OrganisationKind, SizeClass
from clusters.models import Cluster, Membership, Organisation
from projects.actions.types import load_types
from projects.enums import BudgetSource, Channel, LegalBasis, PartnerRole, PolicyLabel, ProjectState
from projects.models import Envelope, Partner, Project, ProjectCluster, ProjectType
from projects.queries.granted import INTERCLUSTER
from projects.queries.printed import printed
from projects.rules.tables import TOTAL

# Shares of the labels of 2020-2022 as published, in percent; a project may carry several (R61).
_LABELS = {
    PolicyLabel.DIGITAL: 38, PolicyLabel.ENERGY: 36, PolicyLabel.CIRCULAR: 22,
    PolicyLabel.ENVIRONMENT: 20, PolicyLabel.FOOD: 18, PolicyLabel.HEALTH: 18,
    PolicyLabel.MOBILITY: 6, PolicyLabel.EDUCATION: 1,
}  # fmt: skip
_PAIRS = (("Catalisti", "Flux50"), ("SIM", "VIL"), ("Flux50", "VIL"), ("Catalisti", "SIM"))
_BEFORE, _AFTER = date(2016, 9, 1), date(2023, 11, 6)
_TRACE: dict[str, Any] = {"actor": SYSTEM, "at": moment(date(2024, 1, 15)), "reason": "demo"}
_NONE = Decimal(0)


@dataclass(frozen=True)
class Seat:
    """A partner to write; ``aid`` at half of the costs for a company, at all of them for research."""

    body: Organisation
    role: PartnerRole
    aid: Decimal = _NONE


@dataclass
class Draft:
    """A project to write, with the clusters and partners around it."""

    project: Project
    clusters: Sequence[Cluster]
    seats: Sequence[Seat]


def make_projects() -> None:
    """Write the projects that the published tables were counted from, and nothing by chance."""
    load_types(at=moment(BEGINNING))
    book = Book()
    plans = plan_projects()
    seat_companies(plans, book.reached, book.beside)
    drafts = [book.draft(plan) for plan in plans]
    write([*drafts, *book.regular()])


class Book:
    """The companies of the demo by what they are to the tables: reached, known before, regular only."""

    def __init__(self) -> None:
        self.clusters = {row.name: row for row in Cluster.objects.all()}
        self.types = list(ProjectType.objects.order_by("key", "first_day"))
        self.numbers = count(1)
        self.reached: dict[str, list[str]] = {}
        self.known: dict[str, list[str]] = {}
        self.moved: list[str] = []
        self.bodies: dict[str, Organisation] = {}
        self._choose()
        self.centres = {body.name: body for body in _centres()}
        self.envelopes = _envelopes()
        self.research = next(body for body in self._of_kind(OrganisationKind.KNOWLEDGE))

    def _of_kind(self, kind: OrganisationKind) -> Iterable[Organisation]:
        return Organisation.objects.filter(kind=kind, is_demo=True).order_by("pk")

    def _choose(self) -> None:
        """Take members of each cluster: some never known before, the others with an earlier project."""
        taken: set[str] = set()
        for name, wanted in reach().items():
            members = self._members(name)
            fresh = [kbo for kbo in members if kbo not in taken][: wanted.first]
            taken |= set(fresh)
            self._divide(name, wanted, fresh, [kbo for kbo in members if kbo not in taken])
            taken |= set(self.known[name])
        self.regulars = [kbo for kbo in self._members("VIL") if kbo not in taken][:30]

    def _divide(self, name: str, wanted: Reach, fresh: list[str], others: list[str]) -> None:
        # A few companies known already take part in two clusters, so that overlap can be seen.
        shared = list(dict.fromkeys(kbo for known in self.known.values() for kbo in known[-2:]))[:4]
        room = wanted.unique - wanted.first
        self.known[name] = [*shared, *others][:room] if room > len(shared) else others[:room]
        self.reached[name] = [*fresh, *self.known[name]]
        self.moved += fresh[: wanted.moved]

    def _members(self, cluster: str) -> list[str]:
        rows = Membership.objects.filter(cluster__name=cluster, organisation__kind="company")
        found = [row.organisation for row in rows.select_related("organisation").order_by("pk")]
        self.bodies |= {body.kbo: body for body in found}
        return [body.kbo for body in found]

    @property
    def beside(self) -> Mapping[str, Sequence[str]]:
        """Return who may sit beside: companies known before, whom no table counts as new."""
        pairs = [kbo for one, other in _PAIRS for kbo in (self.known[one][0], self.known[other][1])]
        return {**self.known, "Flanders Space": self.regulars, INTERCLUSTER: pairs}

    def draft(self, plan: Plan) -> Draft:
        """Return a project of a cluster with its partners."""
        names = _PAIRS[plan.number % len(_PAIRS)] if plan.row == INTERCLUSTER else (plan.row,)
        if plan.row == INTERCLUSTER:
            one, other = (self.known[name] for name in names)
            trio = dict.fromkeys([one[2 + plan.number % 9], *other[2:5], *one[:2]])
            plan.companies = list(trio)[:3]
        project = self._project(plan.kind, plan.decided_on, plan.aid, Channel.CLUSTER)
        project.envelope = self.envelopes.get((plan.row, plan.year))
        project.title = f"{plan.row}: demoproject {plan.number + 1} van {plan.year}"
        seats = self._seats(plan)
        return Draft(project, [self.clusters[name] for name in names], seats)

    def _seats(self, plan: Plan) -> list[Seat]:
        seats = [
            Seat(self.centres[name], PartnerRole.SOC, amount)
            for name, amount in plan.centres.items()
        ]
        companies = [self.bodies[kbo] for kbo in plan.companies]
        if plan.kind in {"csbo", "coock"}:
            seats.append(Seat(self.research, PartnerRole.RESEARCH, plan.rest))
            return [*seats, *(Seat(body, PartnerRole.USER_GROUP) for body in companies)]
        rest = plan.rest
        if plan.kind == "icon" and not plan.centres:
            part = (rest / 5).quantize(Decimal(1))
            seats.append(Seat(self.research, PartnerRole.RESEARCH, part))
            rest -= part
        parts = share(rest, [1] * len(companies))
        return [*seats, *(Seat(*one) for one in _zip(companies, parts))]

    def regular(self) -> list[Draft]:
        """Return projects outside clusters: before for those known, after for those that moved on."""
        known = [self.bodies[kbo] for kbo in dict.fromkeys(chain(*self.known.values()))]
        pairs = [known[at : at + 2] for at in range(0, len(known), 2)]
        moved = [[self.bodies[kbo]] for kbo in self.moved]
        pool = [self.bodies[kbo] for kbo in self.regulars]
        found = [self._alone(bodies, _BEFORE) for bodies in pairs]
        found += [self._alone(bodies, _AFTER) for bodies in moved]
        for year, number in regular_projects().items():
            for at in range(number):
                trio = [pool[(at * 3 + seat) % len(pool)] for seat in range(3)]
                found.append(self._alone(trio, date(year, 2 + at % 9, 14)))
        return found

    def _alone(self, bodies: Sequence[Organisation], day: date) -> Draft:
        aid = Decimal(90_000) * len(bodies)
        project = self._project("oo-research", day, aid, Channel.REGULAR)
        project.title = f"Regulier demoproject van {bodies[0].name}"
        parts = share(aid, [1] * len(bodies))
        return Draft(project, (), [Seat(*one) for one in _zip(bodies, parts)])

    def _project(self, key: str, day: date, aid: Decimal, channel: Channel) -> Project:
        number = next(self.numbers)
        of_key = [row for row in self.types if row.key == key]
        fitting = [row for row in of_key if row.first_day <= day] or of_key[:1]
        source = BudgetSource.REGULAR if channel == Channel.REGULAR else BudgetSource.EARMARKED
        return Project(
            reference=f"DEMO.{day.year}.{number:04}",
            type=fitting[-1],
            channel=channel,
            source=source,
            labels=_labels(number),
            decided_on=day,
            aid=aid,
            first_day=date(day.year + day.month // 12, day.month % 12 + 1, 1),
            last_day=date(day.year + 2, day.month, 1),
            state=ProjectState.CLOSED if day.year < 2023 else ProjectState.DECIDED,
            is_demo=True,
        )


def write(drafts: Sequence[Draft]) -> None:
    """Write projects with clusters and partners in a few statements, each with its history."""
    made = bulk_create_tracked(Project, [one.project for one in drafts], **_TRACE)
    record_creations(made, "import", **_TRACE)
    links = [
        ProjectCluster(project=one.project, cluster=cluster, is_lead=at == 0)
        for one in drafts
        for at, cluster in enumerate(one.clusters)
    ]
    bulk_create_tracked(ProjectCluster, links, **_TRACE)
    partners = [_partner(one.project, seat) for one in drafts for seat in one.seats]
    bulk_create_tracked(Partner, partners, **_TRACE)


def _partner(project: Project, seat: Seat) -> Partner:
    is_company = seat.role == PartnerRole.COMPANY
    basis = LegalBasis.GBER_25 if is_company else _framework(project.decided_on)
    return Partner(
        project=project,
        organisation=seat.body,
        role=seat.role,
        activity="industrial" if is_company else "",
        size="" if seat.role in {PartnerRole.RESEARCH, PartnerRole.SOC} else _size(seat.body),
        flemish=seat.body.flemish_establishment,
        budget=seat.aid * 2 if is_company else seat.aid,
        aid=seat.aid,
        legal_basis=basis if seat.aid else "",
        is_demo=True,
    )


def _envelopes() -> Mapping[tuple[str, int], Envelope]:
    """Return the envelopes by row of table 5 and year; projects of several clusters share the common one."""
    found = Envelope.objects.select_related("cluster").order_by("pk")
    return {(row.cluster.name if row.cluster else INTERCLUSTER, row.year): row for row in found}


def _framework(day: date | None) -> LegalBasis:
    new = day is not None and day >= date(2022, 10, 28)
    return LegalBasis.FRAMEWORK_2022 if new else LegalBasis.FRAMEWORK_2014


def _size(body: Organisation) -> str:
    return (SizeClass.SMALL, SizeClass.MEDIUM, SizeClass.LARGE)[body.pk % 3].value


def _labels(number: int) -> list[str]:
    """Return labels so that of every hundred projects each has its published share."""
    return sorted(
        label.value
        for at, (label, pct) in enumerate(_LABELS.items())
        if (number + at * 13) * pct // 100 != (number + at * 13 + 1) * pct // 100
    )


def _zip(bodies: Sequence[Organisation], parts: Sequence[Decimal]) -> list[tuple[Any, ...]]:
    pairs = zip(bodies, parts, strict=True)
    return [(body, PartnerRole.COMPANY, part) for body, part in pairs]


def _centres() -> list[Organisation]:
    """Enter the centres of table 8: real names, invented numbers."""
    names = sorted({row for row, _year, _unit in printed(8) if row != TOTAL})
    rows = [
        Organisation(
            kbo=make_kbo(700_000 + at),
            name=name,
            kind=OrganisationKind.SOC,
            flemish_establishment=True,
            municipality="Vlaanderen",
            is_demo=True,
        )
        for at, name in enumerate(names)
    ]
    return bulk_create_tracked(Organisation, rows, **{**_TRACE, "at": moment(BEGINNING)})
