"""Schemes, agreements and ledger lines, made through the actions of the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from agreements import actions
from agreements.actions.awards import AwardData, fill_in_award
from agreements.actions.de_minimis import DeMinimisData, record_de_minimis
from agreements.actions.scheme_duties import record_request
from agreements.models import (
    DeMinimisAid,
    GrantDuty,
    LedgerEntry,
    ProjectYear,
    SchemeDuty,
    SupportAgreement,
    SupportScheme,
)
from agreements.queries.award_suggestions import suggested_award
from clusterbeleid.core import parameters
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.enums import ParameterState
from clusterbeleid.core.models import LegalParameter, StoredFile
from clusterbeleid.core.parameters import DATA_FILES, ParameterDraft, read_data_file
from clusterbeleid.kernel.periods import last_day_after_years
from clusters.enums import ClusterKind
from clusters.models import Cluster, Organisation
from clusters.queries import operator_of
from tests.clusters.builders import (
    START,
    make_cluster,
    make_operator,
    make_organisation,
    uploaded_picture,
)
from tests.people import NOW, acting

# Decided a month before the first day, unless a test says otherwise.
DECIDED_BEFORE = timedelta(days=30)
CAPS = {ClusterKind.SPC: "500000", ClusterKind.IBN: "150000", ClusterKind.AD_HOC: "200000"}

_serial = count(1)


def legal_figures() -> None:
    """Put the legal figures of the house in, approved, in one statement: they take no part in the tests."""
    if LegalParameter.objects.exists():
        return
    LegalParameter.objects.bulk_create(
        LegalParameter(
            **asdict(draft), state=ParameterState.APPROVED, proposed_at=NOW, decided_at=NOW
        )
        for draft in _drafts()
    )


@cache
def _drafts() -> list[ParameterDraft]:
    folder = Path(parameters.__file__).parent / "data"
    return [row for name in DATA_FILES for row in read_data_file(folder / name)]


def make_scheme(kind: str = ClusterKind.SPC, **more: Any) -> SupportScheme:
    """Return the scheme for a kind of cluster, registered when it is not there yet."""
    code = str(more.pop("code", kind))
    known = SupportScheme.objects.filter(code=code).first()
    if known is not None:
        return known
    fields: dict[str, Any] = {
        "name": f"Clusterbesluit, {code}",
        "cluster_kind": kind,
        "legal_basis": "Besluit van de Vlaamse Regering van 4 maart 2016; AGVV art. 27",
        "counts_for_ten_years": True,
        "sa_number": "SA.12345",
        "valid_from": date(2014, 7, 1),
        "valid_to": date(2027, 6, 30),
    }
    data = actions.SchemeData(code=code, **(fields | more))
    return actions.register_scheme(data, actor=acting(Role.ADMINISTRATOR), at=NOW)


def year_drafts(
    start: date, years: int, amount: str | Decimal, *, cost: str | Decimal | None = None
) -> tuple[actions.YearDraft, ...]:
    """Return project years of twelve months with equal amounts; the cost is twice the aid."""
    granted = Decimal(amount)
    total = Decimal(cost) if cost is not None else granted * 2
    starts = [
        start if number == 0 else last_day_after_years(start, number) + timedelta(days=1)
        for number in range(years)
    ]
    return tuple(
        actions.YearDraft(day, last_day_after_years(day, 1), granted, total, total - granted)
        for day in starts
    )


def make_draft(
    cluster: Cluster,
    start: date = START,
    years: int = 3,
    amount: str | Decimal | None = None,
    *,
    scheme: SupportScheme | None = None,
    granted_on: date | None = None,
    last_day: date | None = None,
    drafts: Sequence[actions.YearDraft] | None = None,
    by: Actor | None = None,
    at: datetime = NOW,
    **more: Any,
) -> SupportAgreement:
    """Draft an agreement of whole project years; ``by`` drafts it, else a new head of team."""
    rows = drafts or year_drafts(start, years, amount or CAPS[ClusterKind(cluster.kind)])
    draft = actions.AgreementDraft(
        scheme=scheme or make_scheme(cluster.kind),
        first_day=start,
        last_day=last_day or rows[-1].last_day,
        granted_on=granted_on or start - DECIDED_BEFORE,
        decision_reference=f"HBC {next(_serial)}",
        years=tuple(rows),
        **more,
    )
    author = by or acting(Role.HEAD_OF_TEAM)
    return actions.draft_agreement(cluster, draft, actor=author, at=at)


def confirmed(
    agreement: SupportAgreement,
    *,
    motivation: str = "",
    advice: StoredFile | None = None,
    by: Actor | None = None,
    at: datetime = NOW,
) -> SupportAgreement:
    """Let a second person confirm a draft."""
    legal_figures()
    return actions.confirm_agreement(
        agreement,
        actor=by or acting(Role.HEAD_OF_TEAM),
        at=at,
        motivation=motivation,
        advice=advice,
    )


def running_agreement(
    cluster: Cluster | None = None,
    start: date = START,
    years: int = 3,
    amount: str | Decimal | None = None,
    *,
    motivation: str = "",
    **more: Any,
) -> SupportAgreement:
    """Return a confirmed agreement; the cluster gets a cluster organisation when it has none."""
    cluster = cluster or make_cluster()
    with_operator(cluster, start)
    return confirmed(make_draft(cluster, start, years, amount, **more), motivation=motivation)


def with_operator(cluster: Cluster, start: date = START) -> Cluster:
    """Appoint a cluster organisation from ``start`` when there is none on that day."""
    if operator_of(cluster, on=start) is None:
        make_operator(cluster, first_day=min(start, START))
    return cluster


def stopped(agreement: SupportAgreement, last_day: date) -> SupportAgreement:
    """Stop a confirmed agreement on ``last_day``."""
    return actions.stop_agreement(
        agreement,
        last_day=last_day,
        actor=acting(Role.HEAD_OF_TEAM),
        at=NOW,
        reason="De leden stoppen de werking.",
    )


def first_year(agreement: SupportAgreement) -> ProjectYear:
    """Return the first project year of an agreement."""
    return ProjectYear.objects.get(agreement=agreement, number=1)


def paid(
    year: ProjectYear,
    amount: str | Decimal,
    *,
    on_day: date = date(2026, 3, 2),
    reference: str = "",
    by: Actor | None = None,
) -> LedgerEntry:
    """Record a payment for a project year."""
    money = actions.MoneyData(Decimal(amount), on_day, reference or f"BET-{next(_serial)}")
    return actions.record_payment(year, money, actor=by or acting(Role.FINANCE), at=NOW)


def recovered(
    year: ProjectYear, amount: str | Decimal, *, on_day: date = date(2026, 6, 1)
) -> LedgerEntry:
    """Record a recovery for a project year."""
    money = actions.MoneyData(Decimal(amount), on_day, f"TERUG-{next(_serial)}")
    return actions.record_recovery(year, money, actor=acting(Role.FINANCE), at=NOW)


def ready_to_publish(agreement: SupportAgreement) -> GrantDuty:
    """Return the duty to publish the aid of an agreement, with every field that the register asks."""
    duty = agreement.duties.get(kind="publication")
    start = suggested_award(duty) | {"size": "SME", "nuts2": "BE21", "nace": "94.1"}
    data = AwardData(**(start | {"authority": "VLAIO"}))
    fill_in_award(duty, data, actor=acting(Role.HEAD_OF_TEAM), at=NOW)
    return duty


def published(agreement: SupportAgreement) -> SupportAgreement:
    """Publish the aid of an agreement in time, with every field that the register asks."""
    duty, head = ready_to_publish(agreement), acting(Role.HEAD_OF_TEAM)
    actions.meet_duty(duty, on_day=duty.due_on, reference="TM-1", actor=head, at=NOW)
    return agreement


def made_aid(organisation: Organisation | None = None, **more: Any) -> DeMinimisAid:
    """Record de minimis aid of our own, with the declaration of the undertaking."""
    legal_figures()
    fields: dict[str, Any] = {
        "organisation": organisation or make_organisation(),
        "origin": "own",
        "granted_on": date(2026, 11, 10),
        "amount": Decimal(50000),
        "authority": "VLAIO",
        "instrument": "grant",
        "nace": "72.19",
        "purpose": "Haalbaarheidsstudie",
    }
    data = DeMinimisData(**(fields | more))
    head = acting(Role.HEAD_OF_TEAM)
    return record_de_minimis(data, actor=head, at=NOW, uploaded=uploaded_picture())


def made_request() -> SchemeDuty:
    """Record a request of the Commission about a scheme."""
    legal_figures()
    return record_request(
        make_scheme(),
        received_on=date(2026, 11, 10),
        subject=f"Vraag {next(_serial)}",
        actor=acting(Role.HEAD_OF_TEAM),
        at=NOW,
    )
