"""Rows of a table, lines that exist, and what comes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from clusterbeleid.kernel import tables
from clusterbeleid.kernel.findings import Finding
from clusterbeleid.kernel.identifiers import format_kbo
from clusterbeleid.kernel.tables import Change
from cofinancing.enums import ContributionState
from cofinancing.rules.contribution import PayerFacts, Twin, YearDays

# Organisation, value date and the letters and digits of the reference.
PaymentKey = tuple[int, date, str]


class Kind(StrEnum):
    """What a row does: a new line, filling in an existing one, or nothing."""

    NEW = "new"
    FILL = "fill"
    SAME = "same"


class Content(NamedTuple):
    """What a row or a line holds; None or empty is not known, or not given in the row."""

    source: str = ""
    pledged: Decimal | None = None
    invoice_number: str = ""
    invoiced_on: date | None = None
    invoiced: Decimal | None = None
    received: Decimal | None = None
    value_date: date | None = None
    reference: str = ""
    note: str = ""

    def filled_from(self, row: Content) -> Content:
        """Return this with everything that ``row`` gives put in."""
        pairs = zip(self, row, strict=True)
        return Content._make(old if new in (None, "") else new for old, new in pairs)

    def differences(self, other: Content) -> tuple[str, ...]:
        """Return the names of what differs."""
        triples = zip(self._fields, self, other, strict=True)
        return tuple(name for name, mine, theirs in triples if mine != theirs)

    @property
    def has_invoice(self) -> bool:
        """Tell whether anything of an invoice is given."""
        return bool(self.invoice_number) or (self.invoiced, self.invoiced_on) != (None, None)

    @property
    def has_receipt(self) -> bool:
        """Tell whether anything of a receipt is given."""
        return bool(self.reference) or (self.received, self.value_date) != (None, None)

    @property
    def state(self) -> str:
        """How far a line with this content is."""
        if self.received is not None:
            return ContributionState.RECEIVED.value
        if self.invoiced is not None:
            return ContributionState.INVOICED.value
        return ContributionState.PLEDGED.value


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row of the table; ``kbo`` is None and ``broken`` names columns that could not be read."""

    number: int
    kbo: str | None
    content: Content
    line: int | None = None
    name: str = ""
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One line that the project year has already."""

    id: int
    organisation_id: int
    state: str
    content: Content

    @property
    def is_open(self) -> bool:
        """Tell whether no money came in on it yet, so that a row may fill it in."""
        return self.state in {ContributionState.PLEDGED, ContributionState.INVOICED}


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """An organisation that is or was a member of the cluster."""

    organisation_id: int
    payer: PayerFacts


@dataclass(frozen=True)
class ImportFacts:
    """Everything around the table.

    ``members`` by enterprise number, ``lines`` of the project year, ``payments`` that count in
    any line of these organisations with the key of that line.
    """

    year: YearDays
    recorded_on: date
    members: Mapping[str, MemberFacts]
    lines: Sequence[LineFacts]
    payments: Mapping[PaymentKey, tuple[int, Twin]]


@dataclass(frozen=True, slots=True)
class Step:
    """What one row does; ``line`` and ``before`` are those of an existing line."""

    row: int
    kind: Kind
    organisation_id: int
    kbo: str
    name: str
    content: Content
    line: int | None = None
    before: Content | None = None
    remarks: tuple[Finding, ...] = ()

    @property
    def note(self) -> str:
        """Return the number of the payer as people write it."""
        return format_kbo(self.kbo)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return what becomes different, field by field."""
        old = self.before or Content()
        names = old.differences(self.content)
        return tuple((name, getattr(old, name), getattr(self.content, name)) for name in names)


Plan = tables.Plan[Step]
