"""The measure of the tables: it leaves nothing behind, and the bare sums are those of the tables."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from clusterbeleid.core.parameters import load_initial_parameters
from clusters.models import Cluster, Organisation
from projects.lists.sheets import SHEETS
from projects.management.bench import bare_rows, measure
from projects.management.bench_rows import create_projects
from projects.management.bench_sql import BARE
from projects.models import LeverageEntry, Partner, Project
from projects.queries.granted import Asked
from projects.queries.sheets import computed
from tests.people import NOW
from tests.projects.builders import granted

pytestmark = pytest.mark.django_db
PROJECTS = 300
ON = date(2026, 11, 21)
MODELS = (Cluster, Organisation, Project, Partner, LeverageEntry)


def test_bench_leaves_no_row_and_ends_with_the_ratio():
    granted()
    before = [model.objects.count() for model in MODELS]
    written = StringIO()
    call_command("bench_tables", "--projects", "60", stdout=written)
    first, *_tables, alone, last = written.getvalue().splitlines()
    assert first == "projects: 60"
    assert alone.startswith("ratio of the figures alone: ")
    name, ratio = last.split(": ")
    assert (name, float(ratio) > 0) == ("ratio", True)
    assert [model.objects.count() for model in MODELS] == before


def test_every_table_is_measured():
    assert list(BARE) == list(SHEETS)
    found = measure(60, at=NOW)
    assert [one.key for one in found] == list(SHEETS)
    assert all(one.cells and one.figures and one.whole and one.bare for one in found)


def test_bare_sums_are_the_figures_of_the_tables():
    with transaction.atomic():
        load_initial_parameters(at=NOW)
        create_projects(PROJECTS, at=NOW)
        assert Partner.objects.count() == 5 * PROJECTS
        own = _aid_by_year()
        bare: dict[str, Decimal] = defaultdict(Decimal)
        for _cluster, _inter, year, _number, aid in bare_rows("5"):
            bare[str(year)] += aid / 10**6
        assert own == bare
        centres = sum(row[2] for row in bare_rows("8"))
        assert centres == sum(_values("8", "TOTAL", "EUR"))
        assert sum(row[2] for row in bare_rows("6")) == sum(
            _values("6", "cluster", "projects")
        ) + sum(_values("6", "regular", "projects"))
        assert sum(row[2] for row in bare_rows("kmo-aandeel")) / 10**6 == sum(
            _values("kmo-aandeel", "TOTAL", "m EUR")
        )
        assert [sum(row[1] for row in bare_rows("overlap"))] == _values(
            "overlap", "TOTAL", "companies"
        )


def _aid_by_year():
    cells = computed("5", Asked(ON))
    return {
        one.year: one.value
        for one in cells
        if (one.row, one.unit) == ("TOTAL", "m EUR") and one.value
    }


def _values(key, row, unit):
    cells = computed(key, Asked(ON))
    return [
        one.value for one in cells if (one.row, one.unit) == (row, unit) and one.value is not None
    ]
