"""What other systems hear of co-financing: each due date once, met or missed, and what a person decided."""

from datetime import date

import pytest

from clusterbeleid.core.models import BusinessEvent, Task
from cofinancing.actions.lapse import decide_lapse
from cofinancing.actions.nightly import watch_cofinancing
from cofinancing.enums import LapseOutcome
from tests.cofinancing.builders import accepted, managed_year, moment, stored_file
from tests.cofinancing.payment_builders import approved, ready

pytestmark = pytest.mark.django_db
DUE = date(2026, 4, 1)


def told(subject):
    rows = BusinessEvent.objects.filter(subject=subject).order_by("pk")
    return [(row.name, row.object_id, row.scope) for row in rows]


def night(day):
    watch_cofinancing(day, at=moment(day, 3, 10))


def test_missed_due_date_is_told_once_and_so_is_the_decision():
    year, manager = managed_year()
    scope = f"cluster:{year.agreement.cluster_id}"
    night(DUE)
    assert told("project_year") == []
    night(date(2026, 4, 2))
    night(date(2026, 4, 3))
    missed = ("cofinancing.deadline_missed", year.pk, scope)
    assert told("project_year") == [missed]

    decide_lapse(
        Task.objects.get(),
        outcome=LapseOutcome.CONTINUE,
        reason="Het geld is onderweg.",
        document=stored_file(year),
        actor=manager,
        at=moment(date(2026, 4, 3)),
    )
    assert told("project_year") == [missed, ("cofinancing.lapse_decided", year.pk, scope)]
    assert BusinessEvent.objects.get(name="cofinancing.lapse_decided").facts == {
        "outcome": LapseOutcome.CONTINUE.value
    }


def test_met_due_date_is_told_once_with_what_was_required():
    year, _manager = managed_year()
    accepted(year, "800", date(2026, 3, 1), judged=moment(date(2026, 3, 1), 16))
    for day in (date(2026, 3, 2), date(2026, 5, 1)):
        night(day)

    (event,) = BusinessEvent.objects.filter(subject="project_year")
    assert event.name == "cofinancing.deadline_met"
    assert event.facts["due"] == {"$day": DUE.isoformat()}


def test_each_step_of_a_payment_is_told():
    payment = approved(ready())
    scope = f"cluster:{payment.project_year.agreement.cluster_id}"
    assert told("payment") == [
        ("payment.proposed", payment.pk, scope),
        ("payment.approved", payment.pk, scope),
    ]
