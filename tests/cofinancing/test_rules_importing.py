"""What a table would change, without a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.kernel.findings import Level
from clusterbeleid.kernel.identifiers import make_kbo
from clusterbeleid.kernel.periods import Period
from cofinancing.rules.contribution import PayerFacts, Twin, YearDays
from cofinancing.rules.importing import (
    Content,
    ImportFacts,
    Kind,
    LineFacts,
    MemberFacts,
    RowFacts,
    make_plan,
)

ONE, TWO, GONE, CLUB, STRANGER = (make_kbo(serial) for serial in range(1, 6))
ALWAYS = (Period(date(2020, 1, 1), None),)
PAID = Content(received=Decimal(100), value_date=date(2026, 2, 10), reference="R-1")
BILLED = Content(invoice_number="F1", invoiced_on=date(2026, 1, 20), invoiced=Decimal(100))
PLEDGED = Content(pledged=Decimal(100))
FACTS = ImportFacts(
    year=YearDays(
        Period(date(2026, 1, 1), date(2026, 12, 31)), date(2025, 12, 2), due=date(2026, 4, 1)
    ),
    recorded_on=date(2026, 2, 12),
    members={
        ONE: MemberFacts(1, PayerFacts("Bedrijf Eén nv", "company", ALWAYS)),
        TWO: MemberFacts(2, PayerFacts("Bedrijf Twee bv", "company", ALWAYS)),
        GONE: MemberFacts(
            3, PayerFacts("Weg nv", "company", (Period(date(2019, 1, 1), date(2025, 6, 30)),))
        ),
        CLUB: MemberFacts(4, PayerFacts("Federatie vzw", "federation", ALWAYS)),
    },
    lines=(),
    payments={},
)


def row(number, content, kbo=ONE, **more):
    return RowFacts(number, kbo, content, **more)


def line(pk, state, content, organisation=1):
    return LineFacts(pk, organisation, state, content._replace(source="company_cash"))


def problems(plan):
    return [(p.row, p.key, p.finding.code) for p in plan.problems]


def plan_of(*rows, lines=(), payments=None):
    return make_plan(rows, replace(FACTS, lines=lines, payments=payments or {}))


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (PLEDGED, "pledged"),
        (BILLED, "invoiced"),
        (PAID, "received"),
        (PLEDGED.filled_from(BILLED).filled_from(PAID), "received"),
    ],
)
def test_new_row_becomes_a_line_as_far_as_it_is(content, state):
    plan = plan_of(row(2, content))
    assert problems(plan) == []
    (step,) = plan.steps
    assert (step.kind, step.line, step.organisation_id) == (Kind.NEW, None, 1)
    assert (step.content.state, step.content.source) == (state, "company_cash")


@pytest.mark.parametrize(
    ("content", "kbo", "expected"),
    [
        (Content(), ONE, [("received", "import.no_amount")]),
        (Content(note="x", source="in_kind"), ONE, [("received", "import.no_amount")]),
        (
            Content(invoice_number="F1"),
            ONE,
            [
                ("invoiced_on", "import.invoice_incomplete"),
                ("invoiced", "import.invoice_incomplete"),
            ],
        ),
        (
            Content(pledged=Decimal(5), value_date=date(2026, 2, 1)),
            ONE,
            [
                ("received", "import.receipt_incomplete"),
                ("reference", "import.receipt_incomplete"),
            ],
        ),
        (
            PAID._replace(value_date=date(2026, 2, 13)),
            ONE,
            [("value_date", "contribution.value_date_future")],
        ),
        (
            PAID._replace(value_date=date(2025, 12, 1)),
            ONE,
            [("value_date", "contribution.before_agreement")],
        ),
        (PAID._replace(reference="-/-"), ONE, [("reference", "contribution.no_reference")]),
        (PAID, STRANGER, [("kbo", "import.unknown_member")]),
        (PAID, GONE, [("kbo", "contribution.member_outside_period")]),
        (PAID, CLUB, [("source", "contribution.not_a_company")]),
        (PAID._replace(source="federation_fee"), CLUB, []),
        (
            Content(received=Decimal(5), value_date=date(2025, 1, 1)),
            STRANGER,
            [("kbo", "import.unknown_member"), ("reference", "import.receipt_incomplete")],
        ),
    ],
)
def test_row_is_refused_at_the_column_to_mend(content, kbo, expected):
    plan = plan_of(row(2, content, kbo))
    assert [(key, code) for _row, key, code in problems(plan)] == expected
    assert len(plan.steps) == (0 if expected else 1)
    assert all(p.finding.level is Level.BLOCK for p in plan.problems)


def test_every_row_is_judged_whatever_is_wrong_before_it():
    plan = plan_of(
        row(2, PAID, STRANGER),
        row(3, Content(), TWO),
        row(4, PAID._replace(value_date=date(2030, 1, 1))),
        row(5, PAID),
    )
    assert [number for number, *_ in problems(plan)] == [2, 3, 4]
    assert [step.row for step in plan.steps] == [5]


def test_cell_that_could_not_be_read_is_not_missing_as_well():
    unreadable = row(2, PAID._replace(received=None), broken=frozenset({"received"}))
    other = row(3, Content(), broken=frozenset({"pledged"}))
    nameless = row(4, Content(value_date=date(2026, 2, 1)), None, broken=frozenset({"kbo"}))
    plan = plan_of(unreadable, other, nameless)
    assert problems(plan) == [
        (4, "received", "import.receipt_incomplete"),
        (4, "reference", "import.receipt_incomplete"),
    ]
    assert plan.steps == []


# --- the same twice (A3) --------------------------------------------------------------------------


def test_same_payment_twice_in_one_file():
    plan = plan_of(
        row(2, PAID), row(3, PAID._replace(reference="r 1", received=Decimal(7))), row(4, PAID, TWO)
    )
    assert problems(plan) == [(3, "reference", "import.payment_twice_in_file")]
    assert plan.problems[0].finding.params == {"row": 2}


@pytest.mark.parametrize(
    ("twin", "code"),
    [
        (Twin("SO-1/1", 9), "contribution.payment_twice"),
        (Twin(), "contribution.payment_twice_elsewhere"),
    ],
)
def test_payment_that_counts_already(twin, code):
    payments = {(1, date(2026, 2, 10), "R1"): (9, twin)}
    plan = plan_of(row(2, PAID), row(3, PAID, TWO), payments=payments)
    assert problems(plan) == [(2, "reference", code)]


def test_same_invoice_or_promise_twice():
    known = (line(7, "invoiced", BILLED), line(8, "pledged", PLEDGED))
    assert problems(plan_of(row(2, BILLED), row(3, PLEDGED), lines=known)) == [
        (2, "invoice_number", "import.invoice_known"),
        (3, "pledged", "import.pledge_known"),
    ]
    fresh = plan_of(
        row(2, BILLED),
        row(3, BILLED._replace(invoice_number="f 1")),
        row(4, PLEDGED),
        row(5, PLEDGED),
    )
    assert problems(fresh) == [
        (3, "invoice_number", "import.invoice_twice_in_file"),
        (5, "pledged", "import.pledge_twice_in_file"),
    ]


def test_paid_invoice_is_known_too():
    paid = line(7, "accepted", BILLED.filled_from(PAID))
    assert problems(plan_of(row(2, BILLED), lines=(paid,))) == [
        (2, "invoice_number", "import.invoice_known")
    ]


# --- filling in existing lines --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stored", "given"),
    [
        (line(7, "invoiced", BILLED), PAID._replace(invoice_number="f-1")),
        (line(7, "invoiced", BILLED), PAID._replace(reference="F 1")),
        (line(7, "pledged", PLEDGED), PAID),
        (line(7, "pledged", PLEDGED), PAID._replace(pledged=Decimal(100), received=Decimal(60))),
        (line(7, "pledged", PLEDGED), PAID.filled_from(BILLED)),
    ],
)
def test_receipt_fills_in_the_line_it_belongs_to(stored, given):
    plan = plan_of(row(2, given), lines=(stored,))
    assert problems(plan) == []
    (step,) = plan.steps
    assert (step.kind, step.line, step.content.state) == (Kind.FILL, 7, "received")
    assert step.before == stored.content
    assert step.content == stored.content.filled_from(given)
    assert step.remarks == ()


def test_one_line_is_filled_once():
    stored = (line(7, "pledged", PLEDGED), line(8, "pledged", PLEDGED))
    rows = [row(n, PAID._replace(reference=f"R-{n}")) for n in (2, 3, 4)]
    plan = plan_of(*rows, lines=stored)
    assert [(step.kind, step.line) for step in plan.steps] == [
        (Kind.FILL, 7),
        (Kind.FILL, 8),
        (Kind.NEW, None),
    ]


def test_money_of_another_amount_is_a_new_line_with_a_remark():
    stored = line(7, "pledged", PLEDGED)
    plan = plan_of(row(2, PAID._replace(received=Decimal(60))), lines=(stored,))
    (step,) = plan.steps
    assert step.kind is Kind.NEW
    assert [(r.code, dict(r.params)) for r in step.remarks] == [
        ("import.open_pledge", {"line": "7", "amount": Decimal(100)})
    ]


def test_line_number_decides():
    stored = (line(7, "pledged", PLEDGED), line(8, "pledged", PLEDGED))
    plan = plan_of(row(2, PAID, line=8), lines=stored)
    assert [(step.kind, step.line) for step in plan.steps] == [(Kind.FILL, 8)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(2, PAID, line=99)], [(2, "line", "import.unknown_line")]),
        ([row(2, PAID, TWO, line=7)], [(2, "kbo", "import.line_of_other")]),
        (
            [row(2, PAID, line=7), row(3, PAID._replace(reference="R9"), line=7)],
            [(3, "line", "import.line_twice")],
        ),
    ],
)
def test_wrong_line_number_is_refused(rows, expected):
    assert problems(plan_of(*rows, lines=(line(7, "pledged", PLEDGED),))) == expected


@pytest.mark.parametrize("state", ["received", "accepted", "rejected"])
def test_line_with_money_stays_as_it_is(state):
    stored = line(7, state, PAID)
    payments = {(1, date(2026, 2, 10), "R1"): (7, Twin("SO-1/1", 7))}
    same = plan_of(row(2, PAID, line=7), lines=(stored,), payments=payments)
    assert (problems(same), [step.kind for step in same.steps]) == ([], [Kind.SAME])
    other = plan_of(row(2, PAID._replace(received=Decimal(1)), line=7), lines=(stored,))
    assert problems(other) == [(2, "received", "import.line_closed")]
    assert other.problems[0].finding.params["state"] == f"contribution.state.{state}"


def test_blank_cells_leave_a_line_as_it_is():
    stored = line(7, "invoiced", BILLED.filled_from(PLEDGED._replace(note="Lidgeld")))
    plan = plan_of(row(2, Content(), line=7), lines=(stored,))
    assert [step.kind for step in plan.steps] == [Kind.SAME]


# --- remarks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "remarks"),
    [("BEDRIJF EÉN  N.V.", []), ("bedrijf eén nv", []), ("Ander bedrijf", ["import.name_differs"])],
)
def test_name_is_compared_loosely(name, remarks):
    (step,) = plan_of(row(2, PLEDGED, name=name)).steps
    assert [remark.code for remark in step.remarks] == remarks


def test_late_entry_is_remarked_and_stops_nothing():
    plan = make_plan([row(2, PAID)], replace(FACTS, recorded_on=date(2026, 4, 2)))
    assert [remark.code for remark in plan.steps[0].remarks] == ["contribution.entered_late"]


def test_many_rows_of_one_payer_take_no_longer_than_rows_of_many():
    lines = [line(n, "pledged", PLEDGED) for n in range(1, 5001)]
    rows = [row(n, PAID._replace(reference=f"R{n}")) for n in range(2, 5002)]
    plan = plan_of(*rows, lines=lines)
    assert plan.count(Kind.FILL) == 5000
    assert {step.line for step in plan.steps} == set(range(1, 5001))
