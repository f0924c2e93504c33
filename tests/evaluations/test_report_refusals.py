"""Who judges no section of a report, and who does not read one that is being written (R55)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from evaluations.actions.reports import reviewing
from evaluations.models import SectionReview
from tests.clusters.builders import head
from tests.cofinancing.builders import make_year
from tests.evaluations.report_builders import ENOUGH, opened, signatory_of, submitted, write
from tests.harness.client import StrictClient
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db


def test_section_is_judged_by_the_keepers_of_the_file_while_in_review() -> None:
    year = make_year()
    by = signatory_of(year)
    handed_in = submitted(year, by)
    with pytest.raises(Refused, match="report.not_in_review"):
        reviewing.judge_section(handed_in, "risks", "accepted", "", actor=head(), at=NOW)
    reading = reviewing.start_review(handed_in, actor=head(), at=NOW)
    refusals = {by: "clusters.agency_only", acting(Role.AUDITOR): "clusters.read_only"}
    for who, code in refusals.items():
        with pytest.raises(Refused, match=code):
            reviewing.judge_section(reading, "risks", "accepted", "", actor=who, at=NOW)
    assert not SectionReview.objects.exists()


def test_report_that_is_being_written_is_read_by_its_writers_only(client: StrictClient) -> None:
    year = make_year()
    by = signatory_of(year)
    report = opened(year)
    write(report, ENOUGH, by)
    versions = reverse("evaluations:report_versions", args=[report.pk])
    for who, status in ((by, 200), (head(), 403)):
        client.force_login(User.objects.get(pk=who.user_id or 0))
        assert client.get(versions).status_code == status
