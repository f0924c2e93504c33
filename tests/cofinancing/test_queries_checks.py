"""The check on stored rows: what counts, how many queries, and as the file stood."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.parameters import current_params
from clusters.enums import SizeClass
from cofinancing.actions.contributions import confirm_late_proof
from cofinancing.actions.deadlines import extend_deadline
from cofinancing.enums import CheckStatus, SourceKind
from cofinancing.models import Contribution
from cofinancing.queries.checks import check_all
from cofinancing.queries.known import check_as_known
from cofinancing.queries.payments import assessed, contributions_of
from cofinancing.queries.spread import spread_all
from cofinancing.rules.counting import Sums
from tests.agreements.builders import make_draft, make_scheme, stopped
from tests.clusters.builders import make_cluster, make_member
from tests.cofinancing.builders import (
    accepted,
    company_of,
    make_year,
    managed_year,
    moment,
    received,
)
from tests.people import NOW, TODAY, acting

pytestmark = pytest.mark.django_db

DUE = date(2026, 4, 1)


def check(year, on=TODAY):
    (result,) = check_all(on, [year.pk])
    return result


def sums(*amounts: str) -> Sums:
    return Sums(*map(Decimal, amounts))


def test_project_year_without_money_is_missed_after_its_due_date():
    result = check(make_year())
    assert (result.due, result.due_rule, result.status) == (DUE, "R30", CheckStatus.MISSED)
    assert (result.required, result.gap, result.percentage) == (800, 800, 0)


def test_money_received_accepted_and_in_time_counts():
    year = make_year()
    accepted(year, "799.99")
    assert check(year).status is CheckStatus.MISSED
    accepted(year, "0.01")
    assert (check(year).status, check(year).percentage) == (CheckStatus.MET, 80)


def test_sums_keep_apart_what_counts_for_what():
    year = make_year()
    accepted(year, "100.00")
    accepted(year, "10.00", DUE + timedelta(days=1))
    received(year, "5.00")
    received(year, "3.00", DUE + timedelta(days=1))
    accepted(year, "700.00", source=SourceKind.FEDERATION_FEE)
    assert check(year).sums == sums("100.00", "110.00", "5.00", "0")


def test_looking_at_an_earlier_day_counts_what_had_come_by_then():
    year = make_year()
    accepted(year, "100.00", date(2026, 2, 2))
    accepted(year, "200.00", date(2026, 2, 20))
    assert [check(year, on).received_by_due for on in (date(2026, 2, 1), date(2026, 2, 2), date(2026, 3, 1))] == [
        0, 100, 300
    ]  # fmt: skip


def test_receipt_entered_a_minute_after_midnight_is_late():
    # A4: the clock of the server in Brussels decides, in winter time and in summer time.
    year = make_year()
    accepted(year, "1.00", DUE, entered=moment(DUE, 23, 59))
    accepted(year, "2.00", DUE, entered=moment(DUE + timedelta(days=1), 0, 0))
    assert check(year).sums == sums("1.00", "3.00", "0", "0")


def test_back_dated_receipt_counts_only_with_proof_of_a_second_person():
    # A2
    year = make_year()
    money = accepted(
        year,
        "900.00",
        DUE - timedelta(days=3),
        entered=moment(DUE + timedelta(days=5)),
        evidence=True,
    )
    assert check(year).status is CheckStatus.MISSED
    clerk = Actor(money.receipt_recorded_by_id, "clerk", frozenset({Role.HEAD_OF_TEAM.value}))
    with pytest.raises(Refused, match=r"contribution\.second_person"):
        confirm_late_proof(money, actor=clerk, at=NOW, reason="Rekeninguittreksel")
    assert check(year).status is CheckStatus.MISSED
    confirm_late_proof(money, actor=acting(Role.HEAD_OF_TEAM), at=NOW, reason="Rekeninguittreksel")
    assert check(year).status is CheckStatus.MET


def test_raw_proof_by_the_one_who_entered_it_is_refused_by_the_database():
    year = make_year()
    money = accepted(year, "900.00", evidence=True)
    before = Contribution.objects.values().get(pk=money.pk)
    own = {"late_proof_by": money.receipt_recorded_by_id, "late_proof_reason": "bewijs"}
    with pytest.raises(IntegrityError, match="contribution_two_people"), transaction.atomic():
        Contribution.objects.filter(pk=money.pk).update(**own)
    assert Contribution.objects.values().get(pk=money.pk) == before


def test_same_payment_cannot_count_in_two_project_years():
    # A3: refused by the action, and by the database when somebody goes around it.
    year = make_year(number=1)
    cluster = year.agreement.cluster
    second = year.agreement.project_years.select_related("agreement__cluster").get(number=2)
    payer = company_of(year)
    accepted(year, "500.00", organisation=payer, reference="BANK 7")
    with pytest.raises(Refused, match=r"contribution\.payment_twice"):
        received(second, "500.00", organisation=payer, reference="BANK 7")
    copy = Contribution.objects.get(organisation=payer, received_amount=500)
    copy.pk, copy.project_year = None, second
    with pytest.raises(IntegrityError, match="contribution_payment_once"), transaction.atomic():
        copy.save()
    assert [
        result.sums.for_year for result in check_all(TODAY) if result.year.cluster == cluster.name
    ] == [500, 0, 0]


def test_leap_day_and_summer_time_do_not_move_the_last_day():
    # A4: 29 November + 3 months in a leap year; the term of 1 January spans the change of clock.
    leap = make_year(date(2023, 11, 29), scheme=make_scheme(valid_from=date(2014, 7, 1)))
    assert check(leap).due == date(2024, 2, 29)


def test_drafts_are_not_checked():
    year = make_year()
    make_draft(make_cluster(), date(2026, 1, 1))
    assert [result.year.id for result in check_all(TODAY, None) if result.year.id == year.pk] == [
        year.pk
    ]
    assert len(check_all(TODAY)) == 3


def test_years_after_a_stop_never_took_place():
    year = make_year(date(2024, 1, 1))
    stopped(year.agreement, date(2025, 6, 30))
    assert [result.year.number for result in check_all(TODAY)] == [1, 2]


@pytest.mark.parametrize("files", [1, 3])
def test_number_of_queries_does_not_depend_on_the_number_of_files(files, django_assert_num_queries):
    for _ in range(files):
        accepted(make_year(), "100.00")
    params = current_params()
    with django_assert_num_queries(4):
        results = check_all(TODAY)
    with django_assert_num_queries(1):
        spread_all(results, params, on=TODAY)
    assert len(results) == files * 3


def test_check_as_known_shows_the_file_as_it_stood():
    year, manager = managed_year()
    accepted(year, "600.00", date(2026, 2, 2), judged=moment(date(2026, 2, 10)))
    accepted(year, "300.00", date(2026, 3, 3), judged=moment(date(2026, 5, 4)))
    extend_deadline(
        [year],
        new_due=date(2026, 9, 1),
        reason="Beroep",
        actor=manager,
        at=moment(date(2026, 6, 1)),
    )
    params = current_params()

    def known(day: date) -> tuple[CheckStatus, date | None, Decimal]:
        result = check_as_known(year.pk, moment(day, 12), params=params)
        assert result is not None
        return result.status, result.due, result.received_by_due

    # The agreement itself was entered at the moment of the test people.
    assert check_as_known(year.pk, moment(date(2025, 1, 1)), params=params) is None
    later = datetime(2026, 11, 22, tzinfo=BRUSSELS)
    now = check_as_known(year.pk, later, params=params)
    assert now is not None
    assert (now.status, now.due, now.sums) == (
        CheckStatus.MET, date(2026, 9, 1), check(year).sums
    )  # fmt: skip
    assert known(later.date())[0] is CheckStatus.MET


def test_each_contribution_says_what_it_counts_for():
    year = make_year()
    accepted(year, "100.00")
    accepted(year, "10.00", DUE + timedelta(days=1))
    received(year, "5.00")
    found = {
        str(row.contribution.received_amount): (row.assessment.counts, row.assessment.in_time)
        for row in assessed(contributions_of(year.pk), check(year))
        if row.assessment is not None
    }
    assert found == {"100.00": (True, True), "10.00": (True, False), "5.00": (False, False)}


def test_spread_shows_companies_sizes_and_warnings():
    year = make_year()
    cluster = year.agreement.cluster
    large = make_member(cluster, size="large").organisation
    small = make_member(cluster, size="small").organisation
    accepted(year, "300.00", organisation=large)
    accepted(year, "50.00", organisation=small)
    accepted(year, "50.00", organisation=small)
    accepted(year, "900.00", source=SourceKind.IN_KIND, organisation=small)
    spread = spread_all([check(year)], current_params(), on=TODAY)[year.pk]
    assert [(share.name, share.size, share.amount) for share in spread.shares] == [
        (large.name, SizeClass.LARGE, Decimal("300.00")), (small.name, SizeClass.SMALL, Decimal("100.00"))
    ]  # fmt: skip
    assert [finding.code for finding in spread.explained.findings] == [
        "cofinancing.spread_top1_high", "cofinancing.spread_top3_high"
    ]  # fmt: skip
