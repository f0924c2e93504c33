"""Organisations, clusters and what belongs to them, made through the actions of the room."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import SYSTEM, Actor, Role
from clusterbeleid.core.enums import ParameterState
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.core.models import LegalParameter
from clusterbeleid.core.parameters import DATA_FILES, read_data_file
from clusterbeleid.kernel.identifiers import make_kbo
from clusters import actions
from clusters.enums import (
    BoardSeat,
    ClusterKind,
    ContactChannel,
    DocumentClass,
    OrganisationKind,
)
from clusters.models import (
    AccountManagement,
    BoardMandate,
    Cluster,
    ClusterDocument,
    ClusterOperator,
    ContactEntry,
    Membership,
    Organisation,
    SizeSnapshot,
    StaffInterest,
)
from tests.people import NOW, TODAY, actor, person

START = date(2017, 1, 1)
DATA_FOLDER = Path(settings.BASE_DIR) / "clusterbeleid" / "core" / "data"
HEAD = "hoofd@example.be"
_serial = count(10_000)


def head() -> Actor:
    """Return the head of team of the test, who may write everywhere; always the same person."""
    known = User.objects.filter(email=HEAD).first()
    return actor(known or person(Role.HEAD_OF_TEAM, name="Hilde Hoofd", email=HEAD))


def make_organisation(
    name: str = "",
    *,
    kbo: str = "",
    kind: str = OrganisationKind.COMPANY,
    flemish: bool = True,
    by: Actor | None = None,
    **more: Any,
) -> Organisation:
    """Register an organisation, with a fictitious number unless ``kbo`` is given."""
    number = next(_serial)
    data = actions.OrganisationData(name or f"Bedrijf {number}", kind, flemish, **more)
    return actions.register_organisation(kbo or make_kbo(number), data, actor=by or head(), at=NOW)


def make_size(
    organisation: Organisation, size: str, *, on_day: date = date(2025, 12, 31)
) -> SizeSnapshot:
    """Record a size class chosen by hand; see ``actions.record_size`` for figures."""
    data = actions.SizeData(
        on_day, "Verklaring op eer", manual_size=size, manual_reason="Volgens de groep."
    )
    have_figures()
    return actions.record_size(organisation, data, actor=head(), at=NOW)


def make_cluster(
    name: str = "",
    *,
    kind: str = ClusterKind.SPC,
    operator: Organisation | None = None,
    manager: User | None = None,
    continues: Cluster | None = None,
    from_day: date = START,
    **more: Any,
) -> Cluster:
    """Open a cluster; with an operator and an account manager from ``from_day`` when given."""
    boss = head()
    data = actions.ClusterData(name or f"Cluster {next(_serial)}", kind, "materialen", **more)
    cluster = actions.create_cluster(data, continues=continues, actor=boss, at=NOW)
    if operator is not None:
        make_operator(cluster, operator, first_day=from_day, by=boss)
    if manager is not None:
        make_manager(cluster, manager, first_day=from_day, by=boss)
    return cluster


def make_operator(
    cluster: Cluster,
    organisation: Organisation | None = None,
    *,
    first_day: date = START,
    last_day: date | None = None,
    by: Actor | None = None,
) -> ClusterOperator:
    """Appoint a cluster organisation."""
    body = organisation or make_organisation(f"{cluster.name} vzw", kind=OrganisationKind.CIVIL)
    return actions.appoint_operator(
        cluster, body, first_day=first_day, last_day=last_day, actor=by or head(), at=NOW
    )


def make_manager(
    cluster: Cluster,
    user: User | None = None,
    *,
    fte: str = "0.5",
    first_day: date = START,
    last_day: date | None = None,
    by: Actor | None = None,
) -> AccountManagement:
    """Assign an account manager."""
    return actions.assign_account_manager(
        cluster,
        user or person(Role.ACCOUNT_MANAGER),
        fte=Decimal(fte),
        first_day=first_day,
        last_day=last_day,
        actor=by or head(),
        at=NOW,
    )


def make_member(
    cluster: Cluster,
    organisation: Organisation | None = None,
    *,
    first_day: date = START,
    last_day: date | None = None,
    size: str = "",
) -> Membership:
    """Add a member; with ``size`` its class is recorded too."""
    body = organisation or make_organisation()
    if size:
        make_size(body, size)
    return actions.add_member(
        cluster, body, first_day=first_day, last_day=last_day, actor=head(), at=NOW
    )


def make_seat(
    cluster: Cluster,
    person_name: str = "",
    *,
    seat: str = BoardSeat.OTHER,
    organisation: Organisation | None = None,
    is_chair: bool = False,
    first_day: date = START,
    last_day: date | None = None,
) -> BoardMandate:
    """Seat somebody in the board; a company seat without organisation gets a new company."""
    if organisation is None and seat in {BoardSeat.FLEMISH_COMPANY, BoardSeat.OTHER_COMPANY}:
        organisation = make_organisation(flemish=seat == BoardSeat.FLEMISH_COMPANY)
    data = actions.SeatData(person_name or f"Bestuurder {next(_serial)}", seat, is_chair)
    return actions.seat_board_member(
        cluster, data, organisation, first_day=first_day, last_day=last_day, actor=head(), at=NOW
    )


def make_contact(
    cluster: Cluster, summary: str = "Stand van zaken besproken.", *, by: Actor | None = None
) -> ContactEntry:
    """Log a meeting on 02/11/2026."""
    data = actions.ContactData(date(2026, 11, 2), ContactChannel.MEETING, "De directeur", summary)
    return actions.log_contact(cluster, data, actor=by or head(), at=NOW)


def make_document(
    cluster: Cluster,
    title: str = "Jaarverslag",
    *,
    document_class: str = DocumentClass.SHARED,
    at: datetime = NOW,
) -> ClusterDocument:
    """Hand in a small picture as document."""
    return actions.upload_document(
        cluster,
        uploaded_picture(),
        title=title,
        document_class=document_class,
        actor=head(),
        at=at,
    )


def uploaded_picture(name: str = "foto.png") -> SimpleUploadedFile:
    """Return a valid picture of one pixel, as a form hands it over."""
    return SimpleUploadedFile(name, PIXEL, content_type="image/png")


def manager_of(cluster: Cluster) -> Actor:
    """Return a new account manager of the cluster."""
    user = person(Role.ACCOUNT_MANAGER)
    make_manager(cluster, user)
    return actor(user)


def have_figures() -> None:
    """Store the legal figures of the data files as approved, all at once: one by one takes seconds."""
    if LegalParameter.objects.exists():
        return
    rows = [
        LegalParameter(
            **asdict(draft), state=ParameterState.APPROVED, proposed_at=NOW, decided_at=NOW
        )
        for name in DATA_FILES
        for draft in read_data_file(DATA_FOLDER / name)
    ]
    bulk_create_tracked(LegalParameter, rows, actor=SYSTEM, at=NOW, reason="for a test")


# The smallest valid PNG: one transparent pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def interest_in(cluster: Cluster, user: User | None = None) -> StaffInterest:
    """Let somebody of the agency declare an interest in a cluster."""
    return actions.declare_interest(
        cluster.scope,
        cluster.name,
        first_day=TODAY,
        interest="Mijn broer leidt een lid.",
        actor=actor(user or person(Role.HEAD_OF_TEAM)),
        at=NOW,
    )
