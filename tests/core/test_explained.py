"""Stored calculations read back for the page."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import translation

from clusterbeleid.core import texts
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.explained import from_json, written
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line

KNOWN = "period.reversed"


def explained():
    return Explained(
        (
            Line(KNOWN, Decimal("400000.00"), "EUR", "R32", "cofinancing.pct"),
            Line(KNOWN, Decimal("79.99"), "pct", "R32"),
            Line(KNOWN, 40, "days", "R10"),
            Line(KNOWN, date(2026, 12, 31), "date", "R10"),
            Line(KNOWN, "Catalisti", "text", "R10"),
        ),
        (Finding(Level.WARN, KNOWN, "R10", {"first": date(2026, 1, 2), "last": Decimal("1.50")}),),
    )


def test_calculation_comes_back_as_it_was_stored():
    assert from_json(explained().as_json()) == explained()


def test_facts_without_calculation_give_nothing():
    assert from_json({"amount": 1}) is None


def test_code_without_sentence_is_left_out():
    stored = explained().as_json()
    stored["lines"][0]["term"] = stored["findings"][0]["code"] = "no.such_code"
    found = from_json(stored)
    assert found is not None
    assert (len(found.lines), found.findings) == (4, ())
    assert "no.such_code" not in texts.known_codes()


def test_facts_are_written_for_the_reader():
    moment = datetime(2026, 11, 21, 9, 30, tzinfo=BRUSSELS)
    values = [date(2026, 11, 21), moment, Decimal("1250.50"), 2556, ["a", 1], "", None, "x"]
    assert [written(value) for value in values] == [
        "21/11/2026", "21/11/2026 09:30", "1.250,50", "2.556", "a, 1", "–", "–", "x",
    ]  # fmt: skip
    with translation.override("en"):
        assert [written(True), written(False)] == ["yes", "no"]
