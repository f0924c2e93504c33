"""The yearly report of the portfolio and the page of a board: figures, readers, papers and costs."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace

import page as pdf_check
import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags
from pypdf import PdfReader

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.core.ui import Status, Tone
from clusterbeleid.overview.views import year as views
from clusterbeleid.overview.year.portfolio import portfolio_year
from projects.models import Answer
from tests.cofinancing.contribution_builders import make_file
from tests.evaluations.interim.builders import cluster_with_aid
from tests.people import TODAY, acting, actor, person
from tests.projects.builders import granted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]
REPORT_QUERIES, BOARD_QUERIES = 34, 26


@pytest.fixture
def enter(client):
    def log_in(who):
        client.force_login(User.objects.get(pk=who.user_id))
        return client

    return log_in


def words(data):
    text = " ".join(one.extract_text() for one in PdfReader(BytesIO(data)).pages)
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{HYPHEN} ", "").split())


def year(number, on=TODAY):
    return portfolio_year(number, current_params(), on=on)


def test_report_counts_aid_and_projects_of_its_year_only():
    cluster = cluster_with_aid("Catalisti")
    granted(cluster, aid="300.00", decided_on=date(2026, 3, 2))
    granted(cluster, aid="600.00", decided_on=date(2025, 3, 2))
    found = year(2026)
    (row,) = found.clusters
    assert (row.cluster.name, row.aid) == ("Catalisti", Decimal("500000.00"))
    assert [(one.name, one.projects, one.aid) for one in found.projects] == [
        ("Catalisti", 1, Decimal("300.00"))
    ]
    assert (found.aid_of_years[2025], found.aid_of_years[2026]) == (
        Decimal("600.00"),
        Decimal("300.00"),
    )
    assert [part.code for part in found.parts] == ["evaluations", "renewal", "means"]


def test_year_without_aid_has_no_clusters():
    cluster_with_aid("Catalisti")
    found = year(2020, date(2020, 12, 31))
    assert (list(found.clusters), found.total_aid, found.total_received) == ([], 0, 0)


def test_report_page_shows_its_year_and_refuses_another(enter):
    cluster_with_aid("Catalisti")
    client = enter(acting(Role.HEAD_OF_TEAM))
    here = reverse("overview:report")
    assert client.get(here).context["report"].year == 2026
    last = client.get(here, {"jaar": "2025"}).context["report"]
    assert (last.year, last.on) == (2025, date(2025, 12, 31))
    wrong = client.get(here, {"jaar": "2031"})
    assert (wrong.status_code, wrong.context["report"].year) == (422, 2026)
    future = client.get(here, {"op": "22/11/2026"})
    assert (future.status_code, future.context["report"].on) == (422, TODAY)


@pytest.mark.parametrize("role", [Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR, Role.EXPERT])
def test_report_is_for_who_reads_all_files(enter, role):
    client = enter(acting(role))
    for name in ("overview:report", "overview:report_pdf"):
        assert client.get(reverse(name)).status_code == 403


def test_report_on_paper_is_tagged_and_stores_nothing(enter):
    cluster = cluster_with_aid("Catalisti")
    granted(cluster)
    client = enter(acting(Role.AUDITOR))
    response = client.get(reverse("overview:report_pdf"), {"jaar": "2026"})
    report = pdf_check.validate_pdf_bytes(response.content, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    told = words(response.content)
    for text in ("Portefeuille van clusters in 2026", "Catalisti", "Hefboom van het jaar"):
        assert text in told
    assert Answer.objects.count() == 0


def test_board_page_shows_support_dates_and_its_paper(enter):
    file = make_file("Staalcluster")
    client = enter(file.editor)
    response = client.get(reverse("overview:board", args=[file.cluster.pk]), {"jaar": "2026"})
    board = response.context["board"]
    assert [one.check.year.id for one in board.years] == [file.year.pk]
    assert board.aid == file.year.granted_amount
    paper = client.get(reverse("overview:board_pdf", args=[file.cluster.pk]), {"jaar": "2026"})
    report = pdf_check.validate_pdf_bytes(paper.content, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert "Staalcluster in het jaar 2026" in words(paper.content)


def test_board_page_of_another_is_absent(enter):
    file = make_file("Staalcluster")
    client = enter(actor(person(Role.CLUSTER_EDITOR, mandates=["0203430576"])))
    for name in ("overview:board", "overview:board_pdf"):
        assert client.get(reverse(name, args=[file.cluster.pk])).status_code == 404


def test_paper_that_cannot_be_drawn_says_so_on_the_page(enter, monkeypatch):
    file = make_file("Staalcluster")

    def fail(*_arguments, **_more):
        raise PdfFailed("pdf.no_library")

    monkeypatch.setattr(views, "board_pdf", fail)
    here = reverse("overview:board", args=[file.cluster.pk])
    response = enter(file.editor).get(f"{here[:-1]}.pdf", follow=True)
    assert response.redirect_chain == [(here, 302)]
    assert "Pango" in response.content.decode()


def test_report_asks_as_much_for_three_clusters_as_for_one(enter):
    client, counted = enter(acting(Role.HEAD_OF_TEAM)), []
    here = reverse("overview:report")
    for names in (("Een",), ("Twee", "Drie")):
        for name in names:
            granted(cluster_with_aid(name))
        client.get(here)
        with CaptureQueriesContext(connection) as queries:
            client.get(here)
        counted.append(len(queries))
    assert counted == [REPORT_QUERIES] * 2


def test_board_asks_as_much_for_three_projects_as_for_one(enter):
    file = make_file("Staalcluster")
    client, counted = enter(file.head), []
    here = reverse("overview:board", args=[file.cluster.pk])
    for number in (1, 2):
        for _project in range(number):
            granted(file.cluster)
        client.get(here)
        with CaptureQueriesContext(connection) as queries:
            client.get(here)
        counted.append(len(queries))
    assert counted == [BOARD_QUERIES] * 2


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (TODAY, "Volgende evaluatie: zaterdag 21 november 2026."),
        (date(2025, 12, 31), "De evaluatie was voorzien op woensdag 31 december 2025."),
    ],
)
def test_evaluation_that_is_late_is_not_called_the_next_one(due, words):
    row = SimpleNamespace(planned=SimpleNamespace(due=due))
    board = SimpleNamespace(planned=(row, Status("Gepland", Tone.DRAFT)), evaluations=[], on=TODAY)
    shown = render_to_string("overview/_board_evaluation.html", {"board": board})
    assert words in strip_tags(shown)
