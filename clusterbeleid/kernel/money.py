"""Amounts in euro: Decimal with exactly two decimals, never a float.

`euro` takes what a program holds, `parse_amount` what a person typed or a text cell contains.
A number cell of a spreadsheet goes through `euro(Decimal(repr(cell)))` and never through
`parse_amount(str(cell))`: in Dutch the text 1.234 means one thousand two hundred thirty-four.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from clusterbeleid.kernel.errors import KernelError

CENT = Decimal("0.01")
_CENTS_PER_EURO = 100
_DECIMALS = 2
MAX_DIGITS = 12  # before the comma: below 1,000 billion euro

_TOO_LARGE = Decimal("999999999999.995")  # rounds to 13 digits
# Wide enough for any amount we accept and independent of the context of the calling thread.
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)
_CANONICAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_SPACES = re.compile(r"\s+")  # includes the no-break, narrow no-break and thin space
_DRESSED = re.compile(
    r"(?P<minus>-)? ?(?:€|EUR)? ?(?P<late_minus>-)? ?(?P<body>.*?) ?(?:€|EUR)?", re.IGNORECASE
)
_BODY = re.compile(r"\d(?:[\d., ]*\d)?", re.ASCII)
_GROUP = r"[1-9]\d{0,2}"
# Dutch: dots or spaces between thousands, comma for cents. Machine: a point for cents, no dots.
_DUTCH = re.compile(rf"(\d+|{_GROUP}(?:\.\d{{3}})+|{_GROUP}(?: \d{{3}})+)(?:,(\d+))?", re.ASCII)
_MACHINE = re.compile(rf"(\d+|{_GROUP}(?: \d{{3}})+)\.(\d+)", re.ASCII)
_ENGLISH_THOUSANDS = re.compile(rf"{_GROUP},\d{{3}}", re.ASCII)


class MoneyError(KernelError):
    """Something that is no amount in euro and cents."""


def euro(value: str | int | Decimal) -> Decimal:
    """Return an exact amount with two decimals; text must be canonical: `-1234.50`, no grouping.

    Raises MoneyError `amount.empty`, `amount.not_a_number` (also float, bool, NaN, infinity),
    `amount.too_many_decimals` (a part of a cent is never dropped) or `amount.too_large`.
    """
    exact = _exact(value)
    amount = round_cents(exact)
    if amount != exact:
        raise MoneyError("amount.too_many_decimals", {"text": str(value)})
    return amount


def _exact(value: str | int | Decimal) -> Decimal:
    """Return the number a value stands for; refuse every other type and notation, see `euro`."""
    if isinstance(value, str):
        if not value:
            raise MoneyError("amount.empty")
        if not _CANONICAL.fullmatch(value):
            raise MoneyError("amount.not_a_number", {"text": value})
    elif isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise MoneyError("amount.not_a_number", {"text": repr(value)})
    return Decimal(value)


def round_cents(value: Decimal) -> Decimal:
    """Round to the cent, half away from zero; once and last in a calculation (house rule 4).

    Raises MoneyError `amount.not_a_number` or `amount.too_large`.
    """
    if not value.is_finite():
        raise MoneyError("amount.not_a_number", {"text": str(value)})
    # Not abs(), which would round in the context of the caller.
    if value.copy_abs() >= _TOO_LARGE:
        raise MoneyError("amount.too_large", {"digits": MAX_DIGITS})
    # Plus turns a negative zero into zero.
    return _CONTEXT.plus(value.quantize(CENT, context=_CONTEXT))


def parse_amount(text: str) -> Decimal:
    """Read an amount as typed: `1.234.567,50`, `€ 1 234,50`, `1234567.50`, `-5,00`.

    A negative amount is read; whether it is allowed is for the caller. Decisions taken here:
    `1.234` is 1234 (Dutch thousands); `1,234` is `amount.ambiguous`, Dutch decimals or English
    thousands; `1234.567` and `0,123` are `amount.too_many_decimals`, they cannot be thousands;
    groups that are not groups of three (`1.23,00`) and `1,234.50` are `amount.ambiguous`.
    Raises MoneyError, further `amount.empty`, `amount.two_commas`, `amount.not_a_number`,
    `amount.too_large`.
    """
    minus, body = _undressed(text)
    whole, decimals = _split(body, text)
    return euro(f"{minus}{whole}.{decimals}")


def _undressed(text: str) -> tuple[str, str]:
    """Return the minus sign, if any, and the digits with their separators, see `parse_amount`."""
    cleaned = _SPACES.sub(" ", text).strip().replace("\N{MINUS SIGN}", "-")
    found = _DRESSED.fullmatch(cleaned)
    if found is None or (found["minus"] and found["late_minus"]):
        raise MoneyError("amount.not_a_number", {"text": text})
    minus, body = found["minus"] or found["late_minus"] or "", found["body"]
    if not minus and not body:
        raise MoneyError("amount.empty")
    if not _BODY.fullmatch(body):
        raise MoneyError("amount.not_a_number", {"text": text})
    return minus, body


def _split(body: str, text: str) -> tuple[str, str]:
    """Split digits and separators into whole euros without grouping, and at most two decimals."""
    if body.count(",") > 1:
        raise MoneyError("amount.two_commas", {"text": text})
    found = _DUTCH.fullmatch(body) or _MACHINE.fullmatch(body)
    if found is None or _ENGLISH_THOUSANDS.fullmatch(body):
        raise MoneyError("amount.ambiguous", {"text": text})
    whole, decimals = found.groups(default="0")
    if len(decimals) > _DECIMALS:
        raise MoneyError("amount.too_many_decimals", {"text": text})
    return whole.replace(".", "").replace(" ", ""), decimals


def share(total: Decimal, weights: Sequence[Decimal | int]) -> list[Decimal]:
    """Split an amount over weights without losing a cent: the parts add up to the total.

    Each part is its exact share cut to the cent; the cents left over go one by one to the largest
    remainders, the earlier weight first. A negative total mirrors the positive one.
    Raises MoneyError `amount.*` for the total and `share.weights` without a positive weight or with
    a negative one.
    """
    cents = int(Fraction(euro(total)) * _CENTS_PER_EURO)
    parts = [Fraction(weight) for weight in weights]
    whole = sum(parts)
    if not whole or min(parts) < 0:
        raise MoneyError("share.weights")
    shared = _whole_cents([abs(cents) * part / whole for part in parts])
    sign = -1 if cents < 0 else 1
    return [_CONTEXT.multiply(Decimal(sign * amount), CENT) for amount in shared]


def _whole_cents(exact: Sequence[Fraction]) -> list[int]:
    """Cut exact shares to the cent and hand out what is left, see `share`."""
    shared = [int(amount) for amount in exact]
    left = int(sum(exact)) - sum(shared)
    by_remainder = sorted(range(len(exact)), key=lambda i: shared[i] - exact[i])
    for index in by_remainder[:left]:
        shared[index] += 1
    return shared
