"""Every code has a sentence, and every sentence fits its parameters."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override

import clusterbeleid.kernel
from clusterbeleid.core.sheets import CellError, CellProblem, columns, read_table
from clusterbeleid.core.sheets.texts import SENTENCES, place
from clusterbeleid.kernel.errors import KernelError
from tests.core.workbooks import SPEC, csv_lines, workbook

CORE = Path(__file__).parents[2] / "clusterbeleid" / "core"
CODE = re.compile(r"""["'](\b(?:file|sheet|csv|kbo|amount|date|text|choice)\.[a-z_0-9]+)["']""")


def codes_in(*folders: Path) -> set[str]:
    found: set[str] = set()
    for folder in folders:
        for path in folder.rglob("*.py"):
            if not path.name.endswith("texts.py"):
                found |= set(CODE.findall(path.read_text()))
    return found


def test_codes_and_sentences_are_the_same_set() -> None:
    kernel = Path(clusterbeleid.kernel.__path__[0])
    raised = codes_in(CORE / "sheets", CORE / "uploads", kernel)
    assert raised - set(SENTENCES) == set()
    assert set(SENTENCES) - raised == set()


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentence_is_one_and_says_what_to_do(code: str) -> None:
    with override("en"):
        text = str(SENTENCES[code])
    assert text.endswith(".")
    assert "%" not in re.sub(r"%\(\w+\)s", "", text)


def test_errors_of_a_bad_table_become_sentences() -> None:
    bad = ("0203.430.577", "x" * 201, "1,2,3", "31/02/2026", "Kerk")
    result = read_table(workbook(bad, (None, "y", "a", "01/01/1900", None)), "a.xlsx", SPEC)
    assert len(result.errors) == 8
    for error in result.errors:
        assert "%" not in str(SENTENCES[error.code]) % error.params


def test_notes_become_sentences() -> None:
    text = csv_lines([]).replace("Bron", "Bron;Nr.") + "Subtotaal;;5;;;\r\nTotaal;;5;;;\r\n"
    for note in read_table(text.encode(), "a.csv", SPEC).notes:
        assert "%" not in str(SENTENCES[note.code]) % note.params


def test_place_names_what_is_known() -> None:
    with override("en"):
        error = CellError("Bijdragen", 4, "D (Bedrag)", "x", "kbo.format")
        assert place(error) == "sheet Bijdragen, row 4, column D (Bedrag)"
        assert place(CellError("", None, None, "a.xlsx", "file.empty")) == ""


def test_kernel_params_fit_their_sentences() -> None:
    for parse, text in (
        (columns.kbo, "x"),
        (columns.kbo, "2123.456.789"),
        (columns.kbo, "0203.430.577"),
        (columns.amount, "1,2,3"),
        (columns.amount, "1,234"),
        (columns.amount, "1,2345"),
        (columns.amount, "9" * 13),
        (columns.amount, "-1"),
        (columns.positive_amount, "0"),
        (columns.day, "1/1/1900"),
        (columns.day, "31/02/2026"),
        (columns.day, "x"),
    ):
        with pytest.raises(ValueError, match=r"\w") as caught:
            parse(text)
        problem = caught.value
        assert isinstance(problem, CellProblem | KernelError)
        assert "%" not in str(SENTENCES[problem.code]) % problem.params
