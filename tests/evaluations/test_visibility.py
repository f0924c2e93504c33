"""Reports and evaluations are seen by who may see their cluster (A5, R55)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db.models import Model

from evaluations.queries.interim.evaluations import visible_evaluations
from evaluations.queries.reports import visible_reports
from tests.cofinancing.builders import make_year
from tests.evaluations.interim.builders import told
from tests.evaluations.report_builders import opened
from tests.visibility import Case, Rows, seen_by_the_agency_alone

pytestmark = pytest.mark.django_db


def a_report() -> Model:
    return opened(make_year())


def an_evaluation() -> Model:
    return told().evaluation


CASES: list[Case] = [
    (visible_reports, a_report),
    (visible_evaluations, an_evaluation),
]


@pytest.mark.parametrize(("visible", "arranged"), CASES, ids=[one[0].__name__ for one in CASES])
def test_row_is_seen_by_the_agency_and_not_by_another_cluster(
    visible: Rows, arranged: Callable[[], Model]
) -> None:
    seen_by_the_agency_alone(visible, arranged())
