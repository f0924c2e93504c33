"""Which existing line a row belongs to, and whether the same stands somewhere already (A3)."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator

from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.tables import Found
from cofinancing.rules.contribution import payment_key, twin_finding
from cofinancing.rules.importing.facts import (
    ImportFacts,
    LineFacts,
    PaymentKey,
    RowFacts,
)

_Index = defaultdict[tuple[object, ...], deque[LineFacts]]


class Book:
    """The lines of the project year, and what earlier rows of the table took."""

    def __init__(self, facts: ImportFacts) -> None:
        self._payments = facts.payments
        self._lines = {line.id: line for line in facts.lines}
        self._invoices: _Index = defaultdict(deque)
        self._promised: _Index = defaultdict(deque)
        self._open_invoices: _Index = defaultdict(deque)
        self._open_promises: _Index = defaultdict(deque)
        self._open_amounts: _Index = defaultdict(deque)
        for line in facts.lines:
            self._enter(line)
        self._taken: dict[int, int] = {}
        self._seen: dict[tuple[object, ...], int] = {}

    def _enter(self, line: LineFacts) -> None:
        who, content = line.organisation_id, line.content
        number = payment_key(content.invoice_number)
        self._promised[who, content.source, content.pledged].append(line)
        if number:
            self._invoices[who, number].append(line)
        if line.is_open and number:
            self._open_invoices[who, number].append(line)
        elif line.is_open and content.pledged is not None:
            self._open_promises[who, content.source].append(line)
            self._open_amounts[who, content.source, content.pledged].append(line)

    def by_number(self, row: RowFacts, organisation_id: int) -> LineFacts | Found:
        """Return the line that the row names, or why it cannot be that one."""
        number = row.line or 0
        line = self._lines.get(number)
        if line is None:
            return "line", _block("import.unknown_line", line=str(number))
        if line.organisation_id != organisation_id:
            return "kbo", _block("import.line_of_other", line=str(number))
        if number in self._taken:
            return "line", _block("import.line_twice", line=str(number), row=self._taken[number])
        return line

    def take(self, line: LineFacts, row: RowFacts) -> None:
        """Keep the line for this row."""
        self._taken[line.id] = row.number

    def by_content(self, row: RowFacts, organisation_id: int, source: str) -> LineFacts | None:
        """Return the open line that the row fills in, by invoice number or by promised amount."""
        content = row.content
        wanted = payment_key(content.invoice_number) or payment_key(content.reference)
        line = self._next(self._open_invoices, (organisation_id, wanted))
        if line is not None or not (content.has_invoice or content.has_receipt):
            return line
        amount = content.pledged or content.received or content.invoiced
        return self._next(self._open_amounts, (organisation_id, source, amount))

    def open_promise(self, organisation_id: int, source: str) -> LineFacts | None:
        """Return a promise that nobody fulfilled yet, if there is one."""
        return self._next(self._open_promises, (organisation_id, source))

    def repeated(
        self, row: RowFacts, organisation_id: int, source: str, line: LineFacts | None
    ) -> Iterator[Found]:
        """Yield that the payment, invoice or promise of the row stands elsewhere already."""
        content = row.content
        if content.value_date is not None and payment_key(content.reference):
            key = (organisation_id, content.value_date, payment_key(content.reference))
            yield from self._payment_repeated(row, key, line)
        elif content.invoice_number:
            yield from self._invoice_repeated(row, organisation_id, line)
        elif content.pledged is not None and not row.broken:
            yield from self._promise_repeated(row, organisation_id, source, line)

    def _payment_repeated(
        self, row: RowFacts, key: PaymentKey, line: LineFacts | None
    ) -> Iterator[Found]:
        first = self._first(row, ("payment", *key))
        if first is not None:
            yield "reference", _block("import.payment_twice_in_file", row=first)
        known = self._payments.get(key)
        if known is not None and (line is None or known[0] != line.id):
            yield "reference", twin_finding(known[1])

    def _invoice_repeated(
        self, row: RowFacts, organisation_id: int, line: LineFacts | None
    ) -> Iterator[Found]:
        number = payment_key(row.content.invoice_number)
        first = self._first(row, ("invoice", organisation_id, number))
        if first is not None:
            yield "invoice_number", _block("import.invoice_twice_in_file", row=first)
        if row.line is not None:
            return
        same = self._invoices.get((organisation_id, number))
        if same and (line is None or line.content.filled_from(row.content) == line.content):
            yield "invoice_number", _block("import.invoice_known", line=str(same[0].id))

    def _promise_repeated(
        self, row: RowFacts, organisation_id: int, source: str, line: LineFacts | None
    ) -> Iterator[Found]:
        if row.line is not None or line is not None or row.content.has_invoice:
            return
        content = row.content
        key = ("promise", organisation_id, source, content.pledged, content.note)
        first = self._first(row, key)
        if first is not None:
            yield "pledged", _block("import.pledge_twice_in_file", row=first)
        same = self._promised.get((organisation_id, source, content.pledged))
        if same:
            yield "pledged", _block("import.pledge_known", line=str(same[0].id))

    def _first(self, row: RowFacts, key: tuple[object, ...]) -> int | None:
        """Return the earlier row with the same key, if any; remember this one otherwise."""
        first = self._seen.setdefault(key, row.number)
        return None if first == row.number else first

    def _next(self, index: _Index, key: tuple[object, ...]) -> LineFacts | None:
        """Return the first line under ``key`` that no row took yet."""
        lines = index.get(key)
        while lines and lines[0].id in self._taken:
            lines.popleft()
        return lines[0] if lines else None


def _block(code: str, **params: str | int) -> Finding:
    return Finding(Level.BLOCK, code, "R43", params)
