"""Schemes and agreements of the demo: true periods, the yearly maximum, invented references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from agreements.actions import (
    AgreementDraft,
    MoneyData,
    SchemeData,
    YearDraft,
    confirm_agreement,
    draft_agreement,
    end_agreement,
    record_payment,
    register_scheme,
)
from agreements.models import SupportAgreement, SupportScheme
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.money import round_cents
from clusterbeleid.kernel.params import Params
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import BEGINNING, DEMO_DAY, moment
from clusterbeleid.overview.demo.clusters import DemoCluster
from clusters.enums import ClusterKind

CAP = "spc.max_year_eur"


@dataclass(frozen=True)
class Grant:
    """One agreement to make: first day, years, and the day on which it was granted."""

    first_day: date
    years: int
    granted_on: date
    confirmed: bool = True


def _grants(start: date) -> tuple[Grant, ...]:
    """Return the agreements of a cluster by its start; every decision day is invented."""
    if start == date(2017, 1, 1):
        return (
            Grant(date(2017, 1, 1), 3, date(2016, 12, 12)),
            Grant(date(2020, 1, 1), 3, date(2019, 12, 9)),
            Grant(date(2023, 1, 1), 1, date(2022, 12, 12)),
            Grant(date(2024, 1, 1), 3, date(2024, 1, 8)),
        )
    if start == date(2018, 1, 1):
        return (
            Grant(date(2018, 1, 1), 3, date(2017, 12, 11)),
            Grant(date(2021, 1, 1), 3, date(2020, 12, 14)),
            Grant(date(2024, 1, 1), 3, date(2024, 1, 8)),
            Grant(date(2027, 1, 1), 1, date(2026, 11, 16), confirmed=False),
        )
    return (
        Grant(start, 3, start - timedelta(days=40)),
        Grant(start + relativedelta(years=3), 3, start + relativedelta(years=3, days=-35)),
    )


def make_schemes() -> SupportScheme:
    """Register the legal grounds; return that of spearhead clusters."""
    head = people.actor("hilde")
    gber = "Verordening (EU) 651/2014, art. 27 (te verifiëren: clusterbesluit van 4 maart 2016)"
    made = [
        register_scheme(
            SchemeData(
                code=code,
                name=name,
                cluster_kind=kind,
                legal_basis=gber,
                counts_for_ten_years=True,
                valid_from=date(2014, 7, 1),
                valid_to=date(2026, 12, 31),
            ),
            actor=head,
            at=moment(BEGINNING, 11),
        )
        for code, name, kind in (
            ("SPC", "Werkingssteun speerpuntclusters", ClusterKind.SPC),
            ("IBN", "Werkingssteun innovatieve bedrijfsnetwerken", ClusterKind.IBN),
            ("ADHOC", "Werkingssteun ad-hocclusters", ClusterKind.AD_HOC),
        )
    ]
    return made[0]


def make_agreements(made: Sequence[DemoCluster], scheme: SupportScheme) -> None:
    """Grant every cluster its agreements up to today; the next one of two clusters is a draft."""
    params = current_params()
    for one in made:
        start, stop = one.published.start, one.published.stopped_on
        if start is None:
            continue
        for number, grant in enumerate(_grants(start), start=1):
            if stop is not None and grant.first_day > stop:
                break
            _grant(one, scheme, grant, number, params)


def pay_and_end(made: Sequence[DemoCluster]) -> None:
    """Record the payments of past project years, and end what has ended."""
    for agreement in SupportAgreement.objects.filter(
        cluster__in=[one.cluster for one in made], state="running"
    ).order_by("first_day", "pk"):
        _pay(agreement)
        if agreement.last_day is not None and agreement.last_day < DEMO_DAY:
            day = agreement.last_day + timedelta(days=1)
            end_agreement(agreement, actor=people.actor("hilde"), at=moment(day))


def _grant(
    one: DemoCluster, scheme: SupportScheme, grant: Grant, number: int, params: Params
) -> None:
    manager = _manager_of(one)
    asked = grant.granted_on - timedelta(days=14)
    cap = round_cents(params.value(CAP, grant.granted_on))
    firsts = [grant.first_day + relativedelta(years=year) for year in range(grant.years)]
    short = one.cluster.name.upper().replace(" ", "").replace("'", "")[:9]
    draft = AgreementDraft(
        scheme=scheme,
        first_day=grant.first_day,
        last_day=grant.first_day + relativedelta(years=grant.years, days=-1),
        granted_on=grant.granted_on,
        decision_reference=f"demo-HBC-{grant.granted_on:%Y%m%d}-{number}",
        reference=f"{short}-{grant.first_day.year}",
        years=tuple(
            YearDraft(
                first_day=first,
                last_day=first + relativedelta(years=1, days=-1),
                granted_amount=cap,
                eligible_cost=cap * 2,
                planned_cofinancing=cap,
            )
            for first in firsts
        ),
    )
    day = min(asked, DEMO_DAY)
    agreement = draft_agreement(one.cluster, draft, actor=people.actor(manager), at=moment(day))
    if grant.confirmed:
        confirm_agreement(
            agreement,
            actor=people.actor("hilde"),
            at=moment(grant.granted_on, 14),
        )


def _pay(agreement: SupportAgreement) -> None:
    """Pay four fifths halfway each project year that is over, and the rest afterwards."""
    for year in agreement.project_years.order_by("number"):
        halves = (
            (
                year.first_day + timedelta(days=150),
                year.granted_amount * Decimal("0.8"),
                "voorschot",
            ),
            (year.first_day + timedelta(days=440), year.granted_amount * Decimal("0.2"), "saldo"),
        )
        for day, amount, word in halves:
            if day < DEMO_DAY:
                record_payment(
                    year,
                    MoneyData(
                        amount=amount,
                        on_day=day,
                        reference=f"demo-{agreement.reference}-{year.number}-{word}",
                    ),
                    actor=people.actor("joris"),
                    at=moment(day, 9),
                )


def _manager_of(one: DemoCluster) -> str:
    return next(
        person.key
        for person in people.PEOPLE
        if one.published.name in person.clusters and person.mandate is None
    )
