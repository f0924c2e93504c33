"""Values as they go in and out: strict where they come in, quick where they go out."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.identifiers import parse_kbo

Read: TypeAlias = Callable[[Any], Any]
Write: TypeAlias = Callable[[Any], Any]
AnyField: TypeAlias = serializers.Field[Any, Any, Any, Any]

CURRENCY = "EUR"
# A file in a body, with room left for the rest of what a call may hold.
MOST_BASE64 = 1_900_000
_AMOUNT = re.compile(r"[0-9]{1,10}\.[0-9]{2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

MONEY = {
    "type": "object",
    "properties": {
        "amount": {"type": "string", "pattern": r"^-?[0-9]+\.[0-9]{2}$"},
        "currency": {"type": "string", "const": CURRENCY},
    },
    "required": ["amount", "currency"],
    "additionalProperties": False,
}


def money(amount: Decimal) -> dict[str, str]:
    """Return an amount in euro: an exact decimal as text, with its currency."""
    text = str(amount)
    # As the database keeps it, it stands right at once; that is much quicker than to format it.
    return {"amount": text if text[-3:-2] == "." else f"{amount:.2f}", "currency": CURRENCY}


# --- out ------------------------------------------------------------------------------------------------------------


@extend_schema_field(MONEY)
class MoneyField(AnyField):
    """An amount on its way out."""

    def to_representation(self, value: Decimal) -> dict[str, str]:
        """Return amount and currency."""
        return money(value)


class Out(serializers.Serializer[Any]):
    """What goes out: declared for the description, written by a plan that is made once."""

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """Return the declared fields of a row and nothing else."""
        return {name: write(read(instance)) for name, read, write in _plan(type(self))}


@cache
def columns_of(kind: type[Out]) -> tuple[str, ...]:
    """Return the columns that a flat output needs, as a query names them."""
    fields = kind().fields.values()
    return tuple(str(one.source).replace(".", "__") for one in fields)


def write_flat(kind: type[Out], rows: Iterable[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Return rows of ``columns_of`` as they go out."""
    names, writers = _flat_plan(kind)
    found = [dict(zip(names, row, strict=True)) for row in rows]
    for name, write in writers:
        for row in found:
            row[name] = write(row[name])
    return found


@cache
def _flat_plan(kind: type[Out]) -> tuple[tuple[str, ...], tuple[tuple[str, Write], ...]]:
    """Return the names in order, and how to write those that do not go out as they are."""
    plan = _plan(kind)
    return (
        tuple(name for name, _read, _write in plan),
        tuple((name, write) for name, _read, write in plan if write is not _as_it_is),
    )


@cache
def _plan(kind: type[Out]) -> tuple[tuple[str, Read, Write], ...]:
    fields = kind().fields
    return tuple((name, _reader(one), _writer(one)) for name, one in fields.items())


def _reader(one: AnyField) -> Read:
    path = (one.source or str(one.field_name)).split(".")

    def read(row: Any) -> Any:
        for step in path:
            if row is None:
                return None
            row = row[step] if isinstance(row, Mapping) else getattr(row, step)
        return row

    return read


def _writer(one: AnyField) -> Write:
    if isinstance(one, serializers.ListSerializer) and one.child is not None:
        inner = _writer(one.child)
        return lambda rows: [inner(row) for row in rows]
    if isinstance(one, Out):
        steps = _plan(type(one))
        return lambda row: (
            None if row is None else {name: write(read(row)) for name, read, write in steps}
        )
    if isinstance(one, serializers.DateField | serializers.DateTimeField):
        return _iso
    if isinstance(one, MoneyField):
        return lambda value: None if value is None else money(value)
    if isinstance(one, serializers.DecimalField):
        return lambda value: None if value is None else f"{value:f}"
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _iso(value: date | datetime | None) -> str | None:
    return None if value is None else value.isoformat()


# --- in -------------------------------------------------------------------------------------------------------------


class In(serializers.Serializer[Any]):
    """What comes in: fields that nobody asked for are refused, so that none is lost in silence."""

    def to_internal_value(self, data: Any) -> Any:
        """Refuse unknown fields before anything else."""
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, Mapping) else []
        if unknown:
            raise serializers.ValidationError(
                {str(name): [serializers.ErrorDetail("", code="unknown")] for name in unknown}
            )
        return super().to_internal_value(data)


class TextIn(serializers.CharField):
    """A text; a number is none, and neither are signs that nobody can read."""

    def to_internal_value(self, data: Any) -> str:
        """Return the text."""
        if not isinstance(data, str) or _CONTROL.search(data):
            self.fail("invalid")
        return super().to_internal_value(data)


@extend_schema_field({"type": "boolean"})
class FlagIn(AnyField):
    """Yes or no; a text or number that looks like it is none."""

    default_error_messages = {"invalid": ""}

    def to_internal_value(self, data: Any) -> bool:
        """Return the flag."""
        if not isinstance(data, bool):
            self.fail("invalid")
        return data


@extend_schema_field({"type": "string", "contentEncoding": "base64", "maxLength": MOST_BASE64})
class FileIn(AnyField):
    """The bytes of a file as text in base64."""

    default_error_messages = {"no_content": ""}

    def to_internal_value(self, data: Any) -> bytes:
        """Return the bytes."""
        if not isinstance(data, str) or len(data) > MOST_BASE64:
            self.fail("no_content")
        try:
            return b64decode(data, validate=True)
        except ValueError:
            self.fail("no_content")


@extend_schema_field({"type": "string", "format": "date"})
class DayIn(AnyField):
    """A day as ``2026-11-21``."""

    default_error_messages = {"invalid": ""}

    def to_internal_value(self, data: Any) -> date:
        """Return the day."""
        if not isinstance(data, str) or not _DAY.fullmatch(data):
            self.fail("invalid")
        try:
            return date.fromisoformat(data)
        except ValueError:
            self.fail("invalid")


@extend_schema_field({"type": "string", "pattern": r"^[0-9]{1,10}\.[0-9]{2}$"})
class AmountIn(AnyField):
    """An amount in euro as text with two decimals."""

    default_error_messages = {"invalid": ""}

    def to_internal_value(self, data: Any) -> Decimal:
        """Return the amount."""
        if not isinstance(data, str) or not _AMOUNT.fullmatch(data):
            self.fail("invalid")
        return Decimal(data)


@extend_schema_field({"type": "string", "pattern": r"^[01][0-9]{9}$"})
class NumberIn(AnyField):
    """An enterprise number of ten digits."""

    default_error_messages = {"invalid": ""}

    def to_internal_value(self, data: Any) -> str:
        """Return the number."""
        if not isinstance(data, str) or not is_number(data):
            self.fail("invalid")
        return data


def is_number(text: str) -> bool:
    """Tell whether a text is an enterprise number of ten digits with the right check."""
    try:
        return parse_kbo(text) == text
    except KernelError:
        return False
