"""What a table of costs would change: every row judged on its own and against the others (R7, A3)."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from clusterbeleid.kernel import tables
from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.tables import Change, Found, Problem
from cofinancing.enums import CostState
from cofinancing.rules.contribution import payment_key
from cofinancing.rules.money.costs import ZERO, CostFacts, CostTwin, CostYear, assess_claim

DEAD = frozenset({CostState.REJECTED.value, CostState.WITHDRAWN.value})
# Supplier and number of an invoice, letters and digits only.
InvoiceKey = tuple[str, str]
# An amount with the day or the invoice number that comes with it.
AlikeKey = tuple[Decimal, date | str]
# At which column a person mends what a rule found; none for what holds for the whole table.
_PLACES = {
    "cost.outside_year": "cost_on",
    "cost.in_future": "cost_on",
    "cost.invoice_twice": "invoice_number",
    "cost.invoice_twice_elsewhere": "invoice_number",
}
# The page says it once of all lines; a row need not repeat it.
_SAID_ONCE = "cost.no_evidence_yet"


class Kind(StrEnum):
    """What a row does: a new line, another content for a line, or nothing."""

    NEW = "new"
    FILL = "fill"
    SAME = "same"


class Content(NamedTuple):
    """What a row or a line holds; None or empty is not known, or not given in the row."""

    category: str = ""
    kind: str = ""
    description: str = ""
    cost_on: date | None = None
    supplier: str = ""
    invoice_number: str = ""
    activity_code: str = ""
    amount: Decimal | None = None
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
    def invoice(self) -> InvoiceKey | None:
        """Return what tells this invoice from others, None without one."""
        number = payment_key(self.invoice_number)
        return (payment_key(self.supplier), number) if number else None


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row of the table; ``broken`` names columns that could not be read."""

    number: int
    content: Content
    line: int | None = None
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One line that the project year has already."""

    id: int
    state: str
    content: Content
    has_evidence: bool = False


@dataclass(frozen=True)
class TableFacts:
    """Everything around the table.

    ``invoices`` are live lines in every file by invoice, ``alike`` live lines of the same cluster
    by what they could be taken for; both with the key of the line.
    """

    year: CostYear
    claimed_on: date
    lines: Sequence[LineFacts]
    invoices: Mapping[InvoiceKey, tuple[int, CostTwin]]
    alike: Mapping[AlikeKey, Sequence[tuple[int, CostTwin]]]


@dataclass(frozen=True, slots=True)
class Step:
    """What one row does; ``line`` and ``before`` are those of an existing line."""

    row: int
    kind: Kind
    content: Content
    line: int | None = None
    before: Content | None = None
    remarks: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        """Return what the cost is."""
        return self.content.description

    @property
    def note(self) -> str:
        """Return who was paid."""
        return self.content.supplier

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return what becomes different, field by field."""
        old = self.before or Content()
        names = old.differences(self.content)
        return tuple((name, getattr(old, name), getattr(self.content, name)) for name in names)


Plan = tables.Plan[Step]


def make_plan(rows: Iterable[RowFacts], facts: TableFacts) -> Plan:
    """Return what the rows would do, with every problem of every row.

    A row with a problem gives no step; the other rows are judged all the same.
    """
    book, plan = _Book(facts), Plan()
    for row in rows:
        step, problems = _judge(row, facts, book)
        plan.problems.extend(Problem(row.number, key, finding) for key, finding in problems)
        if step is not None and not problems and not row.broken:
            plan.steps.append(step)
    return plan


class _Book:
    """The lines of the project year, and what earlier rows of the table took."""

    def __init__(self, facts: TableFacts) -> None:
        self._lines = {line.id: line for line in facts.lines}
        self._equal: defaultdict[Content, deque[int]] = defaultdict(deque)
        for line in facts.lines:
            if line.state not in DEAD:
                self._equal[line.content].append(line.id)
        self._taken: dict[int, int] = {}
        self._seen: dict[object, int] = {}

    def named(self, row: RowFacts) -> LineFacts | Found:
        """Return the line that the row names, or why it cannot be that one."""
        line, number = self._lines.get(row.line or 0), str(row.line)
        if line is None:
            return "line", _block("import.unknown_line", line=number)
        if line.id in self._taken:
            earlier = self._taken[line.id]
            return "line", _block("import.line_twice", line=number, row=earlier)
        self._taken[line.id] = row.number
        return line

    def equal(self, row: RowFacts) -> LineFacts | None:
        """Return a line with exactly this content that no row took yet."""
        keys = self._equal.get(row.content, deque())
        while keys and keys[0] in self._taken:
            keys.popleft()
        if not keys or row.broken:
            return None
        self._taken[keys[0]] = row.number
        return self._lines[keys[0]]

    def repeated(self, row: RowFacts, content: Content, *, named: bool) -> Iterator[Found]:
        """Yield that an earlier row claims the same; a row with a line of its own may look alike."""
        if content.invoice is not None:
            if {"supplier", "invoice_number"}.isdisjoint(row.broken):
                yield from self._again("invoice_number", content.invoice, row)
        elif not row.broken and not named:
            yield from self._again("description", content, row)

    def _again(self, key: str, what: object, row: RowFacts) -> Iterator[Found]:
        first = self._seen.setdefault(what, row.number)
        if first != row.number:
            known = "invoice" if key == "invoice_number" else "cost"
            yield key, _block(f"import.{known}_twice_in_file", row=first)

    def is_here(self, key: int) -> bool:
        """Tell whether the line is one of this project year."""
        return key in self._lines


def _judge(row: RowFacts, facts: TableFacts, book: _Book) -> tuple[Step | None, list[Found]]:
    found = book.named(row) if row.line is not None else book.equal(row)
    if isinstance(found, tuple):
        return None, [found]
    line, before = found, found.content if found else None
    content = (before or Content()).filled_from(row.content)
    problems = list(book.repeated(row, content, named=row.line is not None))
    if line is not None and content == before:
        return Step(row.number, Kind.SAME, content, line.id, before), problems
    if line is not None and line.state != CostState.CLAIMED:
        return None, [*problems, _closed(line, content)]
    findings = assess_claim(_facts_of(row, content, line, facts), facts.year)
    problems += _blocks(row, findings, facts, book, content)
    remarks = tuple(
        one for one in findings if one.level is not Level.BLOCK and one.code != _SAID_ONCE
    )
    kind = Kind.FILL if line else Kind.NEW
    key = line.id if line else None
    return Step(row.number, kind, content, key, before, remarks), problems


def _facts_of(
    row: RowFacts, content: Content, line: LineFacts | None, facts: TableFacts
) -> CostFacts:
    """Return a row as one cost; a day that could not be read gives no finding, see ``_blocks``."""
    own = line.id if line else None
    known = facts.invoices.get(content.invoice) if content.invoice else None
    return CostFacts(
        cost_on=content.cost_on or facts.year.period.first,
        amount=content.amount or ZERO,
        has_evidence=line is not None and line.has_evidence,
        claimed_on=facts.claimed_on,
        same_invoice=known[1] if known and known[0] != own else None,
        lookalike=None if row.broken else _alike(content, own, facts),
    )


def _alike(content: Content, own: int | None, facts: TableFacts) -> CostTwin | None:
    if content.amount is None or content.cost_on is None:
        return None
    number = payment_key(content.invoice_number)
    keys: list[AlikeKey] = [(content.amount, content.cost_on)]
    keys += [(content.amount, number)] if number else []
    found = [twin for key in keys for twin in facts.alike.get(key, ()) if twin[0] != own]
    return min(found, key=lambda twin: twin[0])[1] if found else None


def _blocks(
    row: RowFacts, findings: Iterable[Finding], facts: TableFacts, book: _Book, content: Content
) -> Iterator[Found]:
    """Yield what stands in the way at its column; a cell that could not be read is not wrong twice."""
    for one in findings:
        key = _PLACES.get(one.code, "")
        if one.level is not Level.BLOCK or key in row.broken:
            continue
        if key == "cost_on" and content.cost_on is None:
            continue
        known = facts.invoices.get(content.invoice) if content.invoice else None
        if key == "invoice_number" and known and book.is_here(known[0]):
            yield key, _block("import.invoice_known", line=str(known[0]))
        else:
            yield key, one


def _closed(line: LineFacts, content: Content) -> Found:
    key = line.content.differences(content)[0]
    state = f"cost.state.{line.state}"
    return key, _block("import.line_closed", line=str(line.id), state=state)


def _block(code: str, **params: ParamValue) -> Finding:
    return Finding(Level.BLOCK, code, "R7", params)
