"""Each decision on money or aid first holds the rows it decides on, in one order (Q3, Q8)."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from agreements import actions
from agreements.actions.awards import AwardData, fill_in_award
from agreements.actions.de_minimis import register_de_minimis
from agreements.actions.discounts import DiscountData, record_discount
from agreements.actions.plans import hold_instalment
from agreements.actions.scheme_duties import meet_scheme_duty
from agreements.models import Instalment
from agreements.queries.award_suggestions import suggested_award
from clusterbeleid.core.actors import Role
from tests.agreements.builders import (
    confirmed,
    first_year,
    legal_figures,
    made_aid,
    made_request,
    make_draft,
    make_scheme,
    paid,
    ready_to_publish,
    running_agreement,
    with_operator,
)
from tests.clusters.builders import make_cluster, make_organisation, make_size
from tests.harness.locks import locks_taken
from tests.people import NOW, TODAY, acting

pytestmark = pytest.mark.django_db

Act = Callable[[], object]
LINEAGE, ORGANISATION, TASK = "clusters_lineage", "clusters_organisation", "core_task"
AGREEMENT, DUTY, INSTALMENT = (
    f"agreements_{name}" for name in ("supportagreement", "grantduty", "instalment")
)
DETAILS, AID, SCHEME, ANSWER = (
    f"agreements_{name}" for name in ("awarddetails", "deminimisaid", "supportscheme", "schemeduty")
)


def confirming() -> Act:
    legal_figures()
    return partial(confirmed, make_draft(with_operator(make_cluster())))


def paying() -> Act:
    return partial(paid, first_year(running_agreement()), "10")


def filling_in_an_award() -> Act:
    duty = running_agreement().duties.get(kind="publication")
    data = AwardData(**suggested_award(duty) | {"size": "SME", "nuts2": "BE21", "nace": "94.1"})
    return partial(fill_in_award, duty, data, actor=acting(Role.HEAD_OF_TEAM), at=NOW)


def publishing() -> Act:
    duty = ready_to_publish(running_agreement())
    head = acting(Role.HEAD_OF_TEAM)
    return partial(actions.meet_duty, duty, on_day=TODAY, reference="TM-1", actor=head, at=NOW)


def granting_de_minimis() -> Act:
    return partial(made_aid, make_organisation())


def registering_de_minimis() -> Act:
    head = acting(Role.HEAD_OF_TEAM)
    return partial(
        register_de_minimis, made_aid(), on_day=TODAY, reference="EU-1", actor=head, at=NOW
    )


def giving_a_discount() -> Act:
    legal_figures()
    member = make_organisation()
    make_size(member, "small")
    data = DiscountData(
        organisation=member,
        on_day=date(2026, 10, 1),
        service="Advies",
        price=Decimal(5000),
        paid=Decimal(1000),
        rules_url="https://cluster.example.be/tarieven",
        rules_published_on=date(2026, 1, 5),
    )
    return partial(record_discount, make_cluster(), data, actor=acting(Role.HEAD_OF_TEAM), at=NOW)


def holding_an_instalment() -> Act:
    running_agreement()
    found = Instalment.objects.order_by("pk")[0]
    return partial(
        hold_instalment, found, held=True, actor=acting(Role.FINANCE), at=NOW, reason="betaling"
    )


def answering_the_commission() -> Act:
    head = acting(Role.HEAD_OF_TEAM)
    return partial(
        meet_scheme_duty, made_request(), on_day=TODAY, reference="ARES 1", actor=head, at=NOW
    )


def correcting_a_scheme() -> Act:
    scheme = make_scheme()
    stored = {one.name: getattr(scheme, one.name) for one in fields(actions.SchemeData)}
    return partial(
        actions.correct_scheme,
        scheme,
        actions.SchemeData(**stored | {"valid_to": date(2030, 12, 31)}),
        actor=acting(Role.ADMINISTRATOR),
        at=NOW,
        expected_version=scheme.version,
        reason="verlengd",
    )


# What is decided on comes first; whatever is written afterwards is locked once more by core.
@pytest.mark.parametrize(
    ("arranged", "tables"),
    [
        pytest.param(
            confirming,
            [LINEAGE, AGREEMENT, SCHEME, *[AGREEMENT] * 2],
            id="lineage_draft_and_scheme_when_confirming",
        ),
        pytest.param(paying, [AGREEMENT], id="agreement_when_paying"),
        pytest.param(filling_in_an_award, [AGREEMENT, DUTY], id="duty_when_filling_in_its_award"),
        pytest.param(
            publishing,
            [AGREEMENT, DUTY, DETAILS, DUTY, DUTY, TASK, TASK],
            id="duty_when_publishing_its_award",
        ),
        pytest.param(
            granting_de_minimis, [ORGANISATION], id="undertaking_when_granting_de_minimis"
        ),
        pytest.param(registering_de_minimis, [AID, AID], id="aid_when_registering_it"),
        pytest.param(giving_a_discount, [ORGANISATION], id="undertaking_when_giving_a_discount"),
        pytest.param(
            holding_an_instalment,
            [AGREEMENT, INSTALMENT, INSTALMENT],
            id="instalment_when_holding_it",
        ),
        pytest.param(answering_the_commission, [ANSWER, ANSWER], id="request_when_answering_it"),
        pytest.param(correcting_a_scheme, [SCHEME, SCHEME], id="scheme_when_correcting_it"),
    ],
)
def test_rows_are_held(arranged, tables):
    act = arranged()
    with locks_taken() as taken:
        act()
    assert taken == tables
