"""The rows behind a very large total: a page of them is read, an export holds them all."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.core.parameters import load_initial_parameters
from projects.management.bench_rows import create_projects
from tests.people import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]
PAGE = 100
# Session, person and tasks of the page; the table with its keys; sum, number and page of the rows.
QUERIES = {"5": 8, "8": 8, "kmo-aandeel": 8, "overlap": 7, "9": 10}
TOTALS = {
    "5": ("TOTAL", "2018", "projects"),
    "8": ("TOTAL", "2018", "EUR"),
    "kmo-aandeel": ("TOTAL", "2018", "m EUR"),
    "overlap": ("TOTAL", "", "companies"),
    "9": ("TOTAL", "2018", "m EUR"),
}


def fill(projects):
    load_initial_parameters(at=NOW)
    create_projects(projects, at=NOW)


def asked(reader, key, **more):
    row, year, unit = TOTALS[key]
    name, part = ("cell", int(key)) if key.isdecimal() else ("figure_cell", key)
    query = {"row": row, "year": year, "unit": unit, **more}
    with CaptureQueriesContext(connection) as captured:
        answer = reader.get(reverse(f"projects:{name}", args=[part]), query)
    return answer, [one["sql"] for one in captured]


@pytest.mark.parametrize("projects", [120, 2000])
@pytest.mark.parametrize("key", TOTALS)
def test_only_one_page_of_rows_is_read_whatever_the_number(key, projects, reader):
    fill(projects)
    page, statements = asked(reader, key)
    listing = page.context["listing"]
    shown = min(PAGE, listing.total)
    assert len(listing.rows) == shown
    assert [one for one in statements if f"LIMIT {shown}" in one and 'AS "line"' in one]
    assert len(statements) == QUERIES[key]
    assert listing.total > PAGE or projects < 2000 or key == "9"


def test_pages_and_export_together_hold_every_row_once(reader):
    fill(2000)
    first, _statements = asked(reader, "5")
    total = first.context["listing"].total
    assert total > PAGE
    lines = []
    for number in range(1, first.context["listing"].pager.pages + 1):
        page, _statements = asked(reader, "5", page=number)
        lines += [row.cells[0].text for row in page.context["listing"].rows]
    assert len(lines) == len(set(lines)) == total
    exported, _statements = asked(reader, "5", export="csv")
    text = exported.content.decode("utf-8-sig")
    assert [row["Rij"] for row in csv.DictReader(StringIO(text), delimiter=";")] == lines


def test_rows_are_sorted_and_summed_in_the_database(reader):
    fill(2000)
    page, statements = asked(reader, "5", sort="-amount")
    shown = [row.subject.euro for row in page.context["listing"].rows]
    assert shown == sorted(shown, reverse=True)
    assert page.context["behind"].total > sum(shown)
    assert page.context["behind"].hidden == 0
    assert sum("SUM(" in one and "ANY(" in one for one in statements) == 1
