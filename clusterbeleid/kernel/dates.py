"""Days as people type them, and the refusal of anything that is not a plain calendar day."""

import re
from datetime import date, datetime

from clusterbeleid.kernel.errors import KernelError

FIRST_YEAR = 1990
LAST_YEAR = 2100

_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


class DateError(KernelError):
    """A text is no day we accept."""


def is_plain_day(value: object) -> bool:
    """Tell a `date` from a `datetime`: legal dates have no hour and no time zone (house rule 3)."""
    return isinstance(value, date) and not isinstance(value, datetime)


def parse_day(text: str) -> date:
    """Read dd/mm/yyyy, d/m/yyyy, the same with dashes or dots, or ISO yyyy-mm-dd.

    Two-digit years are refused: 01/02/03 has no single reading.
    Raises DateError `date.empty`, `date.unknown_format`, `date.out_of_range` (outside 1990-2100) or
    `date.does_not_exist` (31/02/2024). Source: R72 for the Dutch form.
    """
    cleaned = text.strip()
    if not cleaned:
        raise DateError("date.empty")
    return _day(*_parts(cleaned), cleaned)


def _day(year: int, month: int, day: int, text: str) -> date:
    """Return the day of the calendar that ``text`` names, see `parse_day`."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError("date.out_of_range", {"text": text, "first": FIRST_YEAR, "last": LAST_YEAR})
    try:
        return date(year, month, day)
    except ValueError:
        raise DateError("date.does_not_exist", {"text": text}) from None


def _parts(text: str) -> tuple[int, int, int]:
    """Return year, month and day as numbers, not yet checked against the calendar."""
    if found := _DAY_FIRST.fullmatch(text):
        day, _, month, year = found.groups()
    elif found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    else:
        raise DateError("date.unknown_format", {"text": text})
    return int(year), int(month), int(day)
