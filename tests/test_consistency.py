"""One truth, many windows: over the whole demo, every screen, document and command gives the same figures."""

import csv
import json
import re
from collections import Counter, defaultdict
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from agreements.enums import LedgerKind
from agreements.models import LedgerEntry, ProjectYear
from clusterbeleid.accounts.models import User
from clusterbeleid.core.formatting import format_day, format_euro, format_number, format_pct
from clusterbeleid.kernel.dates import parse_day
from clusterbeleid.overview.demo.calendar import DEMO_DAY
from clusterbeleid.overview.demo.people import BY_KEY
from clusters.models import Cluster
from cofinancing.enums import CheckStatus, ContributionState
from cofinancing.models import Contribution
from tests import demo
from tests.harness.client import StrictClient
from tests.harness.source import ROOT
from tests.harness.tables import row_of, tables

pytestmark = pytest.mark.django_db
GOLDEN = ROOT / "tests" / "data" / "ten_years_2026_11_21.csv"
WATCHED = {CheckStatus.MISSED, CheckStatus.AT_RISK}
# A miss on which a person decided to go on is settled; the list of what needs attention leaves it out.
SETTLED = {"FLANDERSF-2024/3"}


@pytest.fixture(scope="module", autouse=True)
def told(django_db_setup, django_db_blocker):
    """Put the demo in the database for this module, and take it out again."""
    with django_db_blocker.unblock(), demo.demo_settings(), transaction.atomic():
        demo.put_back()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def pages(told):
    """Return a function that gives a page as the head of team sees it, each page once."""
    client, seen = StrictClient(), {}
    client.force_login(User.objects.get(email=BY_KEY["hilde"].email))

    def page(name, *args, **query):
        address = reverse(name, args=args)
        key = (address, *query.items())
        if key not in seen:
            response = client.get(address, query)
            assert response.status_code == 200, address
            seen[key] = response.content
        return seen[key]

    return page


@pytest.fixture(scope="module")
def checks(told):
    """Return what ``check_cofinancing`` says, by the name of the project year."""
    years = ProjectYear.objects.select_related("agreement__cluster").in_bulk()
    found = {}
    for row in _command("check_cofinancing"):
        year = years[row["project_year"]]
        assert row["cluster"] == year.agreement.cluster.name
        found[str(year)] = (year, row)
    return found


@pytest.fixture(scope="module")
def clocks(told):
    """Return what ``check_ten_years`` says, by cluster."""
    return {row["cluster"]: row for row in _command("check_ten_years")}


def _command(name):
    written = StringIO()
    call_command(name, "--on", DEMO_DAY.isoformat(), "--format", "json", stdout=written)
    return json.loads(written.getvalue())


def _has_begun(year):
    """The file and its paper show the project years that have begun; the list shows all."""
    return year.first_day <= DEMO_DAY


def _nl(word):
    with translation.override("nl"):
        return gettext(word)


def _shown(row):
    """Return the figures of a check as every window writes them."""
    exact = Decimal(row["percentage"]) if row["percentage"] is not None else None
    return {
        _nl("Needed"): format_euro(Decimal(row["required"])),
        _nl("Received in time"): format_euro(Decimal(row["received_by_due"])),
        _nl("Paid in"): format_pct(exact),
        _nl("Due date"): _day(row["due"]),
    }


def _day(text):
    return format_day(parse_day(text)) if text else "–"


def _status(row):
    with translation.override("nl"):
        return str(CheckStatus(row["status"]).label)


def _plain(text):
    """Return a text with every kind of white space as one space."""
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def _fits(wanted, row):
    found = {head: _plain(row[head]) for head in wanted}
    assert found == {head: _plain(value) for head, value in wanted.items()}


def test_every_window_gives_the_same_check(checks, pages):
    assert len(checks) > 30
    for name, (year, row) in checks.items():
        wanted, cluster = _shown(row), year.agreement.cluster_id
        heads = (_nl("Needed"), _nl("Received in time"))
        if _has_begun(year):
            on_file = row_of(pages("overview:cluster", cluster).decode(), name, *heads)
            _fits({**wanted, _nl("Status"): _status(row)}, on_file)
        listed = row_of(pages("cofinancing:cluster", cluster).decode(), name, *heads)
        _fits({**wanted, _nl("State"): _status(row)}, listed)
        own = _plain(pages("cofinancing:project_year", year.pk).decode())
        for value in (*wanted.values(), _status(row)):
            assert _plain(value) in own, (name, value)


def test_export_holds_the_exact_figures(checks, pages):
    for cluster in {year.agreement.cluster_id for year, _row in checks.values()}:
        text = pages("cofinancing:cluster", cluster, export="csv").decode("utf-8-sig")
        rows = list(csv.DictReader(StringIO(text), delimiter=";"))
        for exported in rows:
            row = checks[exported[_nl("Project year")]][1]
            for head, key in (("Needed", "required"), ("Received in time", "received_by_due")):
                assert _amount(exported[_nl(head)]) == Decimal(row[key])
        names = {exported[_nl("Project year")] for exported in rows}
        assert names == {
            name for name, (year, _row) in checks.items() if year.agreement.cluster_id == cluster
        }


def _amount(text):
    return Decimal(text.replace(".", "").replace(",", "."))


def test_paper_gives_the_same_figures(checks, clocks, pages, monkeypatch):
    """The paper as it goes to the printer; tests/overview/test_sheet.py reads what is printed."""
    monkeypatch.setattr("clusterbeleid.core.pdf.draw", lambda html, **_limits: html.encode())
    for cluster in Cluster.objects.order_by("name"):
        clock = clocks[cluster.name]
        paper = pages("overview:cluster_sheet", cluster.pk).decode()
        if clock["last_day"]:
            assert _day(clock["last_day"]) in paper
            assert format_number(clock["days_used"]) in paper
        for name, (year, row) in checks.items():
            if year.agreement.cluster_id == cluster.pk and _has_begun(year):
                wanted = {**_shown(row), _nl("Status"): _status(row)}
                _fits(wanted, row_of(paper, name, *wanted))


def test_every_window_gives_the_sums_of_the_ledger(checks, pages, monkeypatch):
    monkeypatch.setattr("clusterbeleid.core.pdf.draw", lambda html, **_limits: html.encode())
    entries = LedgerEntry.objects.values_list("agreement__cluster", "kind", "amount")
    sums: defaultdict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for cluster, kind, amount in entries:
        sums[cluster, kind] += amount
    clusters = {cluster for cluster, _kind in sums}
    assert clusters == {year.agreement.cluster_id for year, _row in checks.values()}
    for cluster in clusters:
        net = sums[cluster, LedgerKind.COMMITTED] - sums[cluster, LedgerKind.DECOMMITTED]
        for window in ("overview:cluster", "agreements:list", "overview:cluster_sheet"):
            text = _plain(pages(window, cluster).decode())
            for figure in (net, sums[cluster, LedgerKind.PAID]):
                assert _plain(format_euro(figure)) in text, (window, cluster)


def test_first_page_names_what_is_missed_or_at_risk(checks, pages):
    listed = _attention(pages("overview:portfolio", kind="cofinancing"))
    wanted = []
    for name, (year, row) in checks.items():
        if row["status"] in WATCHED and name not in SETTLED:
            gap = Decimal(row["required"]) - Decimal(row["received_by_due"])
            subject = f"{year.agreement.reference}, {_nl('project year')} {year.number}"
            wanted.append((row["cluster"], subject, _day(row["due"]), _plain(format_euro(gap))))
    assert len(wanted) >= 2
    assert sorted(listed) == sorted(wanted)


def _attention(page):
    [rows] = [rows for rows in tables(page.decode()) if rows and _nl("Gap") in rows[0]]
    found = []
    for row in rows:
        subject = re.sub(r"^\S+ ", "", row[_nl("Subject")])
        day = row[_nl("Day")][:10]
        found.append((row[_nl("Cluster")], subject, day, _plain(row[_nl("Gap")])))
    return found


def test_golden_clusters(clocks):
    with GOLDEN.open(encoding="utf-8") as file:
        golden = list(csv.DictReader(file))
    assert len(golden) == 7
    for wanted in golden:
        found = clocks[wanted["name"]]
        last = wanted["stopped_on"] or wanted["ten_years_end"]
        assert (found["started"], found["last_day"], found["level"]) == (
            wanted["support_start"],
            last,
            wanted["level"],
        )
        assert (str(found["days_left"]), str(found["days_used"])) == (
            wanted["days_left"],
            wanted["days_used"],
        )


def test_clock_is_the_same_on_the_file_and_on_the_first_page(clocks, pages):
    portfolio = _plain(pages("overview:portfolio").decode())
    for cluster in Cluster.objects.order_by("name"):
        clock = clocks[cluster.name]
        page = _plain(pages("overview:cluster", cluster.pk).decode())
        if clock["last_day"] is None:
            continue
        assert _day(clock["last_day"]) in page
        assert format_number(clock["days_used"]) in page
        assert _day(clock["last_day"]) in portfolio


def test_demo_covers_every_status(checks):
    found = Counter(row["status"] for _year, row in checks.values())
    assert found.keys() == set(CheckStatus.values)


def test_demo_covers_every_state_of_a_contribution():
    states = Contribution.objects.order_by().values_list("state", flat=True)
    assert set(states) == set(ContributionState.values)
