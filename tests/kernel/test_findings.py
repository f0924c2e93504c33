import copy
import json
import pickle
from dataclasses import FrozenInstanceError
from datetime import date, datetime
from decimal import Decimal

import pytest

from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.findings import (
    Certainty,
    Explained,
    Finding,
    Level,
    Line,
    blocking,
    worst,
)
from clusterbeleid.kernel.params import ParameterMissing

CAP = Finding(
    Level.BLOCK,
    "cap.exceeded",
    "R9",
    {"amount": Decimal("650000.01"), "on": date(2024, 2, 29), "year": 3, "who": "MEDVIA"},
)
NEAR = Finding(Level.WARN, "clock.near_end", "R10")


def test_finding_as_json_has_plain_values_only():
    assert CAP.as_json() == {
        "level": "BLOCK",
        "code": "cap.exceeded",
        "rule": "R9",
        "params": {"amount": "650000.01", "on": "2024-02-29", "year": 3, "who": "MEDVIA"},
    }
    assert json.loads(json.dumps(CAP.as_json())) == CAP.as_json()


def test_large_decimal_is_written_without_exponent():
    line = Line("aid.total", Decimal("1E+7"), "EUR", "R12", "art27.threshold")

    assert line.as_json() == {
        "term": "aid.total",
        "value": "10000000",
        "unit": "EUR",
        "source": "R12",
        "parameter": "art27.threshold",
    }


def test_finding_cannot_change_after_it_was_made():
    params = {"year": 1}
    finding = Finding(Level.WARN, "x", "R8", params)
    params["year"] = 2

    assert finding.params == {"year": 1}
    with pytest.raises(TypeError):
        finding.params["year"] = 3  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        finding.code = "y"  # type: ignore[misc]


def test_equal_findings_are_one_in_a_set():
    same = Finding(Level.BLOCK, "cap.exceeded", "R9", dict(reversed([*CAP.params.items()])))

    assert {CAP, same} == {CAP}
    assert len({CAP, NEAR}) == 2


@pytest.mark.parametrize("make_copy", [copy.deepcopy, lambda f: pickle.loads(pickle.dumps(f))])
def test_finding_survives_copying_and_pickling(make_copy):
    assert make_copy(CAP) == CAP
    assert make_copy(Explained((), (CAP,))).findings == (CAP,)


@pytest.mark.parametrize(
    "value",
    [1.5, None, ["x"], datetime(2024, 1, 1), Decimal("NaN"), Decimal("Infinity")],  # noqa: DTZ001
)
def test_value_that_no_sentence_can_hold_is_refused_at_once(value):
    with pytest.raises(TypeError, match="no value"):
        Finding(Level.WARN, "x", "R8", {"value": value})
    with pytest.raises(TypeError, match="no value"):
        Line("x", value, "EUR", "R8").as_json()


def test_level_stored_as_text_is_as_hard_as_the_member():
    stored = Finding("BLOCK", "x", "R1")  # type: ignore[arg-type]

    assert blocking([stored]) == (stored,)
    assert worst([stored]) is Level.BLOCK
    with pytest.raises(ValueError, match="block"):
        Finding("block", "x", "R1")  # type: ignore[arg-type]


def test_blocking_keeps_the_blocks_in_order():
    other = Finding(Level.BLOCK, "other", "R12")

    softer = [Finding(level, "softer", "R1") for level in Level if level is not Level.BLOCK]

    assert blocking([*softer, CAP, NEAR, other]) == (CAP, other)
    assert blocking([]) == ()


@pytest.mark.parametrize(
    ("levels", "hardest"),
    [
        ("", None),
        ("RECORD", Level.RECORD),
        ("RECORD WARN", Level.WARN),
        ("WARN OVERRIDE RECORD", Level.OVERRIDE),
        ("OVERRIDE BLOCK WARN", Level.BLOCK),
    ],
)
def test_worst_is_the_hardest_level(levels, hardest):
    assert worst(Finding(Level(level), "x", "R1") for level in levels.split()) is hardest


def test_explained_as_json_holds_lines_and_findings():
    line = Line("clock.last_day", date(2026, 12, 31), "date", "R10")

    assert Explained((line,), (NEAR,)).as_json() == {
        "lines": [line.as_json()],
        "findings": [NEAR.as_json()],
    }
    assert line.as_json()["value"] == "2026-12-31"


def test_values_of_levels_and_certainties_are_those_of_the_rulebook():
    assert [*Level] == ["BLOCK", "OVERRIDE", "WARN", "RECORD"]
    assert [*Certainty] == ["A", "B", "C", "D", "E"]


@pytest.mark.parametrize(
    "error", [KernelError("x.y", {"n": 1}), ParameterMissing("spc.max", date(2024, 1, 1))]
)
def test_error_survives_pickling_and_prints_its_code(error):
    copied = pickle.loads(pickle.dumps(error))

    assert type(copied) is type(error)
    assert (copied.code, copied.params) == (error.code, error.params)
    assert str(error).startswith(error.code)


def test_error_without_params_prints_its_code_only():
    assert str(KernelError("amount.empty")) == "amount.empty"
