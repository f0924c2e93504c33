"""Ready parsers for columns: what a person typed, or a program stored, becomes a value.

Every parser takes a filled cell and raises `CellProblem` or a kernel error, both with a code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from clusterbeleid.core.sheets.cells import Raw, show
from clusterbeleid.core.sheets.errors import CellProblem, shorten
from clusterbeleid.core.sheets.header import plain
from clusterbeleid.kernel.dates import DateError, parse_day
from clusterbeleid.kernel.identifiers import parse_kbo
from clusterbeleid.kernel.money import MoneyError, euro, parse_amount

T = TypeVar("T")


def kbo(raw: Raw) -> str:
    """Return the ten digits of an enterprise number; a number cell has lost its leading zero.

    Raises IdentifierError `kbo.*`.
    """
    return parse_kbo(show(raw))


def amount(raw: Raw) -> Decimal:
    """Return an amount in euro, zero or more.

    Raises MoneyError `amount.*`, or CellProblem `amount.negative`.
    """
    if isinstance(raw, bool | date):
        raise MoneyError("amount.not_a_number", {"text": show(raw)})
    value = euro(raw) if isinstance(raw, Decimal) else parse_amount(show(raw))
    if value < 0:
        raise CellProblem("amount.negative", {"text": show(raw)})
    return value


def positive_amount(raw: Raw) -> Decimal:
    """Return an amount in euro above zero. Raises like `amount`, or CellProblem `amount.zero`."""
    value = amount(raw)
    if value == 0:
        raise CellProblem("amount.zero", {"text": show(raw)})
    return value


def stored_amount(digits: int) -> Callable[[Raw], Decimal]:
    """Return a parser for an amount above zero that fits a field of ``digits`` before the comma.

    Raises like `positive_amount`, or MoneyError `amount.too_large`.
    """
    least_too_large = Decimal(10) ** digits

    def parse(raw: Raw) -> Decimal:
        found = positive_amount(raw)
        if found >= least_too_large:
            raise MoneyError("amount.too_large", {"digits": digits})
        return found

    return parse


def day(raw: Raw) -> date:
    """Return a day from a date cell or from text dd/mm/yyyy.

    A bare number is refused: whether 46022 is a day cannot be known. Raises DateError `date.*`.
    """
    if isinstance(raw, date):
        return parse_day(raw.isoformat())
    if not isinstance(raw, str):
        raise DateError("date.unknown_format", {"text": show(raw)})
    return parse_day(raw)


def text(max_length: int, *, strip: bool = True) -> Callable[[Raw], str]:
    """Return a parser for text of at most `max_length` characters; numbers become text.

    White space around it goes unless `strip` is False. Raises CellProblem `text.too_long`.
    """

    def parse(raw: Raw) -> str:
        found = show(raw).strip() if strip else show(raw)
        if len(found) > max_length:
            raise CellProblem("text.too_long", {"length": len(found), "max": max_length})
        return found

    return parse


def choice(options: Mapping[str, T]) -> Callable[[Raw], T]:
    """Return a parser that knows these words, without regard to case, accents and spaces.

    Raises CellProblem `choice.unknown` with the words it knows, each value named once.
    """
    values = {plain(word): value for word, value in options.items()}
    known = ", ".join(_first_words(options))

    def parse(raw: Raw) -> T:
        found = show(raw)
        if plain(found) not in values:
            raise CellProblem("choice.unknown", {"text": shorten(found), "options": known})
        return values[plain(found)]

    return parse


def _first_words(options: Mapping[str, object]) -> list[str]:
    """Return the first word of each value."""
    words: list[str] = []
    for word, value in options.items():
        if value not in map(options.get, words):
            words.append(word)
    return words
