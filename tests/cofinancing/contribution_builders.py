"""A cluster with a granted project year and members, and contributions made through actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from django.db.models import Model

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.models import StateChange, StoredFile
from clusters.models import Cluster, Organisation
from clusters.queries import operator_of
from cofinancing.actions import contributions as actions
from cofinancing.models import Contribution
from tests.agreements.builders import first_year, running_agreement
from tests.clusters.builders import (
    head,
    make_cluster,
    make_member,
    make_organisation,
    manager_of,
    uploaded_picture,
)
from tests.cofinancing.builders import figures_at_once
from tests.people import NOW, acting

YEAR_START = date(2026, 1, 1)
VALUE = date(2026, 2, 10)
# Three months from the start of the project year, the later of the two starting events.
DUE = date(2026, 4, 1)
IN_TIME = datetime(2026, 2, 12, 10, 0, tzinfo=BRUSSELS)
TOO_LATE = datetime(2026, 4, 9, 10, 0, tzinfo=BRUSSELS)

_serial = count(1)


@dataclass(frozen=True)
class File:
    """A cluster with people around it and the first project year of its agreement."""

    cluster: Cluster
    year: ProjectYear
    manager: Actor
    editor: Actor
    head: Actor


def make_file(name: str = "", *, start: date = YEAR_START) -> File:
    """Return a cluster with a confirmed agreement from 2026, an account manager and an editor."""
    figures_at_once()
    cluster = make_cluster(name)
    agreement = running_agreement(cluster, start)
    operator = operator_of(cluster, on=start)
    assert operator is not None
    return File(
        cluster,
        first_year(agreement),
        manager_of(cluster),
        acting(Role.CLUSTER_EDITOR, mandates=[operator.organisation.kbo]),
        head(),
    )


def member_of(file: File, name: str = "", *, kbo: str = "", **more: Any) -> Organisation:
    """Return a company that is a member of the cluster."""
    company = make_organisation(name, kbo=kbo)
    make_member(file.cluster, company, **more)
    return company


def receipt(
    amount: str = "10000", value_date: date = VALUE, reference: str = ""
) -> actions.Receipt:
    """Return money on the account with a reference of its own."""
    return actions.Receipt(Decimal(amount), value_date, reference or f"MEDEDELING {next(_serial)}")


def invoice(amount: str = "10000", number: str = "", on_day: date = date(2026, 1, 20)) -> Any:
    """Return an invoice with a number of its own."""
    return actions.Invoice(Decimal(amount), number or f"F-{next(_serial)}", on_day)


def pledged(
    file: File,
    payer: Organisation | None = None,
    amount: str | None = "10000",
    *,
    source: str = "company_cash",
    by: Actor | None = None,
    at: datetime = IN_TIME,
    note: str = "",
) -> Contribution:
    """Return a promise, entered by the cluster organisation."""
    return actions.pledge_contribution(
        file.year,
        payer or member_of(file),
        source,
        amount=Decimal(amount) if amount else None,
        actor=by or file.editor,
        at=at,
        note=note,
    )


def received(
    file: File,
    payer: Organisation | None = None,
    money: actions.Receipt | None = None,
    *,
    by: Actor | None = None,
    at: datetime = IN_TIME,
    evidence: StoredFile | None = None,
    **more: Any,
) -> Contribution:
    """Return money on the account, entered by the cluster organisation at ``at``."""
    contribution = pledged(file, payer, by=by, at=at, **more)
    return actions.receive_contribution(
        contribution, money or receipt(), actor=by or file.editor, at=at, evidence=evidence
    )


def accepted(file: File, *args: Any, **more: Any) -> Contribution:
    """Return money that the account manager accepted a moment later."""
    return actions.accept_contribution(
        received(file, *args, **more), actor=file.manager, at=more.get("at", IN_TIME)
    )


def evidence_for(file: File, *, by: Actor | None = None, at: datetime = NOW) -> StoredFile:
    """Return a picture handed in for the cluster."""
    return store_upload(
        uploaded_picture(),
        scope=file.cluster.scope,
        actor=by or file.editor,
        at=at,
        allowed={"png"},
    )


def snapshot(*rows: Contribution) -> list[dict[str, Any]]:
    """Return the contributions as stored, with their steps: to prove that nothing changed."""
    stored = Contribution.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk")
    steps = StateChange.objects.filter(object_id__in=[row.pk for row in rows])
    return [*map(_columns, stored), *map(_columns, steps.order_by("pk"))]


def _columns(row: Model) -> dict[str, Any]:
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}
