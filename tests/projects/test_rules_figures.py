"""Tables set out as grids, and figures that print does not have, from sums alone."""

from datetime import date
from decimal import Decimal

import pytest

from projects.rules.figures import (
    ACTIVE,
    EXACTLY,
    JOINED,
    LARGE,
    LEFT,
    NO_LABEL,
    SHARE_OF_AID,
    SHARE_OF_PROJECTS,
    SME,
    STAYED,
    TOGETHER,
    Group,
    flow_cells,
    label_cells,
    overlap_cells,
    sme_cells,
)
from projects.rules.grids import grids
from projects.rules.selections import EVERYTHING, Selection
from projects.rules.tables import COMPANIES, MILLION, PROJECTS, TOTAL, Cell, with_totals

ON = date(2023, 6, 30)


def group(name, year, number=0, aid=0, keys=()):
    return Group(name, year, number, Decimal(aid), tuple(keys))


def values(cells):
    return {cell.key: cell.value for cell in cells}


def test_selection_of_nothing_counts_up_to_the_day():
    assert EVERYTHING.days(ON) == (date.min, ON)
    assert not EVERYTHING.narrowed
    assert EVERYTHING.covers("2019")


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        (2019, None, (date(2019, 1, 1), ON)),
        (None, 2020, (date.min, date(2020, 12, 31))),
        (2019, 2026, (date(2019, 1, 1), ON)),
    ],
)
def test_period_is_whole_years_but_never_beyond_the_day(first, last, wanted):
    assert Selection(first, last).days(ON) == wanted


def test_period_covers_its_years_and_whatever_is_no_year():
    chosen = Selection(2019, 2020)
    found = [
        year for year in ("", "2018", "2019", "2020", "2021", "2017-2022") if chosen.covers(year)
    ]
    assert found == ["", "2019", "2020", "2017-2022"]
    assert not chosen.narrowed


@pytest.mark.parametrize("chosen", [Selection(cluster=1), Selection(label="energy")])
def test_selection_of_a_cluster_or_label_is_narrowed(chosen):
    assert chosen.narrowed


def test_total_has_the_sum_and_the_rows_of_all():
    cells = [
        Cell("A", "2020", 2, PROJECTS, ("1", "2")),
        Cell("B", "2020", 1, PROJECTS, ("3",)),
        Cell("B", "2021", 4, PROJECTS, ("4",)),
    ]
    found = with_totals(cells)[3:]
    assert [(one.row, one.year, one.value, one.rows_behind) for one in found] == [
        (TOTAL, "2020", 3, ("1", "2", "3")),
        (TOTAL, "2021", 4, ("4",)),
    ]


def test_grid_has_years_across_and_the_total_last():
    cells = [
        Cell(TOTAL, "2021", 3, PROJECTS),
        Cell("B", "2021", 2, PROJECTS),
        Cell("A", "", 1, PROJECTS),
        Cell("A", "2020", 1, PROJECTS),
        Cell("A", "2020", Decimal(5), MILLION),
    ]
    first, second = grids(cells, by_unit=False)
    assert (first.unit, first.columns) == (PROJECTS, ("2020", "2021", ""))
    assert [(row.name, row.is_total) for row in first.rows] == [
        ("B", False),
        ("A", False),
        (TOTAL, True),
    ]
    assert [cell and cell.value for cell in first.rows[1].cells] == [1, None, 1]
    assert (second.unit, second.columns, len(second.rows)) == (MILLION, ("2020",), 1)


def test_grid_by_unit_is_one_table():
    cells = [
        Cell("A", "", 1, "start"),
        Cell("A", "2023", 7, "members"),
        Cell("B", "2023", 8, "members"),
    ]
    [grid] = grids(cells, by_unit=True)
    assert (grid.unit, grid.columns) == ("", ("start", "members"))
    assert [[cell and cell.value for cell in row.cells] for row in grid.rows] == [[1, 7], [None, 8]]
    assert grids([], by_unit=True) == grids([], by_unit=False) == []


def test_share_of_smes_divides_by_all_aid_to_companies():
    cells = sme_cells([
        group(SME, "2021", aid=52, keys="a"),
        group(LARGE, "2021", aid=40, keys="b"),
        group("unknown", "2021", aid=8, keys="c"),
        group(LARGE, "2022", aid=10, keys="d"),
    ])  # fmt: skip
    found = values(cells)
    assert found[SME, "2021", SHARE_OF_AID] == 52
    assert found[TOTAL, "2021", MILLION] == 100
    assert found[SME, "2022", SHARE_OF_AID] == 0
    [share] = [one for one in cells if one.key == (SME, "2021", SHARE_OF_AID)]
    assert share.rows_behind == ("a", "b", "c")


def test_share_of_no_aid_at_all_is_zero():
    assert values(sme_cells([group(SME, "2021")]))[SME, "2021", SHARE_OF_AID] == 0


def test_labels_of_one_project_count_each_and_pass_a_hundred():
    cells = label_cells([
        (["energy"], group("", "2021", 2, 2, "23")),
        (["energy", "food"], group("", "2021", 1, 1, "1")),
        (["food"], group("", "2022", 1, 5, "0")),
    ])  # fmt: skip
    found = values(cells)
    assert found["energy", "2021", SHARE_OF_PROJECTS] == 100
    assert found["food", "2021", SHARE_OF_PROJECTS] == Decimal("33.3")
    assert found[TOGETHER, "2021", SHARE_OF_PROJECTS] == Decimal("133.3")
    assert found[TOTAL, "2021", PROJECTS] == 3
    assert found[TOTAL, "2021", MILLION] == 3
    assert (found["food", "", PROJECTS], found["food", "", MILLION]) == (2, 6)
    assert found[TOTAL, "", PROJECTS] == 4
    behind = {cell.key: cell.rows_behind for cell in cells}
    assert behind["energy", "2021", MILLION] == ("1", "2", "3")
    assert behind["food", "", SHARE_OF_PROJECTS] == ("0", "1")
    assert behind[TOTAL, "", PROJECTS] == ("0", "1", "2", "3")
    assert label_cells([]) == []


def test_projects_without_label_do_not_raise_the_sum_of_labels():
    cells = label_cells([([], group("", "2021", 2)), (["food"], group("", "2021", 2))])
    found = values(cells)
    assert found[TOGETHER, "2021", SHARE_OF_PROJECTS] == 50
    assert found[NO_LABEL, "2021", PROJECTS] == 2


def test_company_of_two_clusters_is_in_both_and_once_in_the_total():
    cells = overlap_cells(
        [(["SIM", "VIL"], 1, ["c"]), (["SIM"], 2, ["b", "a"]), (["VIL"], 1, ["d"])]
    )
    found = values(cells)
    assert (found["SIM", "", COMPANIES], found["VIL", "", COMPANIES]) == (3, 2)
    assert found[TOTAL, "", COMPANIES] == 4
    assert (found["SIM", "", EXACTLY], found["SIM + VIL", "", EXACTLY]) == (2, 1)
    behind = {cell.key: cell.rows_behind for cell in cells}
    assert behind["SIM", "", COMPANIES] == ("a", "b", "c")
    assert behind[TOTAL, "", COMPANIES] == ("a", "b", "c", "d")
    assert overlap_cells([]) == []


def test_those_who_left_do_not_take_part():
    cells = flow_cells([
        group(LEFT, "2021", 4, keys="wxyz"),
        group(JOINED, "2021", 2, keys="ab"),
        group(STAYED, "2021", 1, keys="c"),
    ])  # fmt: skip
    assert [(cell.row, cell.value) for cell in cells] == [
        (ACTIVE, 3),
        (JOINED, 2),
        (STAYED, 1),
        (LEFT, 4),
    ]
    assert cells[0].rows_behind == ("a", "b", "c")
