"""Golden tests: every printed cell of tables 3, 5, 6, 7, 8 and 9 beside what the rows of the demo give."""

import csv
import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.overview.demo.calendar import DEMO_DAY
from clusterbeleid.overview.demo.people import BY_KEY
from projects.queries.printed import TABLES, printed
from projects.queries.tables import published_table
from projects.rules.tables import tally
from tests import demo

pytestmark = pytest.mark.django_db
# Table: printed cells, equal, explained.
WANTED = {
    3: (28, 28, 0),
    5: (118, 115, 3),
    6: (14, 14, 0),
    7: (21, 21, 0),
    8: (26, 26, 0),
    9: (48, 44, 4),
}
EXPLAINED = {
    5: {("2020", "m EUR"): -0.1, ("2021", "m EUR"): 0.1, ("2022", "m EUR"): -0.1},
    9: {
        ("2018", "m EUR"): 0.1,
        ("2019", "m EUR"): -1,
        ("2022", "m EUR"): -2,
        ("2022", "factor"): -0.1,
    },
}
SIX = ["Intercluster", "MEDVIA", "Flanders Space"]


@pytest.fixture(scope="module", autouse=True)
def told(django_db_setup, django_db_blocker):
    """Put the demo in the database for this module, and take it out again."""
    with django_db_blocker.unblock(), demo.demo_settings(), transaction.atomic():
        demo.put_back()
        yield
        transaction.set_rollback(True)


def answer(*arguments):
    written = StringIO()
    call_command(*map(str, arguments), stdout=written)
    return written.getvalue()


@pytest.mark.parametrize("table", TABLES)
def test_every_printed_cell_is_equal_or_explained(table, capsys):
    cells = published_table(table, on=DEMO_DAY)
    found = tally(cells)
    with capsys.disabled():
        print(f"\n  table {table}: {found}")
    assert [cell for cell in cells if cell.unexplained] == []
    assert (found.cells, found.equal, found.explained) == WANTED[table]
    assert found.cells == len(printed(table))
    differing = {
        (cell.year, cell.unit): float(cell.difference or 0)
        for cell in cells
        if cell.explanation and not cell.equal
    }
    assert differing == EXPLAINED.get(table, {})


def test_explanations_say_rounding_or_a_fault_in_print():
    found = {
        (table, cell.year, cell.unit): cell.explanation
        for table in (5, 9)
        for cell in published_table(table, on=DEMO_DAY)
        if cell.explanation
    }
    assert found == {
        (5, "2020", "m EUR"): "rounding",
        (5, "2021", "m EUR"): "rounding",
        (5, "2022", "m EUR"): "rounding",
        (9, "2018", "m EUR"): "rounding",
        (9, "2019", "m EUR"): "print_error",
        (9, "2022", "m EUR"): "print_error",
        (9, "2022", "factor"): "printed_total_wrong",
    }


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_has_rows_behind_it_that_give_its_figure(table):
    for cell in published_table(table, on=DEMO_DAY):
        assert (
            len(set(cell.rows_behind)) == len(cell.rows_behind) > 0
            or cell.row == "TOTAL"
            or not cell.value
        )
        if cell.unit in {"projects", "companies", "first contact", "moved on", "members"}:
            assert cell.value == len(cell.rows_behind)


def test_command_answers_with_computed_cells():
    rows = json.loads(answer("published_table", 5, "--format", "json"))
    keys = {"row", "year", "value", "unit", "printed", "difference", "rows_behind"}
    assert keys <= rows[0].keys()
    [cell] = [
        row for row in rows if (row["row"], row["year"], row["unit"]) == ("SIM", 2017, "m EUR")
    ]
    assert (cell["value"], cell["printed"], cell["difference"]) == (22.7, 22.7, 0)
    assert len(cell["rows_behind"]) == 17
    lines = list(csv.DictReader(StringIO(answer("published_table", 8, "--format", "csv"))))
    assert sum(int(row["value"]) for row in lines if row["row"] == "VIB") == 388165


@pytest.fixture
def head(client):
    with demo.demo_settings():
        client.force_login(User.objects.get(email=BY_KEY["hilde"].email))
        yield client


@pytest.mark.parametrize("table", TABLES)
def test_page_shows_every_cell_and_exports_the_same_figures(head, table):
    cells = published_table(table, on=DEMO_DAY)
    page = head.get(reverse("projects:table", args=[table]))
    assert page.context["listing"].total == len(cells)
    text = head.get(reverse("projects:table", args=[table]), {"export": "csv"}).content
    rows = list(csv.reader(StringIO(text.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == len(cells) + 1
    assert head.get(reverse("projects:tables")).status_code == 200


def test_figure_opens_the_projects_behind_it(head):
    query = {"row": "SIM", "year": "2017", "unit": "m EUR"}
    page = head.get(reverse("projects:cell", args=[5]), query)
    behind = page.context["behind"]
    assert (len(behind.rows), behind.hidden) == (17, 0)
    assert sum(row.euro for row in behind.rows) == 22_700_000
    bare = head.get(reverse("projects:cell", args=[5]))
    assert (bare.status_code, bare["Location"]) == (302, reverse("projects:table", args=[5]))
    assert head.get(reverse("projects:table", args=[4])).status_code == 404


def test_confidential_amount_never_stands_alone(head):
    query = {"row": "industry", "year": "2020", "unit": "m EUR"}
    behind = head.get(reverse("projects:cell", args=[9]), query).context["behind"]
    closed = [row for row in behind.rows if row.closed]
    assert len(closed) == 3
    assert {row.euro for row in closed} == {None}


def test_another_day_gives_what_was_decided_by_then():
    rows = json.loads(answer("published_table", 5, "--as-of", "2018-12-31"))
    years = {row["year"] for row in rows if row["value"] is not None}
    assert years == {2017, 2018}


@pytest.mark.parametrize(
    ("year", "wanted"),
    [
        (2017, ["0.4", "0.8", "1.3", "2.5"]),
        (2018, ["0.2", "1.6", "2.6", "4.5"]),
        (2019, ["0.1", "1.8", "1.5", "3.4"]),
        (2020, ["0.1", "13.3", "3.4", "16.7"]),
        (2021, ["0.8", "4.6", "4.3", "9.6"]),
        (2022, ["1.3", "1.3", "2.3", "4.9"]),
    ],
)
def test_factors_come_out_as_printed_with_the_right_rows(year, wanted):
    found = json.loads(answer("leverage", "--year", year, "--exclude", *SIX, "--format", "json"))
    assert [str(row["factor"]) for row in found] == wanted
    assert [row["level"] for row in found] == ["cluster", "industry", "academic", "total"]
    assert not set(found[0]["rows"]) & set(SIX)


def test_factor_without_selection_is_another_one_and_says_its_rows():
    [*_levels, total] = json.loads(answer("leverage", "--year", 2021))
    assert "Intercluster" in total["rows"]
    assert Decimal(str(total["factor"])) == Decimal("7.2")
    with pytest.raises(CommandError):
        call_command("leverage", "--year", "2021", "--exclude", "Nergens")
