"""The register: as many members as were published, with sizes that give the published share."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count, islice
from pathlib import Path

from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.kernel.identifiers import make_kbo
from clusterbeleid.overview.demo.calendar import BEGINNING, moment
from clusterbeleid.overview.demo.names import TOWNS, company_names, other_names
from clusters.enums import ClusterKind, SizeClass
from clusters.enums import OrganisationKind as Kind
from clusters.models import Cluster, Membership, Organisation, SizeSnapshot

ACCOUNTS_DAY = date(2025, 12, 31)
# Of every hundred members of a demo cluster; the rest are companies.
_OTHERS = (
    (Kind.KNOWLEDGE, 6),
    (Kind.AUTHORITY, 3),
    (Kind.CIVIL, 2),
    (Kind.FEDERATION, 1),
    (Kind.COLLECTIVE_CENTRE, 1),
    (Kind.SOC, 1),
)
_SIZES = {
    SizeClass.MICRO: (Decimal(6), Decimal(1_200_000), Decimal(900_000)),
    SizeClass.SMALL: (Decimal(34), Decimal(7_500_000), Decimal(6_000_000)),
    SizeClass.MEDIUM: (Decimal(140), Decimal(38_000_000), Decimal(30_000_000)),
    SizeClass.LARGE: (Decimal(900), Decimal(310_000_000), Decimal(260_000_000)),
}
_SME = (SizeClass.SMALL, SizeClass.MICRO, SizeClass.MEDIUM)


@dataclass(frozen=True)
class Published:
    """A row of the published list of clusters, or one that is invented for a story."""

    name: str
    kind: str
    domain: str
    mission: str
    start: date | None
    stopped_on: date | None
    website: str
    members: int | None
    sme_pct: Decimal | None
    is_invented: bool = False


# Nowhere published: no source says that any cluster was judged negatively.
INVENTED = Published(
    name="Slimme Gevels (demo)",
    kind=ClusterKind.AD_HOC.value,
    domain="bouw",
    mission="Bedrijven samenbrengen die gevels bouwen waarin energie, meting en onderhoud één geheel zijn.",
    start=date(2023, 12, 1),
    stopped_on=None,
    website="",
    members=14,
    sme_pct=Decimal(75),
    is_invented=True,
)


def published_clusters() -> list[Published]:
    """Return the clusters of the data file with their true dates."""
    with (Path(__file__).parent / "clusters.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Published(
                name=row["name"],
                kind=row["type"],
                domain=row["domain"],
                mission=row["mission"],
                start=_day(row["support_start"]),
                stopped_on=_day(row["stopped_on"]),
                website=row["website"],
                members=int(row["members_2023"]) if row["members_2023"] else None,
                sme_pct=Decimal(row["sme_share_pct_2023"]) if row["sme_share_pct_2023"] else None,
            )
            for row in csv.DictReader(lines)
        ]


class Register:
    """Hands out invented organisations; a third of the members also sits in another cluster."""

    def __init__(self) -> None:
        self._serial = count(1000)
        self._companies = company_names()
        self._others = {kind: other_names(kind) for kind, _share in _OTHERS}
        self._shared: dict[SizeClass, list[Organisation]] = {size: [] for size in SizeClass}

    def fill(self, cluster: Cluster, published: Published) -> list[Organisation]:
        """Give ``cluster`` its members in a few statements; return the companies among them."""
        if published.members is None or published.start is None:
            return []
        others = [
            (kind, None)
            for kind, share in _OTHERS
            for _number in range(published.members * share // 100)
        ]
        companies = published.members - len(others)
        sme = int((published.sme_pct or Decimal(0)) * companies / 100 + Decimal("0.5"))
        sizes = [
            _SME[number % 3] if number < sme else SizeClass.LARGE for number in range(companies)
        ]
        kept = [row for size in SizeClass for row in self._take_shared(size, sizes)]
        wanted = [*((Kind.COMPANY, size) for size in sizes), *others]
        made = self._make(wanted, published.start)
        self._enrol(cluster, [*kept, *made], published)
        self._share(made)
        return [row for row in [*made, *kept] if row.kind == Kind.COMPANY]

    def single(self, name: str, kind: Kind, on: date) -> Organisation:
        """Return one organisation with an invented number, as the body behind a cluster."""
        row = Organisation(
            kbo=make_kbo(next(self._serial)),
            name=name,
            kind=kind,
            flemish_establishment=True,
            municipality="Brussel",
            is_demo=True,
        )
        return bulk_create_tracked(Organisation, [row], actor=SYSTEM, at=moment(on), reason="demo")[
            0
        ]

    def _take_shared(self, size: SizeClass, sizes: list[SizeClass]) -> list[Organisation]:
        """Take organisations of another cluster for a third of the places of this size."""
        wanted = sizes.count(size) // 3
        taken, self._shared[size] = self._shared[size][:wanted], self._shared[size][wanted:]
        for _row in taken:
            sizes.remove(size)
        return taken

    def _share(self, made: Sequence[Organisation]) -> None:
        for number, row in enumerate(made):
            size = row.__dict__.get("demo_size")
            if size is not None and number % 2 == 0:
                self._shared[size].append(row)

    def _make(
        self, wanted: Sequence[tuple[Kind, SizeClass | None]], start: date
    ) -> list[Organisation]:
        at = moment(max(start, BEGINNING))
        rows = [self._organisation(kind, number) for number, (kind, _size) in enumerate(wanted)]
        made = bulk_create_tracked(Organisation, rows, actor=SYSTEM, at=at, reason="demo")
        sizes = []
        for row, (_kind, size) in zip(made, wanted, strict=True):
            if size is not None:
                row.__dict__["demo_size"] = size
                sizes.append(_snapshot(row, size))
        bulk_create_tracked(
            SizeSnapshot, sizes, actor=SYSTEM, at=moment(date(2026, 6, 30)), reason="demo"
        )
        return made

    def _organisation(self, kind: Kind, number: int) -> Organisation:
        names: Iterator[str] = self._companies if kind == Kind.COMPANY else self._others[kind]
        return Organisation(
            kbo=make_kbo(next(self._serial)),
            name=next(islice(names, 1)),
            kind=kind,
            flemish_establishment=number % 17 != 0,
            municipality=TOWNS[number % len(TOWNS)],
            is_demo=True,
        )

    def _enrol(
        self, cluster: Cluster, members: Sequence[Organisation], published: Published
    ) -> None:
        start = published.start or BEGINNING
        rows = [
            Membership(
                cluster=cluster, organisation=row, first_day=start, last_day=published.stopped_on
            )
            for row in members
        ]
        bulk_create_tracked(Membership, rows, actor=SYSTEM, at=moment(start), reason="demo")


def _snapshot(row: Organisation, size: SizeClass) -> SizeSnapshot:
    staff, turnover, balance = _SIZES[size]
    return SizeSnapshot(
        organisation=row,
        on_day=ACCOUNTS_DAY,
        size=size,
        staff=staff,
        turnover=turnover,
        balance=balance,
        source="demo: jaarrekening 2025",
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
