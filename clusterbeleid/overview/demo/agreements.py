"""Schemes and agreements of the demo: true periods, the yearly maximum, invented references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    meet_duty,
    record_payment,
    register_scheme,
)
from agreements.actions.awards import AwardData, fill_in_award
from agreements.enums import DutyKind, InstalmentTrigger
from agreements.models import GrantDuty, SupportAgreement, SupportScheme
from agreements.queries import payment_plan, project_years_of
from agreements.queries.award_suggestions import suggested_award
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.money import round_cents
from clusterbeleid.kernel.params import Params
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import BEGINNING, DEMO_DAY, moment
from clusterbeleid.overview.demo.clusters import DemoCluster
from clusterbeleid.overview.demo.register import INVENTED
from clusters.enums import ClusterKind

CAP = "spc.max_year_eur"
# No maximum of an ad hoc cluster was found; what the invented one gets is invented too.
INVENTED_AMOUNT = Decimal(100_000)
# Instalments that go the whole way, from proposal to account; the others were paid long ago.
THROUGH_TWO = (
    ("MEDVIA-2024", 2, InstalmentTrigger.REPORT_ACCEPTED.value),
    ("DEBLAUWEC-2024", 3, InstalmentTrigger.COFINANCING_PROVED.value),
)
# Days after the first day of a project year, and the word in the reference.
_PAID = {
    InstalmentTrigger.COFINANCING_PROVED.value: (150, "voorschot"),
    InstalmentTrigger.REPORT_ACCEPTED.value: (440, "saldo"),
}


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
    if start == INVENTED.start:
        return (Grant(start, 3, date(2023, 11, 13)),)
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


def make_schemes() -> Mapping[str, SupportScheme]:
    """Register the legal grounds; return them by kind of cluster."""
    head = people.actor("hilde")
    gber = "Verordening (EU) 651/2014, art. 27 (te verifiëren: clusterbesluit van 4 maart 2016)"
    return {
        kind.value: register_scheme(
            SchemeData(
                code=code,
                name=name,
                cluster_kind=kind,
                legal_basis=gber,
                counts_for_ten_years=True,
                sa_number=number,
                valid_from=date(2014, 7, 1),
                valid_to=date(2026, 12, 31),
            ),
            actor=head,
            at=moment(BEGINNING, 11),
        )
        # No SA number was found in the sources: numbers that begin with zeros are invented.
        for code, name, kind, number in (
            ("SPC", "Werkingssteun speerpuntclusters", ClusterKind.SPC, "SA.000001"),
            ("IBN", "Werkingssteun innovatieve bedrijfsnetwerken", ClusterKind.IBN, "SA.000002"),
            ("ADHOC", "Werkingssteun ad-hocclusters", ClusterKind.AD_HOC, "SA.000003"),
        )
    }


def make_agreements(made: Sequence[DemoCluster], schemes: Mapping[str, SupportScheme]) -> None:
    """Grant every cluster its agreements up to today; the next one of two clusters is a draft."""
    params = current_params()
    for one in made:
        start, stop = one.published.start, one.published.stopped_on
        if start is None:
            continue
        for number, grant in enumerate(_grants(start), start=1):
            if stop is not None and grant.first_day > stop:
                break
            _grant(one, schemes[one.published.kind], grant, number, params)


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
    is_invented = one.published.is_invented
    cap = INVENTED_AMOUNT if is_invented else round_cents(params.value(CAP, grant.granted_on))
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
        _publish(agreement)


def _pay(agreement: SupportAgreement) -> None:
    """Pay the advance halfway each project year, and the balance once its reports are in."""
    for planned in payment_plan(project_years_of(agreement)):
        instalment, year = planned.instalment, planned.year
        if (agreement.reference, year.number, instalment.trigger) in THROUGH_TWO:
            continue
        days, word = _PAID[instalment.trigger]
        day = year.first_day + timedelta(days=days)
        if day < DEMO_DAY:
            reference = f"demo-{agreement.reference}-{year.number}-{word}"
            money = MoneyData(instalment.amount, day, reference, instalment_id=instalment.pk)
            record_payment(year, money, actor=people.actor("joris"), at=moment(day, 9))


def _publish(agreement: SupportAgreement) -> None:
    """Publish what had to be public by now, a month before its day; the references are invented."""
    found = agreement.duties.filter(kind=DutyKind.PUBLICATION, required=True)
    for duty in found.filter(due_on__lte=DEMO_DAY):
        day = duty.due_on - timedelta(days=30)
        fill_in_demo_award(duty, day)
        meet_duty(
            duty,
            on_day=day,
            reference=f"demo-TAM-{agreement.reference}",
            actor=people.actor("hilde"),
            at=moment(day, 10),
        )


def fill_in_demo_award(duty: GrantDuty, day: date) -> None:
    """Fill in invented fields of annex III for the body behind a cluster."""
    start = suggested_award(duty)
    data = AwardData(
        beneficiary=start["beneficiary"],
        size="SME",
        nuts2="BE10",
        nace="94.1",
        basis="yearly",
        instrument="grant",
        objective="art27_operating",
        authority="Agentschap Innoveren en Ondernemen (demo)",
    )
    fill_in_award(duty, data, actor=people.actor("hilde"), at=moment(day, 9))


def _manager_of(one: DemoCluster) -> str:
    return next(
        person.key
        for person in people.PEOPLE
        if one.published.name in person.clusters and person.mandate is None
    )
