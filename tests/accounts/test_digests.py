"""The overview of the day: what waits goes in one mail, once, and everybody chooses."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.models import MailPreference
from clusterbeleid.accounts.tasks import send_digests_daily
from clusterbeleid.core import mail, outbox
from clusterbeleid.core.actors import NOBODY, Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import OutboxMessage
from tests.harness.client import StrictClient
from tests.people import NOW, TODAY, actor, person

pytestmark = pytest.mark.django_db
KIND, AT_ONCE = "cofinancing.reminder", "accounts.team"
FACTS = {
    "name": "Ann", "day": -7, "due": TODAY, "cluster": "VIL", "project_year": "A/1",
    "required": 100, "received": 10, "gap": 90, "waiting": 0, "path": "/projectjaren/1/",
}  # fmt: skip


@pytest.fixture
def ann():
    return person(Role.ACCOUNT_MANAGER, name="Ann", email="ann@example.be")


def put_in(number, to="ann@example.be", kind=KIND):
    message = outbox.Message(
        kind=kind, business_key=f"{kind}:{number}:{to}", recipient=to, payload=FACTS
    )
    return outbox.enqueue_many([message], at=NOW)


def states():
    rows = OutboxMessage.objects.order_by("pk")
    return [(row.kind, row.state) for row in rows]


def test_what_may_wait_goes_in_one_overview(ann):
    for number in range(3):
        put_in(number)
    put_in(4, kind=AT_ONCE)
    assert actions.send_digests(TODAY, at=NOW) == (1, 1)
    made = OutboxMessage.objects.get(kind="accounts.digest")
    assert states() == [
        *[(KIND, "digested")] * 3,
        (AT_ONCE, "pending"),
        ("accounts.digest", "pending"),
    ]
    assert set(made.gathered.values_list("kind", flat=True)) == {KIND}
    written = mail.render(made.kind, made.language, made.payload)
    assert "3 berichten" in written.subject
    assert written.text.count("/projectjaren/1/") == 3


def test_each_reader_has_an_overview_of_the_own_messages(ann):
    put_in(1)
    put_in(2, to="bart@example.be")
    assert actions.send_digests(TODAY, at=NOW) == (2, 2)
    made = OutboxMessage.objects.filter(kind="accounts.digest")
    assert {row.recipient: row.gathered.count() for row in made} == {
        "ann@example.be": 1,
        "bart@example.be": 1,
    }


def test_second_run_of_a_day_keeps_the_rest_for_tomorrow(ann):
    put_in(1)
    actions.send_digests(TODAY, at=NOW)
    put_in(2)
    assert actions.send_digests(TODAY, at=NOW) == (1, 0)
    assert states()[-1] == (KIND, "gathered")
    tomorrow = TODAY + timedelta(days=1)
    assert actions.send_digests(tomorrow, at=NOW + timedelta(days=1)) == (1, 1)


def test_reader_chooses_the_way_of_each_kind(ann):
    reader = actor(ann)
    assert actions.choose_mail({KIND: "at_once"}, actor=reader, at=NOW) == 1
    put_in(1)
    assert actions.choose_mail({KIND: "never"}, actor=reader, at=NOW) == 1
    assert put_in(2) == 0
    assert actions.choose_mail({KIND: "never"}, actor=reader, at=NOW) == 0
    assert states() == [(KIND, "pending")]


@pytest.mark.parametrize("ways", [{AT_ONCE: "never"}, {"strange": "daily"}, {KIND: "sometimes"}])
def test_what_cannot_be_chosen_is_refused(ann, ways):
    with pytest.raises(Refused):
        actions.choose_mail(ways, actor=actor(ann), at=NOW)
    assert not MailPreference.objects.exists()


def test_nobody_chooses_nothing():
    with pytest.raises(Refused):
        actions.choose_mail({KIND: "never"}, actor=NOBODY, at=NOW)


def test_choices_are_made_on_the_page(ann):
    client = StrictClient()
    client.force_login(ann)
    address = reverse("accounts:preferences")
    page = client.get(address).content.decode()
    assert 'name="cofinancing-reminder"' in page
    posted = {key.replace(".", "-"): "never" for key in outbox.gathering_kinds()}
    assert client.post(address, posted).status_code == 302
    rows = MailPreference.objects.filter(user=ann)
    assert {row.kind: row.way for row in rows} == dict.fromkeys(outbox.gathering_kinds(), "never")
    assert client.post(address, posted | {"cofinancing-reminder": "x"}).status_code == 422


def test_overviews_are_sent_by_the_job_and_the_command(ann, capsys):
    put_in(1)
    send_digests_daily()
    assert OutboxMessage.objects.filter(kind="accounts.digest").count() == 1
    call_command("send_digests", "--on", TODAY.isoformat())
    assert "0 sent" in capsys.readouterr().out
