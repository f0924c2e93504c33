"""History as a reader expects it: names instead of keys, amounts and days in Flemish notation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clusterbeleid.core.formatting import format_day, format_moment, format_number
from clusterbeleid.core.history import Change
from clusterbeleid.core.texts import known_codes, sentence

NOTHING = "–"
Names = Mapping[tuple[type[models.Model], Any], str]
Values = Iterable[tuple["models.Field[Any, Any]", Any]]
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
    """One line of history, written out."""

    at: datetime
    who: str
    what: str
    field: str
    old: str
    new: str
    why: str

    @property
    def moment(self) -> str:
        """The moment as day and time."""
        return format_moment(self.at)


def readable(changes: Sequence[Change]) -> list[ReadableChange]:
    """Write out changes; one query for each kind of record that the changed fields point at."""
    names = _names(changes)
    return [_written(change, names) for change in changes]


def write_reason(reason: str) -> str:
    """Return a stored reason; the code of a fixed reason becomes its sentence."""
    return sentence(reason) if reason in known_codes() else reason


def _written(change: Change, names: Names) -> ReadableChange:
    made = {"+": _("made"), "-": _("removed")}.get(str(change.new), _("changed"))
    field = change.field
    whole = _whole(change.values, names)
    removed = change.new == "-"
    return ReadableChange(
        at=change.at,
        who=change.who or NOTHING,
        what=f"{change.kind}: {change.label}",
        field=name_of(field) if field else made,
        old=_value(field, change.old, names) if field else whole if removed else NOTHING,
        new=_value(field, change.new, names) if field else NOTHING if removed else whole,
        why=write_reason(change.why),
    )


def name_of(field: models.Field[Any, Any]) -> str:
    """Return the name of a field for the reader: that of its model, else the common one."""
    if isinstance(field.verbose_name, Promise):
        return str(field.verbose_name)
    return str(COMMON_NAMES.get(field.name, field.verbose_name))


def _whole(values: Values, names: Names) -> str:
    """Return all that a record held when it was made or removed; empty fields are left out."""
    told = [(name_of(field), _value(field, value, names)) for field, value in values]
    return "; ".join(f"{name}: {value}" for name, value in told if value != NOTHING) or NOTHING


def _value(field: models.Field[Any, Any], value: Any, names: Names) -> str:
    if value is None or value == "":
        return NOTHING
    if field.is_relation:
        return names.get((field.related_model, value), str(value))  # type: ignore[arg-type]
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
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


def _names(changes: Iterable[Change]) -> Names:
    wanted: defaultdict[Any, set[Any]] = defaultdict(set)
    for change in changes:
        pairs = [*change.values, (change.field, change.old), (change.field, change.new)]
        for field, value in pairs:
            if field is not None and field.is_relation and value is not None:
                wanted[field.related_model].add(value)
    return {
        (model, row.pk): str(row)
        for model, keys in wanted.items()
        for row in model._default_manager.filter(pk__in=keys).select_related()
    }
