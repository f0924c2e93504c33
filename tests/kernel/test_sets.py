"""Names of sets as one name."""

from clusterbeleid.kernel.sets import joined


def test_name_with_a_plus_stands_in_quotes_so_that_two_combinations_never_read_alike():
    assert joined(["SIM", "VIL"]) == "SIM + VIL"
    assert joined(["A + B"]) == "“A + B”"
    assert joined(["A", "B"]) != joined(["A + B"])
    assert joined(["A+B"]) == "A+B"
