"""Percentages that decide: intensity, co-financing paid, thresholds (R8, R12, R34).

Decisions multiply crosswise and never divide, so that 79.999999 is not 80. Only `percentage` and
`display_percentage` produce a number to look at. Percentages are plain: 80 means 80 %.
"""

from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    Context,
    Decimal,
    Inexact,
    InvalidOperation,
)

from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.money import CENT

_QUOTIENT = Context(prec=28)
# Refuses instead of rounding, whatever the context of the calling thread.
_EXACT = Context(prec=80, traps=[Inexact, InvalidOperation])
_WIDE = Context(prec=80)
_HUNDRED = Decimal(100)
_MAX_DIGITS = 10


class RatioError(KernelError):
    """A ratio that has no value."""


def percentage(part: Decimal, whole: Decimal) -> Decimal:
    """Return part / whole x 100 with 28 significant digits, for calculation lines.

    Never decide with it: use `reaches` or `exceeds`. Raises RatioError, see `reaches`.
    """
    _check(part, whole)
    return _QUOTIENT.divide(_EXACT.multiply(part, _HUNDRED), whole)


def reaches(part: Decimal, whole: Decimal, pct: Decimal) -> bool:
    """Tell whether part is at least pct % of whole, without rounding (R34: 80 % paid up).

    Raises RatioError `ratio.whole` unless whole > 0 (nothing planned is no reached target),
    `ratio.pct` when pct < 0 and `ratio.not_a_number` for NaN or infinity.
    """
    _check(part, whole, pct)
    return _EXACT.multiply(part, _HUNDRED) >= _EXACT.multiply(whole, pct)


def exceeds(part: Decimal, whole: Decimal, pct: Decimal) -> bool:
    """Tell whether part is more than pct % of whole; exactly pct % does not exceed (R8, R18).

    Raises RatioError, see `reaches`.
    """
    _check(part, whole, pct)
    return _EXACT.multiply(part, _HUNDRED) > _EXACT.multiply(whole, pct)


def required_amount(whole: Decimal, pct: Decimal) -> Decimal:
    """Return the smallest amount in euro and cents that reaches pct % of whole.

    Rounded up: 80 % of 0.01 is 0.01. Raises RatioError, see `reaches`.
    """
    _check(Decimal(0), whole, pct)
    exact = _EXACT.divide(_EXACT.multiply(whole, pct), _HUNDRED)
    return exact.quantize(CENT, ROUND_CEILING, _WIDE)


def display_percentage(
    value: Decimal, digits: int = 2, threshold: Decimal | None = None
) -> Decimal:
    """Round a percentage for a screen so that it never contradicts the decision behind it.

    Half up, unless that crosses the threshold: with 50, 49.996 gives 49.99 and 50.004 gives 50.01,
    because it does exceed 50. Without a threshold the next whole percent is taken for one, since
    nearly every legal limit is whole: 79.999 gives 79.99 and not 80.00.
    Raises RatioError `ratio.not_a_number`, or `ratio.digits` for digits outside 0-10.
    """
    step = _rounding_step(value, digits)
    limit = value.to_integral_value(ROUND_CEILING) if threshold is None else threshold
    return _round_beside(value, limit, step)


def _round_beside(value: Decimal, limit: Decimal, step: Decimal) -> Decimal:
    """Round half up, unless that brings the value on or across the limit."""
    rounded = value.quantize(step, ROUND_HALF_UP, _WIDE)
    if value < limit <= rounded:
        return value.quantize(step, ROUND_FLOOR, _WIDE)
    if value > limit >= rounded:
        return value.quantize(step, ROUND_CEILING, _WIDE)
    return rounded


def _rounding_step(value: Decimal, digits: int) -> Decimal:
    """Return one unit of the last digit shown; refuse what cannot be shown, see `display_percentage`."""
    if not value.is_finite():
        raise RatioError("ratio.not_a_number")
    if not 0 <= digits <= _MAX_DIGITS:
        raise RatioError("ratio.digits", {"digits": digits})
    return Decimal(1).scaleb(-digits)


def _check(part: Decimal, whole: Decimal, pct: Decimal = _HUNDRED) -> None:
    """Refuse what has no ratio, see `reaches`."""
    if not (part.is_finite() and whole.is_finite() and pct.is_finite()):
        raise RatioError("ratio.not_a_number")
    if whole <= 0:
        raise RatioError("ratio.whole", {"whole": whole})
    if pct < 0:
        raise RatioError("ratio.pct", {"pct": pct})
