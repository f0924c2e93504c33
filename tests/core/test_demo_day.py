"""The day of the demo: moved by the administrator, absent in real use."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from clusterbeleid.core import clock
from clusterbeleid.core.actors import Role
from clusterbeleid.core.demo_day import EARLIEST, LATEST, set_demo_day
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import ClockSetting
from tests.people import NOW, acting, person

pytestmark = pytest.mark.django_db
PAGE = reverse("core:demo_day")
DAY = date(2027, 2, 1)


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def test_administrator_moves_the_day_for_everybody(client, demo):
    client.force_login(person(Role.ADMINISTRATOR, language="en", name="Bea Beheer"))
    response = client.post(PAGE, {"day": "01/02/2027", "reason": "Na Nieuwjaar."}, follow=True)
    shown = " ".join(response.content.decode().split())
    assert clock.today() == DAY
    assert "Monday 1 February 2027" in shown
    assert "Bea Beheer" in shown
    assert "Na Nieuwjaar." in shown


def test_moving_twice_keeps_one_row_and_both_reasons(demo):
    boss = acting(Role.ADMINISTRATOR)
    set_demo_day(DAY, actor=boss, at=NOW, reason="Eerst.")
    set_demo_day(DAY + timedelta(days=1), actor=boss, at=NOW, reason="Dan.")
    row = ClockSetting.objects.get()
    assert [line.history_change_reason for line in row.history.order_by("history_id")] == [
        "Eerst.",
        "Dan.",
    ]


@pytest.mark.parametrize("typed", ["31/02/2027", "", "x", "31/12/2015", "01/01/2051"])
def test_day_that_cannot_be_is_told_at_the_field(client, demo, typed):
    client.force_login(person(Role.ADMINISTRATOR, language="en"))
    response = client.post(PAGE, {"day": typed, "reason": "Proberen."})
    assert response.status_code == 422
    assert 'id="id_day"' in response.content.decode()
    assert ClockSetting.objects.count() == 0


@pytest.mark.parametrize("day", [EARLIEST, LATEST])
def test_first_and_last_possible_day(demo, day):
    set_demo_day(day, actor=acting(Role.ADMINISTRATOR), at=NOW, reason="Rand.")
    assert clock.today() == day


@pytest.mark.parametrize("role", [Role.HEAD_OF_TEAM, Role.AUDITOR, Role.ACCOUNT_MANAGER])
def test_others_move_nothing(client, demo, role):
    user = person(role)
    client.force_login(user)
    assert client.post(PAGE, {"day": "01/02/2027", "reason": "x"}).status_code == 403
    with pytest.raises(Refused, match="demo.role"):
        set_demo_day(DAY, actor=acting(role), at=NOW, reason="x")
    assert ClockSetting.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_page_does_not_exist_in_real_use(client, method):
    client.force_login(person(Role.ADMINISTRATOR))
    data = {"day": "01/02/2027", "reason": "x"}
    assert getattr(client, method)(PAGE, data).status_code == 404
    with pytest.raises(Refused, match="demo.no_demo"):
        set_demo_day(DAY, actor=acting(Role.ADMINISTRATOR), at=NOW, reason="x")
    assert ClockSetting.objects.count() == 0


def test_row_left_behind_does_not_move_real_use(demo, settings):
    set_demo_day(DAY, actor=acting(Role.ADMINISTRATOR), at=NOW, reason="Demo.")
    settings.DEMO = False
    assert clock.today() == clock.real_now().date()
    assert clock.demo_day() is None
