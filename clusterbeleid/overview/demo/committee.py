"""The committee of the demo: who sits in it, and its meetings."""

from __future__ import annotations

from datetime import date

from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import moment
from committee.actions import SeatData, give_seat
from committee.enums import SeatRole

# Nobody's seat lasts longer than four years; two were renewed at the start of 2025.
_SEATS = (
    ("frank", SeatRole.CHAIR, date(2021, 1, 1), date(2024, 12, 31)),
    ("frank", SeatRole.CHAIR, date(2025, 1, 1), date(2028, 12, 31)),
    ("lieve", SeatRole.MEMBER, date(2021, 1, 1), date(2024, 12, 31)),
    ("lieve", SeatRole.MEMBER, date(2025, 1, 1), date(2028, 12, 31)),
    ("wim", SeatRole.MEMBER, date(2025, 1, 1), date(2028, 12, 31)),
    ("rita", SeatRole.MEMBER, date(2025, 1, 1), date(2028, 12, 31)),
    ("samir", SeatRole.MEMBER, date(2023, 7, 1), date(2027, 6, 30)),
    ("ellen", SeatRole.MEMBER, date(2023, 7, 1), date(2027, 6, 30)),
    ("gust", SeatRole.DEPUTY, date(2025, 1, 1), date(2028, 12, 31)),
    ("dirk", SeatRole.SECRETARY, date(2021, 1, 1), None),
    ("paul", SeatRole.OBSERVER, date(2024, 10, 1), None),
)


def make_roster(interest: str) -> None:
    """Give the seats; the enterprise number ``interest`` is that of a body Wim belongs to."""
    for key, role, first_day, last_day in _SEATS:
        give_seat(
            SeatData(
                people.user(key),
                role.value,
                first_day,
                last_day,
                (interest,) if key == "wim" else (),
            ),
            actor=people.actor("dirk"),
            at=moment(max(first_day, date(2021, 1, 1))),
        )
