"""The yearly report of a cluster knows its innovation projects already (R60)."""

from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.core.written.answers import TypedText
from clusterbeleid.kernel.periods import Period
from evaluations import effects
from evaluations.actions.reports.writing import save_answers
from evaluations.queries.prefill import prefilled
from evaluations.queries.reports import answers_of
from evaluations.rules.report_form import NOTE
from tests.clusters.builders import have_figures
from tests.cofinancing.builders import make_year
from tests.evaluations.report_builders import opened, signatory_of
from tests.people import NOW, TODAY
from tests.projects.builders import draft, granted, part

pytestmark = pytest.mark.django_db
YEAR = Period(date(2026, 1, 1), TODAY)


@pytest.fixture
def year(db):
    have_figures()
    return make_year(YEAR.first)


def told(report):
    rows = [row for row in prefilled(report, today=TODAY) if row.section == "projects"]
    return {row.key: (row.value, row.unit, row.source) for row in rows}


def expected(number, aid, companies):
    source = "figures.projects"
    return {
        "projects-decided": (Decimal(number), "number", source),
        "projects-aid": (Decimal(aid), "eur", source),
        "projects-companies": (Decimal(companies), "number", source),
    }


def test_projects_decided_in_the_year_stand_in_the_report(year):
    cluster, report = year.agreement.cluster, opened(year)
    assert told(report) == expected(0, 0, 0)
    first = granted(cluster)
    second = draft(cluster)
    part(second, "0.00", role="research")
    granted()
    assert told(report) == expected(1, "300.00", 3)
    granted(cluster, decided_on=date(2025, 12, 31))
    assert told(report) == expected(1, "300.00", 3)
    assert first.partners.count() == 3


def test_figure_of_projects_is_contested_with_a_note(year):
    report = opened(year)
    typed = {f"{NOTE}projects-aid": TypedText("Er ontbreekt een project.", 0)}
    assert not save_answers(report, "projects", typed, actor=signatory_of(year), at=NOW).clashes
    assert answers_of(report)[f"{NOTE}projects-aid"].text == "Er ontbreekt een project."


def test_without_the_room_projects_the_report_has_no_such_figures(year, monkeypatch):
    monkeypatch.setattr(effects, "_SOURCES", {})
    assert told(opened(year)) == {}


def test_two_sources_of_one_name_are_refused():
    with pytest.raises(ValueError, match="projects"):
        effects.register_figures("projects", lambda _cluster, _days: ())


@pytest.mark.parametrize("number", [1, 3])
def test_figures_cost_the_same_for_any_number(year, number, django_assert_num_queries):
    for _turn in range(number):
        granted(year.agreement.cluster)
    with django_assert_num_queries(1):
        assert effects.figures_above(year.agreement.cluster_id, YEAR)[0].value == number
