"""What an accepted report says becomes values of indicators, by the definition in use (R61)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from clusterbeleid.core.errors import Refused
from evaluations.actions.reports import reviewing
from evaluations.actions.reports.submitting import submit_report
from evaluations.models import KpiValue, Report, ReportVersion
from evaluations.rules.figures import reported_figures, typed_number
from tests.clusters.builders import head
from tests.cofinancing.builders import make_year
from tests.evaluations.builders import make_definition
from tests.evaluations.report_builders import ENOUGH, hash_now, opened, signatory_of, write
from tests.people import NOW

pytestmark = pytest.mark.django_db
TOLD = {**ENOUGH, "nps": "-12,5", "employment": "1.250"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.250,5", "1250.5"),
        (" -12 ", "-12"),
        ("veel", None),
        ("", None),
        ("NaN", None),
        ("1e12", None),
    ],
)
def test_number_as_typed(text, number):
    assert typed_number(text) == (Decimal(number) if number else None)


def test_long_share_fits_an_indicator():
    rows = [{"key": "sme-share", "section": "members", "value": Decimal(200) / 3}]
    found = reported_figures({"answers": {}, "figures": rows}, ())
    assert found == {"sme_share": Decimal("66.67")}


def test_share_without_companies_and_rejected_section_give_no_figure():
    rows = [
        {"key": "sme-share", "section": "members", "value": None},
        {"key": "members-total", "section": "members", "value": Decimal(3)},
    ]
    content = {"answers": {"nps": "40", "employment": ""}, "figures": rows}
    assert reported_figures(content, ()) == {"nps": Decimal(40), "members": Decimal(3)}
    assert reported_figures(content, {"members"}) == {"nps": Decimal(40)}
    assert reported_figures(content, {"indicators"}) == {"members": Decimal(3)}


def handed_in(year, by, texts):
    report = opened(year)
    write(report, texts, by)
    submit_report(report, seen=hash_now(report), actor=by, at=NOW)
    return reviewing.start_review(report, actor=head(), at=NOW)


def values():
    rows = KpiValue.objects.order_by("definition__kpi__code", "definition__number")
    return [(row.definition.kpi.code, row.definition.number, row.value) for row in rows]


def test_accepting_writes_what_is_defined_by_its_latest_definition_with_its_source():
    make_definition("nps")
    latest = make_definition("nps")
    make_definition("employment")
    year = make_year()
    report = handed_in(year, signatory_of(year), TOLD)
    assert values() == []
    reviewing.accept_report(report, actor=head(), at=NOW)
    assert values() == [("employment", 1, Decimal(1250)), ("nps", 2, Decimal("-12.5"))]
    row = KpiValue.objects.get(definition=latest)
    assert (row.cluster_id, row.year, row.on_day) == (
        report.cluster_id, year.first_day.year, year.last_day,
    )  # fmt: skip
    assert row.report_version == ReportVersion.objects.get()
    assert (row.scope, row.source) == (
        "zoals gemeld",
        f"Jaarverslag {year.first_day.year}, versie 1",
    )


def test_refused_acceptance_writes_nothing():
    make_definition("nps")
    year = make_year()
    report = handed_in(year, signatory_of(year), TOLD)
    reviewing.judge_section(report, "risks", "question", "Welke?", actor=head(), at=NOW)
    with pytest.raises(Refused, match="report.section_waits"):
        reviewing.accept_report(report, actor=head(), at=NOW)
    assert values() == []


def test_figures_of_a_rejected_section_do_not_count():
    make_definition("nps")
    make_definition("members")
    year = make_year()
    report = handed_in(year, signatory_of(year), TOLD)
    reviewing.judge_section(report, "indicators", "rejected", "Geen bron.", actor=head(), at=NOW)
    reviewing.accept_report(report, actor=head(), at=NOW)
    assert [row[0] for row in values()] == ["members"]


def test_correction_corrects_the_value_and_what_is_gone_goes():
    make_definition("nps")
    make_definition("employment")
    year = make_year()
    by = signatory_of(year)
    report = reviewing.accept_report(handed_in(year, by, TOLD), actor=head(), at=NOW)
    until = NOW + timedelta(days=7)
    reviewing.ask(report, ["indicators"], until, actor=head(), at=NOW, reason="Fout cijfer")
    write(report, {"nps": "30", "employment": ""}, by)
    submit_report(report, seen=hash_now(report), actor=by, at=NOW)
    reviewing.start_review(report, actor=head(), at=NOW)
    reviewing.accept_report(report, actor=head(), at=NOW)
    assert values() == [("nps", 1, Decimal(30))]
    row = KpiValue.objects.get()
    assert row.report_version == ReportVersion.objects.get(number=2)
    assert set(row.history.values_list("value", flat=True)) == {Decimal("-12.5"), Decimal(30)}


def test_plan_gives_no_figures():
    make_definition("members")
    year = make_year()
    by = signatory_of(year)
    report = opened(year, "plan")
    write(report, ENOUGH, by)
    submit_report(report, seen=hash_now(report), actor=by, at=NOW)
    reviewing.start_review(report, actor=head(), at=NOW)
    reviewing.accept_report(report, actor=head(), at=NOW)
    assert (Report.objects.get().state, values()) == ("accepted", [])
