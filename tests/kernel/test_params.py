from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.kernel.findings import Certainty
from clusterbeleid.kernel.params import ParameterConflict, ParameterMissing, ParameterRow, Params
from clusterbeleid.kernel.periods import Period

KEY = "spc.max_year_eur"


def row(value, first, last=None, key=KEY):
    return ParameterRow(key, Decimal(value), Period(first, last), "R9", "S1", Certainty.B)


OLD = row("500000", date(2016, 3, 4), date(2023, 12, 31))
NEW = row("650000", date(2024, 1, 1))
OTHER = row("150000", date(2015, 11, 1), key="ibn.max_year_eur")
PARAMS = Params([NEW, OTHER, OLD])


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2016, 3, 4), OLD),
        (date(2023, 12, 31), OLD),
        (date(2024, 1, 1), NEW),
        (date(2099, 1, 1), NEW),
    ],
)
def test_row_valid_on_the_day(on, expected):
    assert PARAMS.at(KEY, on) is PARAMS.find(KEY, on) is expected
    assert PARAMS.value(KEY, on) == expected.value


@pytest.mark.parametrize(("key", "on"), [(KEY, date(2016, 3, 3)), ("unknown", date(2024, 1, 1))])
def test_day_or_key_without_row_is_missing_and_never_zero(key, on):
    assert PARAMS.find(key, on) is None
    for ask in (PARAMS.at, PARAMS.value):
        with pytest.raises(ParameterMissing) as error:
            ask(key, on)
        assert (error.value.code, error.value.key, error.value.on) == ("parameter.missing", key, on)
        assert error.value.params == {"key": key, "on": on}


def test_history_runs_from_old_to_new():
    assert PARAMS.history(KEY) == (OLD, NEW)
    assert PARAMS.history("unknown") == ()


def test_order_of_the_rows_given_does_not_matter():
    assert Params(iter([OLD, NEW, OTHER])) == PARAMS
    assert PARAMS.rows == (OTHER, OLD, NEW)
    assert hash(PARAMS) == hash(Params([OLD, OTHER, NEW]))


@pytest.mark.parametrize("first", [date(2016, 3, 4), date(2023, 12, 31)])
def test_two_rows_of_one_key_on_one_day_are_refused(first):
    with pytest.raises(ParameterConflict) as error:
        Params([OLD, row("1", first)])

    assert error.value.params == {"key": KEY, "on": first}


def test_params_are_frozen():
    with pytest.raises(FrozenInstanceError):
        PARAMS.rows = ()  # type: ignore[misc]
