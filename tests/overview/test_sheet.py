"""The supervision sheet: a tagged PDF with the figures of the screen."""

from io import BytesIO

import page
import pytest
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import actor_of
from clusterbeleid.core.formatting import (
    format_day,
    format_enterprise_number,
    format_euro,
    format_pct,
)
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.overview.cluster_file import cluster_file
from clusterbeleid.overview.demo.people import BY_KEY
from clusterbeleid.overview.views import cluster as views
from clusters.models import Cluster
from tests.overview.conftest import DAY, text_of

pytestmark = pytest.mark.usefixtures("told", "db")


@pytest.fixture
def vil():
    return Cluster.objects.get(name="VIL")


def address(cluster, day=""):
    found = reverse("overview:cluster_sheet", args=[cluster.pk])
    return f"{found}?op={day}" if day else found


def words_of(pdf):
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return plain(text).replace("\N{HYPHEN} ", "")


def plain(text):
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_sheet_is_tagged_and_passes_pdf_ua(browse, vil):
    response = browse("els").get(address(vil))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="supervision-sheet-vil-2026-11-21.pdf"'
    )
    report = page.validate_pdf_bytes(response.content, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_sheet_holds_every_figure_of_the_screen(browse, vil):
    client = browse("els")
    sheet = words_of(client.get(address(vil)).content)
    screen = plain(text_of(client.get(reverse("overview:cluster", args=[vil.pk]))))
    shown = cluster_file(vil, actor_of(User.objects.get(email=BY_KEY["els"].email), on=DAY), on=DAY)
    assert shown is not None
    assert shown.operator is not None
    assert shown.clock is not None
    assert shown.ledger is not None
    figures = [
        format_enterprise_number(shown.operator.kbo),
        format_day(shown.clock.last_day),
        format_euro(shown.ledger.end.net_committed),
        format_euro(shown.ledger.end.paid),
    ]
    for check in shown.checks:
        figures += [format_day(check.due), format_euro(check.required)]
        figures += [format_euro(check.received_by_due), format_pct(check.percentage)]
    assert len(figures) > 20
    for figure in map(plain, figures):
        assert figure in screen
        assert figure in sheet


def test_sheet_names_sources_and_who_drew_it_up(browse, vil):
    sheet = words_of(browse("els").get(address(vil)).content)
    for words in (
        "Els Demeyer",
        "Conceptnota clusterbeleid 2015",
        "cofinancing.paid_in_pct",
        "651/2014",
    ):
        assert words in sheet


def test_same_facts_give_the_same_bytes(browse, vil):
    client = browse("els")
    assert client.get(address(vil)).content == client.get(address(vil)).content


def test_sheet_as_of_a_day_says_so_and_shows_the_years_known_then(browse, vil):
    response = browse("els").get(address(vil, "30/06/2022"))
    sheet = words_of(response.content)
    assert "vil-2022-06-30.pdf" in response["Content-Disposition"]
    assert "Everything stands as it was known at the end of that day." in sheet
    assert "VIL-2020/3" in sheet
    assert "VIL-2024" not in sheet


def test_sheet_is_dutch_for_a_dutch_reader(client, vil):
    client.force_login(User.objects.get(email=BY_KEY["hilde"].email))
    response = client.get(address(vil))
    assert 'filename="toezichtsfiche-vil-2026-11-21.pdf"' in response["Content-Disposition"]
    assert "Toezichtsfiche VIL" in words_of(response.content)
    assert translation.get_language() == "nl"


@pytest.mark.parametrize(
    ("day", "status"), [("31/02/2022", 422), ("01/01/2016", 422), ("22/11/2026", 422)]
)
def test_sheet_of_an_impossible_day_is_a_page_that_says_why(browse, vil, day, status):
    response = browse("els").get(address(vil, day))
    assert response.status_code == status
    assert "The supervision sheet could not be made" in text_of(response)


def test_sheet_that_cannot_be_drawn_is_a_page_that_says_why(browse, vil, monkeypatch):
    def fail(*_arguments, **_more):
        raise PdfFailed("pdf.no_library")

    monkeypatch.setattr(views, "supervision_sheet", fail)
    response = browse("els").get(address(vil))
    assert response.status_code == 503
    assert "Pango is missing" in text_of(response)


@pytest.mark.parametrize("key", ["karim", "nora", "bart", "lieve", "anna"])
def test_sheet_of_another_answers_as_if_it_were_absent(browse, vil, key):
    client = browse(key)
    mine, absent = (
        client.get(address(vil)),
        client.get(reverse("overview:cluster_sheet", args=[10**6])),
    )
    assert (mine.status_code, absent.status_code) == (404, 404)
