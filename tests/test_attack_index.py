"""The table of attacks and the markers of the tests say the same (Q32)."""

from tests.attack_index import ATTACKS, TABLE, index, table

OF_THESE_ROOMS = {f"A{number}" for number in (*range(4, 9), *range(12, 17), *range(18, 24))}


def test_table_says_what_the_tests_are_marked_with():
    assert TABLE.read_text() == table(index())


def test_every_marker_names_an_attack_of_the_list():
    assert set(index()) - set(ATTACKS) == set()


def test_every_attack_on_applications_and_committee_has_a_test():
    assert OF_THESE_ROOMS - set(index()) == set()


def test_control_a_table_without_a_test_is_another_table():
    found = index()
    del found["A18"]
    assert table(found) != TABLE.read_text()
