"""The plan of an import: every row judged on its own and against the others, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.identifiers import format_kbo
from clusterbeleid.kernel.tables import Found, Problem
from cofinancing.enums import SourceKind
from cofinancing.rules.contribution import ReceiptFacts, assess_payer, assess_receipt
from cofinancing.rules.importing.facts import (
    Content,
    ImportFacts,
    Kind,
    LineFacts,
    MemberFacts,
    Plan,
    RowFacts,
    Step,
)
from cofinancing.rules.importing.lacking import incomplete
from cofinancing.rules.importing.matching import Book

DEFAULT_SOURCE = SourceKind.COMPANY_CASH.value
# At which column a person mends what a rule found.
_PLACES = {
    "contribution.not_a_company": "source",
    "contribution.value_date_future": "value_date",
    "contribution.before_agreement": "value_date",
    "contribution.no_reference": "reference",
}


def make_plan(rows: Iterable[RowFacts], facts: ImportFacts) -> Plan:
    """Return what the rows would do, with every problem of every row.

    A row with a problem gives no step; the other rows are judged all the same.
    """
    book, plan = Book(facts), Plan()
    for row in rows:
        step, problems = _judge(row, facts, book)
        plan.problems.extend(Problem(row.number, key, finding) for key, finding in problems)
        if step is not None and not problems and not row.broken:
            plan.steps.append(step)
    return plan


def _judge(row: RowFacts, facts: ImportFacts, book: Book) -> tuple[Step | None, list[Found]]:
    if row.kbo is None:
        return None, _alone(row, facts)
    member = facts.members.get(row.kbo)
    if member is None:
        unknown = Finding(Level.BLOCK, "import.unknown_member", "R43", {"kbo": format_kbo(row.kbo)})
        return None, [("kbo", unknown), *_alone(row, facts)]
    line, problems = _line_of(row, member, book)
    before = line.content if line else None
    content = (before or Content(source=DEFAULT_SOURCE)).filled_from(row.content)
    if line is not None and content == before:
        return _step(row, member, Kind.SAME, content, line), problems
    if line is not None and not line.is_open:
        return None, [*problems, _closed(line, content)]
    problems += book.repeated(row, member.organisation_id, content.source, line)
    problems += incomplete(row, content)
    findings = [
        *assess_payer(member.payer, content.source, facts.year),
        *_money(row, content, facts),
    ]
    problems += _blocks(findings)
    remarks = tuple(found for found in findings if found.level is not Level.BLOCK)
    remarks += tuple(_remarks(row, member, content, line, book))
    kind = Kind.FILL if line is not None else Kind.NEW
    return _step(row, member, kind, content, line, remarks), problems


def _line_of(
    row: RowFacts, member: MemberFacts, book: Book
) -> tuple[LineFacts | None, list[Found]]:
    """Return the line that the row is about, and what is wrong with the number it gives."""
    if row.line is not None:
        named = book.by_number(row, member.organisation_id)
        if isinstance(named, tuple):
            return None, [named]
        book.take(named, row)
        return named, []
    source = row.content.source or DEFAULT_SOURCE
    line = book.by_content(row, member.organisation_id, source)
    if line is not None and line.content.filled_from(row.content) != line.content:
        book.take(line, row)
        return line, []
    return None, []


def _alone(row: RowFacts, facts: ImportFacts) -> list[Found]:
    """Return what is wrong with a row whoever pays."""
    return [*incomplete(row, row.content), *_blocks(_money(row, row.content, facts))]


def _money(row: RowFacts, content: Content, facts: ImportFacts) -> tuple[Finding, ...]:
    """Return what the rules say of the receipt; the twin is asked elsewhere."""
    if content.value_date is None or not content.reference:
        return ()
    receipt = ReceiptFacts(content.value_date, facts.recorded_on, content.reference)
    return assess_receipt(receipt, facts.year)


def _blocks(findings: Iterable[Finding]) -> list[Found]:
    return [
        (_PLACES.get(found.code, "kbo"), found) for found in findings if found.level is Level.BLOCK
    ]


def _closed(line: LineFacts, content: Content) -> Found:
    key = line.content.differences(content)[0]
    params = {"line": str(line.id), "state": f"contribution.state.{line.state}"}
    return key, Finding(Level.BLOCK, "import.line_closed", "R43", params)


def _remarks(
    row: RowFacts, member: MemberFacts, content: Content, line: LineFacts | None, book: Book
) -> Iterator[Finding]:
    if row.name and _plain(row.name) != _plain(member.payer.name):
        params = {"given": row.name, "name": member.payer.name}
        yield Finding(Level.WARN, "import.name_differs", "R43", params)
    if line is None and (content.has_invoice or content.has_receipt):
        promise = book.open_promise(member.organisation_id, content.source)
        if promise is not None:
            amount = promise.content.pledged or Decimal(0)
            open_line: dict[str, str | Decimal] = {"line": str(promise.id), "amount": amount}
            yield Finding(Level.WARN, "import.open_pledge", "R43", open_line)


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _step(
    row: RowFacts,
    member: MemberFacts,
    kind: Kind,
    content: Content,
    line: LineFacts | None,
    remarks: tuple[Finding, ...] = (),
) -> Step:
    return Step(
        row=row.number,
        kind=kind,
        organisation_id=member.organisation_id,
        kbo=row.kbo or "",
        name=member.payer.name,
        content=content,
        line=line.id if line else None,
        before=line.content if line else None,
        remarks=remarks,
    )
