"""The day of the demo goes back and forth: the nights of the same days send and open nothing twice."""

from collections import Counter
from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from agreements.tasks import check_ten_years_nightly
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.tasks import send_digests_daily
from clusterbeleid.core.models import OutboxMessage, Task
from clusterbeleid.core.tasks import relay_outbox
from clusterbeleid.overview.demo.people import BY_KEY
from cofinancing.queries.lapse import LAPSE
from cofinancing.tasks import check_cofinancing_nightly, send_reminders_nightly
from tests import demo

# The due date of MEDVIA is 01/12/2026, that of Flux50 29/01/2027; the ten years end on 31/12/2026.
DAYS = ["2026-11-21", "2026-11-24", "2026-11-10", "2026-12-02", "2026-04-03", "2027-01-30"]
LAST = date(2027, 2, 10)


@pytest.fixture
def told(db):
    with demo.demo_settings():
        demo.put_back()
        yield


@pytest.fixture
def administrator(client, told):
    log_in(client)
    return client


def log_in(client):
    client.force_login(User.objects.get(email=BY_KEY["bart"].email))


def move(client, day):
    """Move the day as the administrator does, on the page."""
    answer = client.post(
        reverse("core:demo_day"), {"day": f"{day:%d/%m/%Y}", "reason": "Oefening"}, follow=True
    )
    assert answer.status_code == 200
    assert f"{day:%d/%m/%Y}" in answer.content.decode()


def night(client, day):
    """Move the day and do what beat does at night."""
    move(client, day)
    check_cofinancing_nightly()
    check_ten_years_nightly()
    send_reminders_nightly()
    send_digests_daily()
    relay_outbox()


def trace():
    """Return everything that leaves the house or lands on a desk, by its key."""
    messages = set(OutboxMessage.objects.values_list("business_key", flat=True))
    return messages, set(Task.objects.values_list("business_key", flat=True))


def test_nights_back_and_forth_do_nothing_twice(administrator):
    days = [date.fromisoformat(day) for day in DAYS]
    for day in days:
        night(administrator, day)
        after = trace()
        night(administrator, day)
        assert trace() == after
    seen, sent = trace(), len(mail.outbox)
    assert sent
    for day in reversed(days):
        night(administrator, day)
    assert trace() == seen
    assert len(mail.outbox) == sent
    posted = Counter(one.message()["Message-ID"] for one in mail.outbox)
    assert set(posted.values()) == {1}
    assert not OutboxMessage.objects.exclude(state__in=["sent", "digested"]).exists()


def lapses():
    """Return the keys of the tasks about missed project years."""
    return set(Task.objects.filter(kind=LAPSE).values_list("business_key", flat=True))


def test_missed_nights_open_the_same_tasks_as_all_nights(administrator):
    before = lapses()
    night(administrator, LAST)
    opened = lapses()
    assert opened > before
    demo.put_back()
    log_in(administrator)
    for day in sorted({*map(date.fromisoformat, DAYS), LAST}):
        night(administrator, day)
    assert lapses() == opened
