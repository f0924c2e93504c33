"""Lists: state from the address, order, filters, pages and exports, in memory and in the database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from django.contrib.auth.models import Group
from django.http import QueryDict
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import gettext_lazy

from clusterbeleid.core.listing import Column, Filter, Listing, by_name, export_response
from clusterbeleid.core.ui import Status, Tone

HOSTILE = [
    "page=999",
    "page=0",
    "page=-1",
    "page=abc",
    "page=" + "9" * 400,
    "page=²",
    "page=1.5",
    "sort=unknown",
    "sort=-",
    "sort=__class__",
    "sort=name;drop table x",
    "sort=--name",
    "kind=__all__",
    "kind='%20OR%201=1",
    "q=%00",
    "q=" + "x" * 10_000,
    "until=31/02/2026",
    "until=morgen",
    "page=1&page=2&sort=name&sort=-name",
    "&&&=&==",
    "q=%ff%fe",
]


@dataclass(frozen=True)
class Row:
    name: str
    kind: str
    amount: Decimal | None
    ends: date | None
    pk: int = 0

    @property
    def status(self) -> Status:
        return Status("Gehaald", Tone.GOOD)


ROWS = [
    Row("Zee", "IBN", Decimal("10.50"), date(2026, 12, 31)),
    Row("élan", "SPC", None, None),
    Row("Bos", "SPC", Decimal("2000"), date(2027, 12, 31)),
    Row("aap", "IBN", Decimal("-5"), date(2026, 6, 30)),
]


def listing(**changes):
    settings = {
        "name": "rows",
        "caption": "Rows",
        "columns": [
            Column(
                key="name",
                label="Name",
                value="name",
                sort="name",
                link=lambda row: f"/{row.name}/",
            ),
            Column(key="kind", label="Kind", value=lambda row: row.kind, note=lambda row: "note"),
            Column(key="amount", label="Amount", value="amount", kind="euro", sort="amount"),
            Column(key="ends", label="Ends", value="ends", kind="date", sort="ends"),
            Column(key="status", label="Status", value="status", kind="status"),
            Column(key="hidden", label="Only in the file", value="kind", on_screen=False),
            Column(key="shown", label="Only on screen", value="kind", in_export=False),
        ],
        "filters": [
            Filter(
                key="kind",
                label="Kind",
                apply="kind",
                choices=[("SPC", "Spearhead"), ("IBN", "Network")],
            ),
            Filter(key="q", label="Name", apply="name", kind="text"),
            Filter(
                key="until",
                label="Ends by",
                kind="date",
                apply=lambda rows, day: [row for row in rows if row.ends and row.ends <= day],
            ),
        ],
        "default_sort": "name",
        "page_size": 3,
    }
    return Listing(**{**settings, **changes})


def names(page):
    return [row.subject.name for row in page.rows]


def query(text):
    return QueryDict(text)


def params(url):
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


# --- order ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["aap", "Bos", "élan", "Zee"]),
        ("sort=-name", ["Zee", "élan", "Bos", "aap"]),
        ("sort=amount", ["aap", "Zee", "Bos", "élan"]),
        ("sort=-amount", ["Bos", "Zee", "aap", "élan"]),
        ("sort=-ends", ["Bos", "Zee", "aap", "élan"]),
        ("sort=kind", ["aap", "Bos", "élan", "Zee"]),  # not sortable: falls back
    ],
)
def test_order_in_memory_ignores_case_and_accents_and_puts_nothing_last(text, expected):
    assert names(listing(page_size=10).page(query(text), ROWS)) == expected


def test_rows_without_default_sort_keep_their_order():
    assert names(listing(default_sort="").page(query(""), ROWS)) == ["Zee", "élan", "Bos"]


def test_equal_rows_keep_the_order_in_which_they_came():
    rows = [Row(name, "SPC", Decimal(1), None) for name in ("c", "a", "b")]
    assert names(listing().page(query("sort=amount"), rows)) == ["c", "a", "b"]
    assert names(listing().page(query("sort=-amount"), rows)) == ["c", "a", "b"]


def test_header_says_its_order_and_offers_the_other_one():
    headers = {
        header.key: header for header in listing().page(query("sort=-amount&page=2"), ROWS).headers
    }
    assert [(key, header.aria_sort, header.sort_url) for key, header in headers.items()] == [
        ("name", "none", "?"),
        ("kind", "none", ""),
        ("amount", "descending", "?sort=amount"),
        ("ends", "none", "?sort=ends"),
        ("status", "none", ""),
        ("shown", "none", ""),
    ]


# --- filters --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind=SPC", ["Bos", "élan"]),
        ("q=ELA", ["élan"]),
        ("q=élan&kind=IBN", []),
        ("until=31/12/2026", ["aap", "Zee"]),
        ("kind=unknown", ["aap", "Bos", "élan"]),
    ],
)
def test_filters_narrow_together(text, expected):
    assert names(listing().page(query(text), ROWS)) == expected


def test_filters_in_force_are_named_with_a_way_out():
    page = listing().page(query("kind=SPC&q=o&sort=-name&page=2&tab=members"), ROWS)
    assert [(item.label, item.value, params(item.remove_url)) for item in page.active] == [
        ("Kind", "Spearhead", {"q": "o", "sort": "-name", "tab": "members"}),
        ("Name", "o", {"kind": "SPC", "sort": "-name", "tab": "members"}),
    ]
    assert params(page.reset_url) == {"sort": "-name", "tab": "members"}
    assert page.hidden == (("tab", "members"), ("sort", "-name"))


def test_bad_day_is_shown_as_typed_with_an_error_and_narrows_nothing():
    page = listing().page(query("until=31/02/2026"), ROWS)
    found = page.filters[2]
    assert (found.value, found.invalid, page.total, page.active) == ("31/02/2026", True, 4, ())


def test_choices_are_asked_once_a_page():
    asked = []

    def choices():
        asked.append(1)
        return [("SPC", "Spearhead")]

    filters = [Filter(key="kind", label="Kind", apply="kind", choices=choices)]
    page = listing(filters=filters).page(query("kind=SPC"), ROWS)
    assert (names(page), asked) == (["Bos", "élan"], [1])
    assert page.filters[0].options == (("SPC", "Spearhead", True),)


# --- pages ----------------------------------------------------------------------------------------------------


def test_pager_counts_rows_and_leads_to_neighbours():
    pager = listing(page_size=1).page(query("page=2&kind=SPC&q="), ROWS).pager
    assert (pager.number, pager.pages, pager.total, pager.first_row, pager.last_row) == (
        2,
        2,
        2,
        2,
        2,
    )
    assert params(pager.previous_url) == {"kind": "SPC"}
    assert pager.next_url == ""


def test_long_pager_leaves_gaps():
    rows = [Row(f"{number:03d}", "SPC", None, None) for number in range(100)]
    pager = listing(page_size=5).page(query("page=10"), rows).pager
    assert [link.number for link in pager.links] == [1, 0, 8, 9, 10, 11, 12, 0, 20]
    assert [link.number for link in pager.links if link.current] == [10]


def test_page_past_the_end_is_the_last_page():
    assert names(listing().page(query("page=999"), ROWS)) == ["Zee"]


def test_empty_list_has_one_empty_page():
    page = listing().page(query(""), [])
    assert (page.rows, page.total, page.pager.pages, page.pager.first_row) == ((), 0, 1, 0)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_parameters_fall_back(text):
    page = listing().page(query(text), ROWS)
    assert page.pager.number in {1, 2}
    assert len(list(listing().everything(query(text), ROWS))) == page.total


def test_parameters_of_others_stay_in_every_address_up_to_a_limit():
    many = "&".join(f"p{number}=1" for number in range(50))
    page = listing().page(query(many), ROWS)
    assert len(params(page.export_urls["csv"])) == 21
    assert params(page.export_urls["csv"])["export"] == "csv"


def test_two_lists_on_one_page_keep_each_others_state():
    page = listing(prefix="m-").page(query("m-sort=-name&c-page=2&m-page=2"), ROWS)
    assert names(page) == ["aap"]
    assert params(page.pager.previous_url) == {"m-sort": "-name", "c-page": "2"}


# --- cells ----------------------------------------------------------------------------------------------------


def test_cells_are_written_by_their_kind():
    cells = listing().page(query("q=zee"), ROWS).rows[0].cells
    assert [cell.text for cell in cells] == [
        "Zee",
        "IBN",
        "€\N{NO-BREAK SPACE}10,50",
        "31/12/2026",
        "Gehaald",
        "IBN",
    ]
    assert (cells[0].url, cells[1].note, cells[2].is_figure) == ("/Zee/", "note", True)
    assert (cells[4].status, cells[0].status) == (Status("Gehaald", Tone.GOOD), None)


def test_missing_values_are_dashes():
    cells = listing().page(query("q=élan"), ROWS).rows[0].cells
    assert [cell.text for cell in cells[2:4]] == ["–", "–"]


@pytest.mark.parametrize(
    "changes",
    [
        {"default_sort": "kind"},
        {"filters": [Filter(key="page", label="x", apply="x")]},
        {
            "columns": [
                Column(key="a", label="a", value="a"),
                Column(key="a", label="b", value="b"),
            ],
            "default_sort": "",
        },
    ],
)
def test_list_declared_wrongly_is_refused_at_once(changes):
    with pytest.raises(ValueError, match="list rows"):
        listing(**changes)


# --- database -------------------------------------------------------------------------------------------------

GROUPS = Listing(
    name="groups",
    caption="Groups",
    columns=[
        Column(key="name", label="Name", value="name", sort=by_name("name")),
        Column(key="raw", label="Raw", value="name", sort="name"),
    ],
    filters=[
        Filter(key="q", label="Name", apply="name", kind="text"),
        Filter(key="exact", label="Exact", apply="name", choices=[("Bos", "Bos"), ("aap", "aap")]),
    ],
    default_sort="name",
    page_size=4,
)


@pytest.fixture
def groups(db):
    Group.objects.bulk_create(
        [Group(name=name) for name in ("Zee", "élan", "Bos", "aap", "Elan 2")]
    )
    return Group.objects.all()


def group_names(page):
    return [row.subject.name for row in page.rows]


def test_order_in_the_database_is_the_one_a_dutch_reader_expects(groups):
    assert group_names(GROUPS.page(query(""), groups)) == ["aap", "Bos", "élan", "Elan 2"]
    assert group_names(GROUPS.page(query("sort=-name"), groups)) == ["Zee", "Elan 2", "élan", "Bos"]


def test_order_in_the_database_is_total(groups):
    ordered = GROUPS._order(groups, GROUPS._state(query("sort=raw"), {"exact": {}}))
    assert ordered.query.order_by[-1] == "pk"
    unsorted = Listing(name="g", caption="g", columns=[Column(key="a", label="a", value="name")])
    assert unsorted._order(
        groups.order_by("-name"), unsorted._state(query(""), {})
    ).query.order_by == ("-name", "pk")


def test_filters_in_the_database_ignore_case_and_accents(groups):
    assert group_names(GROUPS.page(query("q=ELAN"), groups)) == ["élan", "Elan 2"]
    assert group_names(GROUPS.page(query("exact=Bos"), groups)) == ["Bos"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_parameters_fall_back_in_the_database(groups, text):
    assert GROUPS.page(query(text), groups).pager.number in {1, 2}


@pytest.mark.parametrize("number", [1, 3])
def test_page_takes_two_queries_whatever_the_number_of_rows(db, django_assert_num_queries, number):
    Group.objects.bulk_create([Group(name=f"g{index}") for index in range(number)])
    with django_assert_num_queries(2):
        assert len(GROUPS.page(query("q=g"), Group.objects.all()).rows) == number


# --- exports --------------------------------------------------------------------------------------------------


def get(text):
    return RequestFactory().get(f"/?{text}")


def exported(text):
    response = export_response(get(text), listing(page_size=1), ROWS)
    assert response is not None
    return response


@pytest.fixture
def fixed_day(monkeypatch):
    monkeypatch.setattr("clusterbeleid.core.listing.export.today", lambda: date(2026, 11, 21))


def test_no_export_is_made_unless_asked(fixed_day):
    assert export_response(get("page=2"), listing(), ROWS) is None
    assert export_response(get("export=exe"), listing(), ROWS) is None


def test_xlsx_holds_the_full_filtered_list_with_values_and_not_texts(fixed_day):
    response = exported("export=xlsx&sort=-name&page=2&q=e")
    assert response["Content-Disposition"] == 'attachment; filename="rows-2026-11-21.xlsx"'
    sheet = openpyxl.load_workbook(BytesIO(response.content)).worksheets[0]
    table = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert [row[0] for row in table] == ["Name", "Zee", "élan"]
    assert table[0] == ["Name", "Kind", "Amount", "Ends", "Status", "Only in the file"]
    assert (table[1][2], table[1][4], table[2][2]) == (10.5, "Gehaald", None)


def test_csv_holds_the_full_filtered_list(fixed_day):
    response = exported("export=csv&kind=SPC")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Name;Kind;Amount;Ends;Status;Only in the file"
    assert [line.split(";")[0] for line in lines[1:]] == ["Bos", "élan"]


def test_labels_follow_the_language_in_use(db):
    one = Listing(
        name="l", caption="l", columns=[Column(key="a", label=gettext_lazy("Name"), value="name")]
    )
    with translation.override("en"):
        assert one.page(query(""), ROWS).headers[0].label == "Name"
