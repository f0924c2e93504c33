"""Which year is asked, and the day its figures stand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from clusterbeleid.core.http import HouseRequest
from cofinancing.views.common import day_asked

FIRST_YEAR = 2017


@dataclass(frozen=True)
class AskedYear:
    """A year and the day on which its figures stand; ``fault`` says why another one is shown."""

    year: int
    on: date
    fault: str = ""

    @property
    def query(self) -> str:
        """Return the question of the address, for the paper of the same page."""
        return f"?jaar={self.year}&op={self.on:%d/%m/%Y}"


def year_asked(request: HouseRequest) -> AskedYear:
    """Return the year of ``jaar`` as of ``op``; without them this year, as of today at the latest.

    A year that is over stands on its last day unless another day is asked.
    """
    day, fault = day_asked(request)
    typed = request.GET.get("jaar", "") or str((day or request.today).year)
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else 0
    if not FIRST_YEAR <= year <= request.today.year:
        return AskedYear(request.today.year, request.today, _no_year(request.today.year))
    return AskedYear(year, day or min(request.today, date(year, 12, 31)), fault)


def years_to_choose(today: date) -> list[int]:
    """Return the years with a portfolio, this one first."""
    return list(range(today.year, FIRST_YEAR - 1, -1))


def _no_year(last: int) -> str:
    return _("Choose a year from %(first)s to %(last)s.") % {"first": FIRST_YEAR, "last": last}
