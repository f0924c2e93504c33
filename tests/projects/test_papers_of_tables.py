"""The papers of the tables pass PDF/UA, as the demo fills them: three in each run, all in the long run."""

import page as pdf_check
import pytest
from django.urls import reverse

from clusterbeleid.overview.demo.people import user
from tests import demo
from tests.harness.client import StrictClient
from tests.harness.length import LONG

pytestmark = pytest.mark.django_db
TABLES = (3, 5, 6, 7, 8, 9) if LONG else (5, 9)
FIGURES = ("kmo-aandeel", "beleidslabels", "overlap", "verloop") if LONG else ("overlap",)


def test_papers_of_tables_and_figures_pass_pdf_ua():
    pages = [reverse("projects:table", args=[number]) for number in TABLES]
    pages += [reverse("projects:figure", args=[name]) for name in FIGURES]
    with demo.demo_settings():
        demo.put_back()
        client = StrictClient()
        client.force_login(user("hilde"))
        for page in pages:
            paper = client.get(page, {"export": "pdf"}).content
            report = pdf_check.validate_pdf_bytes(paper, profile="ua1")
            assert [(one.rule_id, one.message) for one in report.failures] == [], page
            assert report.is_compliant
