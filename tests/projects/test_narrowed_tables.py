"""Tables 3 and 9 for a cluster, a label, a period and a day; on the screen, on paper and on the command line."""

import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from clusters.enums import OrganisationKind
from projects.actions.selections import change_selection, choose_usual_selection
from projects.charts import chart_of
from projects.lists.grids import shown_grids
from projects.lists.sheets import SHEETS
from projects.queries.granted import Asked
from projects.queries.sheets import computed
from projects.rules.selections import Selection
from projects.rules.tables import Cell
from tests.clusters.builders import head, make_cluster, make_member, make_organisation
from tests.people import NOW, TODAY
from tests.projects.builders import granted
from tests.projects.leverage_builders import entry, secret, selection

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]
DAY = date(2025, 3, 2)


@pytest.fixture
def sim():
    return make_cluster("SIM")


@pytest.fixture
def vil():
    return make_cluster("VIL")


def cells(key, on=TODAY, **more):
    return {one.key: one for one in computed(key, Asked(on, Selection(**more)))}


def figures(key, **more):
    return {key: cell.value for key, cell in cells(key, **more).items()}


def answer(*arguments):
    written = StringIO()
    call_command(*map(str, arguments), stdout=written)
    return json.loads(written.getvalue())


def url(name, *keys):
    return reverse(f"projects:{name}", args=keys)


@pytest.fixture
def leverage(sim, vil):
    """Two clusters with aid, of which the usual selection leaves one out; one has an own budget."""
    granted(sim, decided_on=DAY, aid="300.00", labels=["energy"])
    granted(vil, decided_on=DAY, aid="600.00")
    choose_usual_selection(selection("VIL"), actor=head(), at=NOW, reason="Zo gepubliceerd")
    entry(sim, "900.00")
    entry(vil, "1200.00", level="academic")
    entry(None, "5000.00")
    return sim, vil


def test_table_9_of_a_cluster_has_its_own_budgets_over_the_aid_of_its_projects(leverage):
    sim, vil = leverage
    found = figures("9", cluster=vil.pk)
    # Nothing was entered at the other levels, which is not known to be zero.
    assert {(row, unit) for (row, _year, unit), value in found.items() if value is None} == {
        (row, unit) for row in ("cluster", "industry") for unit in ("m EUR", "factor")
    }
    assert {key: value for key, value in found.items() if value is not None} == {
        ("academic", "2025", "m EUR"): Decimal("0.0012"),
        ("academic", "2025", "factor"): Decimal("4.0") / 2,
        ("TOTAL", "2025", "m EUR"): Decimal("0.0012"),
        ("TOTAL", "2025", "factor"): 2,
        ("VIL", "2025", "m EUR divided by"): Decimal("0.0006"),
        ("TOTAL", "2025", "m EUR divided by"): Decimal("0.0006"),
    }
    assert figures("9", cluster=sim.pk)["industry", "2025", "factor"] == 3
    # The usual selection leaves SIM out, but of SIM alone its own row is all there is.
    whole = figures("9")
    assert whole["TOTAL", "2025", "m EUR"] == Decimal("0.0071")
    assert cells("9")["TOTAL", "2025", "factor"].rows_behind == ("VIL",)
    assert {unit for _row, _year, unit in whole} == {"m EUR", "factor"}


def test_table_9_of_a_label_has_the_aid_and_neither_budget_nor_factor(leverage, reader):
    assert cells("9", label="energy") == {}
    choose_usual_selection(selection("SIM"), actor=head(), at=NOW, reason="Andersom")
    found = figures("9", label="energy")
    assert found == {
        ("SIM", "2025", "m EUR divided by"): Decimal("0.0003"),
        ("TOTAL", "2025", "m EUR divided by"): Decimal("0.0003"),
    }
    page = reader.get(url("table", 9), {"label": "energy"})
    assert "Een hefboombudget heeft geen beleidslabel." in page.content.decode()
    assert page.context["chart"] is None


def test_figures_of_a_narrowed_table_9_open_their_rows(leverage, reader):
    _sim, vil = leverage
    query = {"cluster": vil.pk, "year": "2025"}

    def behind(row, unit):
        page = reader.get(url("cell", 9), {**query, "row": row, "unit": unit})
        return page.context["behind"]

    assert behind("TOTAL", "m EUR").total == 1200
    assert behind("TOTAL", "factor").total == 600
    assert behind("VIL", "m EUR divided by").total == 600
    gone = reader.get(url("cell", 9), {**query, "row": "industry", "unit": "m EUR"})
    assert gone.context["behind"].total is None
    assert gone.context["listing"].total == 0


def test_drawing_of_table_9_has_the_levels_in_the_order_of_the_table():
    cells = [
        Cell(level, year, Decimal(value) if value else None, "m EUR")
        for year, *values in (("2019", 0, 2, 0), ("2020", 3, 1, 0))
        for level, value in zip(("cluster", "industry", "academic"), values, strict=True)
    ]
    drawn = chart_of("9", cells)
    assert drawn is not None
    assert [head.label for head in drawn.table.headers] == ["Jaar", "Cluster", "Industrie"]


def test_page_of_a_narrowed_table_says_what_it_counts(leverage, reader):
    page = reader.get(url("table", 9), {"cluster": leverage[1].pk})
    text = page.content.decode()
    assert "Alleen budgetten die voor deze cluster ingevoerd zijn" in text
    whole = reader.get(url("table", 9))
    assert "Alleen budgetten die voor deze cluster" not in whole.content.decode()


def member(cluster, first, last=None):
    body = make_organisation(kind=OrganisationKind.COMPANY)
    return make_member(cluster, body, first_day=first, last_day=last)


def test_table_3_counts_members_at_the_end_of_the_year_and_for_the_cluster(sim, vil):
    member(sim, date(2019, 1, 1), date(2021, 6, 30))
    member(sim, date(2022, 1, 1))
    member(sim, date(2025, 1, 1))
    member(vil, date(2019, 1, 1))

    def members(on=TODAY, **more):
        found = cells("3", on, **more).values()
        return {
            (one.row, one.year): one.value for one in found if one.unit == "members" and one.value
        }

    assert members() == {("SIM", "2023"): 1, ("VIL", "2023"): 1}
    assert members(cluster=sim.pk) == {("SIM", "2023"): 1}
    earlier = cells("3", date(2020, 5, 1))
    assert {year for _row, year, unit in earlier if unit == "members"} == {"2020"}
    assert members(date(2020, 5, 1)) == {("SIM", "2020"): 1, ("VIL", "2020"): 1}
    assert {one.row for one in cells("3", cluster=sim.pk).values()} == {"SIM"}


def test_table_3_of_a_period_has_the_clusters_that_run_in_it(monkeypatch, sim, vil):
    days: dict[str, tuple[str | None, str | None]] = {
        "SIM": ("2017-01-01", "2026-12-31"),
        "VIL": ("2024-02-01", "2034-01-31"),
        "Nooit begonnen": (None, None),
    }
    rows = [{"cluster": name, "started": own[0], "last_day": own[1]} for name, own in days.items()]
    monkeypatch.setattr("projects.queries.clusters_table.ten_years_report", lambda _on: rows)
    member(sim, date(2019, 1, 1))
    member(sim, date(2025, 1, 1))
    member(vil, date(2024, 3, 1))

    def found(**more):
        return {
            (one.row, one.year, one.value)
            for one in cells("3", **more).values()
            if one.unit == "members"
        }

    assert found(first=2018, last=2020) == {("SIM", "2020", 1)}
    assert found(last=2024) == {("SIM", "2024", 1), ("VIL", "2024", 1)}
    assert found(first=2025) == {("SIM", "2026", 2), ("VIL", "2026", 1)}
    assert {row for row, _year, _unit in cells("3", first=2018, last=2020)} == {"SIM"}


def test_printed_line_of_table_3_stays_beside_its_cluster(monkeypatch, sim):
    rows = [{"cluster": "SIM", "started": "2017-01-01", "last_day": "2026-12-31"}]
    monkeypatch.setattr("projects.queries.clusters_table.ten_years_report", lambda _on: rows)
    member(sim, date(2020, 1, 1), date(2023, 12, 31))
    found = cells("3", cluster=sim.pk)
    assert found["SIM", "2023", "members"].printed == 120
    assert {row for row, _year, _unit in found} == {"SIM"}
    assert found["SIM", "", "start"].printed is not None
    # Members of another year have nothing printed beside them, whether there are any or not.
    for last, members in ((2022, {("members", "2022"), ("% SME", "2022")}), (2025, set())):
        later = cells("3", cluster=sim.pk, last=last)
        assert {(unit, year) for _row, year, unit in later if year} == members


def test_choice_that_a_table_has_no_use_for_is_told_and_carried_to_the_next(reader):
    query = {"label": "energy", "op": "2024-01-01"}
    page = reader.get(url("table", 3), query)
    assert "het label dat je koos, telt hier niet" in page.content.decode()
    assert "label" not in page.context["form"].fields
    links = [tab.url for tab in page.context["tabs"]]
    assert f"{url('table', 5)}?op=2024-01-01&label=energy" in links
    plain = reader.get(url("table", 3))
    assert "telt hier niet" not in plain.content.decode()
    assert url("table", 5) in [tab.url for tab in plain.context["tabs"]]


def test_every_field_is_offered_or_its_lack_is_explained():
    offered = {"first", "last", "cluster", "label", "op"}
    assert {key: offered - sheet.offers - sheet.says.keys() for key, sheet in SHEETS.items()} == {
        key: set() for key in SHEETS
    }


def test_command_narrows_as_the_screen_does(leverage):
    sim, _vil = leverage
    for options, chosen in (
        (("--cluster", "SIM"), {"cluster": sim.pk}),
        (("--label", "energy"), {"label": "energy"}),
        (("--from", 2026), {"first": 2026}),
        (("--to", 2024), {"last": 2024}),
    ):
        rows = answer("published_table", 5, *options)
        own = {(row["row"], str(row["year"]), row["unit"]) for row in rows if row["value"]}
        assert own == {key for key, value in figures("5", **chosen).items() if value}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((5, "--cluster", "Nergens"), "no cluster 'Nergens'; choose from: SIM"),
        ((5, "--label", "onzin"), "no label 'onzin'; choose from: digital, energy"),
        ((5, "--from", "1999"), "choose a year from 2015 up to 2026, not 1999"),
        ((5, "--from", "2024", "--to", "2020"), "the last year 2020 lies before"),
        ((3, "--label", "energy"), "table 3 knows no label"),
    ],
)
def test_command_refuses_what_makes_no_sense_in_words(sim, options, words):
    with pytest.raises(CommandError, match=words):
        answer("published_table", *options)


def test_stored_selection_gives_the_same_figures_again(leverage):
    one = selection("SIM", name="Enkel staal")
    wanted = answer("leverage", "--year", 2025, "--exclude", "VIL")
    assert wanted[-1]["rows"] == ["SIM"]
    assert answer("leverage", "--year", 2025, "--selection", "Enkel staal") == wanted
    change_selection(one, ["VIL"], expected_version=1, actor=head(), at=NOW, reason="Andersom")
    assert answer("leverage", "--year", 2025, "--selection", "Enkel staal")[-1]["rows"] == ["VIL"]
    assert answer("leverage", "--year", 2025, "--selection", one.pk) == wanted
    for unknown in ("Nergens", "0"):
        with pytest.raises(CommandError, match=f"no selection '{unknown}'"):
            answer("leverage", "--year", 2025, "--selection", unknown)
    with pytest.raises(CommandError, match="not allowed with"):
        answer("leverage", "--year", 2025, "--selection", one.pk, "--exclude", "VIL")


def test_help_says_for_whom_the_totals_are(capsys):
    for command in ("published_table", "leverage"):
        with pytest.raises(SystemExit):
            call_command(command, "--help")
        said = " ".join(capsys.readouterr().out.split())
        assert "It shows what any reader may see" in said


def test_secret_of_a_narrowed_table_leads_to_no_figure(leverage, reader):
    secret(leverage[0], "77.00")
    found = cells("9", cluster=leverage[0].pk)
    assert found["industry", "2025", "m EUR"].value is None
    assert found["industry", "2025", "m EUR"].explanation == "confidential"
    page = reader.get(url("table", 9), {"cluster": leverage[0].pk})
    assert "vertrouwelijk" in page.content.decode()


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("4.0003", "m EUR", "4,0"),
        ("10", "factor", "10,0"),
        ("22", "% projects", "22,0"),
        ("3.25", "m EUR divided by", "3,25"),
        ("388165", "EUR", "388.165"),
        ("75", "% SME", "75"),
    ],
)
def test_figure_has_a_decimal_where_those_around_it_have_one(value, unit, text):
    cell = Cell("SIM", "2020", Decimal(value), unit)
    [grid] = shown_grids(SHEETS["9"], [cell])
    assert grid.rows[0].cells[0].text == text
