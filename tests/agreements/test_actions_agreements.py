"""Drafting, confirming, ending and stopping an agreement."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements import actions
from agreements.models import LedgerEntry, ProjectYear, SupportAgreement
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.models import StateChange
from clusterbeleid.kernel.findings import Explained, Level
from clusters.models import Cluster
from tests.agreements.builders import (
    confirmed,
    first_year,
    legal_figures,
    make_draft,
    make_scheme,
    paid,
    published,
    running_agreement,
    stopped,
    with_operator,
    year_drafts,
)
from tests.clusters.builders import PIXEL, make_cluster, manager_of
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db


def rows() -> tuple[list[object], ...]:
    """Return everything that a refused action may not touch."""
    return (
        list(SupportAgreement.objects.order_by("pk").values_list()),
        list(ProjectYear.objects.order_by("pk").values_list()),
        list(LedgerEntry.objects.order_by("pk").values_list()),
    )


def kept(agreement: SupportAgreement) -> Explained:
    """Return the check that was kept with a confirmed agreement."""
    found = from_json(agreement.checked or {})
    assert found is not None
    return found


def refusal(act) -> list[str]:
    """Return the codes of a refusal, and prove that nothing changed."""
    before = rows()
    with pytest.raises(Refused) as refused:
        act()
    assert rows() == before
    return [finding.code for finding in refused.value.findings]


def draft_of(agreement: SupportAgreement, **changes) -> actions.AgreementDraft:
    years = tuple(
        actions.YearDraft(
            row.first_day,
            row.last_day or row.first_day,
            row.granted_amount,
            row.eligible_cost,
            row.planned_cofinancing,
        )
        for row in agreement.project_years.order_by("number")
    )
    draft = actions.AgreementDraft(
        scheme=agreement.scheme,
        first_day=agreement.first_day,
        last_day=agreement.last_day or agreement.first_day,
        granted_on=agreement.granted_on,
        decision_reference=agreement.decision_reference,
        years=years,
    )
    return replace(draft, **changes)


def test_draft_has_project_years_and_no_commitment():
    manager = manager_of(cluster := make_cluster())
    agreement = make_draft(cluster, by=manager)
    assert agreement.state == "draft"
    assert agreement.drafted_by_id == manager.user_id
    assert list(agreement.project_years.values_list("number", "first_day", "last_day")) == [
        (1, date(2017, 1, 1), date(2017, 12, 31)),
        (2, date(2018, 1, 1), date(2018, 12, 31)),
        (3, date(2019, 1, 1), date(2019, 12, 31)),
    ]
    assert not LedgerEntry.objects.exists()


def test_draft_with_a_bad_project_year_leaves_nothing_behind():
    before = rows()
    years = year_drafts(date(2017, 1, 1), 1, "500000", cost="499999.99")
    with pytest.raises(ValidationError):
        make_draft(make_cluster(), drafts=years)
    assert rows() == before


def test_references_follow_each_other():
    cluster = make_cluster()
    first, second = make_draft(cluster), make_draft(cluster, date(2020, 1, 1))
    assert first.reference == f"SO-2016-{cluster.pk:04d}-01"
    assert second.reference == f"SO-2019-{cluster.pk:04d}-02"


def test_confirming_commits_each_project_year_on_the_granting_date():
    agreement = running_agreement()
    assert agreement.state == "running"
    assert list(
        LedgerEntry.objects.values_list(
            "kind", "amount", "on_day", "project_year__number", "lineage_id"
        )
    ) == [
        ("committed", Decimal("500000.00"), date(2016, 12, 2), number, agreement.cluster.lineage_id)
        for number in (1, 2, 3)
    ]


def test_confirming_keeps_the_check_and_the_change_of_state():
    boss = acting(Role.HEAD_OF_TEAM)
    cluster = with_operator(make_cluster())
    agreement = confirmed(make_draft(cluster), by=boss)
    stored = SupportAgreement.objects.get(pk=agreement.pk)
    lines = {line.term: line.value for line in kept(stored).lines}
    assert lines["line.agreement.year_cap"] == Decimal("500000.00")
    assert lines["line.agreement.clock_last_day"] == date(2026, 12, 31)
    change = StateChange.objects.get(object_id=agreement.pk, action="confirm_agreement")
    assert (change.from_state, change.to_state, change.actor_id, change.at) == (
        "draft",
        "running",
        boss.user_id,
        NOW,
    )
    changes = changes_of(SupportAgreement.objects.all())
    assert {change.field.name for change in changes if change.field} == {
        "state",
        "confirmed_by",
        "checked",
    }


def test_blocked_agreement_is_refused_with_every_finding():
    legal_figures()
    agreement = make_draft(make_cluster(), amount="500000.01")
    boss = acting(Role.HEAD_OF_TEAM)
    codes = refusal(lambda: actions.confirm_agreement(agreement, actor=boss, at=NOW))
    assert codes == ["agreement.no_operator", *["agreement.above_yearly_cap"] * 3]


def test_author_cannot_confirm():
    author = acting(Role.HEAD_OF_TEAM)
    agreement = make_draft(with_operator(make_cluster()), by=author)
    codes = refusal(lambda: confirmed(agreement, by=author))
    assert codes == ["agreements.own_draft"]


def test_who_ever_changed_the_draft_cannot_confirm():
    first, second = acting(Role.HEAD_OF_TEAM), acting(Role.HEAD_OF_TEAM)
    agreement = make_draft(with_operator(make_cluster()), by=first)
    corrected = actions.correct_draft(
        agreement, draft_of(agreement), expected_version=1, actor=second, at=NOW
    )
    for author in (first, second):
        assert refusal(lambda who=author: confirmed(corrected, by=who)) == ["agreements.own_draft"]
    assert confirmed(corrected).state == "running"


def test_exception_needs_its_motivation():
    cluster = make_cluster()
    running_agreement(cluster, years=1)
    later = make_draft(cluster, date(2018, 2, 1), 1)
    codes = refusal(lambda: confirmed(later))
    assert codes == ["agreement.gap", "agreement.motivation_missing"]
    agreement = confirmed(later, motivation="De beslissing kwam een maand later.")
    assert agreement.override_reason == "De beslissing kwam een maand later."


def advice_for(cluster: Cluster):
    file = SimpleUploadedFile("advies.png", PIXEL, content_type="image/png")
    return store_upload(
        file, scope=cluster.scope, actor=acting(Role.HEAD_OF_TEAM), at=NOW, allowed={"png"}
    )


def test_past_the_calendar_clock_needs_a_legal_advice_too():
    cluster = make_cluster()
    running_agreement(cluster, years=3)
    late = make_draft(cluster, date(2025, 1, 1), 3, granted_on=date(2024, 12, 1))
    codes = refusal(lambda: confirmed(late, motivation="Nodig."))
    assert "agreement.advice_missing" in codes
    foreign = advice_for(make_cluster())
    codes = refusal(lambda: confirmed(late, motivation="Nodig.", advice=foreign))
    assert codes == ["agreement.advice_of_other_file"]
    agreement = confirmed(late, motivation="Nodig.", advice=advice_for(cluster))
    assert (agreement.state, agreement.last_day) == ("running", date(2027, 12, 31))


def test_confirming_an_outdated_page_is_a_conflict():
    agreement = make_draft(with_operator(make_cluster()))
    actions.correct_draft(
        agreement,
        draft_of(agreement, decision_reference="HBC 999"),
        expected_version=1,
        actor=acting(Role.HEAD_OF_TEAM),
        at=NOW,
    )
    before = rows()
    with pytest.raises(Conflict):
        actions.confirm_agreement(
            agreement, actor=acting(Role.HEAD_OF_TEAM), at=NOW, expected_version=1
        )
    assert rows() == before


def test_correcting_an_outdated_draft_is_a_conflict():
    boss = acting(Role.HEAD_OF_TEAM)
    agreement = make_draft(make_cluster(), by=boss)
    new = draft_of(agreement, decision_reference="HBC 1000")
    actions.correct_draft(agreement, new, expected_version=1, actor=boss, at=NOW)
    before = rows()
    other = draft_of(agreement, decision_reference="HBC 2000")
    with pytest.raises(Conflict) as conflict:
        actions.correct_draft(agreement, other, expected_version=1, actor=boss, at=NOW)
    assert conflict.value.theirs == {"decision_reference": "HBC 1000"}
    assert rows() == before


def test_corrected_project_years_may_move_over_each_other():
    agreement = make_draft(make_cluster())
    years = year_drafts(date(2017, 7, 1), 2, "400000")
    actions.correct_draft(
        agreement,
        draft_of(agreement, first_day=date(2017, 7, 1), last_day=date(2019, 6, 30), years=years),
        expected_version=1,
        actor=acting(Role.HEAD_OF_TEAM),
        at=NOW,
    )
    assert list(
        ProjectYear.objects.values_list("number", "first_day", "granted_amount").order_by("number")
    ) == [
        (1, date(2017, 7, 1), Decimal("400000.00")),
        (2, date(2018, 7, 1), Decimal("400000.00")),
    ]


def test_unchanged_project_year_keeps_its_row_and_history():
    agreement = make_draft(make_cluster())
    before = list(ProjectYear.objects.order_by("pk").values_list("pk", "version"))
    actions.correct_draft(
        agreement,
        draft_of(agreement, decision_reference="HBC 7"),
        expected_version=1,
        actor=acting(Role.HEAD_OF_TEAM),
        at=NOW,
    )
    assert list(ProjectYear.objects.order_by("pk").values_list("pk", "version")) == before


def test_confirmed_agreement_cannot_be_corrected_or_withdrawn():
    agreement = running_agreement()
    boss = acting(Role.HEAD_OF_TEAM)
    new = draft_of(agreement, first_day=date(2018, 1, 1))
    codes = refusal(
        lambda: actions.correct_draft(
            agreement, new, expected_version=agreement.version, actor=boss, at=NOW
        )
    )
    assert codes == ["agreements.not_a_draft"]
    codes = refusal(
        lambda: actions.withdraw_draft(agreement, actor=boss, at=NOW, reason="Vergissing")
    )
    assert codes == ["transition.wrong_state"]


def test_withdrawn_draft_frees_its_days():
    cluster = with_operator(make_cluster())
    boss = acting(Role.HEAD_OF_TEAM)
    first = make_draft(cluster)
    codes = refusal(lambda: actions.withdraw_draft(first, actor=boss, at=NOW, reason=" "))
    assert codes == ["transition.reason"]
    actions.withdraw_draft(first, actor=boss, at=NOW, reason="De aanvrager trok zich terug.")
    assert confirmed(make_draft(cluster)).state == "running"


def test_agreement_ends_only_after_its_last_day():
    boss = acting(Role.HEAD_OF_TEAM)
    running = running_agreement(
        start=date(2024, 1, 1), amount="650000", granted_on=date(2024, 1, 1)
    )
    codes = refusal(lambda: actions.end_agreement(running, actor=boss, at=NOW))
    assert codes == ["agreement.still_running"]
    over = published(running_agreement())
    assert actions.end_agreement(over, actor=boss, at=NOW).state == "ended"


def test_stop_brings_the_end_forward_and_releases_what_no_longer_can_be_paid():
    agreement = running_agreement(years=3)
    paid(first_year(agreement), "300000")
    stopped(agreement, date(2018, 6, 30))
    stored = SupportAgreement.objects.get(pk=agreement.pk)
    assert (stored.state, stored.last_day) == ("stopped", date(2018, 6, 30))
    released = LedgerEntry.objects.filter(kind="decommitted")
    assert list(released.values_list("project_year__number", "amount", "on_day")) == [
        (3, Decimal("500000.00"), date(2026, 11, 21))
    ]


@pytest.mark.parametrize("last_day", [date(2016, 12, 31), date(2019, 12, 31), date(2020, 1, 1)])
def test_stop_lies_within_the_agreement(last_day):
    agreement = running_agreement()
    assert refusal(lambda: stopped(agreement, last_day)) == ["agreement.stop_outside"]


def test_confirming_twice_commits_once():
    agreement = running_agreement()
    assert refusal(lambda: confirmed(agreement)) == ["transition.wrong_state"]
    assert LedgerEntry.objects.count() == 3


@pytest.mark.parametrize(
    "role",
    [
        Role.ACCOUNT_MANAGER,
        Role.FINANCE,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
        Role.COMMITTEE_MEMBER,
        Role.EXPERT,
        None,
    ],
)
def test_others_change_nothing(role):
    stranger = acting(role)
    cluster = with_operator(make_cluster())
    draft, running = make_draft(cluster, date(2020, 1, 1)), running_agreement(cluster)
    scheme = make_scheme()
    legal_figures()
    attempts = [
        lambda: make_draft(cluster, date(2023, 1, 1), scheme=scheme, by=stranger),
        lambda: actions.correct_draft(
            draft, draft_of(draft), expected_version=1, actor=stranger, at=NOW
        ),
        lambda: actions.confirm_agreement(draft, actor=stranger, at=NOW),
        lambda: actions.withdraw_draft(draft, actor=stranger, at=NOW, reason="x"),
        lambda: actions.end_agreement(running, actor=stranger, at=NOW),
        lambda: actions.stop_agreement(
            running, last_day=date(2018, 1, 1), actor=stranger, at=NOW, reason="x"
        ),
    ]
    expected = (
        "agreements.read_only" if role in {Role.FINANCE, Role.AUDITOR} else "agreements.not_yours"
    )
    assert [refusal(attempt) for attempt in attempts] == [[expected]] * len(attempts)


def test_account_manager_of_the_cluster_drafts_and_never_confirms():
    manager = manager_of(cluster := with_operator(make_cluster()))
    draft = make_draft(cluster, by=acting(Role.HEAD_OF_TEAM))
    legal_figures()
    assert refusal(lambda: confirmed(draft, by=manager)) == ["agreements.head_only"]
    running = confirmed(draft)
    codes = refusal(
        lambda: actions.stop_agreement(
            running, last_day=date(2018, 1, 1), actor=manager, at=NOW, reason="x"
        )
    )
    assert codes == ["agreements.head_only"]
    published(running)
    assert actions.end_agreement(running, actor=manager, at=NOW).state == "ended"


def test_scheme_in_use_keeps_what_it_counts_for():
    running_agreement()
    scheme = make_scheme()
    boss = acting(Role.HEAD_OF_TEAM)
    data = actions.SchemeData(
        scheme.code,
        scheme.name,
        scheme.cluster_kind,
        scheme.legal_basis,
        counts_for_ten_years=False,
        valid_from=scheme.valid_from,
        valid_to=scheme.valid_to,
    )
    codes = refusal(
        lambda: actions.correct_scheme(
            scheme, data, expected_version=1, actor=boss, at=NOW, reason="Vergissing"
        )
    )
    assert codes == ["scheme.in_use"]
    longer = replace(data, counts_for_ten_years=True, valid_to=date(2030, 12, 31))
    changed = actions.correct_scheme(
        scheme, longer, expected_version=1, actor=boss, at=NOW, reason="Verlenging van de AGVV"
    )
    assert (changed.valid_to, changed.version) == (date(2030, 12, 31), 2)


@pytest.mark.parametrize("level", [Level.WARN, Level.RECORD])
def test_warning_stops_nobody(level):
    """A four-year agreement warns; a kind without cap only asks to be recorded."""
    kind = "SPC" if level is Level.WARN else "AD_HOC"
    years = 4 if level is Level.WARN else 3
    agreement = running_agreement(make_cluster(kind=kind), date(2018, 1, 1), years)
    assert level in {finding.level for finding in kept(agreement).findings}
