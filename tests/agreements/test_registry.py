"""What this room tells the ground floor: sentences, impact of a figure, files kept inside, states."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.permissions import may_confirm_agreement
from agreements.queries import agreements_of, clock_of, project_years_of
from agreements.registry import check_outcomes, clock_outcomes, may_read_file
from agreements.transitions import AGREEMENTS
from clusterbeleid.core import impact
from clusterbeleid.core.actors import Role
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.texts import known_codes
from clusterbeleid.kernel.identifiers import make_kbo
from clusterbeleid.kernel.params import ParameterRow, Params
from tests.agreements.builders import confirmed, make_draft, running_agreement, with_operator
from tests.clusters.builders import PIXEL, make_cluster
from tests.harness.source import ROOT
from tests.people import NOW, TODAY, acting

CODE = re.compile(
    r'"((?:agreement|agreements|ledger|tenyears|parameter|scheme|plan|duty)\.[a-z_]+)"'
)
TERM = re.compile(r'"(line\.[a-z]+\.[a-z_]+)"')
SHORT = re.compile(
    r'(?:find\(\s*Level\.\w+,|find\(\s*level,|_block\(|answer\.line\(|figure_line\()\s*"([a-z_]+)"'
)
FIGURES = {"agreement.broken_year_days", "agreement.period_years", "scheme.validity_warn_months"}
FIGURES |= {"scheme.answer_working_days", "scheme.report_due_months", "scheme.sheet_working_days"}


def codes_in_the_code() -> set[str]:
    """Return every code that the rules and permissions of this room can give."""
    found: set[str] = set()
    for file in (ROOT / "agreements").rglob("*.py"):
        if file.name in {"sentences.py", "texts.py", "urls.py"} or {"migrations", "texts"} & {
            *file.parts
        }:
            continue
        text = file.read_text()
        found |= set(TERM.findall(text))
        if "rules" in file.parts or file.name in {"permissions.py", "transitions.py"}:
            found |= set(CODE.findall(text))
        prefix = "ledger" if file.name in {"ledger.py", "money.py"} else "agreement"
        for line in re.finditer(SHORT, text):
            kind = "line.agreement" if "line(" in line.group(0) else prefix
            found.add(f"{kind}.{line.group(1)}")
    return found - FIGURES


def test_every_code_has_a_sentence():
    codes = codes_in_the_code()
    assert len(codes) > 60
    assert codes <= known_codes()


def test_states_have_an_action_or_are_final():
    rows = {row.status: row.next for row in AGREEMENTS.rows()}
    assert rows == {
        "draft": ("running", "withdrawn"),
        "running": ("ended", "stopped"),
        "ended": (),
        "stopped": (),
        "withdrawn": (),
    }


def changed(params: Params, key: str, value: str) -> Params:
    def with_value(row: ParameterRow) -> ParameterRow:
        if row.key != key:
            return row
        return ParameterRow(
            row.key, Decimal(value), row.valid, row.rule, row.source, row.certainty, row.row_id
        )

    return Params(with_value(row) for row in params.rows)


@pytest.mark.django_db
def test_changed_figure_shows_the_files_that_change():
    cluster = make_cluster("Catalisti")
    agreement = running_agreement(cluster, date(2024, 1, 1), 3)
    make_cluster("EdTech")
    params = current_params()
    nine = changed(params, "art27.max_years", "9")
    found = impact.differences(params, nine, on=TODAY)
    assert [(row.file, row.before, row.after) for row in found if row.subject == "Tien jaar"] == [
        ("Catalisti", "31/12/2033, ok", "31/12/2032, ok")
    ]
    lower = changed(params, "spc.max_year_eur", "1000")
    found = impact.differences(params, lower, on=TODAY)
    assert [(row.file, row.subject, row.before) for row in found] == [
        ("Catalisti", agreement.reference, "geen opmerking")
    ]
    assert found[0].after.startswith("Projectjaar 1 krijgt € 500.000,00.")


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_impact_costs_the_same_for_any_number(number, django_assert_num_queries):
    for _turn in range(number):
        running_agreement(make_cluster(), date(2024, 1, 1), 3)
    params = current_params()
    with django_assert_num_queries(2):
        assert len(clock_outcomes(params, TODAY)) == number
    with django_assert_num_queries(9):
        assert len(check_outcomes(params, TODAY)) == number


@pytest.mark.django_db
def test_legal_advice_stays_inside_the_agency():
    cluster = make_cluster()
    running_agreement(cluster, years=3)
    late = make_draft(cluster, date(2025, 1, 1), 3, granted_on=date(2024, 12, 1))
    boss = acting(Role.HEAD_OF_TEAM)
    stored = [
        store_upload(
            SimpleUploadedFile("a.png", PIXEL, content_type="image/png"),
            scope=cluster.scope,
            actor=boss,
            at=NOW,
            allowed={"png"},
        )
        for _turn in range(2)
    ]
    confirmed(late, motivation="Nodig.", advice=stored[0])
    outside = acting(Role.CLUSTER_EDITOR, mandates=[make_kbo(7)])
    assert [may_read_file(outside, file, TODAY) for file in stored] == [False, None]
    assert [may_read_file(boss, file, TODAY) for file in stored] == [None, None]


@pytest.mark.django_db
def test_file_as_it_stood_before_a_correction_and_a_confirmation():
    early, late = NOW.replace(hour=8), NOW.replace(hour=9)
    boss = acting(Role.HEAD_OF_TEAM)
    cluster = with_operator(make_cluster())
    draft = make_draft(cluster, at=early)
    confirmed(draft, at=late)
    between = NOW.replace(hour=8, minute=30)
    assert [row.agreement.state for row in agreements_of(cluster, boss, moment=between)] == [
        "draft"
    ]
    assert [row.agreement.state for row in agreements_of(cluster, boss)] == ["running"]
    assert len(project_years_of(draft, moment=between)) == 3
    assert project_years_of(draft, moment=NOW.replace(hour=7)) == []
    params = current_params()
    assert clock_of(cluster, params, on=TODAY, moment=between).level == "unknown"
    assert clock_of(cluster, params, on=TODAY, moment=late).level == "months_3"


@pytest.mark.django_db
def test_button_and_action_give_the_same_answer():
    author, second = acting(Role.HEAD_OF_TEAM), acting(Role.HEAD_OF_TEAM)
    draft = make_draft(with_operator(make_cluster()), by=author)
    assert may_confirm_agreement(author, draft, on=TODAY).code == "agreements.own_draft"
    assert may_confirm_agreement(second, draft, on=TODAY).allowed
