"""A year through the eyes of another agency: a client written from the description ends where we are."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.db.models import QuerySet

from agreements.models import SupportAgreement
from agreements.queries import CONFIRMED
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.events import number_events
from clusterbeleid.core.models import BusinessEvent
from cofinancing.actions.nightly import watch_cofinancing
from cofinancing.models import Payment, Recovery
from evaluations.actions.interim.nightly import watch_evaluations
from evaluations.actions.reports.opening import open_due_reports
from evaluations.models import Evaluation, Report
from tests.agreements.builders import stopped
from tests.api.builders import caller
from tests.api.feed_client import FeedClient
from tests.cofinancing.builders import managed_year, moment
from tests.cofinancing.recovery_builders import paid, proposed
from tests.evaluations.report_builders import accepted_with_everything, asked, signatory_of

pytestmark = pytest.mark.django_db
# The lists of the API that give a state, beside what the database holds.
LISTS = {
    "agreement": "agreements_list",
    "payment": "payments_list",
    "report": "reports_list",
    "evaluation": "evaluations_list",
}


def description():
    return yaml.safe_load((Path(settings.BASE_DIR) / "docs" / "openapi.yaml").read_text())


def stored() -> dict[str, dict[int, str]]:
    """What stands in the database, asked without any query of the house."""
    found: dict[str, QuerySet[Any]] = {
        "agreement": SupportAgreement.objects.filter(state__in=CONFIRMED),
        "payment": Payment.objects.all(),
        "recovery": Recovery.objects.all(),
        "report": Report.objects.all(),
        "evaluation": Evaluation.objects.all(),
    }
    return {name: dict(rows.values_list("pk", "state")) for name, rows in found.items()}


def night(day):
    at = moment(day, 3, 10)
    watch_cofinancing(day, at=at)
    watch_evaluations(day, at=at)
    open_due_reports(day, actor=SYSTEM, at=at)
    number_events()


def work(month):
    """What people do in some months of the year."""
    if month == 2:
        file = paid()
        proposed(file)
    if month == 4:
        year, _manager = managed_year()
        asked(year, signatory_of(year))
    if month == 6:
        year, _manager = managed_year()
        accepted_with_everything(year, signatory_of(year))
    if month == 9:
        year, _manager = managed_year(date(2025, 1, 1))
        stopped(year.agreement, date(2025, 12, 31))


def test_client_that_follows_the_feed_for_a_year_ends_with_the_state_of_the_database():
    system = caller()

    def fetch(address):
        answer = system.get(address)
        assert answer.status_code == 200, answer.content
        return answer.json()

    client = FeedClient(description(), fetch)
    for number in range(26):
        day = date(2026, 1, 1) + timedelta(weeks=2 * number)
        if day.day <= 14:
            work(day.month)
        night(day)
        client.follow()

    assert client.positions == list(range(1, BusinessEvent.objects.count() + 1))
    known = stored()
    assert {name: client.of(name) for name in known} == known
    assert {name: client.listed(operation) for name, operation in LISTS.items()} == {
        name: known[name] for name in LISTS
    }
    assert {
        "agreement.granted",
        "agreement.stopped",
        "cofinancing.deadline_met",
        "cofinancing.deadline_missed",
        "payment.paid",
        "recovery.proposed",
        "report.accepted",
        "report.opened",
        "report.questions_asked",
    } <= client.names
