"""Values as the reader expects them: 21/11/2026, € 500.000,00, 79,99 %, 0203.430.576.

The notation is the Flemish one in both languages (R72); only names of days and months follow the language in use.
Every function takes None and then returns a dash, so that a list never shows an empty hole.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext

from clusterbeleid.kernel.identifiers import IdentifierError, format_kbo
from clusterbeleid.kernel.ratios import display_percentage

NOTHING = "\N{EN DASH}"
NBSP = "\N{NO-BREAK SPACE}"
NOTATION = "nl_BE"
_NAMES = {"nl": "nl_BE", "en": "en_GB"}


def format_euro(amount: Decimal | None) -> str:
    """Write an amount with its cents: ``€ 500.000,00``."""
    if amount is None:
        return NOTHING
    return str(format_currency(amount, "EUR", locale=NOTATION))


def format_euro_short(amount: Decimal | None) -> str:
    """Write an amount for the axis of a chart, without cents: ``€ 500.000``."""
    if amount is None:
        return NOTHING
    return str(
        format_currency(
            amount,
            "EUR",
            format=f"¤{NBSP}#,##0;¤{NBSP}-#,##0",
            locale=NOTATION,
            currency_digits=False,
        )
    )


def format_number(value: Decimal | int | None) -> str:
    """Write a number with grouping and the decimals it has: ``2.556`` or ``0,75``."""
    if value is None:
        return NOTHING
    places = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0
    pattern = "#,##0." + "0" * places if places else "#,##0"
    return str(format_decimal(value, format=pattern, locale=NOTATION, decimal_quantization=False))


def format_pct(value: Decimal | None, places: int = 2, threshold: Decimal | None = None) -> str:
    """Write a percentage (80 means 80 %), rounded so that it never contradicts the decision beside it.

    79,999 does not become 80,00, and with ``threshold`` 50 also 50,004 stays above it.
    """
    if value is None:
        return NOTHING
    return f"{format_number(display_percentage(Decimal(value), places, threshold))}{NBSP}%"


def format_day(day: date | None) -> str:
    """Write a day as ``21/11/2026``; a moment becomes its day in Brussels."""
    if day is None:
        return NOTHING
    return f"{_as_day(day):%d/%m/%Y}"


def format_day_named(day: date | None) -> str:
    """Write a day with its short name: ``za 21/11/2026``."""
    if day is None:
        return NOTHING
    return f"{format_date(_as_day(day), 'EEE', locale=_locale()).rstrip('.')} {format_day(day)}"


def format_day_long(day: date | None) -> str:
    """Write a day in words: ``zaterdag 21 november 2026``."""
    if day is None:
        return NOTHING
    return str(format_date(_as_day(day), "EEEE d MMMM y", locale=_locale()))


def format_moment(moment: datetime | None) -> str:
    """Write a moment in Brussels time: ``21/11/2026 08:15``."""
    if moment is None:
        return NOTHING
    return f"{localtime(moment):%d/%m/%Y %H:%M}"


def format_enterprise_number(number: str | None) -> str:
    """Write an enterprise number with its dots; a text that is no number is shown as it is."""
    if not number:
        return NOTHING
    try:
        return format_kbo(number)
    except IdentifierError:
        return number


def _as_day(day: date) -> date:
    return localtime(day).date() if isinstance(day, datetime) else day


def _locale() -> str:
    return _NAMES.get((get_language() or "nl")[:2], NOTATION)


def format_days_left(days: int | None) -> str:
    """Write how far a day lies: ``nog 40 dagen``, or ``234 dagen te laat`` when it has passed."""
    if days is None:
        return NOTHING
    shown = {"days": format_number(abs(days))}
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % shown
    return ngettext("%(days)s day left", "%(days)s days left", days) % shown
