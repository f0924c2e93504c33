"""Clusters of the demo: file, cluster organisation, members, board, account managers, logbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import BEGINNING, moment
from clusterbeleid.overview.demo.register import INVENTED, Published, Register, published_clusters
from clusters.actions import (
    ClusterData,
    ContactData,
    SeatData,
    appoint_operator,
    assign_account_manager,
    create_cluster,
    log_contact,
    seat_board_member,
    stop_cluster,
)
from clusters.enums import BoardSeat, ContactChannel, OrganisationKind
from clusters.models import Cluster, Organisation

SOURCE = "Groenboek clusterbeleid 2024, tabel 3"
_CHAIRS = ("An De Smet", "Piet Baert", "Karin Loots", "Wim Segers", "Ilse Hendrickx", "Jo Vets")
_SEATS = (
    BoardSeat.FLEMISH_COMPANY,
    BoardSeat.FLEMISH_COMPANY,
    BoardSeat.FLEMISH_COMPANY,
    BoardSeat.FLEMISH_COMPANY,
    BoardSeat.KNOWLEDGE,
    BoardSeat.AUTHORITY,
    BoardSeat.OTHER,
    BoardSeat.VLAIO_OBSERVER,
)
_MEMBERS = (
    "Lut Cools",
    "Geert Maris",
    "Nele Pauwels",
    "Sam Dierckx",
    "Rik Bogaert",
    "Eva Mertens",
    "Marc Thijs",
    "Leen Jacobs",
    "Stijn Bral",
)


@dataclass(frozen=True)
class DemoCluster:
    """A cluster with its published row, its organisation and the companies that may pay."""

    cluster: Cluster
    published: Published
    operator: Organisation
    companies: list[Organisation]


def make_clusters() -> list[DemoCluster]:
    """Open all clusters, last the invented one; those without known dates stay without support."""
    register = Register()
    rows = [*published_clusters(), INVENTED]
    return [_make(row, number, register) for number, row in enumerate(rows)]


def stop_stopped(made: list[DemoCluster]) -> None:
    """Record the stop of clusters that stopped before their ten years (SIM, 31/12/2023)."""
    for one in made:
        day = one.published.stopped_on
        if day is not None:
            stop_cluster(
                one.cluster,
                stopped_on=day,
                expected_version=one.cluster.version,
                actor=people.actor("hilde"),
                at=moment(day, 15),
                reason=f"{SOURCE}: stopgezet op {day:%d/%m/%Y}; de bron geeft geen reden",
            )


def _make(published: Published, number: int, register: Register) -> DemoCluster:
    start = published.start or BEGINNING
    opening = start - timedelta(days=60) if published.start else BEGINNING
    at = moment(opening)
    head = people.actor("hilde")
    cluster = create_cluster(_data(published), continues=None, actor=head, at=at)
    body = register.single(f"{published.name} vzw", OrganisationKind.CIVIL, opening)
    appoint_operator(cluster, body, first_day=opening, actor=head, at=at)
    for person in people.PEOPLE:
        if published.name in person.clusters and person.mandate is not None:
            people.give_mandate(person, body.kbo, opening)
        elif published.name in person.clusters:
            assign_account_manager(
                cluster,
                people.user(person.key),
                fte=Decimal("0.25") if person.key == "els" and number else Decimal("0.50"),
                first_day=opening,
                actor=head,
                at=at,
            )
    companies = register.fill(cluster, published)
    made = DemoCluster(cluster, published, body, companies)
    if published.start is not None:
        _seat_board(made, number)
        _log(made)
    return made


def _data(published: Published) -> ClusterData:
    return ClusterData(
        name=published.name,
        kind=published.kind,
        domain=published.domain,
        mission=published.mission,
        website=published.website,
        **_figures(published),
    )


def _figures(published: Published) -> dict[str, Any]:
    """Return the figures that were published, with their source; of an invented cluster none."""
    if published.is_invented or not published.members:
        return {}
    return {
        "published_members": published.members,
        "published_sme_pct": published.sme_pct,
        "published_source": SOURCE,
    }


def _seat_board(made: DemoCluster, number: int) -> None:
    """Seat eight people; MEDVIA lacks the observer and half of the companies, so that R40 speaks."""
    start = made.published.start or BEGINNING
    weak = made.published.name == "MEDVIA"
    companies = [row for row in made.companies if row.flemish_establishment]
    for place, seat in enumerate(_SEATS):
        if weak and (seat == BoardSeat.VLAIO_OBSERVER or place in {1, 2}):
            continue
        company = companies[place] if seat == BoardSeat.FLEMISH_COMPANY else None
        name = _CHAIRS[number % len(_CHAIRS)] if place == 0 else _MEMBERS[place]
        seat_board_member(
            made.cluster,
            SeatData(person=name, seat=seat, is_chair=place == 0),
            company,
            first_day=start,
            last_day=made.published.stopped_on,
            actor=people.actor("hilde"),
            at=moment(start, 11),
            is_demo=True,
        )


def _log(made: DemoCluster) -> None:
    manager = next(
        one.key
        for one in people.PEOPLE
        if made.published.name in one.clusters and one.mandate is None
    )
    if made.published.stopped_on is not None:
        return
    for day, channel, text in (
        (
            date(2026, 9, 15),
            ContactChannel.MEETING,
            "Voortgang van het werkprogramma besproken (demo)",
        ),
        (date(2026, 11, 5), ContactChannel.CALL, "Stand van de cofinanciering overlopen (demo)"),
    ):
        log_contact(
            made.cluster,
            ContactData(on_day=day, channel=channel, with_whom="Directie (demo)", summary=text),
            actor=people.actor(manager),
            at=moment(day, 16),
        )
