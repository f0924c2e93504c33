"""A file written together: its form by version, and what it lacks."""

import pytest

from clusterbeleid.kernel.findings import Level
from clusterbeleid.kernel.written import Completeness, Field, Form, Missing, Section

FORM = Form(
    {
        1: (Section("general", (Field("summary", frozenset({"full"}), blocks=True),)),),
        2: (
            Section(
                "general", (Field("summary", frozenset({"full"}), blocks=True), Field("place"))
            ),
            Section("board"),
        ),
    }
)


def test_form_keeps_its_versions_apart():
    assert FORM.codes(1) == ("general",)
    assert FORM.codes(2) == ("general", "board")
    assert FORM.keys(1) == {"summary"}
    assert FORM.section_of(2, "place") == "general"


def test_fields_of_a_section_of_rows_are_none():
    assert [field.key for field in FORM.fields(2, "general")] == ["summary", "place"]
    assert FORM.fields(2, "board") == () == FORM.fields(2, "strange")


def test_unknown_version_and_unknown_field_are_named():
    with pytest.raises(KeyError):
        FORM.sections(3)
    with pytest.raises(KeyError, match="place"):
        FORM.section_of(1, "place")


def test_completeness_counts_answers_and_keeps_the_order_of_what_is_missing():
    first = Missing("general", "summary", True, "R15")
    second = Missing("general", "place", False, "R60")
    found = Completeness.of(
        [(first, False), (Missing("a", "b", True, "R1"), True), (second, False)]
    )
    assert (found.asked, found.done) == (3, 1)
    assert found.missing == (first, second)
    assert found.blocking == (first,)


def test_missing_becomes_a_finding_of_its_rule():
    found = Missing("general", "summary", True, "R15").finding("application.missing")
    assert (found.level, found.rule) == (Level.BLOCK, "R15")
    assert found.params == {"field": "asked.summary"}
    assert Missing("general", "place", False, "R60").finding("x").level is Level.WARN
