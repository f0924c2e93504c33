"""Typing the project years of a grant, one row each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.actions import YearDraft
from agreements.models import ProjectYear
from clusterbeleid.core.fields import AmountField, DayField

LONGEST = 12  # rows a form accepts; more years than aid can ever last

_YEAR_FIELDS = tuple(YearDraft.__dataclass_fields__)


class YearForm(forms.Form):
    """One project year; a row without a single entry is no year."""

    first_day = DayField(label=_("First day"), help_text="")
    last_day = DayField(label=_("Last day"), help_text="")
    granted_amount = AmountField(label=_("Granted amount"), help_text="")
    eligible_cost = AmountField(label=_("Eligible cost"), help_text="")
    planned_cofinancing = AmountField(label=_("Planned co-financing"), help_text="")

    def clean(self) -> dict[str, Any]:
        """Name the mistakes at their own row; the database would name only the first."""
        values = super().clean() or {}
        first, last = values.get("first_day"), values.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day lies before the first day."))
        granted, cost = values.get("granted_amount"), values.get("eligible_cost")
        if cost is not None and cost <= 0:
            self.add_error("eligible_cost", _("Type an amount above zero."))
        elif granted is not None and cost is not None and granted > cost:
            self.add_error("granted_amount", _("The grant is not above the eligible cost."))
        return values

    @property
    def draft(self) -> YearDraft:
        """Return the project year of a valid row."""
        return YearDraft(**{name: self.cleaned_data[name] for name in _YEAR_FIELDS})


class YearRows:
    """The rows of project years; blank ones are left out."""

    COUNT = "years"

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        initial: Sequence[YearDraft | ProjectYear] = (),
        *,
        blank: int = 1,
    ) -> None:
        self.bound = data is not None
        if data is None:
            self.forms = [
                _row(number, initial=_values(year)) for number, year in enumerate(initial)
            ]
            self.forms += [_blank_row(len(initial) + number) for number in range(blank)]
        else:
            self.forms = [_typed_row(number, data) for number in range(_count(data))]

    @classmethod
    def with_one_more(cls, data: Mapping[str, Any]) -> YearRows:
        """Return what was typed, not judged yet, and one more row: for readers without script."""
        rows = cls(None, blank=0)
        for number in range(min(_count(data) + 1, LONGEST)):
            rows.forms.append(_row(number, initial=_typed(number, data)))
        return rows

    @property
    def filled(self) -> list[YearForm]:
        """Return the rows in which something was typed."""
        return [form for form in self.forms if form.is_bound]

    def is_valid(self) -> bool:
        """Tell whether every row that was filled can be read."""
        answers = [form.is_valid() for form in self.filled]  # all of them, to show every mistake
        return self.bound and all(answers)

    @property
    def drafts(self) -> tuple[YearDraft, ...]:
        """Return the project years of valid rows, in order of their first day."""
        return tuple(sorted((form.draft for form in self.filled), key=lambda row: row.first_day))


def _values(year: YearDraft | ProjectYear) -> dict[str, Any]:
    return {name: getattr(year, name) for name in _YEAR_FIELDS}


def _prefix(number: int) -> str:
    return f"year-{number}"


def _typed(number: int, data: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(data.get(f"{_prefix(number)}-{name}", "")) for name in _YEAR_FIELDS}


def _typed_row(number: int, data: Mapping[str, Any]) -> YearForm:
    """Return a row to judge, or a blank one that nobody has to fill."""
    typed = any(value.strip() for value in _typed(number, data).values())
    return _row(number, data=data) if typed else _blank_row(number)


def _blank_row(number: int) -> YearForm:
    """Return a row that may stay empty, so that nothing in it says "required"."""
    row = _row(number)
    for field in row.fields.values():
        field.required = False
    return row


def _row(number: int, **more: Any) -> YearForm:
    return YearForm(prefix=_prefix(number), **more)


def _count(data: Mapping[str, Any]) -> int:
    text = str(data.get(YearRows.COUNT, ""))
    known = text.isascii() and text.isdigit() and len(text) <= len(str(LONGEST))
    return min(int(text), LONGEST) if known else 0
