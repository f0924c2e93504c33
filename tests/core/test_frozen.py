"""Values in JSON come back as what they were."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.frozen import freeze, thaw

VALUES = {
    "day": date(2027, 3, 31),
    "moment": datetime(2027, 3, 31, 12, 30, tzinfo=UTC),
    "amount": Decimal("500000.00"),
    "tiny": Decimal("1E-7"),
    "text": "2027-03-31",
    "yes": True,
    "none": None,
    "list": [1, {"due": date(2026, 1, 1)}, []],
}


def test_what_is_frozen_survives_json_and_comes_back_equal():
    assert thaw(json.loads(json.dumps(freeze(VALUES)))) == VALUES


def test_choice_becomes_its_value_and_plain_json_stays():
    assert freeze({TaskState.OPEN: TaskState.DONE}) == {"open": "done"}
    assert thaw({"lines": [{"value": "1.00"}]}) == {"lines": [{"value": "1.00"}]}


@pytest.mark.parametrize(
    "value", [0.1, float("nan"), Decimal("NaN"), Decimal("Infinity"), object(), {1, 2}, b"x"]
)
def test_value_without_meaning_in_json_is_refused(value):
    with pytest.raises(TypeError):
        freeze({"value": value})
