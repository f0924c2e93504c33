"""Figures and tables for a selection, computed from a handful of projects; pages, rows behind and exports."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.core.charts.upset import Upset
from clusterbeleid.core.pdf import PdfFailed
from clusters.enums import OrganisationKind
from projects.actions.projects import decide_project
from projects.charts import chart_of
from projects.lists.sheets import SHEETS
from projects.queries.granted import Asked
from projects.queries.sheets import computed
from projects.queries.tables import published_table
from projects.rules.selections import Selection
from tests.clusters.builders import head, make_cluster, make_organisation
from tests.people import NOW, TODAY
from tests.projects.builders import draft, part

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]
INDEX_QUERIES, MOST_QUERIES = 15, 15
FIGURES = [key for key, sheet in SHEETS.items() if not sheet.printed]


@pytest.fixture
def trio():
    return [make_organisation(kind=OrganisationKind.COMPANY) for _number in range(3)]


def project(cluster, companies, *, day=date(2022, 5, 3), sizes=(), **more):
    """Return a granted project in which these companies get 100 euro each."""
    made = draft(cluster, 0, aid=str(100 * len(companies)), **more)
    for at, body in enumerate(companies):
        part(made, organisation=body, size=sizes[at] if sizes else "small")
    return decide_project(made, decided_on=day, actor=head(), at=NOW, reason="Voor een test")


def cells(key, **more):
    chosen = Selection(**more)
    return {one.key: one for one in computed(key, Asked(TODAY, chosen))}


def url(name, *keys):
    return reverse(f"projects:{name}", args=keys)


def test_share_of_smes_is_that_of_the_aid_by_size_at_submission(trio):
    project(make_cluster("SIM"), trio, sizes=("micro", "large", "large"))
    found = cells("kmo-aandeel")
    assert found["sme", "2022", "% aid"].value == Decimal("33.3")
    assert found["TOTAL", "2022", "m EUR"].value == Decimal("0.0003")


def test_project_counts_under_each_of_its_labels(trio):
    sim = make_cluster("SIM")
    project(sim, trio, labels=["energy", "food"])
    project(sim, trio, labels=["energy"])
    project(sim, trio, day=date(2023, 1, 9))
    found = cells("beleidslabels")
    assert found["energy", "2022", "projects"].value == 2
    assert found["together", "2022", "% projects"].value == 150
    assert found["TOTAL", "", "projects"].value == 3
    assert found["no label", "2023", "projects"].value == 1


def test_company_in_two_clusters_is_counted_once_in_the_total(trio):
    others = [make_organisation(kind=OrganisationKind.COMPANY) for _number in range(2)]
    project(make_cluster("SIM"), trio)
    project(make_cluster("VIL"), [trio[0], *others])
    found = cells("overlap")
    assert found["TOTAL", "", "companies"].value == 5
    assert found["SIM + VIL", "", "companies exactly"].rows_behind == (trio[0].kbo,)
    assert found["SIM", "", "companies"].value == 3


def test_table_beside_the_drawing_of_labels_has_their_whole_names(trio):
    project(make_cluster("SIM"), trio, labels=["environment"])
    drawn = chart_of("beleidslabels", list(cells("beleidslabels").values()))
    assert drawn is not None
    [[name, share]] = [[cell.text for cell in row] for row in drawn.table.rows]
    assert (name, share) == ("Milieu, biodiversiteit en water", "100")


def test_drawing_keeps_a_cluster_whole_whose_name_has_a_plus(trio):
    project(make_cluster("A + B"), trio)
    others = [make_organisation(kind=OrganisationKind.COMPANY) for _number in range(2)]
    project(make_cluster("VIL"), [trio[0], *others])
    rows = list(cells("overlap").values())
    drawn = chart_of("overlap", rows)
    assert isinstance(drawn, Upset)
    assert [row.label for row in drawn.sets] == ["A + B", "VIL"]
    assert {cell.row: cell.sets for cell in rows if cell.sets} == {
        "“A + B”": ("A + B",),
        "VIL": ("VIL",),
        "“A + B” + VIL": ("A + B", "VIL"),
    }


def test_company_joins_stays_and_leaves_with_its_projects(trio):
    days = {"first_day": date(2022, 6, 1), "last_day": date(2023, 5, 31)}
    project(make_cluster("SIM"), trio, **days)
    found = {(row, year): one.value for (row, year, _unit), one in cells("verloop").items()}
    assert found == {
        ("active", "2022"): 3,
        ("active", "2023"): 3,
        ("active", "2024"): 0,
        ("joined", "2022"): 3,
        ("stayed", "2023"): 3,
        ("left", "2024"): 3,
    }
    later = {(row, year) for row, year, _unit in cells("verloop", first=2023, last=2023)}
    assert later == {("active", "2023"), ("stayed", "2023")}


def test_gap_of_a_year_is_leaving_and_joining_again(trio):
    sim = make_cluster("SIM")
    project(sim, trio, first_day=date(2022, 1, 1), last_day=date(2022, 12, 31))
    project(sim, trio, day=date(2024, 1, 5), first_day=date(2024, 2, 1), last_day=date(2024, 9, 1))
    found = {(row, year): one.value for (row, year, _unit), one in cells("verloop").items()}
    assert (found["left", "2023"], found["joined", "2024"], found["active", "2023"]) == (3, 3, 0)


def test_table_counts_only_the_cluster_label_and_period_chosen(trio):
    sim, vil = make_cluster("SIM"), make_cluster("VIL")
    project(sim, trio, labels=["energy"])
    project(sim, trio, day=date(2023, 1, 9))
    project(vil, trio)

    def rows(**more):
        found = cells("5", **more).values()
        return {(one.row, one.year) for one in found if one.unit == "projects" and one.value}

    assert rows(cluster=sim.pk) == {
        ("SIM", "2022"),
        ("SIM", "2023"),
        ("TOTAL", "2022"),
        ("TOTAL", "2023"),
    }
    assert rows(label="energy") == {("SIM", "2022"), ("TOTAL", "2022")}
    assert rows(first=2023) == {("SIM", "2023"), ("TOTAL", "2023")}
    assert {one.printed for one in cells("5", cluster=sim.pk).values()} == {None}


def test_period_leaves_printed_figures_of_other_years_out():
    found = published_table(5, on=TODAY, selection=Selection(2019, 2020))
    assert {one.year for one in found} == {"2019", "2020"}
    assert all(one.printed is not None for one in found)


@pytest.mark.parametrize("key", SHEETS)
def test_figures_are_the_same_without_the_rows_behind_them(key, trio):
    project(make_cluster("SIM"), trio, labels=["energy"])
    [whole, bare] = [computed(key, Asked(TODAY, behind=behind)) for behind in (True, False)]
    assert [(one.key, one.value) for one in whole] == [(one.key, one.value) for one in bare]
    if key not in {"3", "8", "9"}:
        assert any(one.rows_behind for one in whole)
    assert not any(one.rows_behind for one in bare if one.unit not in {"start", "end", "factor"})


@pytest.mark.parametrize("key", FIGURES)
def test_page_of_a_figure_has_its_table_drawing_and_exports(key, reader, trio):
    project(make_cluster("SIM"), trio, labels=["energy"])
    page = reader.get(url("figure", key))
    assert page.status_code == 200
    assert page.context["grids"][0].rows
    assert "<svg" in page.content.decode()
    assert page.context["tally"] is None
    text = reader.get(url("figure", key), {"export": "csv"}).content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text), delimiter=";"))
    assert len(rows) == len(cells(key))
    assert "Gedrukt" not in rows[0]
    assert reader.get(url("figure", key), {"export": "xlsx"}).status_code == 200


def test_paper_of_a_figure_is_a_pdf(reader, trio):
    project(make_cluster("SIM"), trio)
    answer = reader.get(url("figure", "overlap"), {"export": "pdf"})
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_paper_that_cannot_be_drawn_says_why(reader, monkeypatch):
    def fail(*_given, **_more):
        raise PdfFailed("pdf.too_slow")

    monkeypatch.setattr("projects.views.papers.render_pdf", fail)
    assert reader.get(url("table", 5), {"export": "pdf"}).status_code == 503


def test_figure_opens_the_parts_of_companies_that_give_its_sum(reader, trio):
    project(make_cluster("SIM"), trio, sizes=("small", "small", "large"))
    query = {"row": "sme", "year": "2022", "unit": "m EUR"}
    behind = reader.get(url("figure_cell", "kmo-aandeel"), query).context["behind"]
    assert (len(behind.rows), behind.hidden, behind.total) == (2, 0, 200)
    text = reader.get(url("figure_cell", "kmo-aandeel"), {**query, "export": "csv"}).content
    amounts = [
        row["Bedrag"] for row in csv.DictReader(StringIO(text.decode("utf-8-sig")), delimiter=";")
    ]
    assert amounts == ["100,00", "100,00"]


def test_rows_behind_follow_the_selection_of_the_table(reader, trio):
    sim, vil = make_cluster("SIM"), make_cluster("VIL")
    project(sim, trio)
    project(vil, trio)
    page = reader.get(url("table", 5), {"cluster": vil.pk})
    assert page.context["narrowed"]
    [link] = [row.cells[0].url for row in page.context["grids"][0].rows if row.name == "VIL"]
    assert f"cluster={vil.pk}" in link
    query = {"row": "TOTAL", "year": "2022", "unit": "projects"}
    assert len(reader.get(url("cell", 5), query).context["behind"].rows) == 2
    chosen = reader.get(url("cell", 5), {**query, "cluster": vil.pk})
    assert len(chosen.context["behind"].rows) == 1


def test_centre_shows_its_own_part_of_the_aid(reader, trio):
    made = draft(make_cluster("SIM"), 0, aid="400.00")
    for body in trio:
        part(made, organisation=body)
    part(
        made,
        "100.00",
        organisation=make_organisation("VITO", kind=OrganisationKind.SOC),
        role="soc",
    )
    decide_project(made, decided_on=date(2022, 5, 3), actor=head(), at=NOW, reason="Voor een test")
    query = {"row": "VITO", "year": "2022", "unit": "EUR"}
    behind = reader.get(url("cell", 8), query).context["behind"]
    assert behind.total == 100


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"first": "2020", "last": "2019"}, "last"),
        ({"first": "1999"}, "first"),
        ({"last": "2999"}, "last"),
        ({"first": "morgen"}, "first"),
        ({"cluster": "0"}, "cluster"),
        ({"label": "onzin"}, "label"),
        ({"op": "31/02/2024"}, "op"),
        ({"op": "01/01/2999"}, "op"),
    ],
)
def test_nonsense_is_told_at_its_field_and_never_exported(given, field, reader, trio):
    project(make_cluster("SIM"), trio)
    page = reader.get(url("table", 5), given)
    assert list(page.context["form"].errors) == [field]
    assert "Er zit een fout in de selectie" in page.content.decode()
    for kind in ("csv", "pdf"):
        answer = reader.get(url("table", 5), {**given, "export": kind})
        assert answer["Content-Type"].startswith("text/html")


def test_field_that_makes_no_sense_for_a_table_is_not_there(reader):
    page = reader.get(url("table", 3), {"label": "onzin"})
    assert set(page.context["form"].fields) == {"first", "last", "cluster", "op"}
    assert page.context["form"].is_valid()


def test_unknown_figure_is_not_there(reader):
    assert reader.get(url("figure", "onzin")).status_code == 404
    assert reader.get(url("figure_cell", "overlap"), {"row": "onzin"}).status_code == 404
    bare = reader.get(url("figure_cell", "overlap"))
    assert (bare.status_code, bare["Location"]) == (302, url("figure", "overlap"))


@pytest.mark.parametrize("key", SHEETS)
def test_page_asks_as_much_at_one_and_three_projects(key, reader, trio):
    asked = []
    for number in (1, 2):
        for _more in range(number):
            project(make_cluster(), trio, labels=["energy"])
        with CaptureQueriesContext(connection) as captured:
            reader.get(SHEETS[key].url)
        asked.append(len(captured))
    assert asked[0] == asked[1] <= MOST_QUERIES


def test_index_asks_as_much_at_one_and_three_projects(reader, trio):
    asked = []
    for number in (1, 2):
        for _more in range(number):
            project(make_cluster(), trio)
        with CaptureQueriesContext(connection) as captured:
            reader.get(url("tables"))
        asked.append(len(captured))
    assert asked == [INDEX_QUERIES] * 2
