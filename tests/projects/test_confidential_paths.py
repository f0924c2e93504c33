"""Whoever asks for every table, cluster, label, year and day learns no confidential amount by taking one from another (R62)."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import combinations, product

import pytest
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from clusterbeleid.core.actors import Role
from tests.clusters.builders import make_cluster
from tests.people import acting
from tests.projects.builders import granted
from tests.projects.leverage_builders import entry, secret, selection

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.attack("A5"),
    pytest.mark.usefixtures("stopped_clock"),
]
TEN = Decimal(10_000)
# In steps of ten thousand euro, so that they come out whole in million euro with two decimals. Of
# 2025 the third cluster would come out of all less the other two; of 2024 two out of all less one.
SECRETS = {
    2025: {"SIM": (7_001, 7_019, 7_103), "VIL": (9_007, 9_109, 9_241), "Flux50": (8_233,)},
    2024: {"SIM": (6_007, 6_053, 6_121), "": (5_503, 5_657)},
}
OPEN_AMOUNT = 4_441
NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
DAYS = ("2026-11-21", "2025-12-31", "2025-01-01", "2024-06-30")


@pytest.fixture
def clusters():
    found = {name: make_cluster(name) for name in ("SIM", "VIL", "Flux50")}
    for cluster in found.values():
        granted(cluster, decided_on=date(2024, 3, 4), labels=["energy"])
    for year, of_year in SECRETS.items():
        for name, amounts in of_year.items():
            for amount in amounts:
                secret(found.get(name), str(amount * TEN), year=year)
        entry(found["SIM"], str(OPEN_AMOUNT * TEN), year=year)
    return found


@pytest.fixture
def reader(enter):
    return enter(acting(Role.AUDITOR))


def url(name, *keys):
    return reverse(f"projects:{name}", args=keys)


def choices(clusters):
    """Return all that somebody may ask of table 9."""
    own = [{}, *({"cluster": row.pk} for row in clusters.values()), {"label": "energy"}]
    years: tuple[dict[str, int], ...] = (
        {},
        {"first": 2024, "last": 2024},
        {"first": 2025},
        {"last": 2024},
    )
    return [{**one, **other} for one, other in product(own, years)]


def numbers(text, unit=Decimal(1)):
    """Return the Dutch numbers in a text, in steps of ten thousand euro, when they have that unit."""
    found = [Decimal(one.replace(".", "").replace(",", ".")) for one in NUMBER.findall(text)]
    return {one * unit / TEN for one in found}


def plain_numbers(text, unit):
    return {Decimal(one) * unit / TEN for one in re.findall(r"\d+(?:\.\d+)?", text)}


MILLION = Decimal(10) ** 6


def seen_on_the_screen(client, clusters):
    found = set()
    for query in [*choices(clusters), *({"op": day} for day in DAYS)]:
        page = client.get(url("table", 9), query).content.decode()
        found |= numbers(page, MILLION)
        rows = client.get(url("table", 9), {**query, "export": "csv"}).content.decode("utf-8-sig")
        found |= numbers(rows, MILLION)
    return found


def seen_in_sheets_and_on_paper(client, clusters):
    found = set()
    for query in ({}, *({"cluster": row.pk} for row in clusters.values())):
        data = client.get(url("table", 9), {**query, "export": "xlsx"}).content
        for row in load_workbook(BytesIO(data)).worksheets[0].iter_rows(values_only=True):
            own = [Decimal(str(one)) for one in row if isinstance(one, int | float)]
            found |= {one * MILLION / TEN for one in own}
    paper = client.get(url("table", 9), {"cluster": clusters["Flux50"].pk, "export": "pdf"}).content
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    return found | numbers(text, MILLION)


def seen_behind_figures(client, clusters):
    found = set()
    levels, years = ("industry", "TOTAL"), ("2024", "2025")
    own = [{}, *({"cluster": row.pk} for row in clusters.values())]
    for query, row, year in product(own, levels, years):
        for unit in ("m EUR", "factor"):
            asked = {**query, "row": row, "year": year, "unit": unit}
            for export in ({}, {"export": "csv"}):
                answer = client.get(url("cell", 9), {**asked, **export})
                text = answer.content.decode()
                found |= numbers(text) | numbers(text, MILLION)
    return found


def seen_in_commands(_client, clusters):
    found = set()
    for options in ((), *(("--cluster", name) for name in clusters), ("--label", "energy")):
        for more in (*(("--as-of", day) for day in DAYS), ("--from", "2025"), ("--to", "2024")):
            for form in ("json", "csv"):
                written = StringIO()
                arguments = ["published_table", "9", "--format", form, *options, *more]
                call_command(*arguments, stdout=written)
                found |= plain_numbers(written.getvalue(), MILLION)
    chosen = str(selection("SIM").pk)
    for year, rows in product(
        ("2024", "2025"), ((), ("--exclude", "SIM"), ("--selection", chosen))
    ):
        for form in ("json", "text"):
            written = StringIO()
            call_command("leverage", "--year", year, "--format", form, *rows, stdout=written)
            found |= plain_numbers(written.getvalue(), Decimal(1))
    return found


def seen_by_everybody(client, _clusters):
    client.logout()
    found = numbers(client.get(reverse("overview:public_leverage")).content.decode())
    for name, key in product(("csv", "json"), ("hefboom", "hefboom-clusters")):
        answer = client.get(reverse(f"overview:public_{name}", args=[key]))
        found |= plain_numbers(answer.getvalue().decode(), Decimal(1))
    return found


PATHS = (
    seen_on_the_screen,
    seen_in_sheets_and_on_paper,
    seen_behind_figures,
    seen_in_commands,
    seen_by_everybody,
)


def budgets(found):
    """Return what may be a budget: whole steps of ten thousand, and no round figure of an axis."""
    return {one for one in found if one == int(one) and one % 50 and 4_000 < one < 100_000}


def given_away(found):
    """Return the ones and twos of confidential amounts that a sum or difference of three figures gives."""
    own = [one for of_year in SECRETS.values() for parts in of_year.values() for one in parts]
    few = {*own, *(one + other for one, other in combinations(own, 2))}
    few |= {one + OPEN_AMOUNT for one in few}
    known = {*budgets(found), Decimal(OPEN_AMOUNT)}
    return {
        one + left * second + right * third
        for one, second, third in product(known, known, known)
        for left, right in ((0, 0), (-1, 0), (-1, -1))
    } & few


def test_measure_sees_the_amount_of_one_cluster_as_what_the_two_others_leave():
    sums = [sum(parts) for parts in SECRETS[2025].values()]
    whole = sum(sums)
    assert given_away({Decimal(whole), *map(Decimal, sums[:2])})
    earlier = [sum(parts) for parts in SECRETS[2024].values()]
    assert given_away({Decimal(sum(earlier)), Decimal(earlier[0])})
    assert not given_away({Decimal(whole)})


@pytest.mark.parametrize("path", PATHS)
def test_no_path_gives_one_or_two_confidential_amounts_away(path, reader, clusters):
    found = path(reader, clusters)
    assert not given_away(found)


def test_all_paths_together_give_nothing_away_and_the_totals_are_there(reader, clusters):
    found = set()
    for path in (seen_on_the_screen, seen_in_commands, seen_by_everybody):
        found |= path(reader, clusters)
    assert not given_away(found)
    whole = sum(sum(parts) for parts in SECRETS[2025].values()) + OPEN_AMOUNT
    assert Decimal(whole) in found
