"""Every operation with what its description allows and forbids: no fault of ours, nothing undescribed.

A handful of calls for each operation and system, in this process; ``test_fuzz_live.py`` asks gunicorn, ten thousand
times in the long run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
import schemathesis
import time_machine
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rest_framework.response import Response
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi import checks as openapi_checks

from agreements.models import LedgerEntry
from clusterbeleid.api.resources.clusters import ClusterList
from clusterbeleid.api.rest.authentication import HasScope
from clusterbeleid.core.models import LegalParameter
from clusters.queries import operator_of
from tests.agreements.builders import ready_to_publish, running_agreement
from tests.api.builders import Caller, caller
from tests.api.routes import Machine
from tests.api.test_doing import sent_payment
from tests.clusters.builders import make_operator
from tests.cofinancing.builders import company_of
from tests.evaluations.builders import make_definition, make_value
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
CASES = 640
load_all_checks()
# A body that is described well may still be refused by a rule: a day in the future, an amount above the plan.
EXCLUDED = [openapi_checks.positive_data_acceptance]


@contextmanager
def one_connection() -> Iterator[None]:
    """Keep the connection of the test, which a request would close at its end."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def description() -> Any:
    """Return the description as the application gives it."""
    with one_connection():
        return schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())


def file_with_records() -> dict[str, Any]:
    """Make a file with a record of most resources; returns what addresses name."""
    payment = sent_payment()
    year = payment.project_year
    cluster = year.agreement.cluster
    member = company_of(year).memberships.get(cluster=cluster)
    return {
        "cluster_id": cluster.pk,
        "organisation_id": member.organisation_id,
        "membership_id": member.pk,
        "agreement_id": year.agreement_id,
        "project_year_id": year.pk,
        "entry_id": LedgerEntry.objects.earliest("pk").pk,
        "payment_id": payment.pk,
        "value_id": make_value(make_definition(), cluster).pk,
        "duty_id": ready_to_publish(
            running_agreement(cluster, date(2020, 1, 1), 3, motivation="Nodig")
        ).pk,
        "parameter_id": LegalParameter.objects.earliest("pk").pk,
        "cluster": cluster,
    }


@pytest.fixture
def filled() -> Iterator[dict[str, Any]]:
    with time_machine.travel(NOW, tick=False):
        yield file_with_records()


@pytest.fixture
def systems(filled: dict[str, Any]) -> dict[Machine, Caller]:
    cluster = filled["cluster"]
    operator = operator_of(cluster, on=TODAY) or make_operator(cluster)
    return {
        Machine.EVERYTHING: caller(),
        Machine.THIS_FILE: caller(clusters=(cluster.pk,)),
        Machine.OWN: caller(organisations=(operator.organisation.kbo,)),
    }


QUICK: dict[str, Any] = {
    "deadline": None,
    "database": None,
    "phases": [Phase.generate],
    "suppress_health_check": list(HealthCheck),
}


def cases_of(operation: Any, known: dict[str, Any]) -> Any:
    """Return calls of an operation, right and wrong, half of them about what exists."""
    parameters = operation.definition.raw.get("parameters", ())
    names = [one["name"] for one in parameters if one["in"] == "path"]
    own = {name: known[name] for name in names if name in known}
    found = [
        operation.as_strategy(mode, **({"path_parameters": own} if own and ours else {}))
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
        for ours in (True, False)
    ]
    return st.one_of(found)


def called(operation: Any, system: Caller, known: dict[str, Any], times: int) -> Counter[int]:
    """Call an operation so many times, half of them about what exists; returns how each ended."""
    statuses: Counter[int] = Counter()

    @given(case=cases_of(operation, known))
    @settings(max_examples=times, **QUICK)
    def run(case: Any) -> None:
        answer = case.call_and_validate(
            headers={"Authorization": f"Bearer {system.token}"}, excluded_checks=EXCLUDED
        )
        statuses[answer.status_code] += 1

    with one_connection():
        run()
    return statuses


def test_every_operation_answers_as_described(description, filled, systems, record_property):
    operations = [result.ok() for result in description.get_all_operations()]
    times = max(1, CASES // (len(operations) * len(systems)))
    total: Counter[int] = Counter()
    for system in systems.values():
        for operation in operations:
            total += called(operation, system, filled, times)
    assert total.total() >= CASES * 3 // 4
    assert {200, 400, 403, 404} <= total.keys()
    assert not [status for status in total if status >= 500]
    record_property("attempts", total.total())


# --- negative controls ----------------------------------------------------------------------------------------------


@pytest.fixture
def clusters_list(description: Any) -> Any:
    return description["/api/v1/clusters/"]["GET"]


@pytest.mark.parametrize(
    ("name", "target", "wrong"),
    [
        ("a door without lock", (HasScope, "has_permission"), lambda *_arguments: True),
        (
            "an answer that is not described",
            (ClusterList, "get"),
            lambda *_arguments: Response({"results": [{"id": "een"}], "next": None}),
        ),
    ],
)
def test_control_wrong_answer_turns_it_red(
    name, target, wrong, clusters_list, filled, systems, monkeypatch
):
    monkeypatch.setattr(*target, wrong)
    if name == "a door without lock":
        monkeypatch.setattr(
            ClusterList, "get", lambda *_arguments: Response({"results": [], "next": None})
        )
        monkeypatch.setattr(ClusterList, "initial", lambda *_arguments, **_more: None)
    with pytest.raises(BaseExceptionGroup):
        called(clusters_list, systems[Machine.EVERYTHING], filled, 20)
