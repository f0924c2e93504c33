"""Who writes no advice, and who has no page of panels (A12, A21)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from clusterbeleid.accounts.queries import account_of
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from evaluations.actions.interim import advice
from evaluations.models import EvaluationAdvice
from tests.clusters.builders import head
from tests.evaluations.interim.builders import advice_data, replied
from tests.harness.client import StrictClient
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [finding.code for finding in refusal.value.findings]


def test_advice_is_written_by_the_keepers_of_the_file_only() -> None:
    found = replied()
    refusals = {
        found.editor: "evaluations.agency_only",
        acting(Role.AUDITOR): "evaluations.read_only",
        acting(Role.ACCOUNT_MANAGER): "evaluations.not_yours",
    }
    for who, code in refusals.items():
        with pytest.raises(Refused) as refused:
            advice.write_advice(
                found.evaluation, advice_data(), expected_version=0, actor=who, at=NOW
            )
        assert codes(refused) == [code]
    assert not EvaluationAdvice.objects.exists()


def test_advice_that_waits_for_approval_is_not_written() -> None:
    found = replied()
    made = advice.write_advice(
        found.evaluation, advice_data(), expected_version=0, actor=found.manager, at=NOW
    )
    sent = advice.send_advice(made, expected_version=made.version, actor=found.manager, at=NOW)
    other = advice_data(motivation="Toch anders.")
    with pytest.raises(Refused) as refused:
        advice.write_advice(
            found.evaluation, other, expected_version=sent.version, actor=head(), at=NOW
        )
    assert codes(refused) == ["advice.not_open"]
    assert EvaluationAdvice.objects.get().motivation == "De doelen zijn gehaald."


def test_page_of_own_panels_is_for_experts(client: StrictClient) -> None:
    client.force_login(account_of(head()))
    assert client.get(reverse("evaluations:own_panels")).status_code == 403
