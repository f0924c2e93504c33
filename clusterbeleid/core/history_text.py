"""History as a reader expects it: names instead of keys, amounts and days in Flemish notation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clusterbeleid.core.formatting import format_day, format_moment, format_number
from clusterbeleid.core.history import Change
from clusterbeleid.core.many_rows import Found
from clusterbeleid.core.texts import known_codes, sentence

NOTHING = "–"
# Fields that many records share; a model gives another name where it means something else.
COMMON_NAMES = {
    "agreement": gettext_lazy("agreement"),
    "checked": gettext_lazy("check at the confirmation"),
    "cluster": gettext_lazy("cluster"),
    "confirmed_by": gettext_lazy("confirmed by"),
    "decided_by": gettext_lazy("decided by"),
    "document": gettext_lazy("document"),
    "drafted_by": gettext_lazy("drafted by"),
    "evidence": gettext_lazy("evidence"),
    "first_day": gettext_lazy("first day"),
    "imported_by": gettext_lazy("imported with"),
    "is_demo": gettext_lazy("invented for the demo"),
    "last_day": gettext_lazy("last day"),
    "late_proof_by": gettext_lazy("late proof accepted by"),
    "legal_advice": gettext_lazy("legal advice"),
    "lineage": gettext_lazy("lineage"),
    "organisation": gettext_lazy("organisation"),
    "project_year": gettext_lazy("project year"),
    "receipt_recorded_by": gettext_lazy("receipt entered by"),
    "scheme": gettext_lazy("support scheme"),
    "state": gettext_lazy("state"),
}


@dataclass(frozen=True)
class ReadableChange:
    """One line of history; what the reader does not come to see is never written out."""

    change: Change

    @property
    def at(self) -> datetime:
        """The moment itself, to sort by."""
        return self.change.at

    @property
    def moment(self) -> str:
        """The moment as day and time."""
        return format_moment(self.change.at)

    @property
    def who(self) -> str:
        """The person who changed it."""
        return self.change.who or NOTHING

    @property
    def what(self) -> str:
        """The kind of record and its name."""
        return f"{self.change.kind}: {self.change.label}"

    @property
    def field(self) -> str:
        """The field that changed, or what became of the whole record."""
        if self.change.field is not None:
            return name_of(self.change.field)
        return {"+": _("made"), "-": _("removed")}.get(str(self.change.new), _("changed"))

    @property
    def old(self) -> str:
        """The value before."""
        if self.change.field is not None:
            return _value(self.change.field, self.change.old, self.change.found)
        return _whole(self.change) if self.change.new == "-" else NOTHING

    @property
    def new(self) -> str:
        """The value after."""
        if self.change.field is not None:
            return _value(self.change.field, self.change.new, self.change.found)
        return NOTHING if self.change.new == "-" else _whole(self.change)

    @property
    def why(self) -> str:
        """The reason given."""
        return write_reason(self.change.why)


def readable(changes: Sequence[Change]) -> list[ReadableChange]:
    """Return changes for the reader, in their order."""
    return [ReadableChange(change) for change in changes]


def write_reason(reason: str) -> str:
    """Return a stored reason; the code of a fixed reason becomes its sentence."""
    return sentence(reason) if reason in known_codes() else reason


def name_of(field: models.Field[Any, Any]) -> str:
    """Return the name of a field for the reader: that of its model, else the common one."""
    if isinstance(field.verbose_name, Promise):
        return str(field.verbose_name)
    return str(COMMON_NAMES.get(field.name, field.verbose_name))


def _whole(change: Change) -> str:
    """Return all that a record held when it was made or removed; empty fields are left out."""
    told = [(name_of(field), _value(field, value, change.found)) for field, value in change.values]
    return "; ".join(f"{name}: {value}" for name, value in told if value != NOTHING) or NOTHING


def _value(field: models.Field[Any, Any], value: Any, found: Found) -> str:
    if value is None or value == "":
        return NOTHING
    if field.is_relation:
        return str(found.get((field.related_model, value), value))  # type: ignore[arg-type]
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, ArrayField):
        return ", ".join(_value(field.base_field, one, found) for one in value) or NOTHING
    return _plain_value(value)


def _plain_value(value: Any) -> str:
    match value:
        case bool():
            return _("yes") if value else _("no")
        case Decimal():
            return format_number(value)
        case datetime():
            return format_moment(value)
        case date():
            return format_day(value)
        case dict():
            return _("calculation, kept as it was")
    return str(value)
