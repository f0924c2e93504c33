"""What lacks in a row: an amount, or a part of the invoice or the receipt."""

from __future__ import annotations

from collections.abc import Iterator

from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.tables import Found
from cofinancing.rules.importing.facts import Content, RowFacts


def incomplete(row: RowFacts, content: Content) -> Iterator[Found]:
    """Yield what lacks; a cell that could not be read does not lack as well."""
    readable = row.broken.isdisjoint(content._fields)
    for key, finding in _lacks(content):
        if key not in row.broken and (readable or finding.code != "import.no_amount"):
            yield key, finding


def _lacks(content: Content) -> Iterator[Found]:
    """Yield what lacks in an invoice or a receipt of which something is given."""
    if not (content.pledged or content.has_invoice or content.has_receipt):
        yield "received", Finding(Level.BLOCK, "import.no_amount", "R43")
    if content.has_invoice:
        yield from _lacking(
            "import.invoice_incomplete", content, "invoice_number", "invoiced_on", "invoiced"
        )
    if content.has_receipt:
        yield from _lacking(
            "import.receipt_incomplete", content, "received", "value_date", "reference"
        )


def _lacking(code: str, content: Content, *names: str) -> Iterator[Found]:
    for name in names:
        if getattr(content, name) in (None, ""):
            yield name, Finding(Level.BLOCK, code, "R43")
