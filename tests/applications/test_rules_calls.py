"""When a step is open, to the second and on our own clock (A4)."""

from datetime import datetime, timedelta

import pytest

from applications.rules.calls import WindowFacts, check_extension, check_window
from clusterbeleid.core.clock import BRUSSELS

OPENS = datetime(2026, 3, 1, 9, 0, tzinfo=BRUSSELS)
CLOSES = datetime(2026, 10, 25, 17, 0, tzinfo=BRUSSELS)  # the day on which the clock goes back
SECOND = timedelta(seconds=1)


def codes(now, *, opens=OPENS, closes=CLOSES, published=True):
    return [row.code for row in check_window(WindowFacts(opens, closes, published, now))]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (OPENS - SECOND, ["call.not_yet_open"]),
        (OPENS, []),
        (CLOSES, []),
        (CLOSES + timedelta(microseconds=999_999), []),
        (CLOSES + SECOND, ["call.closed"]),
        (CLOSES - timedelta(hours=12), []),
    ],
)
def test_window_to_the_second(now, expected):
    assert codes(now) == expected


def test_call_without_end_stays_open():
    assert codes(CLOSES + timedelta(days=4000), closes=None) == []


def test_call_that_is_not_public_is_closed():
    assert codes(OPENS, published=False) == ["call.not_open"]
    assert codes(OPENS, opens=None) == ["call.not_open"]


def test_extension_gives_time():
    assert check_extension(CLOSES, CLOSES + SECOND, OPENS) == ()
    assert [row.code for row in check_extension(None, CLOSES, OPENS)] == ["extension.no_term"]
    late = CLOSES + timedelta(days=2)
    assert [row.code for row in check_extension(CLOSES, CLOSES + SECOND, late)] == [
        "extension.in_the_past"
    ]
