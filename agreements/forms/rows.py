"""A form of rows that may stay blank, such as project years or instalments."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic, Self, TypeVar

from django import forms
from django.utils.functional import Promise

LONGEST = 12  # rows a form accepts; more years than aid can ever last

F = TypeVar("F", bound=forms.Form)


class Rows(ABC, Generic[F]):
    """The rows of a form; blank ones are left out. ``PLACE`` names a row with its ``number``."""

    COUNT: ClassVar[str]
    PREFIX: ClassVar[str]
    FIELDS: ClassVar[tuple[str, ...]]
    PLACE: ClassVar[str | Promise]

    def __init__(
        self, data: Mapping[str, Any] | None, initial: Sequence[Any] = (), *, blank: int = 1
    ) -> None:
        self.bound = data is not None
        if data is None:
            self.forms = [
                self._row(number, initial=self._values(row)) for number, row in enumerate(initial)
            ]
            self.forms += [self._blank_row(len(initial) + number) for number in range(blank)]
        else:
            self.forms = [self._typed_row(number, data) for number in range(self._count(data))]

    @classmethod
    def with_one_more(cls, data: Mapping[str, Any]) -> Self:
        """Return what was typed, not judged yet, and one more row: for readers without script."""
        rows = cls(None, blank=0)
        for number in range(min(cls._count(data) + 1, LONGEST)):
            rows.forms.append(cls._row(number, initial=cls._typed(number, data)))
        return rows

    @property
    def filled(self) -> list[F]:
        """Return the rows in which something was typed."""
        return [form for form in self.forms if form.is_bound]

    def is_valid(self) -> bool:
        """Tell whether every row that was filled can be read."""
        answers = [form.is_valid() for form in self.filled]  # all of them, to show every mistake
        return self.bound and all(answers)

    @classmethod
    def _values(cls, row: Any) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.FIELDS}

    @classmethod
    def _prefix(cls, number: int) -> str:
        return f"{cls.PREFIX}-{number}"

    @classmethod
    def _typed(cls, number: int, data: Mapping[str, Any]) -> dict[str, str]:
        return {name: str(data.get(f"{cls._prefix(number)}-{name}", "")) for name in cls.FIELDS}

    @classmethod
    def _typed_row(cls, number: int, data: Mapping[str, Any]) -> F:
        """Return a row to judge, or a blank one that nobody has to fill."""
        typed = any(value.strip() for value in cls._typed(number, data).values())
        return cls._row(number, data=data) if typed else cls._blank_row(number)

    @classmethod
    def _blank_row(cls, number: int) -> F:
        """Return a row that may stay empty, so that nothing in it says "required"."""
        row = cls._row(number)
        for field in row.fields.values():
            field.required = False
        return row

    @classmethod
    def _row(cls, number: int, **more: Any) -> F:
        return cls._form(prefix=cls._prefix(number), **more)

    @classmethod
    @abstractmethod
    def _form(cls, **more: Any) -> F:
        """Return the form of a row."""

    @classmethod
    def _count(cls, data: Mapping[str, Any]) -> int:
        text = str(data.get(cls.COUNT, ""))
        known = text.isascii() and text.isdigit() and len(text) <= len(str(LONGEST))
        return min(int(text), LONGEST) if known else 0
