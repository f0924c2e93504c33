"""Projects, envelopes, leverage and answers are seen by who may see their cluster (A5, R55)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db.models import Model

from projects.queries.answers.stored import visible_answers
from projects.queries.envelopes import visible_envelopes
from projects.queries.leverage import visible_entries
from projects.queries.projects import visible_projects
from tests.clusters.builders import make_cluster
from tests.people import TODAY
from tests.projects.answer_builders import drawn_up
from tests.projects.builders import draft, granted
from tests.projects.envelope_builders import envelope
from tests.projects.leverage_builders import entry
from tests.visibility import Case, Rows, editor_of, seen_by_the_agency_alone

pytestmark = pytest.mark.django_db


def an_envelope() -> Model:
    return envelope(make_cluster())


def an_entry() -> Model:
    return entry(make_cluster())


CASES: list[Case] = [
    (visible_answers, drawn_up),
    (visible_envelopes, an_envelope),
    (visible_entries, an_entry),
    (visible_projects, granted),
]


@pytest.mark.parametrize(("visible", "arranged"), CASES, ids=[one[0].__name__ for one in CASES])
def test_row_is_seen_by_the_agency_and_not_by_another_cluster(
    visible: Rows, arranged: Callable[[], Model]
) -> None:
    seen_by_the_agency_alone(visible, arranged())


def test_project_in_preparation_is_not_seen_by_its_own_cluster() -> None:
    cluster = make_cluster()
    draft(cluster)
    decided = granted(cluster)
    assert list(visible_projects(editor_of(cluster), on=TODAY)) == [decided]
